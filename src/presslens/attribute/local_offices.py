"""Offices of towns and regions: "the governor of Hatay", "Kursk governor" speak for the state of the town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from presslens.base.folding import fold
from presslens.base.spans import Span
from presslens.language.text import NameRules, alternatives

#: A town has at most so many words.
_MOST_WORDS = 3
_WORDS_BEHIND = re.compile(rf"[^\W\d][\w.-]*(?:\s+[^\W\d][\w.-]*){{0,{_MOST_WORDS - 1}}}")
_WORD_BEFORE = re.compile(r"\S+$")
#: Characters in which the name of a town is sought.
_TOWN_CHARACTERS = 60


class LocalOffices:
    """Finds offices beside the names of towns.

    Parameters
    ----------
    towns
        Holders by the names of their towns.
    offices
        Words for offices, in lower case; they may have a capital.
    rules
        Of the language.
    """

    def __init__(self, towns: Mapping[str, str], offices: Iterable[str], rules: NameRules) -> None:
        self._towns = {_key(town): code for town, code in towns.items()}
        self._office = rules.local_office(alternatives(offices))
        self._of, self._owner = rules.local_of, rules.local_owner

    def find(self, text: str) -> Iterator[tuple[Span, str]]:
        """Places of offices with their towns, from left to right, and the holders they speak for."""
        for office in self._office.finditer(text):
            between = self._of.match(text, office.end())
            if between is not None:
                behind = _WORDS_BEHIND.match(text, between.end(), between.end() + _TOWN_CHARACTERS)
                if behind is not None and (town := self._first(behind.group())) is not None:
                    words, code = town
                    yield Span(office.start(), between.end() + len(words)), code
                    continue
            owner = self._owner.search(text, max(0, office.start() - _TOWN_CHARACTERS), office.start())
            end = owner.start() if owner is not None else office.start()
            if (found := self._last(text, end)) is not None:
                yield Span(found[0], office.end()), found[1]

    def _first(self, words: str) -> tuple[str, str] | None:
        """The longest town that the words begin with."""
        while words:
            bare = words.rstrip(".")
            if (code := self._towns.get(_key(bare))) is not None:
                return bare, code
            words = words[: -len(words.split()[-1])].rstrip()
        return None

    def _last(self, text: str, end: int) -> tuple[int, str] | None:
        """Where the longest town begins that ends before a place."""
        found = None
        begin = end
        for _ in range(_MOST_WORDS):
            word = _WORD_BEFORE.search(text[max(0, begin - _TOWN_CHARACTERS) : begin].rstrip())
            if word is None:
                break
            begin = text.rindex(word.group(), 0, begin)
            if (code := self._towns.get(_key(text[begin:end].rstrip()))) is not None:
                found = begin, code
        return found


def _key(town: str) -> str:
    return " ".join(fold(town)[0].split())
