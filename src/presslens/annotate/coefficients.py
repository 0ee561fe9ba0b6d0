"""Agreement of coders: Krippendorff's alpha for nominal labels, and Cohen's kappa of two.

References
----------
Krippendorff, K. (2019). Content Analysis, 4th ed., chapter 12 (coincidence matrices).
Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37-46.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from presslens.base.jackknife import FISHER_Z, Scale, jackknife_error, t_interval

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


@dataclass(frozen=True)
class Deleted:
    """A coefficient, and its values without each cluster.

    Attributes
    ----------
    value
        NaN where it is undefined.
    without
        Shape (n_clusters,), in the order of the clusters' names; NaN likewise.
    """

    value: float
    without: np.ndarray


def alpha_deleted(codes: np.ndarray, n_labels: int, place: np.ndarray, n_clusters: int) -> Deleted:
    """Alpha, and without each cluster of units.

    Parameters
    ----------
    codes, n_labels
        As for :func:`coincidences`.
    place
        Place of the cluster of each unit, from 0. Whole stories are left out, since units of one are not independent.
    """
    # Whole numbers, so that sums do not depend on the order of adding.
    scale = math.lcm(*range(1, max(codes.shape[1], 2)))
    units = np.rint(coincidences(codes, n_labels) * scale)
    sums = np.zeros((n_clusters, n_labels, n_labels))
    np.add.at(sums, place, units)
    total = sums.sum(axis=0)
    return Deleted(float(nominal_alpha(total / scale)), nominal_alpha((total - sums) / scale))


def kappa_deleted(codes: np.ndarray, n_labels: int, place: np.ndarray, n_clusters: int) -> Deleted:
    """Cohen's kappa of two coders, and without each cluster of units; as :func:`alpha_deleted`."""
    both = (codes != MISSING).all(axis=1)
    sums = np.zeros((n_clusters, n_labels, n_labels))
    np.add.at(sums, (place[both], codes[both, 0], codes[both, 1]), 1.0)
    total = sums.sum(axis=0)
    return Deleted(float(_kappa(total)), _kappa(total - sums))


def _kappa(matrix: np.ndarray) -> np.ndarray:
    """Kappa of tables of two coders' labels, shape (..., n_labels, n_labels); NaN where both used one label only."""
    n = matrix.sum(axis=(-2, -1))
    same = n * np.trace(matrix, axis1=-2, axis2=-1)
    chance = (matrix.sum(axis=-1) * matrix.sum(axis=-2)).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(n * n - chance > 1e-9, (same - chance) / (n * n - chance), np.nan)


def interval_of(found: Deleted, confidence: float) -> tuple[float | None, float | None, float | None]:
    """A coefficient with its interval: from deleting one cluster at a time, by t on the scale of Fisher's z.

    Returns
    -------
    value, low, high
        None where the coefficient is undefined. The ends are None too where it is 1, or undefined without one of the
        clusters, or there is one cluster alone.
    """
    if math.isnan(found.value):
        return None, None, None
    ends = _ends(np.array([found.value]), found.without, confidence, FISHER_Z)
    return (found.value, *ends)


def difference_of(first: Deleted, last: Deleted, confidence: float) -> tuple[float | None, float | None, float | None]:
    """The last coefficient less the first of the same clusters, with its interval, by t; None as in
    :func:`interval_of`.
    """
    value = last.value - first.value
    if math.isnan(value):
        return None, None, None
    return (value, *_ends(np.array([value]), last.without - first.without, confidence, _AS_IT_IS))


def _ends(value: np.ndarray, without: np.ndarray, confidence: float, scale: Scale) -> tuple[float | None, float | None]:
    if len(without) < 2:
        return None, None
    low, high = t_interval(value, jackknife_error(without[:, None]), np.array([len(without) - 1.0]), confidence, scale)
    ends = (float(low[0]), float(high[0]))
    return (None, None) if any(map(math.isnan, ends)) else ends


#: A difference is nearly normal as it stands.
_AS_IT_IS = Scale(lambda value: value, lambda value: value, np.ones_like)
