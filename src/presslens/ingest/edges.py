"""Edges of lines, found line by line: in time linear in the text, most of it in C."""

from __future__ import annotations

from collections.abc import Iterator


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
