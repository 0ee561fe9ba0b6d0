"""Whose name it is: a leader's, or that of somebody else who is called so.

The name of a person means a leader unless the text gives it to somebody else: another given name or title stands
before it ("Emine Erdogan", "Admiral Ushakov"), a family name stands behind it ("Asad Umar"), or what follows a full
name tells of a private calling ("Sergei Ivanov, a baker"). The bare family name is then that person's all through the
article, unless the article names the leader in full or with an office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from presslens.base.folding import fold
from presslens.base.spelling import is_near
from presslens.codebook.targets import Alias, Target
from presslens.language.language import Language

#: Characters beside a name in which the word next to it is sought.
_BESIDE_CHARACTERS = 60
#: A text of this many characters without a comma has lost them: what stands beside a name tells nothing there.
_COMMA_CHARACTERS = 600
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*)[^\S\n]+$")
_WORD_BEHIND = re.compile(r"[^\S\n]+([^\W\d_][\w’'-]*)")
_LONG_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{3,}(?![\w-])")


class Standing(Enum):
    """How the name of a leader stands in a text."""

    OFFICE = "with an office"
    FULL = "in full"
    BARE = "bare"
    FOLLOWED = "before what may be a family name"
    PRIVATE = "in full, with a private calling"
    OTHER = "somebody else's"


class Named(NamedTuple):
    """A place in a text where a name of a person stands: the sentence, the characters, and whose name it can be."""

    sentence: tuple[int, int]
    start: int
    end: int
    aliases: Sequence[Alias]


class Namesakes:
    """Tells leaders from others of their name.

    Parameters
    ----------
    targets
        The countries under study, with their leaders.
    language
        The language of the articles.
    names
        Further names that are nobody's given name: countries, their adjectives and towns, family names.
    """

    def __init__(self, targets: Iterable[Target], language: Language, names: Iterable[str] = ()) -> None:
        targets = list(targets)
        self._rules, self._no_names = language.persons, language.mentions.no_names
        self._own: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._strong: set[tuple[str, str]] = set()
        self._military: set[tuple[str, str]] = set()
        self._names = {words[-1] for name in names if (words := _words(name))}
        for target in targets:
            for leader in target.leaders:
                self._own[target.code, leader.name].update(
                    word.rstrip(".") for t in leader.titles for word in _words(t)
                )
                if self._rules.military.search(leader.office):
                    self._military.add((target.code, leader.name))
            for alias in target.aliases:
                if not alias.person or self._is_family_name(alias):
                    self._names.add(_words(alias.text)[-1])
                if alias.person:
                    self._own[_whose(alias)].update(_words(alias.form))
                    if self._is_family_name(alias):
                        self._strong.add(_whose(alias))

    def kept(self, text: str, opening: tuple[int, int], places: Sequence[Named]) -> list[list[Alias]]:
        """For each place, the aliases that can be meant there; none where somebody else is.

        Parameters
        ----------
        opening
            The first sentence of the text, which may be a headline.
        places
            Where names of persons stand in ``text``, from left to right.
        """
        heard = "," in text or len(text) < _COMMA_CHARACTERS
        prose: dict[tuple[int, int], bool] = {}
        found = []
        for place in places:
            if place.sentence not in prose:
                prose[place.sentence] = self._is_prose(text, *place.sentence)
            told = heard and prose[place.sentence]
            found.append([(alias, self._standing(text, place, alias, told)) for alias in place.aliases])
        known = self._known(found)
        others = self._others(places, found)
        used = {
            _family_name(alias)
            for place, aliases in zip(places, found, strict=True)
            for alias, standing in aliases
            if standing is Standing.BARE
            and not alias.weak
            and opening[1] <= place.start < others.get(_family_name(alias), 0)
        }
        lost = others.keys() - used
        return [
            [alias for alias, standing in aliases if _is_meant(standing, alias, _whose(alias) in known, lost)]
            for aliases in found
        ]

    def _known(self, found: Sequence[Sequence[tuple[Alias, Standing]]]) -> set[tuple[str, str]]:
        """The leaders whom the article names in full or with an office."""
        seen = {(_whose(alias), standing) for aliases in found for alias, standing in aliases}
        office, full, private = (
            {whose for whose, standing in seen if standing is wanted}
            for wanted in (Standing.OFFICE, Standing.FULL, Standing.PRIVATE)
        )
        return office | (full - private) | (full & self._strong)

    def _others(self, places: Sequence[Named], found: Sequence[Sequence[tuple[Alias, Standing]]]) -> Mapping[str, int]:
        """Family names that the article gives to somebody else, with the first place where it does."""
        others: dict[str, int] = {}
        not_theirs = (Standing.OTHER, Standing.PRIVATE, Standing.FOLLOWED)
        for place, aliases in zip(places, found, strict=True):
            if aliases and all(standing in not_theirs for _, standing in aliases):
                others.setdefault(_family_name(aliases[0][0]), place.start)
        return others

    def _standing(self, text: str, place: Named, alias: Alias, told: bool) -> Standing:
        """How a name stands; ``told`` is whether capitals and marks beside it can be trusted."""
        rules, (low, high) = self._rules, place.sentence
        before = _WORD_BEFORE.search(text, max(low, place.start - _BESIDE_CHARACTERS), place.start)
        word = _plain(before[1]) if before else ""
        if word.rsplit("-", 1)[-1] in rules.offices and not alias.weak:
            return Standing.OFFICE
        if not self._is_family_name(alias):
            return self._called(text, place, alias) if told else Standing.FULL
        if word in rules.ranks:
            return Standing.OFFICE if _whose(alias) in self._military else Standing.OTHER
        if not (told or alias.weak):
            return Standing.BARE
        if before is not None and self._is_given_name(text, low, before):
            if not self._is_own(word, alias):
                return Standing.OTHER
            return Standing.BARE if alias.weak else Standing.FULL
        behind = _WORD_BEHIND.match(text, place.end, min(high, place.end + _BESIDE_CHARACTERS))
        if behind is None or word in rules.determiners or not self._is_last_name(text, behind):
            return Standing.BARE
        return Standing.FOLLOWED

    def _called(self, text: str, place: Named, alias: Alias) -> Standing:
        """How a full name stands: what follows it may tell of another calling."""
        behind = self._rules.apposition.match(text, place.end, place.sentence[1])
        if behind is None or text[max(0, place.start - 2) : place.start].startswith(","):
            return Standing.FULL
        if self._rules.public.search(behind["who"]):
            return Standing.OFFICE
        # A leader known by the family name alone has few namesakes: there, it takes more to tell one.
        told = _whose(alias) not in self._strong or self._rules.home.search(behind["who"])
        return Standing.PRIVATE if behind["one"] and told else Standing.FULL

    def _is_last_name(self, text: str, word: re.Match[str]) -> bool:
        """Whether the word behind a name looks like a family name, with no further capitalised word behind it."""
        further = _WORD_BEHIND.match(text, word.end(), word.end() + _BESIDE_CHARACTERS)
        if further is not None and further[1][0].isupper():
            return False
        return self._may_be_name(word[1]) and not self._rules.adjective.search(word[1])

    def _is_family_name(self, alias: Alias) -> bool:
        """Whether an alias is the bare family name ("Putin", "al Assad")."""
        return sum(word not in self._rules.particles for word in _words(alias.form)) == 1

    def _is_given_name(self, text: str, low: int, word: re.Match[str]) -> bool:
        """Whether the word before a family name is a given name or a title of its own."""
        start = word.start(1)
        if self._rules.opener_ending.search(_plain(word[1])):
            return False
        return self._may_be_name(word[1]) and not self._rules.place_before.search(
            text, max(low, start - _BESIDE_CHARACTERS), start
        )

    def _may_be_name(self, word: str) -> bool:
        """Whether a word next to a name looks like one: a capital that it has for no other reason."""
        plain = _plain(word)
        if (
            not word[0].isupper()
            or self._rules.possessive.search(word)
            or (word.isupper() and len(word.rstrip(".")) > 2)
        ):
            return False
        if "-" in word and (word[-1] == "." or word.rsplit("-", 1)[1][:1].islower()):
            return False
        nobody = (self._no_names, self._rules.openers, self._rules.address, self._rules.fields, self._rules.offices)
        return plain not in self._names and not any(plain in words for words in nobody)

    def _is_own(self, word: str, alias: Alias) -> bool:
        """Whether a given name or its initial is the leader's, give or take a letter ("Valadimir", "Faysal")."""
        own = self._own[_whose(alias)]
        if len(word) == 1 or "." in word:
            return any(name.startswith(word[0]) for name in own)
        return any(is_near(word, name, 1 if len(name) < 7 else 2) for name in own)

    def _is_prose(self, text: str, low: int, high: int) -> bool:
        """Whether a sentence writes common words in lower case; a headline in capitals tells nothing by them."""
        return any(
            match[0].islower() and match[0] not in self._rules.small for match in _LONG_WORD.finditer(text, low, high)
        )


def _is_meant(standing: Standing, alias: Alias, known: bool, lost: set[str]) -> bool:
    if standing in (Standing.OTHER, Standing.PRIVATE, Standing.FOLLOWED):
        return known and standing is not Standing.OTHER and not alias.weak
    if alias.weak:
        return known
    return known or standing is not Standing.BARE or _family_name(alias) not in lost


def _whose(alias: Alias) -> tuple[str, str]:
    return alias.target, alias.person


def _family_name(alias: Alias) -> str:
    return _words(alias.form)[-1].rsplit("-", 1)[-1]


def _words(name: str) -> list[str]:
    return fold(name)[0].lower().split()


def _plain(word: str) -> str:
    return fold(word)[0].lower().rstrip(".")
