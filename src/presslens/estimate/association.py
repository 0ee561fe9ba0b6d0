"""Which labels stand together: phi and lift of every pair of labels, with clustered intervals.

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

from presslens.base.bootstrap import Settings, resampled_sums
from presslens.estimate.shares import cluster_places, has_label
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.tables import ASSOCIATION


def label_pairs(rows: pl.DataFrame, outcome: str, labels: Sequence[str], name: str, settings: Settings) -> pl.DataFrame:
    """Association of every two labels among sentences.

    Parameters
    ----------
    rows
        One row per sentence, with ``article_id``, ``story_id``, ``sentence_index`` and ``outcome``, a list of labels.
    labels
        Labels, in order; pairs come in the same order.
    name
        Name of the table, which picks its random numbers.

    Returns
    -------
    ``<outcome>_a``, ``<outcome>_b``, then :data:`presslens.exhibits.tables.ASSOCIATION`: sentences with both, with
    each, and all; ``phi`` in [-1, 1]; ``lift``, how many times as many sentences carry both as if the two had nothing
    to do with each other; percentile intervals; ``cluster``, what was resampled. ``phi`` is missing when a label holds
    everywhere or nowhere, ``lift`` when one holds nowhere, and an interval when all draws agree and so cannot show any
    uncertainty.
    """
    schema = {f"{outcome}_a": str, f"{outcome}_b": str} | types_of(ASSOCIATION)
    if rows.is_empty() or not labels:
        return pl.DataFrame(schema=schema)
    unit, places, n_clusters = cluster_places(rows, settings)
    held = np.stack([has_label(rows[outcome], label) for label in labels], axis=1)
    pairs = list(combinations(range(len(labels)), 2))
    cells = np.concatenate([np.ones((len(rows), 1)), held, *(held[:, [a]] * held[:, [b]] for a, b in pairs)], axis=1)
    sums = np.stack([np.bincount(places, weights=column, minlength=n_clusters) for column in cells.T], axis=1)
    found = sums.sum(axis=0)
    drawn = resampled_sums(sums, settings.resamples, settings.generator(name))
    tails = [(1 - settings.confidence) / 2, (1 + settings.confidence) / 2]
    records = []
    for place, (a, b) in enumerate(pairs, 1 + len(labels)):
        columns = [0, 1 + a, 1 + b, place]
        n, n_a, n_b, n_both = found[columns].astype(int).tolist()
        statistics = []
        for statistic in (phi, lift):
            value = float(statistic(*found[columns]))
            draws = statistic(*drawn[:, columns].T)
            draws = draws[~np.isnan(draws)]
            bounds = (None, None)
            if not np.isnan(value) and len(draws) and draws.min() < draws.max():
                bounds = tuple(np.quantile(draws, tails).tolist())
            statistics += [None if np.isnan(value) else value, *bounds]
        records.append((labels[a], labels[b], n_both, n_a, n_b, n, *statistics, unit))
    return pl.DataFrame(records, schema=schema, orient="row")


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
