"""Hypotheses: how two sides of mentions, each told by its conditions, are expected to differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors
from presslens.base.unseen import one_name
from presslens.codebook.additions import read_with_additions
from presslens.codebook.iso_codes import country_fault
from presslens.codebook.questions import HOLDER, OUTLET, QUESTIONS

#: Units of a claim.
OUTLETS, STORIES = "outlets", "stories"
#: Holders other than the outlet, all of them, among the conditions of a side.
QUOTED = "quoted"
#: Conditions of a side by their key in the file.
CONDITIONS = ("outlets", "outlet_countries", "targets", "holders", "from", "to")


@dataclass(frozen=True, slots=True)
class Side:
    """Actor mentions that meet all of these conditions; a condition that is None is met by every mention.

    Attributes
    ----------
    label
        What the side is called.
    outlets
        Keys of outlets (:func:`outlet_key`).
    outlet_countries
        Codes of countries of outlets.
    targets
        Codes of targets.
    holders
        Holders, :data:`QUOTED` for any but the outlet.
    since, until
        First and last day of publication.
    """

    label: str
    outlets: frozenset[str] | None = None
    outlet_countries: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    holders: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None

    @property
    def where(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        """The conditions on outlets."""
        return self.outlets, self.outlet_countries

    def shares_outlets(self, other: Side) -> bool:
        """Whether an outlet can have mentions in both."""
        return not any(map(_apart, self.where, other.where))

    def shares_mentions(self, other: Side) -> bool:
        """Whether a mention can be in both."""
        holders = (_spelt_out(self.holders, other.holders), _spelt_out(other.holders, self.holders))
        return not (
            not self.shares_outlets(other)
            or _apart(self.targets, other.targets)
            or _apart(*holders)
            or _ends_before(self.until, other.since)
            or _ends_before(other.until, self.since)
        )


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """How the ``first`` side is expected to differ from the ``second``.

    Attributes
    ----------
    id
        Its name.
    primary
        Whether it belongs to the family that is adjusted by Holm.
    unit
        :data:`OUTLETS` or :data:`STORIES`: what the claim generalises over.
    statement
        In words.
    question
        Name of the question whose answers are compared.
    label
        The answer whose share is compared; None: the mean polarity of the answers.
    direction
        Whether the first side is expected ``higher``, ``lower``, or ``different``.
    """

    id: str
    primary: bool
    unit: str
    statement: str
    question: str
    label: str | None
    first: Side
    second: Side
    direction: str

    @property
    def sides(self) -> dict[str, Side]:
        """Both sides by name."""
        return {"first": self.first, "second": self.second}

    @property
    def across_outlets(self) -> bool:
        """Whether the sides have different outlets, so that a difference may be one of outlets, whatever else."""
        return not self.first.shares_outlets(self.second)

    @property
    def outlets(self) -> frozenset[str]:
        """Keys of the outlets that it names."""
        return (self.first.outlets or frozenset()) | (self.second.outlets or frozenset())


def outlet_key(name: str) -> str:
    """What two spellings of an outlet's name have in common: letters and digits, without case."""
    return "".join(character for character in one_name(name).casefold() if character.isalnum())


def load_hypotheses(path: str | Path, *additions: str | Path) -> list[Hypothesis]:
    """Read the hypotheses in the order of the codebook.

    Raises
    ------
    InputErrors
        The file does not follow the schema ``hypotheses``; an id occurs twice; a label is none of the question, or is
        missing where answers have no polarity; a side has no condition of its own, or an impossible one; the sides can
        share a mention, or some outlets but not all; the unit is not one that the sides allow.
    """
    document = read_with_additions((path, *additions), "hypotheses")
    faults: list[InputError] = []
    hypotheses: list[Hypothesis] = []
    seen: set[str] = set()
    for entry in document["hypotheses"]:
        where = f"{path}: {entry['id']}"
        if entry["id"] in seen:
            faults.append(InputError(where, "occurs twice", "each id once"))
        seen.add(entry["id"])
        wrong = [*_label_faults(entry, where), *_condition_faults(entry, where)]
        hypothesis = _hypothesis(entry)
        # What follows compares sides that are right by themselves.
        faults += wrong or _side_faults(hypothesis, where)
        hypotheses.append(hypothesis)
    if faults:
        raise InputErrors(faults)
    return hypotheses


