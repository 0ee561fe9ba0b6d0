"""Every specification of a claim, computed on arrays: means or their difference, with intervals over clusters.

The interval is that of a ratio of sums over clusters, linearised (Taylor), each group with the factor K / (K - 1) for
its K clusters, and Student's t with one degree of freedom less than the group with fewer clusters has of them. A
cluster in both groups moves both means at once. Fewer than :data:`FEWEST` clusters in a group, or clusters of a group
that all agree, give no interval.

References
----------
Cameron, A. C. & Miller, D. L. (2015). A practitioner's guide to cluster-robust inference. Journal of Human Resources
50(2), 317-372.
Korn, E. L. & Graubard, B. I. (1999). Analysis of Health Surveys. Wiley. Sections 2.3 and 3.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from scipy.stats import t

from presslens.estimate.multiverse.specifications import (
    CLUSTERS,
    OUTLETS,
    OUTLETS_ALIKE,
    STORIES,
    UNITS,
    WEIGHTS,
    Grid,
)

#: Clusters that each group needs for an interval.
FEWEST = 5
#: A cluster's share in a mean that is nothing but rounding.
_NOTHING = 1e-12


@dataclass(frozen=True)
class Mentions:
    """The mentions that a claim is about, as arrays of one length: whole numbers from 0, and truth values by level.

    Attributes
    ----------
    group
        0 in the first group or the only one, 1 in the second.
    outlet, story
        Codes of each mention's.
    units
        By level of the unit, the code of the observation that a mention is part of: no observation has mentions of two
        groups or outlets.
    voices, subsets
        By level, whether the mention counts.
    """

    group: np.ndarray
    outlet: np.ndarray
    story: np.ndarray
    units: Mapping[str, np.ndarray]
    voices: Mapping[str, np.ndarray]
    subsets: Mapping[str, np.ndarray]

    @property
    def n_groups(self) -> int:
        """1 for a mean, 2 for a difference."""
        return int(self.group.max(initial=0)) + 1


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to each mention: its value (polarity, or 1 for the label whose share is asked), and whether it
    counts at all."""

    value: np.ndarray
    counts: np.ndarray


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a specification gives: mentions, clusters of the group with fewer, the estimate and its interval.

    ``estimate`` is missing where a group has no mention; ``low`` and ``high`` where no interval can be told.
    """

    n_mentions: int
    n_clusters: int
    estimate: float | None
    low: float | None
    high: float | None


def outcomes(
    mentions: Mentions,
    answered: Mapping[tuple[str, str], Answered],
    grid: Grid,
    bounds: tuple[float, float],
    confidence: float,
) -> Iterator[Outcome]:
    """The outcome of each specification, in the order of :meth:`Grid.specifications`.

    Parameters
    ----------
    answered
        By level of the answers and of the certainty.
    bounds
        Least and largest value that an estimate can have: intervals are cut there.
    """
    chosen = {
        (voice, subset): mentions.voices[voice] & mentions.subsets[subset]
        for voice, subset in product(grid.voices, grid.subsets)
    }
    for answers in grid.answers:
        for certainty in grid.certainties[answers]:
            given = answered[answers, certainty.name]
            rows = {key: np.flatnonzero(mask & given.counts) for key, mask in chosen.items()}
            for unit, weights, key in product(UNITS, WEIGHTS, rows):
                where = rows[key]
                weight = weights_of(mentions, unit, weights, where)
                for cluster in CLUSTERS:
                    # Where stories are drawn and outlets count alike, the outlets are given: their means may differ.
                    within = cluster == STORIES and weights == OUTLETS_ALIKE
                    yield outcome(mentions, given.value, where, weight, cluster, within, bounds, confidence)


def weights_of(mentions: Mentions, unit: str, weights: str, where: np.ndarray) -> np.ndarray:
    """The weight of each chosen mention: one over the mentions of its observation, and, where outlets count alike, over
    the observations of its outlet in its group.

    Parameters
    ----------
    where
        Places of the chosen mentions.
    """
    code = mentions.units[unit][where]
    weight = 1 / np.bincount(code)[code] if len(code) else np.zeros(0)
    if weights == OUTLETS_ALIKE and len(code):
        cell = _cells(mentions, where)
        weight = weight / np.bincount(cell, weight)[cell]
    return weight


def outcome(
    mentions: Mentions,
    value: np.ndarray,
    where: np.ndarray,
    weight: np.ndarray,
    cluster: str,
    within: bool,
    bounds: tuple[float, float],
    confidence: float,
) -> Outcome:
    """One specification: the weighted mean, or the first group's less the second's, with its interval.

    Parameters
    ----------
    value
        Of every mention.
    where, weight
        Places of the chosen mentions, and their weights.
    within
        Whether clusters vary about the mean of their outlet, not of their group.
    """
    group, n_groups, chosen = mentions.group[where], mentions.n_groups, value[where]
    total = np.bincount(group, weight, minlength=n_groups)
    if not (total > 0).all():
        return Outcome(len(where), 0, None, None, None)
    means = np.bincount(group, weight * chosen, minlength=n_groups) / total
    estimate = float(means[0] - means[1]) if n_groups == 2 else float(means[0])
    centre = means[group]
    if within:
        cell = _cells(mentions, where)
        centre = (np.bincount(cell, weight * chosen) / np.maximum(np.bincount(cell, weight), _NOTHING))[cell]
    part = weight * (chosen - centre) / total[group]
    code = (mentions.outlet if cluster == OUTLETS else mentions.story)[where]
    n_codes = int(code.max()) + 1
    place = group * n_codes + code
    parts = np.bincount(place, part, minlength=n_groups * n_codes).reshape(n_groups, n_codes)
    there = np.bincount(place, minlength=n_groups * n_codes).reshape(n_groups, n_codes) > 0
    n_clusters = there.sum(axis=1)
    fewest = int(n_clusters.min())
    if fewest < FEWEST or not (np.abs(parts).max(axis=1) > _NOTHING).all():
        return Outcome(len(where), fewest, estimate, None, None)
    scaled = parts * np.sqrt(n_clusters / (n_clusters - 1))[:, None]
    moved = scaled[0] - scaled[1] if n_groups == 2 else scaled[0]
    reach = quantile(confidence, fewest - 1) * float(np.sqrt((moved**2).sum()))
    low, high = max(bounds[0], estimate - reach), min(bounds[1], estimate + reach)
    return Outcome(len(where), fewest, estimate, low, high)


@cache
def quantile(confidence: float, freedom: int) -> float:
    """Student's t that is exceeded on both sides together with probability 1 - confidence.

    >>> round(quantile(0.95, 4), 3)
    2.776
    """
    return float(t.ppf((1 + confidence) / 2, freedom))


def _cells(mentions: Mentions, where: np.ndarray) -> np.ndarray:
    """The outlet in its group of each chosen mention."""
    n_outlets: int = int(mentions.outlet.max(initial=0)) + 1
    return mentions.group[where] * n_outlets + mentions.outlet[where]


def codes_of(*columns: Sequence | np.ndarray) -> np.ndarray:
    """One whole number from 0 for each combination of values that occurs, in their order.

    >>> codes_of(np.array([1, 0, 1]), np.array([5, 5, 7])).tolist()
    [1, 0, 2]
    """
    found = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        _, code = np.unique(np.asarray(column), return_inverse=True)
        _, found = np.unique(found * (int(code.max(initial=0)) + 1) + code, return_inverse=True)
    return found
