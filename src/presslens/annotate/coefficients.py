"""Agreement of coders: Krippendorff's alpha for nominal labels, and Cohen's kappa of two.

References
----------
Krippendorff, K. (2019). Content Analysis, 4th ed., chapter 12 (coincidence matrices).
Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37-46.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from sklearn.metrics import cohen_kappa_score

from presslens.base.bootstrap import resampled_sums

#: Code of a label that a coder did not give.
MISSING = -1


def coincidences(codes: np.ndarray, n_labels: int) -> np.ndarray:
    """Coincidence matrix of each unit.

    Parameters
    ----------
    codes
        Shape (n_units, n_coders): labels as 0 to ``n_labels`` - 1, :data:`MISSING` where a coder gave none.

    Returns
    -------
    Shape (n_units, n_labels, n_labels), symmetric. A unit with m >= 2 labels has the sum m, one with fewer is all zero.

    >>> coincidences(np.array([[0, 1], [1, 1]]), 2).tolist()
    [[[0.0, 1.0], [1.0, 0.0]], [[0.0, 0.0], [0.0, 2.0]]]
    """
    counts = (codes[:, :, None] == np.arange(n_labels)).sum(axis=1).astype(float)
    n_given = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    diagonal = np.arange(n_labels)
    pairs[:, diagonal, diagonal] -= counts
    return pairs / np.maximum(n_given - 1, 1)[:, None, None]


def nominal_alpha(matrix: np.ndarray) -> np.ndarray:
    """Krippendorff's alpha from coincidence matrices summed over units.

    Parameters
    ----------
    matrix
        Shape (..., n_labels, n_labels).

    Returns
    -------
    Shape (...): 1 where coders always agree, 0 where they agree as often as chance would, below 0 where less; NaN
    where it is undefined: no unit has two labels, or only one label was used, so that nobody could disagree.

    Two coders differ on one unit of three. Of the 6 labels half are 0, so that 18 of 30 ordered pairs of them differ,
    and alpha is 1 - (1 / 3) / (18 / 30).

    >>> units = np.array([[0, 0], [0, 1], [1, 1]])
    >>> round(float(nominal_alpha(coincidences(units, 2).sum(axis=0))), 3)
    0.444
    """
    marginals = matrix.sum(axis=-1)
    n = marginals.sum(axis=-1)
    observed = n - np.trace(matrix, axis1=-2, axis2=-1)
    expected = n * n - (marginals * marginals).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 1e-9, 1 - (n - 1) * observed / expected, np.nan)


def alpha_with_interval(
    codes: np.ndarray,
    n_labels: int,
    clusters: Sequence[str],
    resamples: int,
    confidence: float,
    rng: np.random.Generator,
) -> tuple[float | None, float | None, float | None]:
    """Alpha with a percentile interval of the bootstrap over clusters.

    Parameters
    ----------
    codes, n_labels
        As for :func:`coincidences`.
    clusters
        The article of each unit. Whole articles are drawn, because units of one article are not independent.
    resamples, confidence, rng
        Number of draws, coverage in (0, 1), source of the draws.

    Returns
    -------
    alpha, low, high
        None where alpha is undefined. The ends are None too where coders never differ, or where there is one cluster
        alone: resampling would print an interval of width zero. Draws in which alpha is undefined are left out.
    """
    names, place = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    # Whole numbers, so that sums do not depend on the order of adding.
    scale = math.lcm(*range(1, max(codes.shape[1], 2)))
    units = np.rint(coincidences(codes, n_labels) * scale).reshape(len(codes), n_labels * n_labels)
    sums = np.zeros((len(names), n_labels * n_labels))
    np.add.at(sums, place, units)
    total = sums.sum(axis=0).reshape(n_labels, n_labels) / scale
    alpha = float(nominal_alpha(total))
    if math.isnan(alpha):
        return None, None, None
    if len(names) < 2 or np.trace(total) == total.sum():
        return alpha, None, None
    draws = nominal_alpha(resampled_sums(sums, resamples, rng).reshape(-1, n_labels, n_labels) / scale)
    tail = (1 - confidence) / 2
    low, high = np.quantile(draws[~np.isnan(draws)], [tail, 1 - tail])
    return alpha, float(low), float(high)


def kappa(first: np.ndarray, second: np.ndarray) -> float | None:
    """Cohen's kappa of two coders over the units that both labelled, as scikit-learn has it.

    Returns
    -------
    None where it is undefined: no common unit, or both used one and the same label only.

    They agree on three of four units; chance would let them agree on half.

    >>> kappa(np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1]))
    0.5
    """
    both = (first != MISSING) & (second != MISSING)
    if len(np.unique(np.concatenate([first[both], second[both]]))) < 2:
        return None
    return float(cohen_kappa_score(first[both], second[both]))