def _hypothesis(entry: Mapping[str, Any]) -> Hypothesis:
    plain = {key: entry[key] for key in ("id", "primary", "unit", "statement", "question", "direction")}
    first, second = (_side({**entry.get("both", {}), **entry[side]}) for side in ("first", "second"))
    return Hypothesis(**plain, label=entry.get("label"), first=first, second=second)


def _side(conditions: Mapping[str, Any]) -> Side:
    def codes(key: str) -> frozenset[str] | None:
        return frozenset(conditions[key]) if key in conditions else None

    outlets = frozenset(map(outlet_key, conditions["outlets"])) if "outlets" in conditions else None
    since, until = (date.fromisoformat(conditions[key]) if key in conditions else None for key in ("from", "to"))
    places = (outlets, codes("outlet_countries"))
    return Side(conditions["label"], *places, codes("targets"), codes("holders"), since, until)


def _label_faults(entry: Mapping[str, Any], where: str) -> Iterator[InputError]:
    question, label = QUESTIONS[entry["question"]], entry.get("label")
    if label is None and not question.polarity:
        yield InputError(where, "key 'label' is missing", f"{question.name} have no polarity: the share of which one?")
    # Those of holders and frames are known where their files are.
    if label is not None and question.labels and label not in question.labels:
        yield InputError(f"{where}.label", f"found {label!r}", f"allowed: {', '.join(question.labels)}")


def _condition_faults(entry: Mapping[str, Any], where: str) -> Iterator[InputError]:
    """What is wrong with the conditions of each side, and where they stand."""
    shared = entry.get("both", {})
    for side in ("both", "first", "second"):
        conditions = entry.get(side, {})
        if side != "both":
            if not any(key in conditions for key in CONDITIONS):
                allowed = f"one of: {', '.join(CONDITIONS)}"
                yield InputError(f"{where}.{side}", "has no condition of its own", allowed)
            for key in CONDITIONS:
                if key in conditions and key in shared:
                    yield InputError(f"{where}.{side}.{key}", "stands in both, too", "a key in one of the two places")
        if "holders" in conditions and entry["question"] == HOLDER.name and "label" in entry:
            yield InputError(f"{where}.{side}.holders", "is what the question asks for", "no condition on holders")
        names = conditions.get("outlets", ())
        if len(set(map(outlet_key, names))) < len(names):
            yield InputError(f"{where}.{side}", "names an outlet twice", "each outlet once")
        for place, code in enumerate(conditions.get("outlet_countries", ())):
            if fault := country_fault(code, f"{where}.{side}.outlet_countries.{place}"):
                yield fault
        days = {**shared, **conditions}
        if {"from", "to"} <= days.keys() and days["from"] > days["to"]:
            yield InputError(f"{where}.{side}", f"ends on {days['to']}, before {days['from']}", "from, then to")


def _side_faults(hypothesis: Hypothesis, where: str) -> Iterator[InputError]:
    """What is wrong with the sides taken together."""
    first, second = hypothesis.first, hypothesis.second
    if first.label == second.label:
        yield InputError(where, f"calls both sides {first.label!r}", "a label for each")
    if first.where != second.where and not hypothesis.across_outlets:
        twice = sorted((first.outlets or frozenset()) & (second.outlets or frozenset()))
        which = ", ".join(twice) if twice else "some outlets, and not all,"
        found = f"can have {which} in both sides"
        yield InputError(where, found, "sides have the same outlets or different ones")
    elif first.shares_mentions(second):
        allowed = "different outlets, outlet_countries, targets, holders or days"
        yield InputError(where, "can have a mention in both sides", allowed)
    elif hypothesis.unit == OUTLETS and not hypothesis.across_outlets:
        found = "claims something of kinds of outlets, and both sides have the same ones"
        yield InputError(f"{where}.unit", found, f"allowed: {STORIES}")


def _apart(some: frozenset[str] | None, others: frozenset[str] | None) -> bool:
    return some is not None and others is not None and not some & others


def _spelt_out(holders: frozenset[str] | None, others: frozenset[str] | None) -> frozenset[str] | None:
    """Holders with those of the other side that are quoted, if all quoted ones are among them."""
    if holders is None or others is None or QUOTED not in holders:
        return holders
    return holders | (others - {OUTLET})


def _ends_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other
