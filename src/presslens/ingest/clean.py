"""From a file's text to an article: title and paragraphs kept, boilerplate taken out and recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from presslens.base.errors import InputError

#: A first paragraph longer than this is no title.
MAX_TITLE_CHARACTERS = 200
_SENTENCE_ENDS = (".", "。", "…", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Removal:
    """What cleaning took out: where, why, and what stood there.

    ``line`` counts the lines of a file from 1. ``start`` and ``end`` are characters of the raw text, where the reader
    keeps account of them (see :mod:`presslens.ingest.spans`). With a ``replacement`` the characters were not taken out
    but exchanged, one for one.
    """

    line: int | None
    reason: str
    text: str
    start: int | None = None
    end: int | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's title (or None), its text with paragraphs set apart by an empty line, and the removals."""

    title: str | None
    text: str
    removals: tuple[Removal, ...]


def clean(raw: str, boilerplate: Iterable[str], title: str | None = None) -> Cleaned:
    """Separate the title, drop boilerplate lines, keep everything else as it is.

    Parameters
    ----------
    raw
        Text with Unix line ends.
    boilerplate
        Whole lines that are no part of any article; case and outer white space do not matter.
    title
        The title when it is known from elsewhere; a first line that repeats it is removed. Otherwise the first
        paragraph is the title when it is one line of at most :data:`MAX_TITLE_CHARACTERS` characters that does not end
        like a sentence, and more text follows.

    Raises
    ------
    InputError
        Nothing is left after cleaning (``where`` is to be filled in by the caller).
    """
    known = {_key(line) for line in boilerplate}
    removals: list[Removal] = []
    paragraphs: list[list[str]] = [[]]
    for number, line in enumerate(raw.split("\n"), 1):
        kept = "".join(c for c in line if c == "\t" or (ord(c) >= 32 and not 0x7F <= ord(c) < 0xA0))
        if kept != line:
            removals.append(Removal(number, "control character", f"{len(line) - len(kept)} characters"))
        if _key(kept) in known:
            removals.append(Removal(number, "boilerplate", kept.strip()))
        elif kept.strip():
            paragraphs[-1].append(kept.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    blocks = [block for block in paragraphs if block]
    first = blocks[0] if blocks else []
    if title is not None:
        if first and _key(first[0]) == _key(title):
            removals.append(Removal(_line_of(raw, first[0]), "title", first[0]))
            blocks[0] = first[1:]
    elif len(blocks) > 1 and len(first) == 1 and _is_title(first[0]):
        title = first[0]
        blocks = blocks[1:]
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    if not text:
        raise InputError("article", "holds nothing but boilerplate", "an article has a text")
    return Cleaned(title, text, tuple(sorted(removals, key=lambda removal: removal.line or 0)))


def _key(line: str) -> str:
    return " ".join(line.split()).casefold()


def _is_title(line: str) -> bool:
    return len(line) <= MAX_TITLE_CHARACTERS and not line.rstrip("\"'”’)»").endswith(_SENTENCE_ENDS)


def _line_of(raw: str, line: str) -> int:
    return next(n for n, candidate in enumerate(raw.split("\n"), 1) if candidate.strip() == line)
