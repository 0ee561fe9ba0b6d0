"""Actors: those whose view a sentence can carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from presslens.codebook.targets import Target
from presslens.errors import InputError
from presslens.io import read_yaml
from presslens.schema import check

#: Holders that need no codebook entry: the paper's own voice, and attributed to nobody identifiable.
OUTLET, UNRESOLVED = "outlet", "unresolved"


@dataclass(frozen=True, slots=True)
class Actor:
    """A possible holder: code, label, colour, every name it goes by, and phrases that contain a name but mean another."""

    code: str
    label: str
    colour: str
    names: tuple[str, ...]
    exceptions: tuple[str, ...]


def load_actors(paths: Iterable[str | Path], targets: Iterable[Target]) -> list[Actor]:
    """Read actor files, in the order given; an actor with ``target:`` answers to every alias of that target too."""
    by_code = {target.code: target for target in targets}
    return [_actor(path, by_code) for path in paths]


def _actor(path: str | Path, targets: dict[str, Target]) -> Actor:
    entry = read_yaml(path)
    check(entry, "actor", path)
    code = entry["code"]
    if Path(path).stem != code:
        raise InputError(path, f"code is {code!r}", "the code is the name of the file")
    names = [*entry.get("names", ()), *entry.get("demonym", ())]
    exceptions = list(entry.get("not", ()))
    if (target := targets.get(entry.get("target", ""))) is not None:
        names += [alias.text for alias in target.aliases]
        exceptions += target.exceptions
    return Actor(code, entry["label"], entry["colour"], tuple(dict.fromkeys(names)), tuple(exceptions))
