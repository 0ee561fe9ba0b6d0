"""Tests of the difference of two kinds of outlets that do not differ, and the interval of that difference.

Outlets have 2 to 30 stories, stories one mention or more. By stories, each outlet's own leaning passes for one of its
kind: what that test finds beside is told as that of the way "by stories".
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from made import Cell, sizes

from outlet_tests import WITHIN_STORIES, rates

#: Standard deviations between outlets of a kind; FA-KES has .17 to .37.
SPREADS = (0.0, 0.1, 0.27)


def outlets(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Size of the tests and coverage of the random-effects interval."""
    for first, second in ((3, 6), (5, 6), (8, 12)):
        for spread in SPREADS:
            rows = design(first, second, rng)
            found = rates(rows, (spread, spread), simulations, rng)
            setting = (
                f"kinds of outlets, spread {spread:g}",
                f"{first}, {second} outlets",
                WITHIN_STORIES,
                simulations,
            )
            yield Cell(*setting, 1.0, found["covered"], size=found["Welch"], way="by outlets")
            yield Cell(*setting, 1.0, size=found["stories"], way="by stories")


def design(first: int, second: int, rng: np.random.Generator) -> pl.DataFrame:
    """Outlet, side and story of each mention."""
    stories = rng.integers(2, 31, first + second)
    outlet = np.repeat(np.arange(first + second), stories)
    rows = pl.DataFrame({"outlet": outlet, "story": np.arange(len(outlet))})
    rows = rows[np.repeat(np.arange(len(outlet)), sizes(len(outlet), rng))]
    names = [pl.format("outlet {}", pl.col("outlet")), pl.col("outlet") >= first, pl.format("{}", pl.col("story"))]
    return rows.select(name.alias(to) for name, to in zip(names, ("outlet", "second", "story"), strict=True))
