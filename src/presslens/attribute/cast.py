"""Who can speak: the names of all holders, and the words that stand for a speaker."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from presslens.attribute.cast_phrases import phrases_of
from presslens.attribute.local_offices import LocalOffices
from presslens.attribute.meanings import Meaning, in_context, meaning_on, with_offices
from presslens.attribute.rules import Kind
from presslens.base.phrases import PhraseMatcher
from presslens.base.spans import Span
from presslens.codebook.holders import Holder
from presslens.codebook.questions import UNRESOLVED
from presslens.codebook.speech import Speech
from presslens.language.language import Language
from presslens.language.text import alternatives

_WORD = re.compile(r"[^\W\d]+")
#: Characters before a name in which the word is sought that makes it a place or a hearer.
_PREPOSITION_CHARACTERS = 24
#: Characters before the name of a people in which its article is sought.
_ARTICLE_CHARACTERS = 6
#: Characters and words behind an adjective of a state in which the office is sought that makes it a speaker.
_OFFICE_CHARACTERS, _OFFICE_WORDS = 60, 4
#: Characters in which a person is sought whom the name of a body introduces: behind it, as its head before it, and as
#: one from it before it.
_BEARER_CHARACTERS, _HEAD_CHARACTERS, _MEMBER_CHARACTERS = 120, 110, 70
#: Characters before a tag ("R-Ohio") in which the name is sought.
_TAGGED_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Party:
    """Words that can name a speaker.

    Attributes
    ----------
    start, end
        Where they stand.
    kind
        How they name it.
    code
        The holder; ``''`` for a noun or a stranger; ``person``, ``body`` or ``group`` for a pronoun.
    """

    start: int
    end: int
    kind: Kind
    code: str

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    @property
    def named(self) -> bool:
        """Whether the words are a name of a holder, and no noun, pronoun or stranger."""
        return self.kind is Kind.NAME or self.kind is Kind.PLACE or self.kind is Kind.DEMONYM


class Cast:
    """Compiled names of all holders and all words that stand for a speaker."""

    def __init__(self, holders: Iterable[Holder], speech: Speech, language: Language) -> None:
        holders = list(holders)
        self.language, self._rules = language, language.names
        self._match = PhraseMatcher(phrases_of(holders, speech, language.names))
        towns = {town: holder.code for holder in holders for town in holder.towns}
        self._local = LocalOffices(towns, speech.local_offices, language.names)
        self._people = frozenset(name for holder in holders for name in holder.people)
        self._tags = [(language.names.tagged(alternatives(h.tags)), h.code) for h in holders if h.tags]
        self._offices = frozenset(word.lower() for word in speech.offices)
        self._anonymous = frozenset(speech.anonymous)
        self._titles = frozenset(word for title in speech.titles for word in title.split())
        self._no_names = language.names.starters.union(*(holder.towns for holder in holders))
        self._bodies = frozenset(name for holder in holders for name in holder.bodies)
        self._places = frozenset(name.lower() for holder in holders for name in holder.places)
        self.pronouns = speech.pronouns
        self.states = frozenset(holder.code for holder in holders if holder.places)
        self.strangers = next((holder.code for holder in holders if holder.strangers), UNRESOLVED)

    def parties(self, text: str, date: dt.date | None = None) -> list[Party]:
        """All words in ``text`` that can name a speaker, from left to right; mere places and adjectives left out."""
        return [party for party in self.mentions(text, date) if self.speaks(text, party)]

    def mentions(self, text: str, date: dt.date | None = None) -> list[Party]:
        """All names, nouns and pronouns of the cast in ``text``, whether or not they can speak where they stand.

        Parameters
        ----------
        date
            Day of the article: whose a name is depends on it. None: all terms hold.
        """
        found = [
            (Span(m.start, m.end), meaning_on(m.payload, date, self.strangers)) for m in self._match(text) if m.payload
        ]
        found = with_offices(found, [(span, Meaning(Kind.NAME, code)) for span, code in self._local.find(text)])
        kept = in_context(text, found, self.strangers, self._rules)
        return [Party(*span, meaning.kind, meaning.code) for span, meaning in kept]

    def speaks(self, text: str, party: Party) -> bool:
        """Whether the words name somebody who can speak, and not a mere place or half a compound."""
        if not party.named:
            return True
        rules = self._rules
        if rules.compound_after.match(text, party.end) or rules.other_meant.match(text, party.end):
            return False
        if party.kind is Kind.PLACE:
            return not rules.place_before.search(text, max(0, party.start - _PREPOSITION_CHARACTERS), party.start)
        if party.kind is Kind.DEMONYM:
            following = _WORD.findall(text[party.end : party.end + _OFFICE_CHARACTERS])[:_OFFICE_WORDS]
            people = rules.people.search(text, max(0, party.start - _ARTICLE_CHARACTERS), party.end)
            return people is not None or any(word.lower() in self._offices for word in following)
        return True

    def bearers(self, text: str, parties: Sequence[Party]) -> dict[str, str]:
        """Last names of persons introduced by their office or their body (``Observatory head Rami Aziz``), with codes.

        Parameters
        ----------
        parties
            The names of holders in ``text``.
        """
        known: dict[str, str] = {}
        for person, code in [*self._known_people(text, parties), *self._tagged(text)]:
            last = person.split()[-1]
            if not self.is_no_name(last) and not self.is_office(last) and len(last) > 2:
                known.setdefault(last, code)
        taken = {word for party in parties for word in text[party.start : party.end].split()}
        people = {party.span for party in parties if party.kind is Kind.NAME}
        for party in parties:
            if self._rules.hearer_before.search(text, max(0, party.start - _PREPOSITION_CHARACTERS), party.start):
                continue  # "Speaking to Reuters Nora Weiss said"
            for name in self._introduced(text, party):
                last = re.split(r"\s+", name.of(text))[-1]
                free = (name in people and name.start > party.start) or last not in taken
                if not self.is_no_name(last) and len(last) > 2 and free and not self.is_office(last):
                    known.setdefault(last, party.code)
                    known.setdefault(self._rules.article.sub("", last), party.code)
        return known

    def _known_people(self, text: str, parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
        """People whom the codebook knows by their full name."""
        for party in parties:
            if party.kind is Kind.NAME and (name := party.span.of(text)) in self._people and " " in name:
                yield name, party.code

    def _tagged(self, text: str) -> Iterator[tuple[str, str]]:
        """People whom what stands behind their name gives to a holder: ``Jane Roe (R-Ohio)``."""
        for pattern, code in self._tags:
            for tag in pattern.finditer(text):
                name = self._rules.name_before.search(text, max(0, tag.start() - _TAGGED_CHARACTERS), tag.start())
                if name is not None:
                    yield name.group(1), code

    def _introduced(self, text: str, party: Party) -> list[Span]:
        """Names of persons that the name of a body introduces: behind it, before it, and behind "said"."""
        rules, names = self._rules, []
        after = rules.bearer.match(text, party.end, party.end + _BEARER_CHARACTERS)
        between = _WORD.findall(text[party.end : after.start(1)]) if after else []
        if after and all(self.is_office(word) for word in between) and (between or party.kind is Kind.NAME):
            names.append(Span(*after.span(1)))
        before = rules.head_of.search(text, max(0, party.start - _HEAD_CHARACTERS), party.start)
        if before:
            names.append(Span(*before.span(1)))
        if party.kind is Kind.NAME:
            from_body = rules.from_body.search(text, max(0, party.start - _MEMBER_CHARACTERS), party.start)
            if from_body:
                names.append(Span(*from_body.span(1)))
        return names

    def is_no_name(self, word: str) -> bool:
        """Whether a capitalised word only opens a sentence or a title, or is a town."""
        return word in self._no_names

    def is_anonymous(self, phrase: str) -> bool:
        """Whether the noun stands for somebody nobody can identify, rather than for a title met before."""
        return phrase.lower() in self._anonymous

    def is_owning(self, name: str) -> bool:
        """Whether a name can be that of a country with a possessive ending that lost its apostrophe."""
        return name.lower() not in self._places or name[:-1].lower() in self._places

    def is_owner(self, words: str) -> bool:
        """Whether the words behind a name begin with the ending of an owner."""
        return self._rules.owner.match(words) is not None

    def is_person(self, name: str) -> bool:
        """Whether a name is that of a person by its form, and not of a body or an office."""
        words = name.split()
        body = name in self._bodies or name.isupper() or len(words) > 4 or self._rules.body.search(name) is not None
        return not body and not any(word.islower() for word in words[1:]) and not self.is_office(words[-1])

    def is_office(self, word: str) -> bool:
        """Whether the word tells an office or a kind of body."""
        return word.lower() in self._offices or word.lower() in self._titles

    def is_title(self, words: str) -> bool:
        """Whether the words between two names only tell an office (``head``, ``'s foreign minister``), or nothing."""
        return all(self.is_office(word) for word in _WORD.findall(self._rules.owner.sub("", words)))

    def is_name_or_title(self, words: str) -> bool:
        """Whether the words can belong to a name: capitals, offices, or nothing."""
        inner = _WORD.findall(self._rules.owner.sub("", words))
        return all(word[0].isupper() or word in self._rules.inner or self.is_office(word) for word in inner)

    def titles_in(self, phrase: str) -> frozenset[str]:
        """The words of a source phrase by which a later title can point back to it (``ministry``, ``group``)."""
        return frozenset(word for word in _WORD.findall(phrase.lower()) if word in self._titles)
