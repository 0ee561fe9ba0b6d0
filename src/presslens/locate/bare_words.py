"""Bare words for a state ("the government", "the army"): which country they mean, told from the text around them.

Every country of the world competes. Each piece of evidence gives points to a country; the country with most points is
meant if it has more than a certain share of all, those of "nobody" included. Only a target can then be a mention.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from presslens.language.language import Language
from presslens.locate.evidence import Evidence, Reason, Setting
from presslens.locate.noun_phrases import PhraseReader, Reading
from presslens.locate.world import Naming

#: Points of nobody, and the share of points from which a country is meant.
_NOBODY, _ENOUGH = 2.5, 0.45
#: The kind of bare word that has a seat, and of a name that is one.
_SEATED, _CAPITAL = "government", "capital"
#: An article that has one of these has not lost its apostrophes.
_POSSESSIVES = ("'s", "\u2019s")


class Verdict(NamedTuple):
    """The country that a bare word means (None: nobody can tell), its share of all points, and what told most."""

    country: str | None
    confidence: float
    reason: Reason


_NONE = Verdict(None, 0.0, Reason.PHRASE)


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
        self._setting, self._reader = setting, reader
        self._evidence = Evidence(setting, namings, reader)

    def is_plural(self, sentence: int, end: int) -> bool:
        """Whether the s of a word that ends here is a plural's, and not that of a possessive without its apostrophe."""
        apostrophes = any(mark in self._setting.text for mark in _POSSESSIVES)
        return apostrophes or self._reader.is_head(self._setting.text, end, self._setting.sentences[sentence][1])

    def verdict(self, sentence: int, span: tuple[int, int], kind: str, topics: Collection[str] = ()) -> Verdict:
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
        seated = kind == _SEATED
        verdict = self._by_phrase(sentence, span, seated)
        if verdict is None and seated:
            verdict = self._by_seat(sentence, span)
        return verdict or self._by_points(self._evidence.points(sentence, span, topics, seated=seated))

    def _by_phrase(self, sentence: int, span: tuple[int, int], seated: bool) -> Verdict | None:
        """What the noun phrase itself tells; None: nothing."""
        text, (first, last) = self._setting.text, self._setting.sentences[sentence]
        phrase = self._reader.read(text, first, span, last, self._evidence.names)
        one_with_name = phrase.reading is Reading.TOUCHED and (seated or phrase.kind == "demonym")
        nobody = phrase.reading in (Reading.ANOTHERS, Reading.GENERIC)
        if nobody or one_with_name or not self._reader.stands(text, span, last):
            return _NONE
        country = phrase.country
        if phrase.reading is Reading.OWNER_BEFORE:
            before = reversed(self._evidence.between(first, span[0]))
            country = next((naming.country for naming in before if naming.kind == "leader"), None)
            return _NONE if country is None else Verdict(country, 1.0, Reason.PHRASE)
        return None if country is None else Verdict(country, 1.0, Reason.PHRASE)

    def _by_seat(self, sentence: int, span: tuple[int, int]) -> Verdict | None:
        """The capital right beside a government: "the government in Paris", "In Paris, the government"."""
        text, (first, last) = self._setting.text, self._setting.sentences[sentence]
        seat, near = self._reader.place_behind(text, span[1], last, self._evidence.names)
        if seat is None or not near or seat.kind != _CAPITAL:
            seat = next(iter(self._evidence.between(first, span[0])[-1:]), None)
            near = seat is not None and self._reader.is_seat_before(text, seat, span[0])
        if seat is not None and near and seat.kind == _CAPITAL:
            return Verdict(seat.country, 1.0, Reason.PLACE)
        return None

    def _by_points(self, points: Mapping[str, Mapping[Reason, float]]) -> Verdict:
        if not points:
            return _NONE
        totals = {country: sum(values.values()) for country, values in points.items()}
        best = max(sorted(totals), key=lambda country: totals[country])
        confidence = totals[best] / (sum(totals.values()) + _NOBODY)
        reason = max(points[best], key=lambda reason: points[best][reason])
        return Verdict(best if confidence > _ENOUGH else None, confidence, reason)
