"""Entries of the codebook and of cards that a schema lets through and that say nothing, or not what they show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from presslens.base.characters import harmful_character
from presslens.base.errors import InputError
from presslens.base.folding import fold
from presslens.base.unseen import is_blank

#: Lists whose entries may be signs alone: quotation marks, and lines that are no part of an article.
_SIGNS = {("speech", "quotes"), ("boilerplate", "lines"), ("card", "boilerplate")}
#: Names are found as they stand; a star would find others than it shows.
_WITHOUT_STARS = ("targets", "holders", "nouns")
_STARS_IN_A_WORD = re.compile(r"\*\S*\*")


def entry_faults(document: object, part: str, where: object) -> list[InputError]:
    """Faults of the texts in a file, wherever in it.

    Parameters
    ----------
    document
        Content of the file.
    part
        Of the codebook (``targets``, ``stance`` ...), or ``card``.
    where
        The file.

    >>> [str(fault) for fault in entry_faults({"cues": ["war", "**"]}, "frames", "codebook/frames/conflict.yaml")]
    ["codebook/frames/conflict.yaml: cues.1: found '**'; allowed: a phrase with a letter or a digit in it"]
    """
    faults = []
    for path, text, is_phrase in _texts(document, (), False):
        place = f"{where}: {'.'.join(path)}"
        signs = (part, path[0]) in _SIGNS
        if is_blank(text):
            faults.append(InputError(place, f"found {text!r}, which is blank", "text, or leave the entry out"))
        elif hidden := harmful_character(text):
            faults.append(InputError(place, f"holds a character that is not seen (U+{ord(hidden):04X})", "take it out"))
        elif path[-1] == "label" and len(text.splitlines()) > 1:
            faults.append(InputError(place, f"found {text[:60]!r}", "allowed: one line"))
        elif not is_phrase:
            continue
        elif not signs and not any(map(str.isalnum, fold(text)[0])):
            faults.append(InputError(place, f"found {text!r}", "allowed: a phrase with a letter or a digit in it"))
        elif "*" in text and (star := _star_fault(text, part, signs)):
            faults.append(InputError(place, f"found {text[:60]!r}", star))
    return faults


def _star_fault(text: str, part: str, signs: bool) -> str | None:
    """What is wrong with the stars of an entry; None: nothing."""
    if signs:
        says = any(c.isalnum() or unicodedata.category(c) == "So" for c in text)  # a letter, a digit, a sign such as ©
        return None if says else "a star stands for any words: every line would be taken out"
    if part in _WITHOUT_STARS:
        return "a name has no star; list its forms"
    return "one star in a word, or alone for a word" if _STARS_IN_A_WORD.search(text) else None


def _texts(value: object, path: tuple[str, ...], listed: bool) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """Texts with their places, and whether each is an entry of a list."""
    if isinstance(value, str):
        yield path, value, listed
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, str(key)), False)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, str(number)), True)
