"""Who is who in one article, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from presslens.attribute.asides import Asides
from presslens.attribute.cast import Cast, Party
from presslens.attribute.clauses import Clauses
from presslens.attribute.introductions import introduced
from presslens.attribute.quotes import Quote
from presslens.attribute.rules import Kind
from presslens.base.spans import Span

#: Between the adjective of a state and its body stand at most so many characters.
_OWNER_CHARACTERS = 3
#: An honorific stands within so many characters before a name.
_HONORIFIC_CHARACTERS = 8
_CAPITALISED = re.compile(r"[A-Z][\w'-]+")


class Scene:
    """One article as the rules of speech see it: who can speak in it, and where.

    Attributes
    ----------
    language, clauses, asides
        The language of the article, its clauses, and what stands in commas inside them.
    mentions, parties
        See :meth:`Cast.mentions` and :meth:`Cast.parties`.
    bearers
        Last names of persons introduced by their office, with the holders they speak for: see :meth:`Cast.bearers` and
        :func:`presslens.attribute.introductions.introduced`.
    """

    def __init__(self, text: str, cast: Cast, clauses: Clauses, asides: Asides, quotes: Sequence[Quote] = ()) -> None:
        self.text, self.cast, self.language = text, cast, cast.language
        self.clauses, self.asides = clauses, asides
        self._honorific = cast.language.names.honorific
        self._compound = cast.language.names.compound
        self.mentions = cast.mentions(text)
        self.parties = _joined(text, cast, self.mentions)
        self._named = [party for party in self.mentions if party.named]
        self._named_starts = [party.start for party in self._named]
        self._starts = [party.start for party in self.parties]
        self.bearers = introduced(text, cast, self._named) | cast.bearers(text, self._named)
        self._capitals: frozenset[str] | None = None
        self._quotes = [Span(quote.outer_start, quote.outer_end) for quote in quotes if not quote.depth]

    def quoted(self, place: int) -> bool:
        """Whether a quotation holds the character at ``place``."""
        index = bisect_right(self._quotes, Span(place, len(self.text))) - 1
        return index >= 0 and place < self._quotes[index].end

    def within(self, start: int, end: int) -> list[Party]:
        """The parties between the bounds, persons introduced earlier by their office included."""
        found = [
            party
            for party in self.parties[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if party.end <= end or (party.end == end + 1 and self.text[end] == ".")  # "the U.N."
        ]
        if self.bearers:
            taken = [party.span for party in found if party.named]
            possessive = self.language.names.possessive
            for word in _CAPITALISED.finditer(self.text, start, end):
                code = self.bearers.get(word.group()) or self.bearers.get(possessive.sub("", word.group()))
                if code and not any(span.overlaps(word.span()) for span in taken):
                    found.append(Party(word.start(), word.end(), Kind.NAME, code))
            found.sort(key=lambda party: party.start)
        return found

    def mentions_of(self, code: str, start: int, end: int) -> list[Party]:
        """The names of one holder between the bounds, mere places and adjectives included."""
        return [party for party in self.mentions_between(start, end) if party.code == code and party.end <= end]

    def mentions_between(self, start: int, end: int) -> list[Party]:
        """The names of holders that begin between the bounds, mere places and adjectives included."""
        return self._named[bisect_left(self._named_starts, start) : bisect_left(self._named_starts, end)]

    def names(self, start: int, end: int) -> list[Span]:
        """Spans of capitalised names between the bounds that can be a person's or a body's."""
        spans = []
        for found in self.language.names.full_name.finditer(self.text, start, end):
            words = list(re.finditer(r"\S+", found.group()))
            while words and (self.cast.is_no_name(words[0].group()) or self._compound.search(words[0].group())):
                words = words[1:]
            if not words:
                continue
            name = Span(found.start() + words[0].start(), found.end())
            titled = self._honorific.search(self.text, max(start, name.start - _HONORIFIC_CHARACTERS), name.start)
            if not self._known(name) and (titled or len(words) > 1 or self._is_name(name, name == (start, end))):
                spans.append(Span(titled.start(), name.end) if titled else name)
        return spans

    def _known(self, name: Span) -> bool:
        """Whether the codebook knows a part of the name, but it speaks for nobody here."""
        index = bisect_left(self._named_starts, name.start)
        near = [p for p in self._named[max(0, index - 1) : index + 2] if name.overlaps(p.span)]
        if len(near) == 1 and self._only_origin(name, near[0]):
            return False
        return bool(near)

    def _only_origin(self, name: Span, party: Party) -> bool:
        """Whether an adjective only opens the name of a body that is no office ("Turkish Football Federation")."""
        further = self.text[party.end : name.end].split()
        opens = party.kind is Kind.DEMONYM and party.start == name.start and len(further) > 1
        return opens and not self.cast.speaks(self.text, party)

    def _is_name(self, word: Span, alone: bool) -> bool:
        """Whether one capitalised word is a name although it may open a sentence.

        That is so where it has its capital elsewhere too, or where nothing else can be meant (``alone``).
        """
        if not _opens_sentence(self.text, word.start):
            return True
        if self._capitals is None:
            self._capitals = frozenset(re.findall(r"(?<=[\w,] )[A-Z][\w’'-]+", self.text))
        if word.of(self.text) in self._capitals:
            return True
        plural = self.language.names.plural
        return alone and not (plural and word.of(self.text).endswith(plural))


def _joined(text: str, cast: Cast, mentions: Sequence[Party]) -> list[Party]:
    """Those who can speak; a body and its seat (``the ministry in Moscow``) are one."""
    parties: list[Party] = []
    for party in mentions:
        if party.kind is Kind.PLACE and parties and parties[-1].kind is Kind.NOUN:
            body = parties[-1]
            owner = parties[-2] if len(parties) > 1 else None
            # "the Russian embassy in the United States"
            owned = owner is not None and owner.named and body.start - owner.end <= _OWNER_CHARACTERS
            seated = cast.language.names.seat.fullmatch(text, body.end, party.start)
            if seated and not owned and not cast.is_anonymous(body.span.of(text)):
                parties[-1] = Party(body.start, party.end, Kind.NAME, party.code)
                continue
        if cast.speaks(text, party):
            parties.append(party)
    return parties


def _opens_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 3) : place].rstrip(" \n\t\"“‘'(")
    return not before or before[-1] in ".!?:"
