"""Find quotation spans: every style, nested, over several sentences and paragraphs, and safely when a mark
is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: An opening mark whose partner is lost ends with its paragraph when that is near, else with its sentence.
LONGEST_OPEN = 1200
_BREAK = re.compile(r"\n[ \t]*\n|[\u2029\u0085]|\r\n[ \t]*\r\n|\n(?=[ \t]*[\"“„«‘'])")
_STOP = re.compile(r"[.!?…]+(?=\s)")
_ELLIDED = re.compile(r"['’‘](?:\d0s|em|tis|twas|til|cause|n)\b", re.IGNORECASE)
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


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs of ``text``: parted by an empty line, or by a line break before a quotation
    mark."""
    spans, start = [], 0
    for found in _BREAK.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    return [span for span in [*spans, (start, len(text))] if text[span[0] : span[1]].strip()]


def find_quotes(text: str, marks: Sequence[tuple[str, tuple[str, ...]]]) -> list[Quote]:
    """Quotations in ``text``, sorted by place, the outer before the inner.

    Parameters
    ----------
    marks
        Opening marks with the marks that close each, as in ``codebook/speech.yaml``.
    """
    opening = dict(marks)
    every = sorted({mark for first, last in marks for mark in (first, *last)}, key=len, reverse=True)
    if not every:
        return []
    scan = re.compile("|".join(map(re.escape, every)))
    found: list[Quote] = []
    spans = paragraphs(text)
    for number, (start, end) in enumerate(spans):
        after = spans[number + 1] if number + 1 < len(spans) else None
        following = text[after[0] : after[1]].lstrip()[:1] if after else ""
        found += _in_paragraph(text, start, end, opening, scan, following)
    return sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end))


def _in_paragraph(text: str, start: int, end: int, opening: dict, scan: re.Pattern, following: str) -> list[Quote]:
    found: list[Quote] = []
    stack: list[tuple[str, int, int]] = []  # mark, its start, its end
    apostrophes = _closers_ahead(text, start, end)
    for hit in scan.finditer(text, start, end):
        mark, left, right = hit.group(), *hit.span()
        side = _side(text, left, right, start, end, mark, bool(stack and stack[-1][0] in "'‘‚"), apostrophes)
        if side == "none":
            continue
        depth = next((d for d in range(len(stack) - 1, -1, -1) if mark in opening[stack[d][0]]), None)
        may_open = mark in opening and side != "close" and len(stack) < _DEEPEST
        if depth is not None and not (may_open and side == "open"):
            # What was opened inside and never closed was no quotation of its own.
            first = stack[depth]
            del stack[depth:]
            found.append(Quote(first[2], left, first[1], right, depth))
        elif may_open:
            if depth is not None:  # the same style opens again: the partner of the first was lost
                first = stack[depth]
                del stack[depth:]
                found.append(_unclosed(text, first, left, depth, False))
            stack.append((mark, left, right))
        elif not stack and side == "close" and mark not in "'’‘" and not text[left - 1].isdigit():
            begin = _sentence_start(text, found[-1].outer_end if found else start, left)
            if begin < left:
                found.append(Quote(begin, left, begin, right, 0, balanced=False))
    for depth, first in enumerate(stack):
        if first[0] in "'‘‚":
            continue
        runs_on = depth == 0 and following in {first[0], *(['"'] if first[0] in '“"' else [])}
        found.append(_unclosed(text, first, end, depth, runs_on))
    return [quote for quote in found if text[quote.start : quote.end].strip()]


def _side(
    text: str,
    left: int,
    right: int,
    start: int,
    end: int,
    mark: str,
    single_open: bool,
    apostrophes: list[int],
) -> str:
    """Whether the mark stands where a quotation opens (``open``), closes (``close``), either, or is
    ``none``."""
    before = text[left - 1] if left > start else " "
    after = text[right] if right < end else " "
    if mark in "'’‘":
        if before.isalnum() and after.isalnum():
            return "none"
        if _ELLIDED.match(text, left):
            return "none"
        if mark != "‘" and (before.isalnum() or before in '.,!?;:…)”"') and not after.isalnum():
            if not single_open:
                return "none"
            # "the rebels' lines": a possessive when another mark that can close comes later.
            possessive = before == "s" and after == " " and text[right + 1 : right + 2].islower()
            return "none" if possessive and apostrophes and apostrophes[-1] > left else "close"
        if mark == "’":
            return "close" if single_open else "none"
        opens = not before.isalnum() and after.isalnum() and bool(apostrophes) and apostrophes[-1] > right
        return "open" if opens else "none"
    if mark == '"':
        blank_before, blank_after = before.isspace() or before in "([{-–—:", after.isspace()
        if blank_before and not blank_after:
            return "open"
        if not blank_before and (blank_after or not after.isalnum()):
            return "close"
        return "either"
    return "close" if mark in "”''" else "either"


def _closers_ahead(text: str, start: int, end: int) -> list[int]:
    """Places of single marks that can close a quotation: after a word or a stop, before no letter."""
    return [hit.start() for hit in re.compile(r"(?<=[\w.,!?;:…)])['’](?!\w)").finditer(text, start, end)]


def _unclosed(text: str, first: tuple[str, int, int], limit: int, depth: int, runs_on: bool) -> Quote:
    end = limit
    if not runs_on and (limit - first[2] > LONGEST_OPEN or (limit < len(text) and not text[limit].isspace())):
        stop = _STOP.search(text, first[2], limit)
        end = stop.end() if stop else min(limit, first[2] + LONGEST_OPEN)
    while end > first[2] and text[end - 1].isspace():
        end -= 1
    return Quote(first[2], end, first[1], end, depth, balanced=False, runs_on=runs_on)


def _sentence_start(text: str, lowest: int, before: int) -> int:
    """Start of the sentence in which a closing mark without a partner stands, not before ``lowest``."""
    floor = max(lowest, before - LONGEST_OPEN)
    begin = floor
    for stop in _STOP.finditer(text, floor, max(floor, before - 1)):
        begin = stop.end()
    while begin < before and text[begin].isspace():
        begin += 1
    return begin
