"""Names that two entries of the codebook claim: whatever is named so would be counted for whichever comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from presslens.base.errors import InputError
from presslens.base.folding import fold
from presslens.codebook.targets import Alias, Target
from presslens.codebook.terms import Term, term_of

#: Keys of a holder's file that list names of it.
_OWN_NAMES = ("names", "place", "demonym", "bodies", "contextual", "topical")


def name_key(name: str) -> str:
    """What two spellings of a name have in common for those who look for it: letters without marks and case.

    >>> name_key("Recep Tayyip  Erdoğan")
    'recep tayyip erdogan'
    """
    return " ".join(fold(name)[0].split()).casefold()


def target_claims(targets: Sequence[Target], files: Mapping[str, object]) -> list[InputError]:
    """Names of two targets at one time, names of two kinds in one target, and names that are also exceptions.

    Parameters
    ----------
    targets
        Of the study. Their ``contextual`` aliases may be shared: the text decides whose they are.
    files
        File of each target by its code.
    """
    faults: dict[tuple, InputError] = {}
    claimed: dict[str, list[Alias]] = {}
    for target in targets:
        listed = {name_key(text): "homonyms" for text in target.homonyms}
        # A leader may stand under not as well: outside the term of office the name is somebody else's.
        listed |= {name_key(text): "not" for text in target.exceptions}
        for alias in target.aliases:
            key, where = name_key(alias.form), files[target.code]
            if key in listed and (listed[key] == "homonyms" or alias.since is alias.until is None):
                found = f"{alias.form!r} is a name ({alias.kind}) and stands under {listed[key]}"
                faults.setdefault((target.code, key), InputError(where, found, "one of them"))
            for other in claimed.get(key, ()):
                if (other.target == alias.target and other.kind == alias.kind) or not (
                    Term(alias.since, alias.until).meets(Term(other.since, other.until))
                ):
                    continue
                whose = "the same target" if other.target == alias.target else other.target
                found = f"{alias.form!r} is a name of {alias.target} ({alias.kind}) and of {whose} ({other.kind})"
                advice = "a name has one meaning; dates can part two leaders"
                faults.setdefault((alias.target, other.target, key), InputError(where, found, advice))
            if alias.text == alias.form:
                claimed.setdefault(key, []).append(alias)
    return list(faults.values())


def holder_claims(
    entries: Mapping[str, Mapping[str, Any]], targets: Iterable[Target], files: Mapping[str, object]
) -> list[InputError]:
    """Names in the files of two holders, names of a holder that are those of another holder's target, and exceptions.

    Parameters
    ----------
    entries
        Content of the holders' files by code.
    targets
        Of the study. Leaders are left out: they change sides, and their dates are those of an office.
    files
        File of each holder by its code.
    """
    faults: list[InputError] = []
    claimed: dict[str, tuple[str, str]] = {}
    # Who takes in strangers gives way (presslens.codebook.holders).
    entries = {code: entry for code, entry in entries.items() if not entry.get("strangers")}
    speaks_for: dict[str, str] = {}
    for code, entry in entries.items():
        if "target" in entry and (first := speaks_for.setdefault(entry["target"], code)) != code:
            found = f"{entry['target']} has a holder already: {first}"
            faults.append(InputError(f"{files[code]}: target", found, "one holder speaks for a target"))
    for target in targets:
        for alias in target.aliases:
            if alias.kind != "leader" and alias.text == alias.form and target.code in speaks_for:
                words = f"a name of target {target.code} ({alias.kind}), whose holder is {speaks_for[target.code]}"
                claimed.setdefault(name_key(alias.form), (speaks_for[target.code], words))
    for code, entry in entries.items():
        exceptions = {name_key(text) for text in entry.get("not", ())}
        for field in _OWN_NAMES:
            for name in entry.get(field, ()):
                where, key = f"{files[code]}: {field}", name_key(name)
                if key in exceptions:
                    faults.append(InputError(where, f"{name!r} also stands under not", "one of them"))
                owner, words = claimed.setdefault(key, (code, f"a name of holder {code} ({field})"))
                if owner != code:
                    faults.append(InputError(where, f"{name!r} is {words}, too", "a name has one meaning"))
    return [*faults, *_people_claims(entries, claimed, files)]


def _people_claims(
    entries: Mapping[str, Mapping[str, Any]], claimed: Mapping[str, tuple[str, str]], files: Mapping[str, object]
) -> Iterator[InputError]:
    """Names of people that are names of another holder, or of another holder's people at the same time."""
    terms: dict[str, list[tuple[str, Term]]] = {}
    for code, entry in entries.items():
        exceptions = {name_key(text) for text in entry.get("not", ())}
        for person in entry.get("people", ()):
            where, term = f"{files[code]}: people", term_of(person, str(files[code]), person["name"])
            for name in dict.fromkeys([person["name"], *person.get("forms", ())]):
                key = name_key(name)
                owner, words = claimed.get(key, (code, ""))
                if key in exceptions:
                    yield InputError(where, f"{name!r} also stands under not", "one of them")
                if owner != code:
                    yield InputError(where, f"{name!r} is {words}, too", "a name has one meaning")
                for other, held in terms.setdefault(key, []):
                    if other != code and held.meets(term):
                        found = f"{name!r} is one of the people of {other} at the same time"
                        yield InputError(where, found, "dates can part two people")
                terms[key].append((code, term))
