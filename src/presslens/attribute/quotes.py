"""Find quotation spans: every style, nested, over several sentences and paragraphs, and safely when a mark
is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from presslens.base.spans import Span
from presslens.language.text import QuoteRules

#: An opening mark whose partner is lost ends with its paragraph when that is near, else with its sentence.
LONGEST_OPEN = 1200
#: Quotations of fewer words without a speaker are words held at a distance ("the so-called ..."), not speech.
SHORTEST_SPEECH = 4
_BREAK = re.compile(r"\n[ \t]*\n|[\u2029\u0085]|\r\n[ \t]*\r\n|\n(?=[ \t]*[\"“„«‘'])")
_STOP = re.compile(r"[.!?…]+(?=\s)")
_CLOSER = re.compile(r"(?<=[\w.,!?;:…)])['’](?!\w)")
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation. ``start`` and ``end`` bound the words inside the marks; ``outer_start`` and
    ``outer_end`` the marks too.

    ``depth`` is 0 for a quotation that stands in no other. ``balanced`` is False when one mark was lost.
    ``runs_on`` is True when the paragraph ends inside the quotation and the next one opens with a mark again,
    the press's way to carry a quotation over paragraphs."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    balanced: bool = True
    runs_on: bool = False

    @property
    def lost_its_end(self) -> bool:
        """Whether the mark that closes it, or the one that opens it, was lost."""
        return not self.balanced and not self.runs_on


def is_speech(text: str, quote: Quote) -> bool:
    """Whether a quotation is long enough, or looks like a whole sentence."""
    words = text[quote.start : quote.end]
    return len(words.split()) >= SHORTEST_SPEECH or (words[0].isupper() and words[-1] in ",.!?" and " " in words)


class _Side(Enum):
    """What a mark does where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    NEITHER = "neither"


