"""Things called after a country, a capital or a leader ("Damascus University"), and towns elsewhere of that name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from presslens.codebook.targets import Alias, Target
from presslens.language.language import Language
from presslens.language.text import alternatives

#: Kinds of alias that things are called after.
_NAMES = ("country", "capital", "leader")
#: Characters before a name in which the thing is sought that is called after it.
_BEFORE_CHARACTERS = 40
_HYPHENS = "-\u2010\u2011\u2012\u2013"


class Meant(Enum):
    """What a name of a target means where it stands."""

    TARGET = "the target"
    THING = "part of the name of something else"
    ELSEWHERE = "a town of another country"
    NOTHING = "nothing of the target's"


class CalledAfter:
    """Tells a country from what is called after it.

    Parameters
    ----------
    targets
        The countries under study, with the regions elsewhere that have a town of their name.
    language
        The language of the articles.
    """

    def __init__(self, targets: Iterable[Target], language: Language) -> None:
        targets = list(targets)
        self._rules = language.things
        self._combining = {alias for target in targets for alias in target.combining}
        self._regions = {t.code: re.compile(rf",\s+(?:{alternatives(t.elsewhere)})(?![\w-])") for t in targets}

    def keeps_apostrophes(self, text: str) -> bool:
        """Whether a text keeps the apostrophes of its possessives, so that ``Turkeys`` are birds in it."""
        return self._rules.apostrophe.search(text) is not None

    def meant(self, alias: Alias, text: str, place: tuple[int, int], sentence: tuple[int, int]) -> Meant:
        """What an alias means where it stands.

        Parameters
        ----------
        place, sentence
            Characters of the alias, and of its sentence, in ``text``.
        """
        (start, end), (low, high) = place, sentence
        if alias in self._combining:
            joined = text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isupper()
            return Meant.TARGET if joined and end + 1 < high else Meant.NOTHING
        if alias.kind not in _NAMES:
            return Meant.TARGET
        region = self._regions[alias.target].match(text, end, high)
        # A country may stand before a region in a list ("Turkey, Texas and Peru"), a town hardly.
        if region and not (alias.kind == "country" and self._rules.listed.match(text, region.end(), high)):
            return Meant.ELSEWHERE
        if self._rules.behind.match(text, end, high):
            return Meant.THING
        if self._rules.before.search(text, max(low, start - _BEFORE_CHARACTERS), start):
            return Meant.THING
        return Meant.TARGET
