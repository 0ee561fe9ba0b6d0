"""Entries of the codebook and of cards that a schema lets through and that say nothing, or not what they show."""

from __future__ import annotations

from collections.abc import Iterator

from presslens.base.characters import harmful_character
from presslens.base.errors import InputError
from presslens.base.unseen import has_words, is_blank

#: Lists whose entries may be signs alone: quotation marks, and lines that are no part of an article.
_SIGNS = {("speech", "quotes"), ("boilerplate", "lines"), ("card", "boilerplate")}


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
        if is_blank(text):
            faults.append(InputError(place, f"found {text!r}, which is blank", "text, or leave the entry out"))
        elif hidden := harmful_character(text):
            faults.append(InputError(place, f"holds a character that is not seen (U+{ord(hidden):04X})", "take it out"))
        elif is_phrase and (part, path[0]) not in _SIGNS and not has_words(text):
            faults.append(InputError(place, f"found {text!r}", "allowed: a phrase with a letter or a digit in it"))
    return faults


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
