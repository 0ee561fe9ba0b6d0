"""The difference of two kinds of outlets, with outlets as the units.

Stories tell how sure one is of *these* outlets. What differs from outlet to outlet of one kind they cannot tell, and a
claim about kinds has that error too: the test exchanges whole outlets between the sides, the interval takes the spread
of outlets from the outlets.

References
----------
Janssen, A. (1997). Studentized permutation tests for non-i.i.d. hypotheses and the generalized Behrens-Fisher problem.
Statistics & Probability Letters 36(1), 9-21.
DerSimonian, R. & Laird, N. (1986). Meta-analysis in clinical trials. Controlled Clinical Trials 7(3), 177-188.
Knapp, G. & Hartung, J. (2003). Improved tests for a random effects meta-regression with a single covariate. Statistics
in Medicine 22(17), 2693-2710.
Röver, C., Knapp, G. & Friede, T. (2015). Hartung-Knapp-Sidik-Jonkman approach and its modification for random-effects
meta-analysis with few studies. BMC Medical Research Methodology 15, 99.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl

#: With fewer outlets on a side neither test nor interval is of its kind.
FEWEST_OUTLETS = 3
#: Above this many assignments of outlets to sides, as many are drawn at random.
MOST_ASSIGNMENTS = 20_000
#: What differs by less is equal: sums are exact in other orders only up to this.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class OutletSums:
    """Mentions of each outlet, by side; arrays have the shape (n_outlets, 2).

    Attributes
    ----------
    names
        Of the outlets, sorted.
    totals
        Sum of what is compared.
    counts
        Mentions.
    stories
        Effective number of stories, ``n² / Σ nₛ²`` with ``nₛ`` mentions in story s; 0 without a mention.
    variance
        Variance of story means within an outlet, taken to be the same in all: pooled over outlets and sides. 0 where
        every outlet has one story.
    """

    names: tuple[str, ...]
    totals: np.ndarray
    counts: np.ndarray
    stories: np.ndarray
    variance: float

    @property
    def apart(self) -> bool:
        """Whether no outlet has mentions on both sides."""
        return not (self.counts > 0).all(axis=1).any()

    def of(self, side: int) -> tuple[np.ndarray, np.ndarray]:
        """Means of the outlets with mentions on a side, and their sampling variances."""
        present = self.counts[:, side] > 0
        means = self.totals[present, side] / self.counts[present, side]
        return means, self.variance / self.stories[present, side]


def outlet_sums(
    values: np.ndarray, second: np.ndarray, outlets: Iterable[str], stories: Iterable[object]
) -> OutletSums:
    """Sums by outlet of what is compared.

    Parameters
    ----------
    values, second, outlets, stories
        Of each mention: what is compared; whether it is of the second side; its outlet; its story.

    >>> sums = outlet_sums(np.array([1.0, 0, -1]), np.array([False, False, True]), ["a", "a", "b"], ["s", "t", "t"])
    >>> sums.names, sums.totals.tolist(), sums.stories.tolist(), sums.variance
    (('a', 'b'), [[1.0, 0.0], [0.0, -1.0]], [[2.0, 0.0], [0.0, 1.0]], 0.5)
    """
    mentions = pl.DataFrame(
        {
            "outlet": pl.Series(outlets, dtype=pl.String),
            "side": second.astype(np.int8),
            "story": pl.Series(stories),
            "value": values,
        }
    )
    keys = ["outlet", "side", "story"]
    told = mentions.group_by(keys).agg(pl.col("value").sum().alias("total"), pl.len().alias("n")).sort(keys)
    names = tuple(told["outlet"].unique().sort())
    place = {name: order for order, name in enumerate(names)}
    cells = np.array([2 * place[name] for name in told["outlet"]], dtype=np.int64) + told["side"].to_numpy()
    total, n = told["total"].to_numpy(), told["n"].to_numpy().astype(float)
    totals, counts, squares, cubes = (np.bincount(cells, weights, 2 * len(names)) for weights in (total, n, n**2, n**3))
    with np.errstate(divide="ignore", invalid="ignore"):
        means = totals / counts
        # Expected sum of squares of nₛ (story mean - outlet mean) for a variance of 1.
        freedom = np.where(counts > 0, squares - 2 * cubes / counts + (squares / counts) ** 2, 0)
        effective = np.where(counts > 0, counts**2 / squares, 0)
    deviations = float(((total - means[cells] * n) ** 2).sum())
    variance = deviations / float(freedom.sum()) if freedom.sum() > _EQUAL else 0.0
    shape = (len(names), 2)
    return OutletSums(names, totals.reshape(shape), counts.reshape(shape), effective.reshape(shape), variance)


@dataclass(frozen=True, slots=True)
class Permutation:
    """Outcome of :func:`permutation_test`: difference of the means of outlets, each outlet once; two-sided p; how many
    assignments it is counted over; the smallest p that so many outlets can reach."""

    difference: float
    p: float
    assignments: int
    smallest: float


def permutation_test(first: np.ndarray, second: np.ndarray, rng: np.random.Generator) -> Permutation:
    """Exchange outlets between the sides in all ways, and count those that part them as far as they are.

    The statistic is the difference of the means of outlets over its standard error (Welch's t), each outlet counted
    once. Studentised, it holds its level better than a plain or a weighted difference where one kind of outlets spreads
    more than the other.

    Parameters
    ----------
    first, second
        Mean of each outlet of a side, of at least two a side.
    rng
        Used where there are more than :data:`MOST_ASSIGNMENTS` assignments: as many are drawn, and the one found counts
        as one of them.

    >>> test = permutation_test(np.array([0.5, 0.6, 0.7]), np.array([0.0, 0.1, 0.2, 0.3]), np.random.default_rng(1))
    >>> round(test.difference, 3), round(test.p, 4), test.assignments
    (0.45, 0.0286, 35)
    """
    means = np.concatenate([first, second])
    n, n_first = len(means), len(first)
    possible = math.comb(n, n_first)
    drawn = possible > MOST_ASSIGNMENTS
    if drawn:
        places = rng.permuted(np.tile(np.arange(n), (MOST_ASSIGNMENTS, 1)), axis=1)[:, :n_first]
    else:
        places = np.array(list(combinations(range(n), n_first)))
    in_first = np.zeros((len(places), n), dtype=bool)
    np.put_along_axis(in_first, places, True, axis=1)
    found = (np.arange(n) < n_first)[None]
    reached = int((_distance(means, in_first) >= _distance(means, found) * (1 - _EQUAL) - _EQUAL).sum())
    difference = float(first.mean() - second.mean())
    if drawn:
        return Permutation(difference, (1 + reached) / (1 + len(places)), len(places), 1 / (1 + len(places)))
    # With equally many on both sides, exchanging all of them parts them as far.
    return Permutation(difference, reached / possible, possible, (2 if 2 * n_first == n else 1) / possible)


def _distance(means: np.ndarray, in_first: np.ndarray) -> np.ndarray:
    """Welch's t without its sign for each assignment; infinite where no outlet differs from another of its side."""
    sides = []
    for chosen in (in_first, ~in_first):
        n = chosen.sum(axis=1)
        mean = np.where(chosen, means, 0).sum(axis=1) / n
        spread = np.where(chosen, (means - mean[:, None]) ** 2, 0).sum(axis=1)
        sides.append((mean, spread / (n - 1) / n))
    (first, error), (second, other) = sides
    moved, variance = np.abs(first - second), error + other
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(variance > _EQUAL**2, moved / np.sqrt(variance), np.where(moved > _EQUAL, np.inf, 0.0))


def random_effects(sums: OutletSums, confidence: float) -> tuple[float, float, float] | None:
    """The difference of two kinds of outlets, of which those found are a sample, with its interval.

    Each side has a variance between its outlets (DerSimonian-Laird) beside that within them. The error of a side's mean
    is Hartung and Knapp's, never less than that of the weights (Röver et al.); t has the degrees of freedom of
    Satterthwaite.

    Parameters
    ----------
    sums
        With at least two outlets a side.

    Returns
    -------
    difference, low, high. None where the outlets of either side agree to the last digit.
    """
    from scipy.stats import t

    parts = [_pooled(*sums.of(side)) for side in (0, 1)]
    difference = parts[0][0] - parts[1][0]
    variances = [part[1] for part in parts]
    if sum(variances) < _EQUAL**2:
        return None
    freedom = sum(variances) ** 2 / sum(part[1] ** 2 / (part[2] - 1) for part in parts)
    reach = float(t.ppf((1 + confidence) / 2, freedom)) * math.sqrt(sum(variances))
    return difference, difference - reach, difference + reach


def _pooled(means: np.ndarray, variances: np.ndarray) -> tuple[float, float, int]:
    """Mean over the outlets of a side, its variance, and the number of outlets."""
    n = len(means)
    if variances.min() > 0:
        weights = 1 / variances
        mean = (weights * means).sum() / weights.sum()
        excess = (weights * (means - mean) ** 2).sum() - (n - 1)
        between = max(0.0, excess / (weights.sum() - (weights**2).sum() / weights.sum()))
    else:
        between = means.var(ddof=1)
    total = variances + between
    weights = 1 / total if total.min() > 0 else np.ones(n)
    mean = (weights * means).sum() / weights.sum()
    scatter = (weights * (means - mean) ** 2).sum() / (n - 1)
    variance = (max(1.0, scatter) if total.min() > 0 else scatter) / weights.sum()
    return float(mean), float(variance), n


def leave_one_out(sums: OutletSums) -> tuple[float, float, str] | None:
    """Lowest and highest difference of the means over mentions with one outlet left out, and the outlet without which
    it moves most.

    An outlet that is the only one of a side cannot be left out. None where that is true of all.

    >>> leave_one_out(outlet_sums(np.array([1.0, 0, -1]), np.array([False, False, True]), [*"abc"], [*"sst"]))
    (1.0, 2.0, 'a')
    """
    totals, counts = sums.totals.sum(axis=0) - sums.totals, sums.counts.sum(axis=0) - sums.counts
    can = np.flatnonzero((counts > 0).all(axis=1))
    if not len(can):
        return None
    means = totals[can] / counts[can]
    differences = means[:, 0] - means[:, 1]
    whole = sums.totals.sum(axis=0) / sums.counts.sum(axis=0)
    moved = np.abs(differences - (whole[0] - whole[1]))
    most = int(np.flatnonzero(moved >= moved.max() - _EQUAL)[0])
    return float(differences.min()), float(differences.max()), sums.names[can[most]]
