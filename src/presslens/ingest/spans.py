"""Cleaning that keeps account of every character: the cleaned text is the raw text less recorded spans.

Stand-off annotations that point into the raw text find their place in the cleaned text with :func:`clean_offset`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, InputErrors, readable
from presslens.cards.corpora import BoilerplateSpan
from presslens.ingest.clean import Removal
from presslens.ingest.edges import line_edges, listed_lines

if TYPE_CHECKING:
    import polars as pl

#: Boilerplate is looked for in this many characters at either end of a text.
WINDOW = 6000
#: A title of fewer words than this is not looked for in the text.
MIN_TITLE_WORDS = 3
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+|\r(?!\n)")
_CONTROL_BYTES = bytes({*range(32), 127} - {9, 10})
#: Quotation marks, dashes and the ellipsis of Windows-1252, which Latin-1 reads as control characters.
_PUNCTUATION = {c: bytes([c]).decode("cp1252") for c in (0x82, 0x84, 0x85, 0x8B, *range(0x91, 0x95), 0x96, 0x97, 0x9B)}
_REPAIRS = dict.fromkeys([*range(32), *range(127, 160)], " ") | _PUNCTUATION | {0x0D: "\n"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Boilerplate at the ``start`` or ``end`` of a text or of a title, and why it is no part of an article.

    ``outlet`` is the only outlet it is looked for in, by its name in the file; None: every outlet.
    """

    at: str
    reason: str
    regex: re.Pattern[str]
    of: str = "text"
    outlet: str | None = None


def compile_patterns(entries: Iterable[BoilerplateSpan], where: object) -> list[Pattern]:
    """The patterns of a card's ``boilerplate.spans``, ready for use.

    Raises
    ------
    InputErrors
        One line per regular expression that cannot be compiled.
    """
    patterns, faults = [], []
    for number, entry in enumerate(entries, 1):
        source = f"(?:{entry.pattern})\\s*"
        try:
            regex = re.compile(source + (r"\Z" if entry.at == "end" else ""))
        except (re.error, RecursionError, OverflowError) as fault:
            place = f"{where}: boilerplate.spans, entry {number}"
            faults.append(InputError(place, f"is no regular expression ({readable(str(fault))})"))
            continue
        patterns.append(Pattern(entry.at, entry.reason, regex, entry.of, entry.outlet))
    if faults:
        raise InputErrors(faults)
    return patterns


