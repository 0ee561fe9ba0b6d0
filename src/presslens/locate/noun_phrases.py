"""The noun phrase around a bare word for a state: whose government or army it is, as far as the phrase itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from presslens.language.bare_words import BareWordRules
from presslens.language.text import MentionRules
from presslens.locate.world import Naming

#: Characters before and behind the word that are looked at.
_AROUND = 80
#: Names up to this length are words, too, in lower case ("us").
_SHORT = 3
#: Characters in which "and" is sought between a name and the word.
_JOINED = 16
_BODIES = ("army", "government")
_WORD = re.compile(r"[\w’'.-]+")
_SPACES = " \t\r\n\u00a0"
_HYPHENS = ("-", "\u2010", "\u2011")
_OPENING = "\"'“‘(["
_CLOSING = ',.;:!?)]"”'


class Reading(Enum):
    """What a noun phrase says of its bare word."""

    FREE = "nothing"
    NAMED = "the name of a country stands in it"
    TOUCHED = "the name of a country stands right before it"
    OWNER_BEFORE = "it is that of a person named before"
    ANOTHERS = "it is somebody else's"
    GENERIC = "it is no certain one"


class Phrase(NamedTuple):
    """The reading of a noun phrase; the country that stands in it, where one does, and how it is named there."""

    reading: Reading
    country: str | None = None
    kind: str | None = None


_FREE = Phrase(Reading.FREE)


class Names:
    """The places of an article that name a country, by where they begin and end."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        self.ending: Mapping[int, Naming] = {naming.end: naming for naming in namings}
        self.beginning: Mapping[int, Naming] = {naming.start: naming for naming in namings}


