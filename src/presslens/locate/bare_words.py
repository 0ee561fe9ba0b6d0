"""Bare words for a state ("the government", "the army"): which country they mean, told from the text around them.

Every country of the world competes. Each piece of evidence gives points to a country; the country with most points is
meant if it has more than a certain share of all, those of "nobody" included. Only a target can then be a mention.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from presslens.codebook.countries import SIGN, TOWN
from presslens.language.language import Language
from presslens.locate.noun_phrases import Names, Phrase, PhraseReader, Reading
from presslens.locate.world import Naming


class Reason(Enum):
    """Why words are taken for a target; the value is what readers of the ledger see."""

    NAME = "its name"
    PART_OF_NAME = "its name inside another name"
    PHRASE = "the words beside it name the country"
    PLACE = "the place beside it is the country's"
    SENTENCE = "the sentence names the country"
    SENTENCE_BEFORE = "a sentence before names the country"
    LAST = "the country named last"
    ARTICLE = "the country the article names most"
    TITLE = "the title names the country"
    HOME = "the paper's own country"
    TOPIC = "the topic of the study"


#: Points of the country named nearest before the word in its sentence, of others before it, and of those behind it.
_NEAREST, _BEFORE, _BEHIND = 3.0, 1.5, 1.5
#: Of a country named in the last sentence before, and in the one before that.
_SENTENCE_BEFORE, _TWO_BEFORE = 2.0, 1.0
#: Of the country named last at all, of one in the title, of the paper's own.
_LAST, _TITLE, _HOME = 1.0, 1.0, 1.0
#: Of a country's share of all namings: the full share of a country that is named often.
_ARTICLE, _OFTEN = 4.0, 2
#: Of the place behind the word: a capital seats a government, an army stands anywhere.
_SEAT, _PLACE = 5.0, 2.0
#: Of the topic that the study has chosen, for a country that is named often and is half of all that is named.
_TOPIC, _HALF = 4.0, 0.5
#: Points of nobody, and the share of points from which a country is meant.
_NOBODY, _ENOUGH = 2.5, 0.45
_ACTING = ("country", "capital")
#: An article that has one of these has not lost its apostrophes.
_POSSESSIVES = ("'s", "\u2019s")
#: The kind of bare word that has a seat, and of a name that is one.
_SEATED, _CAPITAL = "government", "capital"
#: What a town or a sign weighs beside a name.
_WEAKER = 0.6


class Verdict(NamedTuple):
    """The country that a bare word means (None: nobody can tell), its share of all points, and what told most."""

    country: str | None
    confidence: float
    reason: Reason


_NONE = Verdict(None, 0.0, Reason.PHRASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of an article before its bare words are read.

    Attributes
    ----------
    text, sentences
        The article, and the bounds of its sentences.
    namings
        Where it names countries, from left to right.
    title
        Countries that its title names.
    home
        The outlet's country, or None.
    """

    text: str
    sentences: Sequence[tuple[int, int]]
    namings: Sequence[Naming]
    title: frozenset[str] = frozenset()
    home: str | None = None


class BareWords:
    """Tells which country a bare word means. Built once for many articles.

    Parameters
    ----------
    language
        Of the articles.
    names
        Names of countries and adjectives of them, which some write in lower case ("the turkish army").
    """

    def __init__(self, language: Language, names: Iterable[str] = ()) -> None:
        self._reader = PhraseReader(language.bare_words, language.mentions, names)
        self._aside = language.mentions.of_another_side

    def of(self, setting: Setting) -> ArticleBareWords:
        """The reader of one article."""
        return ArticleBareWords(setting, self._reader, self._told(setting))

    def _told(self, setting: Setting) -> list[Naming]:
        """The namings that count as evidence: not those that only say who backs somebody."""
        text = setting.text
        return [n for n in setting.namings if not self._is_aside(text, n)]

    def _is_aside(self, text: str, naming: Naming) -> bool:
        compound = text[naming.end : naming.end + 16].split(maxsplit=1)
        return bool(compound) and self._aside.search(compound[0]) is not None and compound[0][0] in "-\u2010\u2011"


