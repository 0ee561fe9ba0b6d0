"""Edges of lines and listed lines, found line by line: in time linear in the text, most of it in C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


def line_edges(text: str) -> Iterator[tuple[int, int]]:
    r"""White space before and behind line feeds, as places in the text.

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


def listed_lines(text: str, lines: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    r"""Whole lines of a text that are listed, each with its line feed; case and white space do not matter.

    >>> list(listed_lines("A.\nread  MORE\nB.", ("Read more",)))
    [(3, 14)]
    """
    listed, first_words = _listed(lines)
    for line in re.finditer(r"[^\n]+", text) if listed else ():
        # Most lines begin otherwise.
        first = line[0].split(None, 1)[:1]
        if first and first[0].casefold() in first_words and " ".join(line[0].split()).casefold() in listed:
            yield line.start(), min(line.end() + 1, len(text))


@lru_cache(maxsize=8)
def _listed(lines: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Lines as they are compared, and their first words."""
    listed = frozenset(" ".join(line.split()).casefold() for line in lines) - {""}
    return listed, frozenset(line.split(" ", 1)[0] for line in listed)
