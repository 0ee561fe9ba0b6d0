"""Characters that must not reach an output as they are: they end a document, or make it look like another."""

from __future__ import annotations

import re

#: What no XML may hold (control characters, halves of pairs, characters that are none), what turns the direction of
#: everything behind it, and what some readers take for the end of a line. Tabs and ends of lines are for the format
#: to judge.
HARMFUL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
_HARMFUL = re.compile(HARMFUL[:-1] + "\ud800-\udfff]")
#: Control characters, and halves of pairs: no text of a card or codebook has them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    r"""Outside text as it may stand in any output: characters that could do harm are spelled out.

    >>> print(shown("The\x1b[31mPaper\u202e"))
    The\x1b[31mPaper\u202e
    """
    return text if text.isprintable() else _HARMFUL.sub(lambda found: _name(found[0]), text)


def escaped_in_json(text: str) -> str:
    r"""A document of JSON with the same values, in which the characters of :func:`shown` are escaped as JSON does it.

    >>> print(escaped_in_json('["\u202e"]'))
    ["\u202e"]
    """
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def harmful_character(text: str) -> str | None:
    r"""The first character of a text that :func:`shown` spells out; None where there is none.

    >>> harmful_character("Ank\u202eara"), harmful_character("Ankara")
    ('\u202e', None)
    """
    found = None if text.isprintable() else _HARMFUL.search(text)
    return found[0] if found else None


def control_character(text: str) -> tuple[int, str] | None:
    r"""The place of the first control character in a text, and its name; None where there is none.

    >>> control_character("a\tb\x1b"), control_character("Ankara")
    ((3, '\\x1b'), None)
    """
    found = None if text.isprintable() else _CONTROL.search(text)
    return (found.start(), _name(found[0])) if found else None


def _name(character: str) -> str:
    return character.encode("unicode_escape", "backslashreplace").decode()
