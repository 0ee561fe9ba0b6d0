"""The interval of a mean polarity, when mentions come in clusters: stories.

A mean polarity is a difference of two shares: that of +1 less that of -1. Its interval is put together from theirs, so
that it is as lopsided as they are where one of the two is rare, and does not take a share of 0 for known.

References
----------
Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures: a general approach. Statistics
in Medicine 27(10), 1693-1702 (MOVER; with correlated estimates).
"""

from __future__ import annotations

import numpy as np
from scipy.special import stdtrit

from presslens.estimate.intervals import FEWEST, ClusteredCounts, clustered_counts, moves, share_intervals


def mean_interval(
    positive: np.ndarray, negative: np.ndarray, totals: np.ndarray, confidence: float
) -> tuple[float, float]:
    """The interval of the mean of observations that are -1, 0 or 1.

    Parameters
    ----------
    positive, negative, totals
        Observations of +1, of -1, and all of them, in each cluster, in an order that does not depend on that of the
        data; shape (n_clusters,). At least one observation per cluster.
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    low, high
        In [-1, 1], around the mean. Not a number with fewer clusters than
        :data:`presslens.estimate.intervals.FEWEST`, or where all of them have the same mean.
    """
    if len(totals) < FEWEST:
        return np.nan, np.nan
    hits = np.column_stack([positive, negative, totals - positive - negative])
    counts = clustered_counts(hits, totals, np.zeros(len(totals), int), 1)
    n = totals.sum()
    apart = [moves(np.asarray(column, float), totals, column.sum(), n) for column in (positive, negative)]
    if not (apart[0] != apart[1]).any():
        return np.nan, np.nan
    lows, highs = (ends[0, :2] for ends in share_intervals(counts, confidence))
    return _together(counts, float(apart[0] @ apart[1]), lows, highs)


def _together(counts: ClusteredCounts, products: float, lows: np.ndarray, highs: np.ndarray) -> tuple[float, float]:
    """The interval of the first share less the second."""
    (first, second), squares = counts.shares[0, :2], counts.squares[0, :2]
    correlation = products / np.sqrt(squares[0] * squares[1]) if squares.min() > 0 else 0.0
    down, up = first - lows[0], highs[0] - first
    other_down, other_up = second - lows[1], highs[1] - second
    below = down**2 + other_up**2 - 2 * correlation * down * other_up
    above = up**2 + other_down**2 - 2 * correlation * up * other_down
    mean = first - second
    return float(max(-1.0, mean - np.sqrt(max(0.0, below)))), float(min(1.0, mean + np.sqrt(max(0.0, above))))


def linearised_interval(value: float, moves: np.ndarray, degrees: int, confidence: float) -> tuple[float, float]:
    """The interval of a measure by Student's t.

    Parameters
    ----------
    moves
        How far each cluster moves the measure to the first order; shape (n_clusters,); they sum to 0.
    degrees
        Degrees of freedom.
    """
    n = len(moves)
    reach = stdtrit(degrees, (1 + confidence) / 2) * np.sqrt(n / (n - 1) * (moves**2).sum())
    return float(value - reach), float(value + reach)
