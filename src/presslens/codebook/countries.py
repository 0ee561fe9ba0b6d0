"""Countries: every state and territory that news names, as the world beside the targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.base.schema import read_checked
from presslens.codebook.claims import name_key
from presslens.codebook.targets import KINDS, Alias

#: Words for the people of a country: no adjectives.
NATIONAL = "national"
#: Places and words by which an article on a country is known; none of them names the state.
TOWN, SIGN = "town", "sign"
#: Keys of an entry that list words, and the kind of each.
_LISTS = {kind: kind for kind in KINDS if kind not in ("leader", "army")} | {
    "national": NATIONAL,
    "towns": TOWN,
    "signs": SIGN,
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country, how it is named, and by what it is known.

    Attributes
    ----------
    code
        ISO 3166-1 alpha-3.
    label
        The first of its names.
    aliases
        Names with their kind: one of :data:`presslens.codebook.targets.KINDS`, :data:`NATIONAL`, :data:`TOWN` or
        :data:`SIGN`.
    """

    code: str
    label: str
    aliases: tuple[Alias, ...]

    def names(self, *kinds: str) -> list[str]:
        """The names of these kinds, in the order of the file."""
        return [alias.text for alias in self.aliases if alias.kind in kinds]


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries, and phrases that hold a name of one and mean something else (``exceptions``)."""

    entries: tuple[Country, ...] = ()
    exceptions: tuple[str, ...] = ()


def load_countries(path: str | Path) -> Countries:
    """Read ``codebook/countries.yaml``.

    Raises
    ------
    InputErrors
        The file breaks its schema, a code stands twice, or two countries claim a name.
    """
    document = read_checked(path, "countries")
    entries = [_country(entry) for entry in document["countries"]]
    if faults := [*_repeated(entries, path), *_claimed(entries, path)]:
        raise InputErrors(faults)
    return Countries(tuple(entries), tuple(document.get("not", ())))


def _country(entry: dict) -> Country:
    code = entry["code"]
    aliases = [Alias(name, code, kind, name) for key, kind in _LISTS.items() for name in entry.get(key, ())]
    for leader in entry.get("leader", ()):
        aliases += [Alias(name, code, "leader", name) for name in (leader["name"], *leader.get("forms", ()))]
    return Country(code, entry["country"][0], tuple(aliases))


def _repeated(entries: Iterable[Country], path: str | Path) -> list[InputError]:
    codes = [country.code for country in entries]
    return [
        InputError(f"{path}: countries", f"{code} stands twice", "an entry for each country")
        for code in dict.fromkeys(code for code in codes if codes.count(code) > 1)
    ]


def _claimed(entries: Iterable[Country], path: str | Path) -> list[InputError]:
    """Names that stand twice, in one country or in two."""
    owner: dict[str, str] = {}
    faults = []
    for country in entries:
        for alias in country.aliases:
            if (first := owner.setdefault(name_key(alias.text), country.code)) != country.code:
                found = f"{alias.text!r} is a name of {first}, too"
                faults.append(InputError(f"{path}: {country.code}", found, "a name has one meaning"))
    return faults
