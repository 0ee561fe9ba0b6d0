"""What an article tells about a bare word for a state: points for each country that it names, each with its reason."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from presslens.codebook.countries import SIGN, TOWN
from presslens.locate.noun_phrases import Names, PhraseReader
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
_TOPIC, _HALF = 5.0, 0.5
#: Kinds of names that can act in a sentence.
_ACTING = ("country", "capital")
#: What a town or a sign weighs beside a name.
_WEAKER = 0.6


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
    title: tuple[str, ...] = ()
    home: str | None = None


class Evidence:
    """The namings of one article, as they tell about its bare words.

    Parameters
    ----------
    setting
        The article.
    namings
        Those of its namings that count: some only say who backs somebody.
    reader
        Of the words around a bare word.
    """

    def __init__(self, setting: Setting, namings: Sequence[Naming], reader: PhraseReader) -> None:
        self._setting, self._namings, self._reader = setting, namings, reader
        self._starts = [naming.start for naming in namings]
        self.names = Names(setting.namings)
        self._counts: dict[str, float] = {}
        for naming in namings:
            self._counts[naming.country] = self._counts.get(naming.country, 0.0) + _weight(naming)

    def points(
        self, sentence: int, span: tuple[int, int], topics: Collection[str], *, seated: bool
    ) -> dict[str, dict[Reason, float]]:
        """Points of each country by reason, for the bare word at ``span``.

        Parameters
        ----------
        sentence
            Number of its sentence.
        topics
            Countries that the word means by the topic of the study.
        seated
            It is a government, which sits in a capital.
        """
        text, (first, last) = self._setting.text, self._setting.sentences[sentence]
        distant = self._reader.is_distant(text, span)
        others = self._reader.beside(text, first, span, last, self.names)
        if self._setting.home is not None and distant:
            others |= {self._setting.home}
        points: dict[str, dict[Reason, float]] = {}
        for country, value, reason in self._evidence(sentence, span, topics, seated, distant):
            if country not in others:
                of_country = points.setdefault(country, {})
                of_country[reason] = max(of_country.get(reason, 0.0), value)
        return points

    def _evidence(
        self, sentence: int, span: tuple[int, int], topics: Collection[str], seated: bool, distant: bool
    ) -> Iterator[tuple[str, float, Reason]]:
        setting = self._setting
        first, last = setting.sentences[sentence]
        place, _ = self._reader.place_behind(setting.text, span[1], last, self.names)
        if place is not None:
            yield place.country, _SEAT if seated and place.kind != TOWN else _PLACE, Reason.PLACE
        object_ = distant and not self._reader.opens_clause(setting.text, first, span[0])
        before = [n for n in self.between(first, span[0]) if not (object_ and self._acts(n))]
        nearest = _BEFORE if object_ and before and before[-1].kind == "demonym" else _NEAREST
        for place_from_end, naming in enumerate(reversed(before)):
            yield naming.country, _weight(naming) * (_BEFORE if place_from_end else nearest), Reason.SENTENCE
        for naming in self.between(span[1], last):
            yield naming.country, _weight(naming) * _BEHIND, Reason.SENTENCE
        for back, value in ((1, _SENTENCE_BEFORE), (2, _TWO_BEFORE)):
            if sentence >= back:
                for naming in self.between(*setting.sentences[sentence - back]):
                    yield naming.country, _weight(naming) * value, Reason.SENTENCE_BEFORE
        if (index := bisect_left(self._starts, span[0])) > 0:
            yield self._namings[index - 1].country, _LAST, Reason.LAST
        total = sum(self._counts.values())
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

    def between(self, start: int, end: int) -> Sequence[Naming]:
        """The namings that begin between two places."""
        return self._namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _weight(naming: Naming) -> float:
    return _WEAKER if naming.kind in (TOWN, SIGN) else 1.0
