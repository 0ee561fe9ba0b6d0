"""The world beside the targets: where an article names any country, whether or not it is under study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from presslens.base.phrases import PhraseMatcher
from presslens.codebook.countries import SIGN, TOWN, Countries
from presslens.codebook.targets import Alias, Target

#: Kinds of names that take an s when their apostrophe is lost ("Irans").
_POSSESSIVE = ("country", "capital", "leader")


class Naming(NamedTuple):
    """A place in the text that names a country: where, which (a code), how (a kind of alias).

    ``possessive``: what was found is a possessive without its apostrophe.
    """

    start: int
    end: int
    country: str
    kind: str
    possessive: bool = False


class World:
    """The names of all countries but those under study, whose names :class:`presslens.locate.mentions.MentionFinder`
    finds, and the towns and signs of all.

    Parameters
    ----------
    countries
        From the codebook.
    targets
        The countries under study.
    """

    def __init__(self, countries: Countries, targets: Iterable[Target]) -> None:
        targets = list(targets)
        studied = {target.code for target in targets}
        own = {alias.text for target in targets for alias in target.aliases}
        phrases: dict[str, Alias | None] = dict.fromkeys(countries.exceptions)
        for target in targets:
            phrases |= {town: Alias(town, target.code, TOWN, town) for town in target.towns}
        for alias in (alias for country in countries.entries for alias in country.aliases):
            if (alias.target not in studied or alias.kind in (TOWN, SIGN)) and alias.text not in own:
                phrases.setdefault(alias.text, alias)
        lost = {
            f"{alias.text}s": Alias(f"{alias.text}s", alias.target, alias.kind, alias.text)
            for alias in phrases.values()
            if alias is not None and alias.kind in _POSSESSIVE and alias.text[-1] not in "s."
        }
        self._find = PhraseMatcher([*phrases.items(), *((text, a) for text, a in lost.items() if text not in phrases)])

    def namings(self, text: str) -> Iterator[Naming]:
        """Where ``text`` names a country that is not under study, or a town or a sign of any, from left to right."""
        for match in self._find(text):
            if (alias := match.payload) is not None:
                yield Naming(match.start, match.end, alias.target, alias.kind, alias.text != alias.form)
