"""Intervals from deleting one cluster at a time: of scores and of measures of association, which are no simple means.

References
----------
Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 11 (jackknife standard error).
Rust, K. F. & Rao, J. N. K. (1996). Variance estimation for complex surveys using replication techniques. Statistical
Methods in Medical Research 5(3), 283-310 (deleting clusters; t with their number less 1).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit, stdtrit


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on which a measure is nearer to normal: there and back, and its slope there."""

    there: Callable[[np.ndarray], np.ndarray]
    back: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]


#: For scores in [0, 1], correlations in [-1, 1], and ratios above 0. At their ends there is no interval.
LOGIT = Scale(logit, expit, lambda value: 1 / (value * (1 - value)))
FISHER_Z = Scale(np.arctanh, np.tanh, lambda value: 1 / (1 - value**2))
LOG = Scale(np.log, np.exp, lambda value: 1 / value)


def jackknife_error(replicates: np.ndarray) -> np.ndarray:
    """Standard error of each measure from its values without each cluster; not a number where one is undefined.

    Parameters
    ----------
    replicates
        Shape (n_clusters, n_measures).

    >>> jackknife_error(np.array([[2.5], [2.0], [1.5]])).round(4).tolist()  # the mean of 1, 2, 3
    [0.5774]
    """
    n = len(replicates)
    apart = replicates - replicates.mean(axis=0)
    return np.sqrt((n - 1) / n * (apart**2).sum(axis=0))


def t_interval(
    value: np.ndarray, error: np.ndarray, degrees: np.ndarray, confidence: float, scale: Scale
) -> tuple[np.ndarray, np.ndarray]:
    """The interval by Student's t on another scale; all arrays of one shape.

    Parameters
    ----------
    value, error
        Measures and their standard errors.
    degrees
        Degrees of freedom: clusters less 1.
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    low, high
        Not a number where value or error is undefined, the error is 0 (clusters that all agree cannot show any
        uncertainty), degrees are below 1, or the value lies at an end of its scale.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = stdtrit(np.maximum(degrees, 1), (1 + confidence) / 2) * error * scale.slope(value)
        middle = scale.there(value)
        low, high = scale.back(middle - reach), scale.back(middle + reach)
    there = (error > 1e-12) & np.isfinite(reach) & np.isfinite(middle) & (degrees >= 1)
    return np.where(there, low, np.nan), np.where(there, high, np.nan)
