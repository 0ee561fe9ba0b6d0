"""Events that readers look for in a figure over time: a day, a name, and where it is documented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from presslens.base.errors import InputError, InputErrors
from presslens.base.schema import read_checked


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event."""

    day: date
    label: str


def load_events(path: str | Path) -> list[Event]:
    """Read the events file; events come by day.

    Raises
    ------
    InputErrors
        The file breaks its schema, or days do not exist.
    """
    entry = read_checked(path, "events")
    events, faults = [], []
    for number, event in enumerate(entry["events"], 1):
        try:
            events.append(Event(date.fromisoformat(event["date"]), event["label"]))
        except ValueError:
            where = f"{path}: event {number}"
            faults.append(InputError(where, f"found {event['date']!r}", "a day such as 2020-03-05"))
    if faults:
        raise InputErrors(faults)
    return sorted(events, key=lambda event: (event.day, event.label))
