"""What is compared: systems that do the same with the same inputs, each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
#: The interpreter of presslens itself, and of peers that it does not need.
OWN, PEERS = PROJECT / ".venv/bin/python", PROJECT / ".venv-benchmarks/bin/python"

#: What one call does with all items; its answer is looked at when time and memory have been taken.
Job = Callable[[Sequence[Any]], Any]


@dataclass(frozen=True)
class System:
    """One way to do the work of a comparison.

    Attributes
    ----------
    name
        As it stands in tables.
    does
        What it does and does not do, in one line.
    load
        Imports, reads models, and gives the job; receives the inputs of the comparison.
    ours
        Whether it is part of presslens.
    packages
        Distributions whose versions matter.
    python
        The interpreter that has them.
    absent
        Why it cannot be measured here; empty: it can.
    """

    name: str
    does: str
    load: Callable[[Mapping[str, Any]], Job]
    ours: bool = False
    packages: Sequence[str] = ()
    python: Path = OWN
    absent: str = ""


@dataclass(frozen=True)
class Comparison:
    """Systems beside each other.

    Attributes
    ----------
    name
        Of its numbers; where its tables stand on the page.
    inputs
        Makes what every system is given: ``items``, and whatever else :attr:`System.load` and :attr:`found` read.
    size
        How much the items are, in a unit in which time is told.
    unit
        That unit.
    found
        What a system found, by what is told of it, from the inputs and the answer of its job.
    rounds
        How often each system is measured, one after the other.
    again
        Seconds for which the work is done again and again, where nothing is kept from one time to the next; 0: it is
        done once, as a run does it, which has seen none of the texts before.
    """

    name: str
    inputs: Callable[[], dict[str, Any]]
    size: Callable[[Mapping[str, Any]], float]
    unit: str
    found: Callable[[Mapping[str, Any], Any], dict[str, float]]
    systems: Sequence[System]
    rounds: int = 5
    again: float = 0.0
