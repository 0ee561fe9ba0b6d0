"""Where clauses begin and end, told from closed classes of words alone: no parser, no training.

Every function takes the text and character bounds and looks at nothing outside them.
"""

from __future__ import annotations

from collections.abc import Iterable

from presslens.base.spans import Span
from presslens.language.text import ClauseRules, alternatives

#: The subject and its verb stand within so many characters of each other.
_BETWEEN_CHARACTERS = 90
#: Characters before a participle that can make it an adjective.
_DETERMINED_CHARACTERS = 12


class Clauses:
    """The clauses of one language.

    Parameters
    ----------
    rules
        What the language says of them.
    deeds, demonyms
        Words of the codebook: further things that are announced, and adjectives of those who can be told something.
    """

    def __init__(self, rules: ClauseRules, deeds: Iterable[str] = (), demonyms: Iterable[str] = ()) -> None:
        self._rules = rules
        self._deed = rules.deed(alternatives(deeds))
        self._hearer = rules.hearer(alternatives(demonyms))

    def scope_end(self, text: str, start: int, end: int) -> int:
        """Where speech that begins at ``start`` stops: a clause border with a new subject, or ``end``."""
        found = self._rules.border.search(text, start, end)
        stop = found.start() if found else end
        return trim(text, start, stop).end

    def scope_start(self, text: str, start: int, end: int) -> int:
        """Where a clause that stops at ``end`` starts: after the last clause border in the bounds, or ``start``."""
        begin = start
        for found in self._rules.border.finditer(text, start, end):
            if self._rules.no_start not in found.group() and text[found.end() : end].strip():
                begin = found.end()
        return begin

    def before_verb(self, text: str, start: int, verb: int) -> int:
        """Where the subject of a verb stops: ``verb`` without the auxiliaries and adverbs before it."""
        found = self._rules.between.search(text, max(start, verb - _BETWEEN_CHARACTERS), verb)
        stop = found.start() if found else verb
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        return stop

    def subject_start(self, text: str, start: int, end: int) -> int:
        """Where the noun phrase that stops at ``end`` can start: after the last verb, comma or subordinator in it."""
        begin = start
        for found in self._rules.subordinator.finditer(text, start, end):
            if found.end() <= end:
                begin = max(begin, found.end())
        for found in self._rules.finite.finditer(text, start, end):
            if found.end() > end or self._adjective(text, start, found.start(), found.group()):
                continue
            if self._rules.reduced.match(text, found.start(), end + _DETERMINED_CHARACTERS) and not self._auxiliary(
                text, start, found.start()
            ):
                continue  # "a statement released by"
            begin = max(begin, found.end())
        while begin < end and (text[begin].isspace() or text[begin] in ',:;–—”"»'):
            begin += 1
        return begin

    def _adjective(self, text: str, start: int, place: int, form: str) -> bool:
        """Whether what looks like a finite verb is a participle before its noun (``the wounded``)."""
        if not form.endswith(self._rules.participle):
            return False
        return self._rules.determined.search(text, max(start, place - _DETERMINED_CHARACTERS), place) is not None

    def first_verb(self, text: str, start: int, end: int) -> int | None:
        """Where the first finite verb between the bounds begins."""
        found = self._rules.finite.search(text, start, end)
        return found.start() if found is not None else None

    def last_verb(self, text: str, start: int, end: int) -> int | None:
        """Where the last finite verb between the bounds begins."""
        places = [found.start() for found in self._rules.finite.finditer(text, start, end)]
        return places[-1] if places else None

    def _auxiliary(self, text: str, start: int, place: int) -> bool:
        """Whether a form of "be" or "have" stands before a participle."""
        return self._rules.auxiliary.search(text, max(start, place - _DETERMINED_CHARACTERS), place) is not None

    def has_finite(self, text: str, start: int, end: int) -> bool:
        """Whether a finite verb seems to stand between the bounds."""
        return self._rules.finite.search(text, start, end) is not None

    def after_hearer(self, text: str, start: int, end: int) -> int:
        """Where the one who is told stops (``told reporters``), or ``start``."""
        found = self._hearer.match(text, start, end)
        return found.end() if found else start

    def after_adjunct(self, text: str, start: int, end: int) -> int:
        """Where speech begins after a verb and its time or place (``said on Monday that``), or ``start``."""
        found = self._rules.time.match(text, start, end) or self._rules.before_that.match(text, start, end)
        return found.end() if found else start

    def only_adjunct(self, text: str, start: int, end: int) -> bool:
        """Whether nothing but time, place or manner follows a verb of speech, so that the speech stood before it."""
        rest = text[start:end].strip(" \t\n.,!?)\"”’'")
        if not rest or not any(c.isalnum() for c in rest):
            return True
        if not self._rules.adjunct.match(text, start, end) or self._rules.before_that.match(text, start, end):
            return False
        if self._rules.clausal_adjunct.match(text, start, end):
            return True
        told = self._rules.told_of.search(text, start, end)  # "said in a letter, signed on Monday"
        return not self.has_finite(text, start, told.start() if told is not None else end)

    def told(self, text: str, start: int, end: int) -> bool:
        """Whether speech follows a verb (``announced that it had left``), and no deed (``announced a truce``)"""
        if self._deed.match(text, start, end):
            return False
        if self._rules.that.match(text, start, end) or self.has_finite(text, start, end):
            return True
        return not text[start:end].strip(' ,."”')


def trim(text: str, start: int, end: int) -> Span:
    """The bounds without white space, commas, colons and dashes at either end, and without a final stop.

    >>> trim("said: it left.", 4, 14).of("said: it left.")
    'it left'
    """
    while start < end and (text[start].isspace() or text[start] in ",:;–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;.–—"):
        end -= 1
    return Span(start, end)


def filled(*spans: Span) -> tuple[Span, ...]:
    """Those of the spans that hold a character.

    >>> filled(Span(0, 3), Span(5, 5))
    (Span(start=0, end=3),)
    """
    return tuple(span for span in spans if span.start < span.end)
