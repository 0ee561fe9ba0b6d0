"""Intervals of ratios that stay where the ratio can lie: shares in [0, 1], mean polarities in [-1, 1].

Shares have Korn and Graubard's interval: Clopper and Pearson's, for as many observations as would give an independent
sample the error that was found. That takes the error for one that vanishes with the share. The error of a corrected
share does not: a part of it is that of the answers, whatever the share is, and just above 0 it would pass for that of
less than one observation, with an interval up to nearly 1. So no interval reaches further than Student's t does, or
Clopper and Pearson's for the stories that the codes are worth, whichever is further: where the share is at an end, or
beyond it, that is all there is. Means and differences have Student's t, cut at the ends.

References
----------
Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts
estimated from survey data. Survey Methodology 24(2), 193-201.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import betaincinv, stdtr, stdtrit


class Interval(NamedTuple):
    """Ends of the intervals; NaN where there is none."""

    low: np.ndarray
    high: np.ndarray


def share_interval(
    share: np.ndarray, error: np.ndarray, df: np.ndarray, sizes: np.ndarray, confidence: float
) -> Interval:
    """Intervals of shares.

    Parameters
    ----------
    share
        May lie outside [0, 1], as a corrected share can: it is taken for the nearer end.
    error, df
        Standard error and its degrees of freedom.
    sizes
        Independent observations that the sample is worth, whatever the error.
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    In [0, 1]; NaN with no degree of freedom.

    >>> low, high = share_interval(*(np.array([x]) for x in (0.2, 0.04, 99.0, 50.0)), 0.95)
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.127, 0.292)
    """
    known = (df > 0) & np.isfinite(share) & np.isfinite(error)
    inside = np.clip(np.where(known, share, 0.5), 0, 1)
    free, tail = np.where(known, df, 1.0), (1 - confidence) / 2
    reach = stdtrit(free, 1 - tail)
    found = np.where(known, error, 1.0)
    spread = inside * (1 - inside)
    tells = (spread > 1e-12) & (found**2 > 1e-24)
    n = np.where(tells, spread / np.where(tells, found**2, 1.0), 1.0)
    # With few degrees of freedom the error itself is uncertain: fewer observations, in the proportion of the quantiles.
    # Never more: an error so large that it leaves less than a story for each is no better known for that.
    n = n * np.minimum(stdtrit(np.maximum(n - 1, 1.0), 1 - tail) / reach, 1.0) ** 2
    low, high = _clopper_pearson(inside, n, tail)
    least, most = _clopper_pearson(inside, np.maximum(sizes, 1.0), tail)
    least, most = np.minimum(least, inside - reach * found), np.maximum(most, inside + reach * found)
    low, high = np.where(tells, np.maximum(low, least), least), np.where(tells, np.minimum(high, most), most)
    return Interval(*(np.where(known, np.clip(end, 0, 1), np.nan) for end in (low, high)))


def _clopper_pearson(share: np.ndarray, n: np.ndarray, tail: float) -> Interval:
    hits = n * share
    low = np.where(hits > 1e-12, betaincinv(np.maximum(hits, 1e-12), n - hits + 1, tail), 0.0)
    high = np.where(n - hits > 1e-12, betaincinv(hits + 1, np.maximum(n - hits, 1e-12), 1 - tail), 1.0)
    return Interval(low, high)


def t_interval(
    value: np.ndarray, error: np.ndarray, df: np.ndarray, confidence: float, ends: tuple[float, float]
) -> Interval:
    """Student's intervals, cut at the ends of what the value can be; NaN with no degree of freedom or no error.

    >>> low, high = t_interval(*(np.array([x]) for x in (0.9, 0.1, 9.0)), 0.95, (-1.0, 1.0))
    >>> round(float(low[0]), 3), float(high[0])
    (0.674, 1.0)
    """
    known = (df > 0) & np.isfinite(value) & (error > 0)
    reach = stdtrit(np.where(known, df, 1.0), (1 + confidence) / 2) * np.where(known, error, np.nan)
    return Interval(np.clip(value - reach, *ends), np.clip(value + reach, *ends))


def p_values(value: np.ndarray, error: np.ndarray, df: np.ndarray) -> np.ndarray:
    """Two-sided p of a value of 0, by Student's t; NaN with no degree of freedom or no error."""
    known = (df > 0) & np.isfinite(value) & (error > 0)
    t = np.abs(np.where(known, value, 0.0)) / np.where(known, error, 1.0)
    return np.where(known, 2 * stdtr(np.where(known, df, 1.0), -t), np.nan)
