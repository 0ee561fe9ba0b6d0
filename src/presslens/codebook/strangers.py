"""The countries of the world among the holders: whom no holder's file knows is one of the others, by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from presslens.codebook.claims import name_key
from presslens.codebook.countries import Countries, Country
from presslens.codebook.holders import Holder


def with_countries(holders: Sequence[Holder], countries: Countries) -> list[Holder]:
    """The holders, of whom the one that takes in strangers also answers to every country that has no holder.

    Countries and capitals become places, adjectives demonyms, and bodies and leaders names of it. A country has a
    holder where there is one of that code or with its name; a name that any other holder has stays with it.
    """
    known = {name_key(name) for holder in holders if not holder.strangers for name in holder.names}
    others = [country for country in countries.entries if not _has_holder(country, holders, known)]
    return [_answering(holder, others, known) if holder.strangers else holder for holder in holders]


def _has_holder(country: Country, holders: Iterable[Holder], known: set[str]) -> bool:
    return name_key(country.label) in known or any(holder.code == country.code for holder in holders)


def _answering(holder: Holder, countries: Sequence[Country], known: set[str]) -> Holder:
    def of(*kinds: str) -> list[str]:
        names = (name for country in countries for name in country.names(*kinds))
        return [name for name in names if name_key(name) not in known]

    places, demonyms = of("country", "capital"), of("demonym")
    return replace(
        holder,
        names=_once([*holder.names, *of("government", "leader"), *places, *demonyms]),
        places=_once([*holder.places, *places]),
        demonyms=_once([*holder.demonyms, *demonyms]),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
