"""The interval of a share, when observations come in clusters: stories.

References
----------
Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts
estimated from survey data. Survey Methodology 24(2), 193-201.
Bell, R. M. & McCaffrey, D. F. (2002). Bias reduction in standard errors for linear regression with multi-stage samples.
Survey Methodology 28(2), 169-181 (deleting clusters; linearisation is too narrow where they are few or unequal).
Clopper, C. J. & Pearson, E. S. (1934). Biometrika 26(4), 404-413.
Rao, J. N. K. & Scott, A. J. (1984). On chi-squared tests for multiway contingency tables with cell proportions
estimated from survey data. Annals of Statistics 12(1), 46-60 (one design effect for all labels of a table).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, stdtrit

#: With fewer clusters in a group there is no interval: what they have in common cannot be told from chance.
FEWEST = 5
#: Methods, as tables name them.
KORN_GRAUBARD, TOO_FEW = "Korn-Graubard", f"none: fewer than {FEWEST} stories"


@dataclass(frozen=True, slots=True)
class ClusteredCounts:
    """What clusters add up to in each group, for shares and means with their errors.

    Attributes
    ----------
    total
        Observations, shape (n_groups,).
    clusters
        Clusters that the group occurs in, same shape.
    size_squares
        Sum of the squared numbers of observations of clusters, same shape.
    hits
        Observations with each label, shape (n_groups, n_labels).
    squares
        Sum of squares over clusters of how far deleting one moves the hits of its group: its own less those that it
        would have at the group's share, over the share of observations in other clusters; same shape.
    """

    total: np.ndarray
    clusters: np.ndarray
    size_squares: np.ndarray
    hits: np.ndarray
    squares: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """Share of each label, shape (n_groups, n_labels)."""
        return self.hits / self.total[:, None]

    @property
    def variances(self) -> np.ndarray:
        """Variance of each share by deleting one cluster at a time; same shape, 0 with one cluster."""
        return ((self.clusters - 1) / self.clusters / self.total**2)[:, None] * self.squares


def clustered_counts(hits: np.ndarray, totals: np.ndarray, group: np.ndarray, n_groups: int) -> ClusteredCounts:
    """Counts of each group from those of its clusters.

    Parameters
    ----------
    hits, totals
        Observations with each label, and all observations, of each cluster in each group it occurs in; shapes
        (n_cells, n_labels) and (n_cells,). At least one observation per cell.
    group
        Place of the group of each cell, shape (n_cells,). Each group has a cell. Cells of a group stand in an order
        that does not depend on that of the data, as sums of floats do.
    """
    total = np.bincount(group, totals, n_groups)
    found = np.stack([np.bincount(group, column, n_groups) for column in hits.T], axis=1)
    squares = np.empty(found.shape)
    for label, column in enumerate(hits.T):
        squares[:, label] = np.bincount(group, moves(column, totals, found[group, label], total[group]) ** 2, n_groups)
    clusters = np.bincount(group, minlength=n_groups)
    return ClusteredCounts(total, clusters, np.bincount(group, totals**2, n_groups), found, squares)


def moves(hits: np.ndarray, totals: np.ndarray, all_hits: np.ndarray, total: np.ndarray) -> np.ndarray:
    """How far each cluster, deleted, moves the hits of its group: exactly 0 where it has the share of the group.

    Parameters
    ----------
    hits, totals
        Of each cluster, whole numbers.
    all_hits, total
        Of its group.
    """
    others = total - totals
    return (hits * total - totals * all_hits) / np.where(others > 0, others, 1)


def share_intervals(counts: ClusteredCounts, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper ends of the interval of every share, by Korn and Graubard; not a number where there is none.

    The number of observations is divided by a design effect, adjusted for the degrees of freedom by the squared ratio
    of t quantiles (observations less 1 over clusters less 1), and the interval of Clopper and Pearson taken for as many
    independent ones. The design effect (variance over clusters, by deleting one at a time, over that of independent
    observations) is the label's own, or that of all labels of the group together (their variances summed, over those of
    independent observations summed), or 1, whichever is largest: that of a rare label alone is mostly too small,
    because clusters full of it are seldom drawn, and a label that holds nowhere or everywhere has none of its own.
    Where no label varies, whole clusters count as one observation: the design effect is the number of observations over
    the effective number of clusters, (sum of sizes)² / sum of squared sizes. So the effective number of observations is
    never above their number, and a label that holds nowhere never has a higher upper end than one of the same group
    that occurs.

    Where the label occurs, the lower end is at least (1 - confidence) / 2 of the share: n clustered observations with a
    chance p show a share of s or more with a probability of at most p / s (Markov). So it is never 0 then, and likewise
    the upper end never 1 where the label does not hold everywhere.

    Parameters
    ----------
    counts
        Of groups and labels; all labels that have a share in the group, as the design effect is theirs together.
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    low, high
        Shape (n_groups, n_labels), in [0, 1]. Not a number in groups of fewer than :data:`FEWEST` clusters.

    >>> hits, totals = np.array([[0.0, 4.0]] * 3 + [[1.0, 3.0]] * 3 + [[0.0, 4.0]] * 2), np.full(8, 4.0)
    >>> low, high = share_intervals(clustered_counts(hits, totals, np.zeros(8, int), 1), 0.95)
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([[0.014, 0.715]], [[0.285, 0.986]])
    """
    tail = (1 - confidence) / 2
    n, share = counts.total[:, None], counts.shares
    effective = n / design_effects(counts) * _lost_degrees(counts, confidence)[:, None]
    hits = share * effective
    with np.errstate(invalid="ignore"):
        low = np.where(share > 0, betaincinv(hits, effective - hits + 1, tail), 0.0)
        high = np.where(share < 1, betaincinv(hits + 1, effective - hits, 1 - tail), 1.0)
    low, high = np.maximum(low, tail * share), np.minimum(high, 1 - tail * (1 - share))
    none = (counts.clusters < FEWEST)[:, None]
    return np.where(none, np.nan, low), np.where(none, np.nan, high)


def design_effects(counts: ClusteredCounts) -> np.ndarray:
    """The design effect of each share, at least 1 (see :func:`share_intervals`); shape (n_groups, n_labels)."""
    n, share = counts.total[:, None], counts.shares
    independent = share * (1 - share) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(independent > 0, counts.variances / independent, 1.0)
        together = counts.variances.sum(axis=1) / independent.sum(axis=1)
    together = np.where(independent.sum(axis=1) > 0, together, counts.size_squares / counts.total)
    found = np.maximum(np.maximum(own, together[:, None]), 1.0)
    return np.where((counts.clusters > 1)[:, None], found, n)


def _lost_degrees(counts: ClusteredCounts, confidence: float) -> np.ndarray:
    """The squared ratio of t quantiles, in (0, 1]; shape (n_groups,)."""
    tail = (1 - confidence) / 2
    of_clusters = np.maximum(counts.clusters - 1, 1)
    return (stdtrit(np.maximum(counts.total - 1, 1), 1 - tail) / stdtrit(of_clusters, 1 - tail)) ** 2
