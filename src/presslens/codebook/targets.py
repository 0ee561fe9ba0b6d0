"""Targets: the countries under study and every way the press names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.codebook.additions import grouped, read_with_additions
from presslens.codebook.colours import check_colours
from presslens.codebook.languages import BASE
from presslens.codebook.leaders import Leader, leaders_of
from presslens.codebook.terms import term_of
from presslens.language.language import load_language
from presslens.language.text import Forms

#: How an alias names its target.
KINDS = ("country", "demonym", "capital", "leader", "government", "army")
#: Kind of a mention inside the name of something else ("Free Syrian Army"): it names the target and is no actor.
PART_OF_NAME = "name"


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name a target. ``since`` and ``until`` bound the dates at which it does (None: no bound).

    ``form`` is the entry of the codebook behind ``text``: the two differ where ``text`` has lost its
    apostrophe (``Russias``). ``person`` is the leader who is named, by the full name; a ``weak`` alias is a family name
    that counts only in an article that also names that leader in full.
    """

    text: str
    target: str
    kind: str
    form: str
    since: dt.date | None = None
    until: dt.date | None = None
    not_after: tuple[str, ...] = ()
    person: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A country under study: code, label, colour and every way the press names it.

    ``aliases`` name it anywhere. ``contextual`` aliases ("government forces") name it only where the text
    tells that it is meant. ``exceptions`` are phrases that contain an alias but mean another thing. ``towns`` of the
    country are no aliases: they only tell that a capitalised word is nobody's name. ``leaders`` are those whose names
    are among the aliases, and ``surnames`` weak aliases of theirs. ``combining`` forms name the target before a hyphen
    ("Russo-"). ``homonyms`` contain an alias and have nothing to do with the target ("Turkey sandwich"); ``elsewhere``
    are regions of other countries with a town of its name ("Idaho").
    """

    code: str
    label: str
    colour: str
    aliases: tuple[Alias, ...]
    exceptions: tuple[str, ...]
    contextual: tuple[Alias, ...] = ()
    towns: tuple[str, ...] = ()
    leaders: tuple[Leader, ...] = ()
    surnames: tuple[Alias, ...] = ()
    combining: tuple[Alias, ...] = ()
    homonyms: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


def load_targets(paths: Iterable[str | Path], *nouns: str | Path, language: str = BASE) -> list[Target]:
    """Read target files, in the order given, with the nouns of ``codebook/nouns.yaml`` and what is added to them.

    Parameters
    ----------
    paths
        Files of targets, with those that add to them.
    nouns
        Files of nouns.
    language
        Code of the language whose words count.

    Raises
    ------
    InputErrors
        Files do not follow their schema, their name is not their code, offices end before they begin, or two targets
        have one colour.
    """
    nouns_of = read_with_additions(nouns, "nouns", language)
    groups = grouped(paths)
    targets: list[Target] = []
    faults: list[InputError] = []
    for group in groups:
        with gathered(faults):
            targets.append(_target(group, nouns_of, language))
    if faults:
        raise InputErrors(faults)
    check_colours((group[0], target.colour) for group, target in zip(groups, targets, strict=True))
    return targets


def _target(paths: Sequence[Path], nouns: dict, language: str) -> Target:
    path, entry = paths[0], read_with_additions(paths, "target", language)
    forms = load_language(language).mentions.forms
    code = entry["code"]
    if path.stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    forms_in = partial(forms_of, forms=forms)
    aliases = [
        a for kind in KINDS if kind != "leader" for phrase in entry.get(kind, ()) for a in forms_in(phrase, code, kind)
    ]
    aliases += [a for phrase in entry.get("national", ()) for a in forms_in(phrase, code, "demonym")]
    faults: list[InputError] = []
    leaders = leaders_of(entry.get("leader", ()))
    surnames: list[Alias] = []
    for leader, dates in zip(leaders, entry.get("leader", ()), strict=True):
        with gathered(faults):
            term = term_of(dates, path, leader.name)
            for form in leader.written:
                aliases += [replace(a, person=leader.name) for a in forms_in(form, code, "leader", *term)]
            for form in leader.family_names:
                surnames.append(Alias(form, code, "leader", form, *term, person=leader.name, weak=True))
    named = [f"{noun} {name}" for noun in nouns.get("media", ()) for name in entry.get("media", ())]
    for demonym in entry.get("paired", entry.get("demonym", ())):
        for kind, phrases in nouns.items():
            kind = "government" if kind == "media" else kind
            aliases += [a for noun in phrases for a in forms_in(f"{demonym} {noun}", code, kind)]
        aliases += [Alias(words, code, "government", words) for words in (f"{demonym} {name}" for name in named)]
    aliases += [Alias(words, code, "government", words) for words in named]
    contextual: list[Alias] = []
    for group in entry.get("contextual", ()):
        with gathered(faults):
            term = term_of(group, path, group["phrases"][0])
            for phrase in group["phrases"]:
                contextual += forms_in(phrase, code, group["kind"], *term, tuple(group.get("not_after", ())))
    if faults:
        raise InputErrors(faults)
    # "Free Syrian Armys" is no more the state's army than the Free Syrian Army is.
    exceptions = tuple(text for phrase in entry.get("not", ()) for text in forms(phrase, "name"))
    return Target(
        code,
        entry["label"],
        entry["colour"],
        tuple(aliases),
        exceptions,
        tuple(contextual),
        tuple(entry.get("towns", ())),
        leaders,
        tuple(surnames),
        tuple(Alias(form, code, "demonym", form) for form in entry.get("combining", ())),
        tuple(text for phrase in entry.get("homonyms", ()) for text in forms(phrase, "homonym")),
        tuple(entry.get("elsewhere", ())),
    )


def forms_of(
    phrase: str,
    code: str,
    kind: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    not_after: tuple[str, ...] = (),
    *,
    forms: Forms,
) -> list[Alias]:
    """An entry of the codebook in all the forms that its language gives it, itself first.

    >>> english = load_language("en").mentions.forms
    >>> [alias.text for alias in forms_of("the regime", "SYR", "government", forms=english)]
    ['the regime', 'the regimes']
    """
    return [Alias(text, code, kind, phrase, since, until, not_after) for text in forms(phrase, kind)]