class ArticleBareWords:
    """Which country the bare words of one article mean."""

    def __init__(self, setting: Setting, reader: PhraseReader, namings: Sequence[Naming]) -> None:
        self._setting, self._reader, self._namings = setting, reader, namings
        self._names = Names(setting.namings)
        self._starts = [naming.start for naming in namings]
        self._counts: Counter[str] = Counter()
        for naming in namings:
            self._counts[naming.country] += _weight(naming)  # type: ignore[assignment]

    def phrase(self, sentence: int, span: tuple[int, int]) -> Phrase:
        """What the noun phrase itself says."""
        first, last = self._setting.sentences[sentence]
        return self._reader.read(self._setting.text, first, span, last, self._names)

    def is_plural(self, sentence: int, end: int) -> bool:
        """Whether the s of a word that ends here is a plural's, and not that of a possessive without its apostrophe."""
        apostrophes = any(mark in self._setting.text for mark in _POSSESSIVES)
        return apostrophes or self._reader.is_head(self._setting.text, end, self._setting.sentences[sentence][1])

    def verdict(self, sentence: int, span: tuple[int, int], kind: str, topics: Iterable[str] = ()) -> Verdict:
        """The country that the bare word at ``span`` means.

        Parameters
        ----------
        sentence
            Number of its sentence.
        kind
            ``government`` or ``army``. Right behind the name of its country a government is one with it
            ("Syria's government"), an army is not.
        topics
            Countries that the word means by the topic of the study.
        """
        first, last = self._setting.sentences[sentence]
        phrase = self.phrase(sentence, span)
        seated = kind == _SEATED
        if phrase.reading in (Reading.ANOTHERS, Reading.GENERIC):
            return _NONE
        if phrase.reading is Reading.TOUCHED and (seated or phrase.kind == "demonym"):
            return _NONE
        if not self._reader.stands(self._setting.text, span, last):
            return _NONE
        if phrase.reading is Reading.OWNER_BEFORE:
            person = next((n for n in reversed(self._between(first, span[0])) if n.kind == "leader"), None)
            return Verdict(person.country, 1.0, Reason.PHRASE) if person is not None else _NONE
        if phrase.country is not None:
            return Verdict(phrase.country, 1.0, Reason.PHRASE)
        place, near = self._reader.place_behind(self._setting.text, span[1], last, self._names)
        if place is not None and seated and near and place.kind == _CAPITAL:
            return Verdict(place.country, 1.0, Reason.PLACE)
        seat = next(iter(self._between(first, span[0])[-1:]), None) if seated else None
        if (
            seat is not None
            and seat.kind == _CAPITAL
            and self._reader.is_seat_before(self._setting.text, seat, span[0])
        ):
            return Verdict(seat.country, 1.0, Reason.PLACE)
        points: dict[str, dict[Reason, float]] = {}
        distant = self._reader.is_distant(self._setting.text, span)
        beside = self._reader.beside(self._setting.text, first, span, last, self._names)
        if self._setting.home is not None and distant:
            beside |= {self._setting.home}
        for country, value, reason in self._evidence(sentence, span, topics, seated=seated, distant=distant):
            if country in beside:
                continue
            of_country = points.setdefault(country, {})
            of_country[reason] = max(of_country.get(reason, 0.0), value)
        if not points:
            return _NONE
        totals = {country: sum(values.values()) for country, values in points.items()}
        best = max(sorted(totals), key=lambda country: totals[country])
        confidence = totals[best] / (sum(totals.values()) + _NOBODY)
        reason = max(points[best], key=lambda reason: points[best][reason])
        return Verdict(best if confidence > _ENOUGH else None, confidence, reason)

    def _evidence(
        self, sentence: int, span: tuple[int, int], topics: Iterable[str], *, seated: bool, distant: bool
    ) -> Iterator[tuple[str, float, Reason]]:
        setting = self._setting
        first, last = setting.sentences[sentence]
        place, _ = self._reader.place_behind(setting.text, span[1], last, self._names)
        if place is not None:
            yield place.country, _SEAT if seated and place.kind != TOWN else _PLACE, Reason.PLACE
        object_ = distant and not self._reader.opens_clause(setting.text, first, span[0])
        before = [n for n in self._between(first, span[0]) if not (object_ and self._acts(n))]
        for place_from_end, naming in enumerate(reversed(before)):
            yield naming.country, _weight(naming) * (_BEFORE if place_from_end else _NEAREST), Reason.SENTENCE
        for naming in self._between(span[1], last):
            yield naming.country, _weight(naming) * _BEHIND, Reason.SENTENCE
        for back, value in ((1, _SENTENCE_BEFORE), (2, _TWO_BEFORE)):
            if sentence >= back:
                for naming in self._between(*setting.sentences[sentence - back]):
                    yield naming.country, _weight(naming) * value, Reason.SENTENCE_BEFORE
        if (index := bisect_left(self._starts, span[0])) > 0:
            yield self._namings[index - 1].country, _LAST, Reason.LAST
        total, topics = sum(self._counts.values()), set(topics)
        for country, count in self._counts.items():
            share, often = count / total, count / (count + _OFTEN)
            yield country, _ARTICLE * share * often, Reason.ARTICLE
            if country in topics:
                yield country, _TOPIC * min(1.0, share / _HALF) * often, Reason.TOPIC
        for country in setting.title:
            yield country, _TITLE, Reason.TITLE
        if setting.home is not None:
            yield setting.home, _HOME, Reason.HOME

    def _acts(self, naming: Naming) -> bool:
        """Whether the country is one that does something: who supports or fights a regime is another."""
        return naming.kind in _ACTING and not self._reader.is_place(self._setting.text, naming)

    def _between(self, start: int, end: int) -> Sequence[Naming]:
        return self._namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _weight(naming: Naming) -> float:
    return _WEAKER if naming.kind in (TOWN, SIGN) else 1.0