class PhraseReader:
    """Reads the noun phrase of a bare word. It knows no country: what names one is given.

    Parameters
    ----------
    rules, mentions
        Of the language.
    names
        Names of countries and their adjectives, which make another's what stands behind them in lower case, too.
    """

    def __init__(self, rules: BareWordRules, mentions: MentionRules, names: Iterable[str] = ()) -> None:
        self._rules, self._mentions = rules, mentions
        self._names = frozenset(name.lower() for name in names if len(name) > _SHORT)

    def read(self, text: str, border: int, span: tuple[int, int], limit: int, names: Names) -> Phrase:
        """What the words around ``span`` say.

        Parameters
        ----------
        text
            The article.
        border, limit
            Bounds of the sentence.
        span
            Of the bare word.
        names
            Where countries are named.
        """
        start, end = span
        behind = self._behind(text, end, limit, names)
        if behind is not None:
            return behind
        if self._mentions.determined.match(text, start, end):
            return _FREE
        return self._before(text, border, start, end, limit, names)

    def place_behind(self, text: str, end: int, limit: int, names: Names) -> tuple[Naming | None, bool]:
        """The country, capital or town in which the word stands, and whether it stands right behind the word."""
        found = self._rules.behind_in.match(text, end, min(limit, end + _AROUND))
        between = found[0].split() if found else []
        return (names.beginning.get(found.end()) if found else None), len(between) == 1

    def stands(self, text: str, span: tuple[int, int], limit: int) -> bool:
        """Whether the word is the noun it looks like ("the military said", not "the military base")."""
        if self._rules.compound.match(text, span[1], limit):
            return False
        if self._rules.adjective.search(text, *span) is None:
            return True
        return self.is_head(text, span[1], limit) and not self._rules.joined_behind.match(text, span[1], limit)

    def is_distant(self, text: str, span: tuple[int, int]) -> bool:
        """Whether nobody calls the own state so."""
        return self._rules.distant.search(text, *span) is not None

    def is_seat_before(self, text: str, naming: Naming, start: int) -> bool:
        """Whether a town stands right before the word as the place of its clause ("In Paris, the government ...")."""
        between = self._rules.after_place.fullmatch(text, naming.end, start) is not None
        return between and self._rules.locative.search(text, max(0, naming.start - _JOINED), naming.start) is not None

    def opens_clause(self, text: str, border: int, start: int) -> bool:
        """Whether the word is the subject of a clause, as far as what stands before it tells."""
        return self._rules.opener.search(text[max(border, start - _JOINED) : start]) is not None

    def is_place(self, text: str, naming: Naming) -> bool:
        """Whether a country is named as a place or as somebody's, and does nothing itself."""
        possessive = naming.possessive or self._rules.possessive.match(text, naming.end, naming.end + 2) is not None
        return possessive or self._rules.locative.search(text, max(0, naming.start - _JOINED), naming.start) is not None

    def is_head(self, text: str, end: int, limit: int) -> bool:
        """Whether no noun follows the word."""
        return self._rules.head.match(text, end, limit) is not None

    def _behind(self, text: str, end: int, limit: int, names: Names) -> Phrase | None:
        found = self._rules.behind_of.match(text, end, limit)
        if found is None:
            return None
        # "The regime of President Bashar al-Assad": titles stand between.
        for word in _WORD.finditer(text, found.end(), min(limit, found.end() + _AROUND)):
            if (naming := names.beginning.get(word.start())) is not None:
                return Phrase(Reading.NAMED, naming.country, naming.kind)
            if word[0].lower() in self._rules.functions:
                break
        return Phrase(Reading.ANOTHERS) if text[found.end() : found.end() + 1].isupper() else None

    def beside(self, text: str, border: int, span: tuple[int, int], limit: int, names: Names) -> frozenset[str]:
        """Countries other than the one meant, because their names are joined to the word ("Russia and the regime")."""
        before = self._rules.joined_before.search(text, max(border, span[0] - _JOINED), span[0])
        behind = self._rules.joined_behind.match(text, span[1], limit)
        joined = [
            names.ending.get(before.start()) if before else None,
            names.beginning.get(behind.end()) if behind else None,
        ]
        # "The Syrian army and air force" are one country's: a body is no country.
        return frozenset(naming.country for naming in joined if naming is not None and naming.kind not in _BODIES)

    def _before(self, text: str, border: int, start: int, end: int, limit: int, names: Names) -> Phrase:
        rules, place, verb = self._rules, start, False
        if self._in_title(text, border, span=(start, end), limit=limit):
            return Phrase(Reading.ANOTHERS)
        for depth in range(rules.between + 1):
            before = text[max(border, place - _AROUND) : place]
            before = before[:-1] if before[-1:] in _HYPHENS else before.rstrip(_SPACES)
            words = before.split()
            if not words or words[-1][-1] in _HYPHENS:
                break
            stop = max(border, place - _AROUND) + len(before)
            if (naming := self._named(text, stop, names)) is not None:
                return self._of_name(naming, depth, stop, verb)
            word = words[-1].lstrip(_OPENING)
            if not word or word[-1] in _CLOSING or self._mentions.of_another_side.search(word):
                break
            if (told := self._of_word(word, text[start:end], depth, text, end, limit)) is not None:
                return told
            verb = verb or rules.verb.search(word) is not None
            place = stop - len(words[-1])
        return _FREE

    def _in_title(self, text: str, border: int, span: tuple[int, int], limit: int) -> bool:
        """Whether the word is one of a name in capitals ("Office of Government Ethics")."""
        start, end = span
        behind = _WORD.match(text, end + 1, limit)
        capitals = text[start].isupper() and behind is not None and behind[0][0].isupper()
        return capitals and start > border and " " not in text[start:end]

    def _named(self, text: str, stop: int, names: Names) -> Naming | None:
        """The name that ends at ``stop``, with or without the ending of a possessive."""
        ending = self._rules.possessive.search(text, max(0, stop - 2), stop)
        return names.ending.get(stop) or (names.ending.get(ending.start()) if ending else None)

    def _of_name(self, naming: Naming, depth: int, stop: int, verb: bool) -> Phrase:
        """The phrase that a name opens; behind what may be a verb, only a possessive does."""
        if depth == 0:
            return Phrase(Reading.TOUCHED, naming.country, naming.kind)
        if naming.end < stop or naming.possessive or (naming.kind == "demonym" and not verb):
            return Phrase(Reading.NAMED, naming.country, naming.kind)
        return _FREE

    def _of_word(self, word: str, found: str, depth: int, text: str, end: int, limit: int) -> Phrase | None:
        """What one word before tells; None: the word before it may tell more."""
        rules, lower, alone = self._rules, word.lower(), " " not in found
        if lower in rules.definite or lower in rules.sides:
            return _FREE
        if lower in rules.generic:
            is_head = self.is_head(text, end, limit) or (
                rules.singular.match(word) is not None and rules.third_person.match(text, end, limit) is not None
            )
            return Phrase(Reading.GENERIC) if alone and is_head else _FREE
        if lower in rules.owners:
            return Phrase(Reading.OWNER_BEFORE if lower in rules.persons else Reading.ANOTHERS)
        if depth == 0 and (lower in self._names or lower in rules.of_others or (alone and lower in rules.of_places)):
            return Phrase(Reading.ANOTHERS)
        if depth == 0 and alone and lower in rules.kinds and self.is_head(text, end, limit):
            return Phrase(Reading.GENERIC)  # "a system of government"
        if lower in rules.functions or lower in self._mentions.no_names:
            return _FREE
        if word[0].isupper() or self._mentions.particle.match(word):
            if rules.creed.search(word):
                return None
            return Phrase(Reading.ANOTHERS) if depth == 0 or rules.possessive.search(word) else _FREE
        if depth == 0 and rules.rules.search(found) and not self._is_quality(lower) and self.is_head(text, end, limit):
            return Phrase(Reading.GENERIC)
        return None

    def _is_quality(self, word: str) -> bool:
        rules = self._rules
        return (
            word in rules.qualities or "-" in word or rules.participle.search(word) is not None or not word[0].isalpha()
        )
