"""From a file's text to an article: title and paragraphs kept, boilerplate taken out and recorded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from presslens.base.errors import InputError, readable
from presslens.base.spelling import form_of
from presslens.base.unseen import is_blank
from presslens.ingest.known_lines import KnownLines
from presslens.ingest.markup import applied, edits
from presslens.ingest.opening import is_title, opening

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
#: Quotation marks, dashes and the ellipsis of Windows-1252, which Latin-1 reads as control characters.
PUNCTUATION = {c: bytes([c]).decode("cp1252") for c in (0x82, 0x84, 0x85, 0x8B, *range(0x91, 0x95), 0x96, 0x97, 0x9B)}
#: What becomes of a control character: what it stands for, a space where it parts words, else nothing.
_REPAIRS = dict.fromkeys([0x0B, 0x0C, *range(0x1C, 0x20)], " ") | PUNCTUATION


@dataclass(frozen=True, slots=True)
class Removal:
    """What cleaning took out: where, why, and what stood there.

    ``line`` counts the lines of a file from 1. ``start`` and ``end`` are characters of the raw text, where the reader
    keeps account of them (see :mod:`presslens.ingest.spans`). With a ``replacement`` the characters were not taken out
    but exchanged: one for one where ``start`` is given.
    """

    line: int | None
    reason: str
    text: str
    start: int | None = None
    end: int | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's title (or None), its text with paragraphs set apart by an empty line, and the removals.

    ``lines`` holds, for each line of the text that is not empty, its line in the file, from 1.
    """

    title: str | None
    text: str
    removals: tuple[Removal, ...]
    lines: tuple[int, ...] = ()


def clean(raw: str, boilerplate: Iterable[str] | KnownLines, title: str | None = None) -> Cleaned:
    """Separate the title, drop boilerplate lines, read what HTML was left as what it stands for; keep everything else.

    Parameters
    ----------
    raw
        Text with Unix line ends.
    boilerplate
        Whole lines that are no part of any article; as of :class:`presslens.ingest.known_lines.KnownLines`.
    title
        The title when it is known from elsewhere; a first line that repeats it is removed. Otherwise the first line is
        the title when it looks like one (see :func:`presslens.ingest.opening.opening`) and more text follows.

    Raises
    ------
    InputError
        Nothing is left after cleaning (``where`` is to be filled in by the caller).
    """
    known = boilerplate if isinstance(boilerplate, KnownLines) else KnownLines(boilerplate)
    numbers = _Numbers(raw)
    changes = edits(raw)
    removals = [
        Removal(numbers.of(edit.start), edit.reason, readable(raw[edit.start : edit.end]), None, None, edit.replacement)
        for edit in changes
    ]
    text, places = applied(raw, changes) if changes else (raw, None)
    blocks: list[list[tuple[int, str]]] = [[]]
    at = 0
    for line in text.split("\n"):
        number = numbers.of(at if places is None else places[at])
        at += len(line) + 1
        kept = _CONTROLS.sub(lambda control: _REPAIRS.get(ord(control[0]), ""), line)
        if kept != line:
            count = len(_CONTROLS.findall(line))
            removals.append(Removal(number, "control character", f"{count} characters"))
        if kept in known:
            removals.append(Removal(number, "boilerplate", kept.strip()))
        elif kept.strip():
            blocks[-1].append((number, kept.strip()))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if title is not None and blocks and form_of(blocks[0][0][1]) == form_of(title):
        number, line = blocks[0].pop(0)
        removals.append(Removal(number, "title", line))
        blocks = [block for block in blocks if block]
    blocks = opening(blocks)
    if title is None and len(blocks) > 1 and len(blocks[0]) == 1 and is_title(blocks[0][0][1]):
        title = blocks.pop(0)[0][1]
    text = "\n\n".join("\n".join(line for _, line in block) for block in blocks)
    if is_blank(text):
        raise InputError("article", "holds nothing but boilerplate", "an article has a text")
    ordered = tuple(sorted(removals, key=lambda removal: removal.line or 0))
    return Cleaned(title, text, ordered, tuple(number for block in blocks for number, _ in block))


class _Numbers:
    """Numbers of lines, from 1, by offset."""

    def __init__(self, raw: str) -> None:
        self._ends = list(accumulate(len(line) + 1 for line in raw.split("\n")))

    def of(self, place: int) -> int:
        return min(bisect_right(self._ends, place), len(self._ends) - 1) + 1
