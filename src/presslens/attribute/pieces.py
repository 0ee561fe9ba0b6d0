"""Sentences without what is none of their words: labels of turns, datelines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from presslens.base.spans import Span


def trim_blank(text: str, start: int, end: int) -> Span:
    """The bounds without white space at either end.

    >>> trim_blank(" yes ", 0, 5)
    Span(start=1, end=4)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def cut(sentences: Sequence[tuple[int, int]], borders: Sequence[Span], text: str) -> list[tuple[int, int]]:
    """The sentences without the words in ``borders`` (labels, datelines), parted where one stood inside.

    >>> cut([(0, 14)], [Span(0, 5)], "KIM: We agree.")
    [(5, 14)]
    """
    pieces: list[tuple[int, int]] = []
    place = 0
    for start, end in sentences:
        while place < len(borders) and borders[place].end <= start:
            place += 1
        edges, index = [start], place
        while index < len(borders) and borders[index].start < end:
            edges += [max(start, borders[index].start), min(end, borders[index].end)]
            index += 1
        edges.append(end)
        parts = [trim_blank(text, low, high) for low, high in list(pairwise(edges))[::2]]
        pieces += [(part.start, part.end) for part in parts if part.length]
    return pieces
