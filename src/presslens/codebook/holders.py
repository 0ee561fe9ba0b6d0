"""Holders: those whose view a sentence can carry."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.codebook.additions import grouped, read_with_additions
from presslens.codebook.claims import name_key
from presslens.codebook.targets import Target
from presslens.codebook.terms import Term, term_of


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can hold a view.

    Attributes
    ----------
    code, label, colour
        As in the codebook file.
    names
        Every name it goes by: people, bare words and the next two kinds included.
    exceptions
        Phrases that contain a name but mean another.
    places
        Names that can also be a mere place (``Moscow``): after ``in`` or ``near`` they speak for nobody.
    demonyms
        Names that speak for the holder only before an office (``Russian officials``, not ``Russian
        tourists``).
    bodies
        Names of bodies that look like those of persons ("Pentagon"): names are hidden by what they name.
    strangers
        True when named speakers whom no holder knows are counted here.
    towns
        Towns of the holder's target; no names of it.
    people
        Full names of people among the names: behind one, the last word of it alone is the same person.
    terms
        When a name speaks for the holder, for those that do not always: outside of its terms the person is a
        stranger.
    contextual
        Bare words that speak for it only in an article that names it otherwise too.
    topical
        Bare words of the study's topic ("activists"): they speak for it unless the article is about another state.
    context
        Code of the holder whose names are the context of the bare words; ``''``: this one.
    titles
        Words before a name ("Sen.") that tell that whoever bears it is one of the holder's people; contextual as well.
    tags
        How what stands behind a name begins when the person is one of them ("R-" of "R-Ohio").
    """

    code: str
    label: str
    colour: str
    names: tuple[str, ...]
    exceptions: tuple[str, ...]
    places: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    strangers: bool = False
    towns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    contextual: tuple[str, ...] = ()
    topical: tuple[str, ...] = ()
    context: str = ""
    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def load_holders(paths: Iterable[str | Path], targets: Iterable[Target]) -> list[Holder]:
    """Read holder files, in the order given.

    A holder with ``target:`` answers to every alias of that target too. The one that takes in strangers gives way: a
    name that another holder has as well is no name of it.

    Raises
    ------
    InputErrors
        Files break their schema, their code is not their name, or several claim the strangers.
    """
    by_code = {target.code: target for target in targets}
    holders: list[Holder] = []
    faults: list[InputError] = []
    for path, *additions in grouped(paths):
        with gathered(faults):
            holder = _holder([path, *additions], by_code)
            if holder.strangers and (first := next((other.code for other in holders if other.strangers), None)):
                raise InputError(f"{path}: strangers", f"{first} takes in strangers already", "one holder may")
            holders.append(holder)
    if faults:
        raise InputErrors(faults)
    known = {name_key(name) for holder in holders if not holder.strangers for name in holder.names}
    return [_without(holder, known) if holder.strangers else holder for holder in holders]


def _without(holder: Holder, known: Container[str]) -> Holder:
    """A holder less the names that others have."""

    def left(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name_key(name) not in known)

    return replace(
        holder,
        names=left(holder.names),
        places=left(holder.places),
        demonyms=left(holder.demonyms),
        bodies=left(holder.bodies),
        people=left(holder.people),
    )


def _holder(paths: Sequence[Path], targets: dict[str, Target]) -> Holder:
    path, entry = paths[0], read_with_additions(paths, "holder")
    code = entry["code"]
    if path.stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    places, demonyms = list(entry.get("place", ())), list(entry.get("demonym", ()))
    bodies, exceptions = list(entry.get("bodies", ())), list(entry.get("not", ()))
    contextual, topical = tuple(entry.get("contextual", ())), list(entry.get("topical", ()))
    always = {*entry.get("names", ()), *bodies, *places, *demonyms}
    people, terms = _people(entry.get("people", ()), path)
    if (target := targets.get(entry.get("target", ""))) is not None:
        places += [alias.text for alias in target.aliases if alias.kind in ("country", "capital")]
        demonyms += [alias.text for alias in target.aliases if alias.kind == "demonym"]
        topical += [alias.text for alias in target.contextual if alias.text not in always]
        for alias in (*target.aliases, *target.contextual):
            terms.setdefault(alias.text, []).append(Term(alias.since, alias.until))
        people += [alias.text for alias in target.aliases if alias.kind == "leader" and " " in alias.text]
        exceptions += target.exceptions
    return Holder(
        code,
        entry["label"],
        entry["colour"],
        _once([*entry.get("names", ()), *bodies, *terms, *places, *demonyms, *contextual, *topical]),
        _once(exceptions),
        _once(places),
        _once(demonyms),
        tuple(bodies),
        entry.get("strangers", False),
        target.towns if target is not None else (),
        _once(people),
        {name: tuple(held) for name, held in terms.items() if Term() not in held and name not in always},
        contextual,
        _once(topical),
        entry.get("context", ""),
        tuple(entry.get("titles", ())),
        tuple(entry.get("tags", ())),
    )


def _people(entries: Iterable[Mapping[str, str]], path: str | Path) -> tuple[list[str], dict[str, list[Term]]]:
    """Full names of people, and the terms of each of their names."""
    people: list[str] = []
    terms: dict[str, list[Term]] = {}
    faults: list[InputError] = []
    for entry in entries:
        people.append(entry["name"])
        with gathered(faults):
            term = term_of(entry, path, entry["name"])
            for form in dict.fromkeys([entry["name"], *entry.get("forms", ())]):
                terms.setdefault(form, []).append(term)
    if faults:
        raise InputErrors(faults)
    return people, terms


def _once(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
