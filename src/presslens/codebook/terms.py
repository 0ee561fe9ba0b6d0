"""Terms: the days on which a name means what a file of the codebook says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from presslens.base.errors import InputError


class Term(NamedTuple):
    """First and last day of a term of office; None: no bound.

    >>> Term(dt.date(2017, 1, 20), None).holds(dt.date(2016, 5, 1)), Term(None, None).holds(None)
    (False, True)
    """

    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, date: dt.date | None) -> bool:
        """Whether the day is one of the term; a day that is not known is taken as fitting."""
        return date is None or ((self.since or date) <= date <= (self.until or date))

    def meets(self, other: Term) -> bool:
        """Whether the two have a day in common."""
        since = max(self.since or dt.date.min, other.since or dt.date.min)
        return since <= min(self.until or dt.date.max, other.until or dt.date.max)


def term_of(entry: Mapping[str, Any], path: str | Path, name: str) -> Term:
    """The term that ``from`` and ``to`` of an entry bound.

    Raises
    ------
    InputError
        It ends before it begins.
    """
    since, until = (dt.date.fromisoformat(entry[key]) if entry.get(key) else None for key in ("from", "to"))
    if since and until and until < since:
        raise InputError(f"{path}: {name}", f"ends on {until}, before it begins on {since}", "from is not after to")
    return Term(since, until)


def any_holds(terms: Iterable[Term], date: dt.date | None) -> bool:
    """Whether one of the terms holds on the day; no terms always hold.

    >>> any_holds((), dt.date(2020, 1, 1)), any_holds([Term(None, dt.date(2019, 12, 31))], dt.date(2020, 1, 1))
    (True, False)
    """
    terms = tuple(terms)
    return not terms or any(term.holds(date) for term in terms)
