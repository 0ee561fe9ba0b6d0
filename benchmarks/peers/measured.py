"""The numbers of comparisons: read, checked, and made ratios."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from peers.comparison import PROJECT
from presslens.base.errors import InputError
from presslens.base.io import read_json

#: Where the numbers of the last page stand.
NUMBERS = PROJECT / "benchmarks/numbers/peers.json"
#: What is measured of a system in a round.
COSTS = ("start_cpu_s", "cpu_s", "peak_mb")
#: What is told of a machine.
MACHINE = ("processor", "can", "cores", "memory_gb", "system", "python")


@dataclass(frozen=True)
class Spread:
    """The median of several numbers, and the lowest and the highest."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        """That of some numbers, one or more.

        >>> Spread.of([3.0, 1.0, 2.0])
        Spread(middle=2.0, low=1.0, high=3.0)
        """
        return cls(median(values), min(values), max(values))

    @property
    def noise(self) -> float:
        """Half of what lies between the lowest and the highest, as a share of the median.

        >>> Spread.of([0.9, 1.0, 1.1]).noise
        0.1
        """
        return round((self.high - self.low) / 2 / self.middle, 6)


@dataclass(frozen=True)
class Numbers:
    """What was measured of a comparison.

    Attributes
    ----------
    machine, packages
        As :func:`peers.rounds.machine` tells it, and versions by distribution.
    size
        How much the items were, in the unit of the comparison.
    found
        By system what it found.
    absent
        Why a system was not measured.
    load
        Processes that ran or waited to, ours among them: the load average of a minute, median over all rounds.
    rounds
        Of each round, by system its costs: :data:`COSTS`.
    """

    machine: Mapping[str, Any]
    packages: Mapping[str, str]
    size: float
    found: Mapping[str, Mapping[str, float]]
    absent: Mapping[str, str]
    load: float
    rounds: list[Mapping[str, Mapping[str, float]]]

    def cost(self, system: str, of: str) -> Spread:
        """What a system cost over all rounds."""
        return Spread.of([one[system][of] for one in self.rounds])

    def ratio(self, ours: str, peer: str, of: str) -> Spread:
        """What ``ours`` cost for each that the peer cost in the same round."""
        return Spread.of([one[ours][of] / one[peer][of] for one in self.rounds])

    def pooled(self, more: Numbers) -> Numbers:
        """With the rounds of another run of the same systems."""
        return replace(more, load=max(self.load, more.load), rounds=[*self.rounds, *more.rounds])


def numbers_of(document: Any, where: str) -> dict[str, Numbers]:
    """Numbers by comparison, as JSON has them.

    Raises
    ------
    InputError
        A part is missing, a round lacks a system that another has, or a cost is no number above zero.
    """
    if not isinstance(document, Mapping):
        raise InputError(where, "is no object", "numbers by name of a comparison")
    return {name: _numbers(block, f"{where}: {name}") for name, block in document.items()}


def read_numbers(path: Path) -> dict[str, Numbers]:
    """Numbers of a file; none where there is no file."""
    return numbers_of(read_json(path), str(path)) if path.exists() else {}


def _numbers(block: Any, where: str) -> Numbers:
    number = (int, float)
    parts = {"machine": dict, "packages": dict, "size": number, "found": dict, "absent": dict, "load": number}
    parts |= {"rounds": list}
    for part, kind in parts.items():
        if not isinstance(block, Mapping) or not isinstance(block.get(part), kind):
            raise InputError(where, f"lacks {part}, or it is of another kind", f"what there is: {', '.join(parts)}")
    if missing := [name for name in MACHINE if name not in block["machine"]]:
        raise InputError(f"{where}, machine", f"lacks {', '.join(missing)}", f"what there is: {', '.join(MACHINE)}")
    if not block["rounds"] or not all(isinstance(one, Mapping) for one in block["rounds"]):
        raise InputError(where, "has no rounds", "of each round an object: costs by system")
    _above_zero(block["size"], f"{where}, size")
    for number, one in enumerate(block["rounds"], start=1):
        if one.keys() != block["found"].keys():
            raise InputError(f"{where}, round {number}", f"has {', '.join(one)}", f"all of {', '.join(block['found'])}")
        for system, costs in one.items():
            if not isinstance(costs, Mapping):
                raise InputError(f"{where}, round {number}, {system}", f"is {costs!r}", f"{', '.join(COSTS)}")
            for cost in COSTS:
                _above_zero(costs.get(cost), f"{where}, round {number}, {system}, {cost}")
    return Numbers(**{part: block[part] for part in parts})


def _above_zero(value: Any, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value <= 0:
        raise InputError(where, f"is {value!r}", "a number above 0")
