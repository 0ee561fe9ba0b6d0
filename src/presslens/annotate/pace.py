"""How long a mention takes to code, as coded files have it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from statistics import median

from presslens.base.errors import InputError
from presslens.base.io import read_cells

#: Column of coded files with the seconds that a mention took.
SECONDS = "seconds"
#: What is assumed where nothing was measured.
ASSUMED = 45.0
#: Mentions from which on a pace is measured.
_ENOUGH = 20
#: In less time, in seconds, a program pressed the keys; in more somebody was away.
_AT_ONCE, _AWAY = 2.0, 600.0


def measured_pace(folders: Iterable[Path]) -> tuple[float, str]:
    """Seconds per mention (the median), and in words where they come from.

    Parameters
    ----------
    folders
        With coded files; csv files without a column :data:`SECONDS` do not count.
    """
    found: list[float] = []
    for folder in folders:
        for path in sorted(folder.rglob("*.csv")):
            found += _seconds(path)
    if len(found) < _ENOUGH:
        return ASSUMED, "assumed"
    return median(found), f"the median of {len(found)} coded ones"


def _seconds(path: Path) -> list[float]:
    try:
        rows = list(read_cells(path))
    except InputError:
        return []
    if not rows or SECONDS not in rows[0]:
        return []
    place, values = rows[0].index(SECONDS), []
    for row in rows[1:]:
        try:
            value = float(row[place])
        except (ValueError, IndexError):
            continue
        if _AT_ONCE < value < _AWAY:
            values.append(value)
    return values
