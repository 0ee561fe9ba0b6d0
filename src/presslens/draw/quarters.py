"""Quarters and events as places on an axis of years."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Sequence
from datetime import date

from presslens.base.said import Said, joined
from presslens.codebook.events import Event

#: A figure and its note have room for so many events.
MOST_EVENTS = 30


def quarter_centre(quarter: str) -> float:
    """The middle of a quarter, or of a period of years, in years.

    >>> quarter_centre("2016-Q3"), quarter_centre("2016"), quarter_centre("2010-2019")
    (2016.625, 2016.5, 2015.0)
    """
    year, _, number = quarter.partition("-Q")
    if number:
        return int(year) + (int(number) - 0.5) / 4
    first, _, last = year.partition("-")
    return (int(first) + int(last or first) + 1) / 2


def in_years(day: date) -> float:
    """A day, in years.

    >>> in_years(date(2016, 7, 2))
    2016.5
    """
    return day.year + (day - date(day.year, 1, 1)).days / (366 if isleap(day.year) else 365)


def events_within(events: Iterable[Event], quarters: Iterable[str]) -> list[Event]:
    """The events between the first and the last of some quarters, both included; none without a quarter.

    >>> found = [Event(date(2016, 2, 27), "truce"), Event(date(2020, 3, 5), "ceasefire")]
    >>> [event.label for event in events_within(found, ["2015-Q4", "2016-Q1"])]
    ['truce']
    """
    centres = [quarter_centre(quarter) for quarter in quarters]
    if not centres:
        return []
    return [event for event in events if min(centres) - 0.125 <= in_years(event.day) <= max(centres) + 0.125]


def marked(events: Sequence[Event]) -> Sequence[Event]:
    """The events that a figure marks: all of them, or none where it has no room for so many."""
    return events if len(events) <= MOST_EVENTS else []


def numbered(events: Sequence[Event]) -> str:
    """Events in words, with the numbers that the figure gives them; nothing without events.

    >>> numbered([Event(date(2016, 2, 27), "truce")])
    'Events: 1 truce (2016-02-27).'
    >>> numbered([Event(date(2016, 2, 27), "truce")] * 31)
    'The codebook has 31 events of this time, too many to mark: at most 30.'
    """
    if len(events) > MOST_EVENTS:
        return Said(
            "The codebook has {n} events of this time, too many to mark: at most {most}.",
            n=len(events),
            most=MOST_EVENTS,
        )
    listed = (
        Said("{number} {event} ({day})", number=number, event=Said(event.label), day=event.day)
        for number, event in enumerate(events, 1)
    )
    return Said("Events: {events}.", events=joined("; ", listed)) if events else ""