class _Mark(NamedTuple):
    """A mark that opened a quotation."""

    mark: str
    start: int
    end: int

    @property
    def single(self) -> bool:
        """Whether the mark is also an apostrophe."""
        return self.mark in "'‘‚"


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of ``text``: parted by an empty line, or by a line break before a quotation
    mark."""
    spans, start = [], 0
    for found in _BREAK.finditer(text):
        spans.append(Span(start, found.start()))
        start = found.end()
    return [span for span in [*spans, Span(start, len(text))] if span.of(text).strip()]


def find_quotes(text: str, marks: Sequence[tuple[str, tuple[str, ...]]], rules: QuoteRules) -> list[Quote]:
    """Quotations in ``text``, sorted by place, the outer before the inner.

    Parameters
    ----------
    marks
        Opening marks with the marks that close each, as in ``codebook/speech.yaml``.
    rules
        What the language says of apostrophes.
    """
    opening = dict(marks)
    every = sorted({mark for first, last in marks for mark in (first, *last)}, key=len, reverse=True)
    if not every:
        return []
    scan = re.compile("|".join(map(re.escape, every)))
    found: list[Quote] = []
    spans = paragraphs(text)
    for number, span in enumerate(spans):
        following = spans[number + 1].of(text).lstrip()[:1] if number + 1 < len(spans) else ""
        found += _Paragraph(text, span, opening, rules).quotes(scan, following)
    return sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end))


class _Paragraph:
    """One paragraph, read from left to right: the quotations that are open, and those found."""

    def __init__(self, text: str, span: Span, opening: dict[str, tuple[str, ...]], rules: QuoteRules) -> None:
        self._text, self._span, self._closers, self._rules = text, span, opening, rules
        self._stack: list[_Mark] = []
        self._found: list[Quote] = []
        # Single marks that can close a quotation: after a word or a stop, before no letter.
        self._last_apostrophe = max((hit.start() for hit in _CLOSER.finditer(text, *span)), default=-1)

    def quotes(self, scan: re.Pattern[str], following: str) -> list[Quote]:
        """The quotations of the paragraph; ``following`` is the first character of the next."""
        for hit in scan.finditer(self._text, *self._span):
            self._read(_Mark(hit.group(), *hit.span()))
        for depth, first in enumerate(self._stack):
            if not first.single:
                runs_on = depth == 0 and following in {first.mark, *(['"'] if first.mark in '“"' else [])}
                self._found.append(_unclosed(self._text, first, self._span.end, depth, runs_on))
        return [quote for quote in self._found if self._text[quote.start : quote.end].strip()]

    def _read(self, mark: _Mark) -> None:
        if mark.mark == "”" and not self._stack and self._opens_word(mark):
            mark = mark._replace(mark="“")  # a closing mark where one must open
        side = self._side(mark)
        if side is _Side.NEITHER:
            return
        depth = next((d for d in reversed(range(len(self._stack))) if self._closes(mark, self._stack[d])), None)
        may_open = mark.mark in self._closers and side is not _Side.CLOSES and len(self._stack) < _DEEPEST
        if depth is not None and not (may_open and side is _Side.OPENS):
            # What was opened inside and never closed was no quotation of its own.
            first = self._pop(depth)
            self._found.append(Quote(first.end, mark.start, first.start, mark.end, depth))
        elif may_open:
            if depth is not None:  # the same style opens again: the partner of the first was lost
                self._found.append(_unclosed(self._text, self._pop(depth), mark.start, depth, False))
            self._stack.append(mark)
        elif not self._stack and side is _Side.CLOSES and mark.mark not in "'’‘":
            self._close_without_partner(mark)

    def _opens_word(self, mark: _Mark) -> bool:
        """Whether a mark stands between a blank and a letter."""
        inside = self._span.start < mark.start and mark.end < self._span.end
        return inside and self._text[mark.start - 1].isspace() and self._text[mark.end].isalnum()

    def _closes(self, mark: _Mark, first: _Mark) -> bool:
        return mark.mark in self._closers[first.mark]

    def _pop(self, depth: int) -> _Mark:
        first = self._stack[depth]
        del self._stack[depth:]
        return first

    def _close_without_partner(self, mark: _Mark) -> None:
        if self._text[mark.start - 1].isdigit():  # 6'2"
            return
        begin = _sentence_start(self._text, self._found[-1].outer_end if self._found else self._span.start, mark.start)
        if begin < mark.start:
            self._found.append(Quote(begin, mark.start, begin, mark.end, 0, balanced=False))

    def _side(self, mark: _Mark) -> _Side:
        """Whether the mark stands where a quotation opens or closes."""
        before = self._text[mark.start - 1] if mark.start > self._span.start else " "
        after = self._text[mark.end] if mark.end < self._span.end else " "
        if mark.mark in "'’‘":
            return self._single_side(mark, before, after)
        if mark.mark == '"':
            return _straight_side(before, after)
        return _Side.CLOSES if mark.mark in "”''" else _Side.EITHER

    def _single_side(self, mark: _Mark, before: str, after: str) -> _Side:
        """A single mark that is an apostrophe is neither."""
        if (before.isalnum() and after.isalnum()) or self._rules.elided.match(self._text, mark.start):
            return _Side.NEITHER
        single_open = bool(self._stack) and self._stack[-1].single
        ends = before.isalnum() or before in '.,!?;:…)”"'
        if mark.mark != "‘" and ends and not after.isalnum():
            return _Side.CLOSES if single_open and not self._possessive(mark, before, after) else _Side.NEITHER
        if mark.mark == "’":
            return _Side.CLOSES if single_open else _Side.NEITHER
        opens = not before.isalnum() and after.isalnum() and self._last_apostrophe > mark.end
        return _Side.OPENS if opens else _Side.NEITHER

    def _possessive(self, mark: _Mark, before: str, after: str) -> bool:
        """``the rebels' lines``: a possessive when another mark that can close comes later."""
        plural = before == self._rules.possessive and after == " "
        return plural and self._text[mark.end + 1 : mark.end + 2].islower() and self._last_apostrophe > mark.start


def _straight_side(before: str, after: str) -> _Side:
    """A straight double mark: the side of the white space tells."""
    blank_before, blank_after = before.isspace() or before in "([{-–—:", after.isspace()
    if blank_before and not blank_after:
        return _Side.OPENS
    if not blank_before and (blank_after or not after.isalnum()):
        return _Side.CLOSES
    return _Side.EITHER


def _unclosed(text: str, first: _Mark, limit: int, depth: int, runs_on: bool) -> Quote:
    end = limit
    if not runs_on and (limit - first.end > LONGEST_OPEN or (limit < len(text) and not text[limit].isspace())):
        stop = _STOP.search(text, first.end, limit)
        end = stop.end() if stop else min(limit, first.end + LONGEST_OPEN)
    while end > first.end and text[end - 1].isspace():
        end -= 1
    return Quote(first.end, end, first.start, end, depth, balanced=False, runs_on=runs_on)


def _sentence_start(text: str, lowest: int, before: int) -> int:
    """Start of the sentence in which a closing mark without a partner stands, not before ``lowest``."""
    floor = max(lowest, before - LONGEST_OPEN)
    begin = floor
    for stop in _STOP.finditer(text, floor, max(floor, before - 1)):
        begin = stop.end()
    while begin < before and text[begin].isspace():
        begin += 1
    return begin
