"""Targets: the countries under study and every way the press names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.codebook.additions import grouped, read_with_additions
from presslens.codebook.colours import check_colours
from presslens.codebook.terms import term_of

#: How an alias names its target.
KINDS = ("country", "demonym", "capital", "leader", "government", "army")
#: Kind of a mention inside the name of something else ("Free Syrian Army"): it names the target and is no actor.
PART_OF_NAME = "name"


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name a target. ``since`` and ``until`` bound the dates at which it does (None: no bound).

    ``form`` is the entry of the codebook behind ``text``: the two differ where ``text`` has lost its
    apostrophe (``Russias``).
    """

    text: str
    target: str
    kind: str
    form: str
    since: dt.date | None = None
    until: dt.date | None = None
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A country under study: code, label, colour and every way the press names it.

    ``aliases`` name it anywhere. ``contextual`` aliases ("government forces") name it only in an article that
    names it otherwise too. ``exceptions`` are phrases that contain an alias but mean another thing. ``towns`` of the
    country are no aliases: they only tell that a capitalised word is nobody's name.
    """

    code: str
    label: str
    colour: str
    aliases: tuple[Alias, ...]
    exceptions: tuple[str, ...]
    contextual: tuple[Alias, ...] = ()
    towns: tuple[str, ...] = ()


def load_targets(paths: Iterable[str | Path], *nouns: str | Path) -> list[Target]:
    """Read target files, in the order given, with the nouns of ``codebook/nouns.yaml`` and what is added to them.

    Raises
    ------
    InputErrors
        Files do not follow their schema, their name is not their code, offices end before they begin, or two targets
        have one colour.
    """
    nouns_of = read_with_additions(nouns, "nouns")
    groups = grouped(paths)
    targets: list[Target] = []
    faults: list[InputError] = []
    for group in groups:
        with gathered(faults):
            targets.append(_target(group, nouns_of))
    if faults:
        raise InputErrors(faults)
    check_colours((group[0], target.colour) for group, target in zip(groups, targets, strict=True))
    return targets


def _target(paths: Sequence[Path], nouns: dict) -> Target:
    path, entry = paths[0], read_with_additions(paths, "target")
    code = entry["code"]
    if path.stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    aliases = [
        a for kind in KINDS if kind != "leader" for phrase in entry.get(kind, ()) for a in _forms(phrase, code, kind)
    ]
    aliases += [Alias(phrase, code, "demonym", phrase) for phrase in entry.get("national", ())]
    faults: list[InputError] = []
    for leader in entry.get("leader", ()):
        with gathered(faults):
            term = term_of(leader, path, leader["name"])
            for form in dict.fromkeys([leader["name"], *leader.get("forms", ())]):
                aliases += _forms(form, code, "leader", *term)
    for demonym in entry["demonym"]:
        for kind, phrases in nouns.items():
            aliases += [a for noun in phrases for a in _forms(f"{demonym} {noun}", code, kind)]
    contextual: list[Alias] = []
    for group in entry.get("contextual", ()):
        with gathered(faults):
            term = term_of(group, path, group["phrases"][0])
            for phrase in group["phrases"]:
                contextual += _forms(phrase, code, group["kind"], *term, tuple(group.get("not_after", ())))
    if faults:
        raise InputErrors(faults)
    # "Free Syrian Armys" is no more the state's army than the Free Syrian Army is.
    exceptions = tuple(text for phrase in entry.get("not", ()) for text in _texts(phrase))
    return Target(
        code,
        entry["label"],
        entry["colour"],
        tuple(aliases),
        exceptions,
        tuple(contextual),
        tuple(entry.get("towns", ())),
    )


def _forms(
    phrase: str,
    code: str,
    kind: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    not_after: tuple[str, ...] = (),
) -> list[Alias]:
    texts = [phrase] if kind == "demonym" else _texts(phrase)
    return [Alias(text, code, kind, phrase, since, until, not_after) for text in texts]


def _texts(phrase: str) -> list[str]:
    # A lost apostrophe leaves "Russias" and "the regimes" behind; readers take them for the possessive.
    return [phrase] if phrase.endswith("s") else [phrase, f"{phrase}s"]
