"""Asides: what stands between a subject and its verb in commas, dashes or brackets, and belongs to neither clause.

``Aziz, the group's spokesman, speaking in Sochi on Monday, said`` has two of them behind its subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from presslens.base.spans import Span
from presslens.language.text import AsideRules

#: A comma between words, a dash, a bracket, or a mark that ends every clause.
_MARK = re.compile(r"(?<!\d),|,(?!\d)|[—–;()\[\]]|(?<=\s)--?(?=\s)|:(?=\s)")
_DASHES = frozenset("—–-")
#: An aside looks back over at most so many characters, and over so many marks.
_CHARACTERS, _MARKS = 500, 12


class Chain(NamedTuple):
    """The parts of a clause between its beginning and a verb.

    Attributes
    ----------
    parts
        From the first that can hold the subject to the last aside before the verb.
    opened
        A comma or a dash stands before the first.
    """

    parts: tuple[Span, ...]
    opened: bool


class Asides:
    """Tells asides from clauses by how they open.

    Parameters
    ----------
    rules
        What the language says of them.
    """

    def __init__(self, rules: AsideRules) -> None:
        self._rules = rules

    def before(self, text: str, floor: int, stop: int, names: Callable[[Span], bool]) -> Chain | None:
        """The chain of parts that ends with the mark at ``stop``; None when no aside is closed there.

        Parameters
        ----------
        floor
            Nothing before it is looked at.
        stop
            The place behind the mark that closes the last aside, or behind white space after it.
        names
            Whether a part is nothing but a name or a title.
        """
        floor = max(floor, stop - _CHARACTERS)
        marks = list(_outer_marks(text, floor, stop))[-_MARKS:]
        if not marks or text[marks[-1].end : stop].strip():
            return None
        last = marks.pop()
        if last.of(text)[0] in _DASHES:
            return self._between_dashes(text, floor, marks, last)
        return self._between_commas(text, floor, marks, last, names) if last.of(text) == "," else None

    def behind(self, text: str, start: int, end: int) -> int:
        """Where asides that begin with the comma at ``start`` end: behind the comma that closes the last, or ``start``.

        A part that a clause, or nothing, follows is no aside.
        """
        place = start
        while (found := _MARK.match(text, place, end)) and found.group() == ",":
            close = next((mark for mark in _outer_marks(text, found.end(), end) if mark.of(text) == ","), None)
            if close is None or not self.is_aside(text, Span(found.end(), close.start)):
                break
            place = close.start
        return place

    def is_aside(self, text: str, part: Span) -> bool:
        """Whether a part is no clause of its own: a name, a phrase, a participle or a relative clause."""
        return self._rules.dependent.match(text, *part) is not None or not self.is_clause(text, part)

    def is_clause(self, text: str, part: Span) -> bool:
        """Whether a part has a finite verb outside relative clauses."""
        inner = self._rules.relative.search(text, *part)
        return self._rules.finite.search(text, part.start, inner.start() if inner else part.end) is not None

    def is_phrase(self, text: str, part: Span) -> bool:
        """Whether a part can name somebody: no adverb, preposition, participle or relative opens it."""
        rules = self._rules
        return not (rules.dependent.match(text, *part) or rules.adverbial.match(text, *part))

    def _between_dashes(self, text: str, floor: int, marks: list[Span], last: Span) -> Chain | None:
        """``Aziz - the spokesman - said``: the dash before it opens the aside, whatever stands between."""
        for number in reversed(range(len(marks))):
            if marks[number].of(text)[0] in _DASHES:
                before = marks[number - 1].end if number else floor
                parts = (Span(before, marks[number].start), Span(marks[number].end, last.start))
                return Chain(parts, number > 0 and marks[number - 1].of(text) != ";")
        return None

    def _between_commas(
        self, text: str, floor: int, marks: list[Span], last: Span, names: Callable[[Span], bool]
    ) -> Chain | None:
        """``Aziz, the spokesman, speaking in Sochi, said``: as many parts as can belong to one subject."""
        parts: list[Span] = []
        stop, opened = last.start, False
        for mark in (*reversed(marks), Span(floor, floor)):
            if mark.of(text)[:1] in (";", ":"):
                parts.append(Span(mark.end, stop))
                break
            part = Span(mark.end, stop)
            if len(parts) > 1 and self.is_phrase(text, parts[-1]) and not (self.is_phrase(text, part) and names(part)):
                opened = True
                break
            parts.append(part)
            stop = mark.start
        parts.reverse()
        if len(parts) < 2 or not self._closed(text, parts):
            return None
        return Chain(tuple(parts), opened)

    def _closed(self, text: str, parts: list[Span]) -> bool:
        """Whether the last part is an aside, and no clause that somebody behind the verb says."""
        if self.is_aside(text, parts[-1]):
            return True
        tail = self._rules.tail.match(text, *parts[-1]) is not None
        return tail and any(self._rules.dependent.match(text, *part) for part in parts[1:-1])


def _outer_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """The marks between the bounds that stand in no brackets."""
    depth = 0
    for found in _MARK.finditer(text, start, end):
        if found.group() in "([":
            depth += 1
        elif found.group() in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            yield Span(*found.span())
