"""Made stories whose numbers are known, and how often intervals of them hold the known number.

Stories are of unequal size, like those of FA-KES: 60 % hold one mention, 3 % 10 to 30. With a chance sqrt(icc) a
mention has the label that its story leans to, else one of its own, so that two mentions of a story correlate by icc.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
for folder in (PROJECT / "src", PROJECT / "benchmarks"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

CONFIDENCE = 0.95
ICCS = (0.0, 0.2, 0.5)


class Cell(NamedTuple):
    """What was found in one setting. What a setting does not have is None.

    Attributes
    ----------
    what, stories, icc, codes, design, errors, way
        The setting: number, stories of the group, correlation in stories, codes of the whole corpus, how they were
        drawn, errors of the answers, way of estimation.
    simulations
        How often it was drawn.
    given
        Share of simulations with an interval (or a test).
    covered, above, below
        Share of the intervals that hold the truth, that lie below it, above it.
    width, bias
        Mean width of intervals, mean of estimate less truth.
    size
        Share of two-sided tests of no difference with p at most .05.
    """

    what: str
    stories: str
    icc: float
    simulations: int
    given: float
    covered: float | None = None
    above: float | None = None
    below: float | None = None
    width: float | None = None
    bias: float | None = None
    size: float | None = None
    codes: int | None = None
    design: str | None = None
    errors: str | None = None
    way: str | None = None


def sizes(n: int, rng: np.random.Generator) -> np.ndarray:
    """Mentions of each of ``n`` stories."""
    chance = rng.random(n)
    some, many, most = rng.integers(2, 5, n), rng.integers(5, 10, n), rng.integers(10, 31, n)
    return np.select([chance < 0.6, chance < 0.85, chance < 0.97], [np.ones(n, int), some, many], most)


def labelled(n: int, shares: tuple[float, ...], icc: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The story and the label, by place, of every mention of ``n`` stories."""
    story = np.repeat(np.arange(n), sizes(n, rng))
    leaning, own = rng.choice(len(shares), n, p=shares), rng.choice(len(shares), len(story), p=shares)
    return story, np.where(rng.random(len(story)) < np.sqrt(icc), leaning[story], own)


def cell(
    what: str,
    stories: str,
    icc: float,
    truth: float,
    lows: np.ndarray,
    highs: np.ndarray,
    estimates: np.ndarray | None = None,
    p_values: np.ndarray | None = None,
    **setting: object,
) -> Cell:
    """How often intervals, not a number where there is none, hold the truth, and on which side it lies outside.

    Parameters
    ----------
    estimates, p_values
        Of each simulation, not a number where there is none; p values only where the truth is no difference.
    """
    there = ~np.isnan(lows)
    if not there.any():
        return Cell(what, stories, icc, len(lows), 0.0, **setting)
    above, below = (float(outside.mean()) for outside in (highs[there] < truth, lows[there] > truth))
    found = {"width": float((highs - lows)[there].mean())}
    if estimates is not None and np.isfinite(estimates).any():
        found["bias"] = float(np.nanmean(estimates) - truth)
    if p_values is not None and np.isfinite(p_values).any():
        found["size"] = float((p_values[np.isfinite(p_values)] <= 1 - CONFIDENCE + 1e-12).mean())
    return Cell(what, stories, icc, len(lows), float(there.mean()), 1 - above - below, above, below, **found, **setting)
