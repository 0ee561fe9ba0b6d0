"""Asides: what stands between a subject and its verb in commas, dashes or brackets, and belongs to neither clause.

``Aziz, the group's spokesman, speaking in Sochi on Monday, said`` has two of them behind its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from presslens.base.spans import Span
from presslens.language.text import AsideRules

#: A comma between words, a dash, a bracket, or a mark that ends every clause.
_MARK = re.compile(r"(?<!\d),|,(?!\d)|[—–;()\[\]]|(?<=\s)--?(?=\s|\Z)|:(?=\s)")
#: A verb can stand in quotation marks.
_OPENING_MARKS = '"“‘'
_DASHES = frozenset("—–-")
#: An aside looks back over at most so many characters, and over so many marks.
_CHARACTERS, _MARKS = 500, 12


class Naming(Protocol):
    """What asides ask about a part of a clause."""

    def speaks(self, part: Span) -> bool:
        """Whether it names somebody who can speak."""
        ...

    def is_name(self, part: Span) -> bool:
        """Whether it is nothing but the name or the title of somebody, so that an apposition can follow."""
        ...


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

    def before(self, text: str, floor: int, stop: int, naming: Naming) -> Chain | None:
        """The chain of parts that ends with the mark at ``stop``; None when no aside is closed there.

        Parameters
        ----------
        floor
            Nothing before it is looked at.
        stop
            The place behind the mark that closes the last aside, or behind white space after it.
        naming
            Who can speak in the text.
        """
        floor = max(floor, stop - _CHARACTERS)
        while stop > floor and (text[stop - 1].isspace() or text[stop - 1] in _OPENING_MARKS):
            stop -= 1
        marks = list(_outer_marks(text, floor, stop))[-_MARKS:]
        if text.endswith((")", "]"), floor, stop):
            return _before_bracket(text, marks[-1].end if marks else floor, stop)
        if not marks or text[marks[-1].end : stop].strip():
            return None
        last = marks.pop()
        if last.of(text)[0] in _DASHES:
            return self._between_dashes(text, floor, marks, last)
        return self._between_commas(text, floor, marks, last, naming) if last.of(text) == "," else None

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

    def relative_end(self, text: str, start: int, end: int) -> int:
        """Where a relative clause stops: before the first comma or dash that the verb of the clause around follows."""
        for mark in _outer_marks(text, start, end):
            if mark.of(text)[0] in ",—–-" and self._rules.tail.match(text, mark.end, end):
                return mark.start
        return end

    def opens_with_verb(self, text: str, part: Span) -> bool:
        """Whether a part goes on with the verb of the clause that an aside broke off."""
        return self._rules.tail.match(text, *part) is not None

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

    def _between_commas(self, text: str, floor: int, marks: list[Span], last: Span, naming: Naming) -> Chain | None:
        """``Aziz, the spokesman, speaking in Sochi, said``: as many parts as can belong to one subject."""
        parts: list[Span] = []
        stop, opened = last.start, False
        for mark in (*reversed(marks), Span(floor, floor)):
            if mark.of(text)[:1] in (";", ":"):
                parts.append(Span(mark.end, stop))
                break
            part = Span(mark.end, stop)
            if len(parts) > 1 and not self._goes_on(text, part, parts[-1], naming):
                opened = True
                break
            parts.append(part)
            stop = mark.start
        parts.reverse()
        if len(parts) < 2 or not self._closed(text, parts):
            return None
        return Chain(tuple(parts), opened)

    def _goes_on(self, text: str, part: Span, behind: Span, naming: Naming) -> bool:
        """Whether the subject is sought in the part before the parts so far, too."""
        if self.is_phrase(text, behind) and naming.speaks(behind):
            return self.is_phrase(text, part) and naming.is_name(part)
        return self.is_aside(text, part)

    def _closed(self, text: str, parts: list[Span]) -> bool:
        """Whether the last part is an aside, and no clause that somebody behind the verb says."""
        if self.is_aside(text, parts[-1]):
            return True
        tail = self._rules.tail.match(text, *parts[-1]) is not None
        return tail and any(self._rules.dependent.match(text, *part) for part in parts[1:-1])


def _before_bracket(text: str, floor: int, stop: int) -> Chain | None:
    """``Aziz (the spokesman) said``."""
    opening = max(text.rfind("(", floor, stop), text.rfind("[", floor, stop))
    if opening <= floor:
        return None
    return Chain((Span(floor, opening), Span(opening + 1, stop - 1)), text.endswith((",", "—", "–"), 0, floor))


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
