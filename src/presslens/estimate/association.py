"""Which labels stand together: phi and lift of every pair of labels, with intervals over stories.

References
----------
Yule, G. U. (1912). On the methods of measuring association between two attributes. Journal of the Royal Statistical
Society 75(6), 579-652 (phi, the product-moment correlation of two yes-or-no variables).
Brin, S., Motwani, R., Ullman, J. D. & Tsur, S. (1997). Dynamic itemset counting and implication rules for market basket
data. SIGMOD Record 26(2), 255-264 (lift, there called interest).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import polars as pl

from presslens.base.jackknife import FISHER_Z, LOG, Scale, jackknife_error, t_interval
from presslens.estimate.intervals import FEWEST
from presslens.estimate.shares import has_label, story_places
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.tables import ASSOCIATION


def label_pairs(rows: pl.DataFrame, outcome: str, labels: Sequence[str], confidence: float) -> pl.DataFrame:
    """Association of every two labels among sentences.

    Parameters
    ----------
    rows
        One row per sentence, with ``story_id`` and ``outcome``, a list of labels.
    labels
        Labels, in order; pairs come in the same order.
    confidence
        Of the intervals, in (0, 1).

    Returns
    -------
    ``<outcome>_a``, ``<outcome>_b``, then :data:`presslens.exhibits.tables.ASSOCIATION`: sentences with both, with
    each, and all; ``phi`` in [-1, 1]; ``lift``, how many times as many sentences carry both as if the two had nothing
    to do with each other; intervals from deleting one story at a time, by t, of Fisher's z for phi and of the logarithm
    for lift. ``phi`` is missing when a label holds everywhere or nowhere, ``lift`` when one holds nowhere; an interval
    also when fewer than :data:`presslens.estimate.intervals.FEWEST` stories have one of the labels (for lift: both),
    whose number less 1 are the degrees of freedom, and at the ends of the scale.
    """
    schema = {f"{outcome}_a": str, f"{outcome}_b": str} | types_of(ASSOCIATION)
    if rows.is_empty() or not labels:
        return pl.DataFrame(schema=schema)
    places, n_stories = story_places(rows)
    held = [has_label(rows[outcome], label) for label in labels]

    def by_story(column: np.ndarray) -> np.ndarray:
        return np.bincount(places, column, n_stories)

    size, of_label = by_story(np.ones(len(rows))), [by_story(column) for column in held]
    records = []
    for a, b in combinations(range(len(labels)), 2):
        sums = np.stack([size, of_label[a], of_label[b], by_story(held[a] * held[b])], axis=1)
        found = sums.sum(axis=0)
        _, with_a, with_b, with_both = (int((column > 0).sum()) for column in sums.T)
        one = min(with_a, with_b)
        n, n_a, n_b, n_both = found.astype(int).tolist()
        without = (found - sums).T
        phis = _with_interval(phi(*found), phi(*without), one, confidence, FISHER_Z)
        lifts = _with_interval(lift(*found), lift(*without), min(one, with_both), confidence, LOG)
        records.append((labels[a], labels[b], n_both, n_a, n_b, n, *phis, *lifts))
    return pl.DataFrame(records, schema=schema, orient="row")


def _with_interval(
    value: np.ndarray, without: np.ndarray, n_stories: int, confidence: float, scale: Scale
) -> tuple[float | None, ...]:
    """A measure with its interval, from its values without each story; None where undefined."""
    ends: tuple = (np.nan, np.nan)
    if n_stories >= FEWEST:
        error = jackknife_error(without[:, None])[0]
        ends = t_interval(value, error, np.array(n_stories - 1), confidence, scale)
    return tuple(None if np.isnan(number) else float(number) for number in (value, *ends))


def phi(n: np.ndarray, n_a: np.ndarray, n_b: np.ndarray, n_both: np.ndarray) -> np.ndarray:
    """Correlation of two yes-or-no variables; NaN when one of them does not vary.

    >>> float(phi(*map(np.array, (4, 2, 2, 2))))
    1.0
    """
    spread = n_a * (n - n_a) * n_b * (n - n_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(spread > 0, (n * n_both - n_a * n_b) / np.sqrt(spread), np.nan)


def lift(n: np.ndarray, n_a: np.ndarray, n_b: np.ndarray, n_both: np.ndarray) -> np.ndarray:
    """Joint occurrences over those expected of independent labels; NaN when one never occurs.

    >>> float(lift(*map(np.array, (4, 2, 2, 2))))
    2.0
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(n_a * n_b > 0, n * n_both / (n_a * n_b), np.nan)
