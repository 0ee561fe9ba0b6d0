"""Words for readers that remember how they were put together, so that they can be said in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

#: A name in braces, with how its value is formatted.
PLACE = re.compile(r"\{(\w+)(?::[^{}]*)?\}")
#: Where a text of several sentences can be taken apart: behind a stop, or around a name that stands for sentences.
_BETWEEN = re.compile(r"(?<=[.?}])[ \n]+(?=[A-Z{]|n:)")


class Said(str):
    """A text in English that knows its template and what stands in it.

    A value that is itself one is words too; any other is taken as it stands, in every language: a number, a name of an
    outlet, a word of an article. Without values the text is its own template, and braces in it mean nothing.

    Attributes
    ----------
    template
        With names in braces.
    values
        By name.

    Raises
    ------
    KeyError
        A name stands for nothing.

    >>> text = Said("{who}, n = {n}", who=Said("Turkey"), n=3)
    >>> text, text.template
    ('Turkey, n = 3', '{who}, n = {n}')
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Said:
        """Fill in the template."""
        text = super().__new__(cls, template.format_map(values) if values else template)
        text.template, text.values = template, values
        return text


def joined(between: str, parts: Iterable[str | None]) -> Said:
    """Texts one behind the other, empty ones left out; each stays what it is.

    >>> joined("; ", [Said("one"), "", "two"])
    'one; two'
    """
    found = {f"part{place}": part for place, part in enumerate(part for part in parts if part)}
    return Said(between.join(f"{{{name}}}" for name in found), **found)


def sentences(template: str, values: Mapping[str, object]) -> Said:
    """A text of several sentences, each of them said by itself.

    Parameters
    ----------
    template
        On one line or several; every run of spaces and ends of lines is one space.
    values
        What names in braces stand for; more than the text names may be there.

    Raises
    ------
    KeyError
        A name stands for nothing.

    >>> text = sentences("{first} n: mentions. All {n}\\nof them.", {"first": "", "n": 3})
    >>> text, [part.template for part in text.values.values()]
    ('n: mentions. All 3 of them.', ['n: mentions.', 'All {n} of them.'])
    """
    parts = _BETWEEN.split(re.sub(r"[ \n]+", " ", template).strip())
    return joined(" ", (_filled(part, values) for part in parts))


def _filled(template: str, values: Mapping[str, object]) -> str:
    names = PLACE.findall(template)
    if not names:
        return Said(template)
    if PLACE.fullmatch(template):
        value = values[names[0]]
        return value if isinstance(value, str) else str(value)
    return Said(template, **{name: values[name] for name in names})
