"""Known-groups hypotheses: what outlets of known allegiance ought to show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.base.unseen import one_name
from presslens.codebook.additions import read_with_additions


@dataclass(frozen=True, slots=True)
class Group:
    """Outlets that are taken together: how the group is called, and their keys (:func:`outlet_key`)."""

    label: str
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A difference that is expected between the ``first`` and the ``second`` group.

    ``question`` is ``sentiment`` or ``stance``; ``holder`` is ``all`` or ``outlet`` (the outlet's own voice);
    ``direction`` says whether the first group is expected to be ``higher`` or ``lower``.
    """

    id: str
    primary: bool
    statement: str
    target: str
    question: str
    holder: str
    first: Group
    second: Group
    direction: str


def outlet_key(name: str) -> str:
    """What two spellings of an outlet's name have in common: letters and digits, without case."""
    return "".join(character for character in one_name(name).casefold() if character.isalnum())


def load_hypotheses(path: str | Path, *additions: str | Path) -> list[Hypothesis]:
    """Read the hypotheses in the order of the codebook.

    Raises
    ------
    InputErrors
        The file does not follow the schema ``hypotheses``; an id occurs twice; an outlet is in both groups or twice in
        one.
    """
    document = read_with_additions((path, *additions), "hypotheses")
    faults, hypotheses, seen = [], [], set()
    for entry in document["hypotheses"]:
        where = f"{path}: {entry['id']}"
        if entry["id"] in seen:
            faults.append(InputError(where, "occurs twice", "each id once"))
        seen.add(entry["id"])
        groups = []
        for side in ("first", "second"):
            keys = [outlet_key(name) for name in entry[side]["outlets"]]
            if len(set(keys)) < len(keys):
                faults.append(InputError(f"{where}.{side}", "names an outlet twice", "each outlet once"))
            groups.append(Group(entry[side]["label"], frozenset(keys)))
        if both := sorted(groups[0].outlets & groups[1].outlets):
            faults.append(InputError(where, f"has {', '.join(both)} in both groups", "an outlet in one group"))
        if groups[0].label == groups[1].label:
            faults.append(InputError(where, f"calls both groups {groups[0].label!r}", "a label for each"))
        plain = {key: entry[key] for key in ("id", "primary", "statement", "target", "question", "holder", "direction")}
        hypotheses.append(Hypothesis(**plain, first=groups[0], second=groups[1]))
    if faults:
        raise InputErrors(faults)
    return hypotheses
