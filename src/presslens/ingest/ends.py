"""The two ends of a text, with what stands there that is no part of the article; and the ends of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from presslens.base.spans import Span
from presslens.ingest.patterns import WINDOW, Found, Pattern

#: A title of fewer words than this is not looked for in the text.
MIN_TITLE_WORDS = 3


def cut_ends(
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

    def take(found: Found, reason: str, paragraphs: list[tuple[int, int]]) -> None:
        if found.kept is None:
            cuts.append((found.start, found.end, reason))
            return
        paragraphs.append(found.kept)
        around = ((found.start, found.kept.start), (found.kept.end, found.end))
        cuts.extend((a, b, reason) for a, b in around if a < b)

    trim()
    at_start: list[Pattern | _RepeatedTitle] = [pattern for pattern in patterns if pattern.at == "start"]
    if title is not None and len(words := re.findall(r"\w+", title)) >= MIN_TITLE_WORDS:
        at_start.insert(0, _RepeatedTitle(words))
    while hit := next(((pattern, found) for pattern in at_start if (found := pattern.find(text, low, high))), None):
        pattern, found = hit
        at_start.remove(pattern)
        take(found, pattern.reason, before)
        low = found.end
        trim()
    at_end = [pattern for pattern in patterns if pattern.at == "end"]
    while hit := next(((pattern, found) for pattern in at_end if (found := pattern.find(text, low, high))), None):
        pattern, found = hit
        at_end.remove(pattern)
        take(found._replace(end=high), pattern.reason, behind)
        high = found.start
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


def line_edges(text: str) -> Iterator[tuple[int, int]]:
    r"""White space before and behind line feeds, as places in the text; in time that grows with it, most of it in C.

    Of the whole text, the start of the first line and the end of the last are no edges.

    >>> list(line_edges(" a \n b\n \n"))
    [(2, 3), (4, 5), (7, 8)]
    """
    lines = text.split("\n")
    start, last = 0, len(lines) - 1
    for number, line in enumerate(lines):
        end = start + len(line)
        if line and (line[0].isspace() or line[-1].isspace()):
            left = start + len(line) - len(line.lstrip()) if number else start
            right = start + len(line.rstrip()) if number < last else end
            if left >= right:
                if start < end and (number or number < last):
                    yield start, end
            else:
                if start < left:
                    yield start, left
                if right < end:
                    yield right, end
        start = end + 1


class _RepeatedTitle:
    """A repetition of the title at the start of a text, whatever its punctuation, as a pattern."""

    reason = "white space"

    def __init__(self, words: Sequence[str]) -> None:
        # What follows must look like a new beginning: the first sentence may start with the words of the title.
        ends = r"(?:\s*\.(?=\s)|(?=\s+(?-i:[A-Z0-9\"“]))|\W*\Z)"
        middle = r"\W+".join(map(re.escape, words))
        self._regex = re.compile(rf"(?P<kept>\W*{middle}{ends})\s*", re.IGNORECASE)

    def find(self, text: str, low: int, high: int) -> Found | None:
        match = self._regex.match(text, low, min(high, low + WINDOW))
        return None if match is None else Found(*match.span(), Span(*match.span("kept")))