def clean_spans(
    raw: str,
    lines: Iterable[str] = (),
    patterns: Sequence[Pattern] = (),
    title: str | None = None,
) -> tuple[str, tuple[Removal, ...]]:
    """Clean a text and record what was done to it.

    Control characters are exchanged one for one: those that stand for punctuation of Windows-1252 by it, a lone
    carriage return by a line feed, others by a space. White space at either end of the text and of its lines,
    boilerplate lines, and what the patterns match are taken out. A pattern of ``start`` (``end``) applies where the
    text that is left starts (ends), each at most once, in any order.

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
    text, repairs = raw, []
    # Most texts have none, and their bytes show it three times as fast as their characters.
    data = raw.encode("utf-8", "surrogatepass")
    if b"\xc2" in data or len(data.translate(None, _CONTROL_BYTES)) < len(data):
        text = _CONTROLS.sub(lambda run: run[0].translate(_REPAIRS), raw)
        found = _CONTROLS.finditer(raw)
        repairs = [_cut(raw, *m.span(), "control character", m[0].translate(_REPAIRS)) for m in found]
    cuts = [(start, end, "white space") for start, end in line_edges(text)]
    cuts += [(start, end, "boilerplate") for start, end in listed_lines(text, tuple(lines))]
    ends, breaks = _ends(text, [pattern for pattern in patterns if pattern.of == "text"], title)
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


def clean_title(title: str, patterns: Sequence[Pattern]) -> str | None:
    """A title without control characters, outer white space and what the patterns for titles match; None when empty."""
    title = " ".join(_CONTROLS.sub(lambda run: run[0].translate(_REPAIRS), title).split())
    spans, _ = _ends(title, [pattern for pattern in patterns if pattern.of == "title"], None)
    for start, end, _ in sorted(spans, reverse=True):
        title = title[:start] + title[end:]
    return title or None


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


def _ends(
    text: str, patterns: Sequence[Pattern], title: str | None
) -> tuple[list[tuple[int, int, str]], dict[int, str]]:
    """Spans to take out at either end, and the white space that becomes a mark between paragraphs."""
    low, high = 0, len(text)
    cuts: list[tuple[int, int, str]] = []
    before: list[tuple[int, int]] = []
    behind: list[tuple[int, int]] = []

    def trim() -> None:
        nonlocal low, high
        inside = text[low:high]
        left, right = len(inside) - len(inside.lstrip()), len(inside.rstrip())
        if left:
            cuts.append((low, low + left, "white space"))
        if right < len(inside) and right > left:
            cuts.append((low + right, high, "white space"))
        low, high = low + left, low + max(left, right)

    def take(start: int, end: int, reason: str, match: re.Match[str], paragraphs: list[tuple[int, int]]) -> None:
        kept = match.span("kept") if "kept" in match.re.groupindex else (-1, -1)
        if kept[0] == kept[1]:
            cuts.append((start, end, reason))
            return
        paragraphs.append(kept)
        cuts.extend((a, b, reason) for a, b in ((start, kept[0]), (kept[1], end)) if a < b)

    trim()
    at_start = [(pattern.reason, pattern.regex) for pattern in patterns if pattern.at == "start"]
    if title is not None and (regex := _title_regex(title)):
        at_start.insert(0, ("white space", regex))
    while found := next(
        ((entry, m) for entry in at_start if (m := entry[1].match(text, low, min(high, low + WINDOW))) and m[0]), None
    ):
        (reason, _), match = found
        at_start.remove(found[0])
        take(low, match.end(), reason, match, before)
        low = match.end()
        trim()
    at_end = [(pattern.reason, pattern.regex) for pattern in patterns if pattern.at == "end"]
    while found := next(
        ((entry, m) for entry in at_end if (m := entry[1].search(text, max(low, high - WINDOW), high)) and m[0]), None
    ):
        (reason, _), match = found
        at_end.remove(found[0])
        take(match.start(), high, reason, match, behind)
        high = match.start()
        trim()
    body = [(low, high)] if low < high else []
    return cuts, _breaks(text, [*before, *body, *reversed(behind)])


def _breaks(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The first and the last white space between paragraphs as line feeds; a single one as a paragraph separator."""
    marks: dict[int, str] = {}
    for (_, end), (start, _) in pairwise(paragraphs):
        spaces = [place for place in range(end, start) if text[place].isspace()]
        if len(spaces) == 1:
            marks[spaces[0]] = "\u2029"
        elif spaces:
            marks |= dict.fromkeys((spaces[0], spaces[-1]), "\n")
    return marks


def _without(cut: tuple[int, int, str], places: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """What is left of a span when single characters of it stay."""
    start, end, reason = cut
    for place in places[bisect_left(places, start) : bisect_left(places, end)]:
        if start < place:
            yield start, place, reason
        start = place + 1
    if start < end:
        yield start, end, reason


def _title_regex(title: str) -> re.Pattern[str] | None:
    words = re.findall(r"\w+", title)
    if len(words) < MIN_TITLE_WORDS:
        return None
    # What follows must look like a new beginning: the first sentence may start with the words of the title.
    repeated = (
        r"(?P<kept>\W*" + r"\W+".join(map(re.escape, words)) + r"(?:\s*\.(?=\s)|(?=\s+(?-i:[A-Z0-9\"“]))|\W*\Z))\s*"
    )
    return re.compile(repeated, re.IGNORECASE)
