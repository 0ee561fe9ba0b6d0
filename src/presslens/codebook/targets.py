"""Targets: the countries under study and every way the press names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from presslens.errors import InputError
from presslens.io import read_yaml
from presslens.schema import check

#: How an alias names its target.
KINDS = ("country", "demonym", "capital", "leader", "government", "army")


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name a target. ``since`` and ``until`` bound the dates at which it does (None: no bound)."""

    text: str
    target: str
    kind: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A country under study: code, label, colour, its aliases, and phrases that contain an alias but mean another thing."""

    code: str
    label: str
    colour: str
    aliases: tuple[Alias, ...]
    exceptions: tuple[str, ...]


def load_targets(paths: Iterable[str | Path], nouns: str | Path) -> list[Target]:
    """Read target files, in the order given, with the nouns of ``codebook/nouns.yaml``."""
    nouns_of = read_yaml(nouns)
    check(nouns_of, "nouns", nouns)
    return [_target(path, nouns_of) for path in paths]


def _target(path: str | Path, nouns: dict) -> Target:
    entry = read_yaml(path)
    check(entry, "target", path)
    code = entry["code"]
    if Path(path).stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    aliases = [Alias(phrase, code, kind) for kind in KINDS if kind != "leader" for phrase in entry.get(kind, ())]
    aliases += [Alias(phrase, code, "demonym") for phrase in entry.get("national", ())]
    # A lost apostrophe leaves "Russias" and "Assads" behind; readers take them for the possessive.
    aliases += [Alias(f"{a.text}s", code, a.kind) for a in aliases if a.kind in ("country", "capital")]
    for leader in entry.get("leader", ()):
        since, until = (dt.date.fromisoformat(leader[key]) if leader.get(key) else None for key in ("from", "to"))
        for form in dict.fromkeys([leader["name"], *leader.get("forms", ())]):
            aliases += [Alias(text, code, "leader", since, until) for text in (form, f"{form}s")]
    for demonym in entry["demonym"]:
        for kind, phrases in nouns.items():
            aliases += [Alias(f"{demonym} {noun}", code, kind) for noun in phrases]
    return Target(code, entry["label"], entry["colour"], tuple(aliases), tuple(entry.get("not", ())))
