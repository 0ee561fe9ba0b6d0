"""Office and name of one person are one mention ("Turkish President Recep Tayyip Erdogan"), and so are a country and a
body that it owns ("Russia's Federation Council").

So the number of mentions does not depend on how a newspaper introduces people. An apposition between commas ("the
Turkish president, Recep Tayyip Erdogan,") stays two mentions: it says two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from presslens.base.folding import fold
from presslens.codebook.targets import PART_OF_NAME, Target
from presslens.language.language import Language
from presslens.locate.mention import Mention

#: Characters and words between the owner of an office and who holds it.
_BETWEEN_CHARACTERS, _BETWEEN_WORDS = 90, 9
_BEFORE_CHARACTERS = 40
#: Kinds of what a country owns: "Russia's Federation Council" is one body.
_OWNED = ("government", "army", "leader")
#: Kinds of names that can be a mere place.
_PLACES = ("country", "capital")
_WORD = re.compile(r"[\w.’'-]+")
_WORDS_ALONE = re.compile(r"(?:['’]s?)?(?:\s+[\w.’'-]+)*\s+")


class OnePerson:
    """Joins the mentions that an office and a name make of one person, or a country and its body of one body.

    Parameters
    ----------
    targets
        The countries under study, with their leaders.
    language
        The language of the articles.
    """

    def __init__(self, targets: Iterable[Target], language: Language) -> None:
        self._rules = language.persons
        aliases = [alias for target in targets for alias in (*target.aliases, *target.surnames)]
        self._people = {(alias.target, alias.form) for alias in aliases if alias.person}

    def joined(self, text: str, mentions: Iterable[Mention]) -> list[Mention]:
        """Mentions in order of position, those of one person or body as one, from the first word to the last."""
        kept: list[Mention] = []
        for mention in mentions:
            if kept and self._is_same(text, kept[-1], mention):
                kept[-1] = replace(mention, start=kept[-1].start)
            else:
                kept.append(mention)
        return kept

    def _is_same(self, text: str, first: Mention, second: Mention) -> bool:
        if (first.sentence_index, first.target) != (second.sentence_index, second.target):
            return False
        if first.kind == PART_OF_NAME or (first.target, first.alias) in self._people:
            return False
        before = max(0, first.start - _BEFORE_CHARACTERS)
        if first.kind in _PLACES and self._rules.place_before.search(text, before, first.start):
            return False  # "In Turkey President Erdogan ...", the comma lost
        between = text[first.end : second.start]
        if len(between) > _BETWEEN_CHARACTERS or not _WORDS_ALONE.fullmatch(between):
            return False
        words = _WORD.findall(self._rules.owner.sub("", between))
        lost_apostrophe = len(_plain(text[first.start : first.end])) > len(_plain(first.alias))
        owned = lost_apostrophe or self._rules.owner.match(between) is not None
        if (second.target, second.alias) not in self._people:
            return not words and first.kind == "country" and owned and second.kind in _OWNED
        if words:
            return len(words) <= _BETWEEN_WORDS and self._is_office(words, first.kind == "leader")
        if first.kind == "leader":
            return True
        is_office_of = self._rules.office_of.search(text, before, first.start)
        return first.kind == "country" and (owned or is_office_of is not None)

    def _is_office(self, words: list[str], named: bool) -> bool:
        """Whether the words tell an office and nothing else ("Foreign Minister", "ambassador to the UN").

        ``named`` is whether an office stands before them already.
        """
        rules = self._rules
        plain = [fold(word)[0].lower().rstrip(".") for word in words]
        if plain[0] in rules.joining:
            return False
        place = next((i for i, word in enumerate(plain) if word in rules.offices or word in rules.ranks), None)
        if place is None and not named:
            return False
        known = (rules.offices, rules.ranks, rules.fields, rules.joining, rules.address)
        for word, one, before in zip(words, plain, ["", *plain], strict=False):
            if one == rules.and_ and (before in rules.offices or before in rules.ranks):
                return False  # "the minister and President Erdogan" are two
            if not (word[0].isupper() or any(one in some for some in known)):
                return False
        closing = (rules.offices, rules.ranks, rules.address)
        joined = place is not None and any(word in rules.joining for word in plain[place:])
        return joined or any(plain[-1] in some for some in closing)


def _plain(words: str) -> str:
    return " ".join(fold(words)[0].split())
