"""Events that readers look for in a figure over time: a day, a name, and where it is documented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from presslens.codebook.additions import read_with_additions


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event."""

    day: date
    label: str


def load_events(path: str | Path, *additions: str | Path) -> list[Event]:
    """Read the events file; events come by day.

    Raises
    ------
    InputErrors
        The file breaks its schema.
    """
    entry = read_with_additions((path, *additions), "events")
    events = [Event(date.fromisoformat(event["date"]), event["label"]) for event in entry["events"]]
    return sorted(events, key=lambda event: (event.day, event.label))
