"""Cleaning that keeps account of every character: the cleaned text is the raw text less recorded spans.

Stand-off annotations that point into the raw text find their place in the cleaned text with :func:`clean_offset`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, readable
from presslens.base.unseen import is_blank
from presslens.ingest.clean import PUNCTUATION, Cleaned, Removal
from presslens.ingest.ends import cut_ends, line_edges
from presslens.ingest.known_lines import KnownLines
from presslens.ingest.markup import Edit, applied, edits
from presslens.ingest.patterns import Pattern

if TYPE_CHECKING:
    import polars as pl

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+|\r(?!\n)")
_CONTROL_BYTES = bytes({*range(32), 127} - {9, 10})
_REPAIRS = dict.fromkeys([*range(32), *range(127, 160)], " ") | PUNCTUATION | {0x0D: "\n"}


def clean_spans(
    raw: str,
    lines: Iterable[str] | KnownLines = (),
    patterns: Sequence[Pattern] = (),
    title: str | None = None,
) -> tuple[str, tuple[Removal, ...]]:
    """Clean a text and record what was done to it.

    Entities and tags of HTML are exchanged for what they stand for, and the rest of them is taken out (see
    :mod:`presslens.ingest.markup`). Control characters are exchanged one for one: those that stand for punctuation of
    Windows-1252 by it, a lone carriage return by a line feed, others by a space. White space at either end of the text
    and of its lines, boilerplate lines, and what the patterns match are taken out. A pattern of ``start`` (``end``)
    applies where the text that is left starts (ends), each at most once, in any order.

    Parameters
    ----------
    raw
        The text as its publisher gives it.
    lines
        Whole lines that are no part of an article; case and outer white space do not matter.
    patterns
        Boilerplate of this corpus.
        A group named ``kept`` in a pattern is not taken out: it becomes a paragraph of its own.
    title
        When given, a repetition of it at the start of the text, whatever its punctuation, becomes a paragraph of its
        own. White space between paragraphs is exchanged one for one: two characters of it for line feeds, where there
        is but one for the paragraph separator of Unicode.

    Returns
    -------
    The cleaned text, possibly empty, and the removals in the order of the text. Taken from the raw text with the
    replacements made, the removals leave exactly the cleaned text.
    """
    changes = edits(raw)
    return _clean_unmarked(raw, changes, lines, patterns, title) if changes else _clean(raw, lines, patterns, title)


def _clean(
    raw: str, lines: Iterable[str] | KnownLines, patterns: Sequence[Pattern], title: str | None
) -> tuple[str, tuple[Removal, ...]]:
    text, repairs = raw, []
    # Most texts have none, and their bytes show it three times as fast as their characters.
    data = raw.encode("utf-8", "surrogatepass")
    if b"\xc2" in data or len(data.translate(None, _CONTROL_BYTES)) < len(data):
        text = _CONTROLS.sub(lambda run: run[0].translate(_REPAIRS), raw)
        found = _CONTROLS.finditer(raw)
        repairs = [_cut(raw, *m.span(), "control character", m[0].translate(_REPAIRS)) for m in found]
    cuts = [(start, end, "white space") for start, end in line_edges(text)]
    known = lines if isinstance(lines, KnownLines) else KnownLines(lines)
    cuts += [
        (m.start(), min(m.end() + 1, len(text)), "boilerplate") for m in re.finditer(r"[^\n]+", text) if m[0] in known
    ]
    ends, breaks = cut_ends(text, [pattern for pattern in patterns if pattern.of == "text"], title)
    cuts += ends
    # What was a control character before is on record already and makes no second entry.
    breaks = {place: mark for place, mark in breaks.items() if raw[place] == text[place]}
    for place, mark in breaks.items():
        text = f"{text[:place]}{mark}{text[place + 1 :]}"
        repairs.append(_cut(raw, place, place + 1, "paragraph", mark))
    cuts = [part for cut in cuts for part in _without(cut, sorted(breaks))]
    kept, removals, at = [], repairs, 0
    for start, end, reason in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        start = max(start, at)
        if start >= end:
            continue
        kept.append(text[at:start])
        removals.append(_cut(raw, start, end, reason))
        at = end
    kept.append(text[at:])
    cleaned = "".join(kept)
    return cleaned, tuple(sorted(removals, key=lambda cut: (cut.start, cut.end)))


def _clean_unmarked(
    raw: str, changes: list[Edit], lines: Iterable[str] | KnownLines, patterns: Sequence[Pattern], title: str | None
) -> tuple[str, tuple[Removal, ...]]:
    """As :func:`clean_spans`, of a text with entities or tags: they go first, and what is said of the rest is moved."""
    text, places = applied(raw, changes)
    # An entity that stands for another (``&amp;lt;``) is read once.
    cleaned, removals = _clean(text, lines, patterns, title)
    found = {}
    for edit in changes:
        stands = edit.start + len(edit.replacement)
        for place, character in zip(range(edit.start, stands), edit.replacement, strict=True):
            found[place, True] = _cut(raw, place, place + 1, edit.reason, character)
        if stands < edit.end:
            found[stands, False] = _cut(raw, stands, edit.end, edit.reason)
    for cut in removals:
        start, end = cut.start or 0, cut.end or 0
        borders = [n for n in range(start + 1, end) if places[n] != places[n - 1] + 1]
        for a, b in pairwise([start, *borders, end]):
            first, last = places[a], places[b - 1] + 1
            replacement = None if cut.replacement is None else cut.replacement[a - start : b - start]
            found[first, replacement is not None] = _cut(raw, first, last, cut.reason, replacement)
    return cleaned, tuple(sorted(found.values(), key=lambda cut: (cut.start, cut.end)))


def clean_title(title: str, patterns: Sequence[Pattern]) -> str | None:
    """A title without control characters, outer white space and what the patterns for titles match; None when empty."""
    title, _ = applied(title, edits(title))
    title = " ".join(_CONTROLS.sub(lambda run: run[0].translate(_REPAIRS), title).split())
    spans, _ = cut_ends(title, [pattern for pattern in patterns if pattern.of == "title"], None)
    for start, end, _ in sorted(spans, reverse=True):
        title = title[:start] + title[end:]
    return None if is_blank(title) else title


def cut_spans(cleaned: Cleaned, patterns: Sequence[Pattern]) -> Cleaned:
    """What :func:`presslens.ingest.clean.clean` left, without what the patterns match; removals are recorded by line.

    Raises
    ------
    InputError
        Nothing is left (``where`` is to be filled in by the caller), or a pattern takes too long.
    """
    if not patterns:
        return cleaned
    # Not again what HTML left: an entity is read once.
    text, cuts = _clean(cleaned.text, (), patterns, None)
    if is_blank(text):
        raise InputError("article", "holds nothing but boilerplate", "an article has a text")
    reasons = {pattern.reason for pattern in patterns}
    starts = [0, *(match.end() for match in re.finditer("\n+", cleaned.text))]
    found = [
        Removal(
            cleaned.lines[bisect_right(starts, cut.start or 0) - 1],
            cut.reason,
            readable(cleaned.text[cut.start : cut.end].strip()),
        )
        for cut in cuts
        if cut.reason in reasons
    ]
    title = clean_title(cleaned.title, patterns) if cleaned.title else None
    removals = sorted((*cleaned.removals, *found), key=lambda removal: removal.line or 0)
    return replace(cleaned, title=title, text=text, removals=tuple(removals))


def deletions(removals: pl.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """The spans taken out of each article, by ``article_id``, from a removals table; exchanged characters are none."""
    import polars as pl

    taken = removals.filter(pl.col("start").is_not_null() & pl.col("replacement").is_null())
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in taken.select("article_id", "start", "end").sort("article_id", "start").iter_rows():
        spans.setdefault(article, []).append((start, end))
    return spans


def clean_offset(removals: Sequence[tuple[int, int]], raw_offset: int) -> int | None:
    """Where a character of the raw text stands in the cleaned text.

    Parameters
    ----------
    removals
        Spans taken out of the raw text (start, end), sorted, without overlap, as :func:`deletions` gives them.
    raw_offset
        Offset of a character in the raw text, from 0. For the end of a span ask for its last character and add one.

    Returns
    -------
    The offset in the cleaned text; None when the character was taken out.
    """
    place = bisect_right(removals, (raw_offset, float("inf")))
    before = removals[:place]
    if before and raw_offset < before[-1][1]:
        return None
    return raw_offset - sum(end - start for start, end in before)


def _cut(raw: str, start: int, end: int, reason: str, replacement: str | None = None) -> Removal:
    return Removal(None, reason, readable(raw[start:end]), start, end, replacement)


def _without(cut: tuple[int, int, str], places: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """What is left of a span when single characters of it stay."""
    start, end, reason = cut
    for place in places[bisect_left(places, start) : bisect_left(places, end)]:
        if start < place:
            yield start, place, reason
        start = place + 1
    if start < end:
        yield start, end, reason
