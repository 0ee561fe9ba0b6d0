"""A span: where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Character offsets into a text, from ``start`` up to but without ``end``; ``0 <= start <= end``.

    >>> Span(4, 9).of("The Kremlin")
    'Kreml'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that stand here."""
        return text[self.start : self.end]

    @property
    def length(self) -> int:
        """Number of characters. (``len()`` of a pair is two.)

        >>> Span(4, 9).length
        5
        """
        return self.end - self.start

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two have a character in common.

        >>> Span(0, 4).overlaps((3, 9)), Span(0, 4).overlaps((4, 9))
        (True, False)
        """
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether every character of the other is one of this.

        >>> Span(0, 9).contains((3, 9)), Span(0, 9).contains((3, 10))
        (True, False)
        """
        return self.start <= other[0] and other[1] <= self.end

    def shifted(self, by: int) -> Span:
        """The same characters, counted from a place ``by`` characters earlier.

        >>> Span(4, 9).shifted(-4)
        Span(start=0, end=5)
        """
        return Span(self.start + by, self.end + by)
