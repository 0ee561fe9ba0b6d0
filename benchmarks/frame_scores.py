"""Score frames against a reference: F1 per frame and their mean, with intervals over articles.

References
----------
Opitz, J. & Burst, S. (2021). Macro F1 and macro F1. arXiv 1911.03347 (macro-F1 as the mean of the labels' F1).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from presslens.base.bootstrap import resampled_sums

#: Name of the row that holds the mean over labels.
MACRO = "macro"


def f1_table(
    truth: np.ndarray,
    answer: np.ndarray,
    labels: Sequence[str],
    clusters: Sequence[Hashable],
    rng: np.random.Generator,
    min_positives: int = 30,
    resamples: int = 2000,
    confidence: float = 0.95,
) -> list[dict[str, object]]:
    """F1 of each label, and their mean over the labels that are frequent enough to say something.

    Parameters
    ----------
    truth, answer
        Whether each label holds, shape (n_items, n_labels); several labels or none may hold.
    clusters
        What is resampled: the article of each item, in the order of the items.
    min_positives
        Labels that hold less often in ``truth`` have a row of their own and no part in the mean.
    resamples, confidence
        Bootstrap draws, and coverage of the percentile interval.

    Returns
    -------
    One row per label and a last one named ``macro``: ``frame``, ``n`` (items in which the label holds; in the last
    row the number of labels in the mean), ``precision``, ``recall``, ``f1``, ``low``, ``high`` in [0, 1]. A label that
    neither holds nor is answered has F1 0; the last row has no precision or recall, and no F1 without any label.
    """
    truth, answer = np.asarray(truth, dtype=bool), np.asarray(answer, dtype=bool)
    order = {cluster: place for place, cluster in enumerate(dict.fromkeys(clusters))}
    places = np.array([order[cluster] for cluster in clusters])
    cells = np.concatenate([truth & answer, truth, answer], axis=1).astype(float)
    sums = np.stack([np.bincount(places, weights=column, minlength=len(order)) for column in cells.T], axis=1)
    both, held, given = np.split(sums.sum(axis=0), 3)
    f1 = _f1(both, held, given)
    drawn = _f1(*np.split(resampled_sums(sums, resamples, rng), 3, axis=1))
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    low, high = np.quantile(drawn, tails, axis=0)
    rows: list[dict[str, object]] = [
        {
            "frame": label,
            "n": int(held[i]),
            "precision": float(both[i] / given[i]) if given[i] else None,
            "recall": float(both[i] / held[i]) if held[i] else None,
            "f1": float(f1[i]),
            "low": float(low[i]),
            "high": float(high[i]),
        }
        for i, label in enumerate(labels)
    ]
    frequent = held >= min_positives
    mean = {"f1": None, "low": None, "high": None}
    if frequent.any():
        bounds = np.quantile(drawn[:, frequent].mean(axis=1), tails)
        mean = {"f1": float(f1[frequent].mean()), "low": float(bounds[0]), "high": float(bounds[1])}
    return [*rows, {"frame": MACRO, "n": int(frequent.sum()), "precision": None, "recall": None} | mean]


def _f1(both: np.ndarray, held: np.ndarray, given: np.ndarray) -> np.ndarray:
    either = held + given
    return np.where(either > 0, 2 * both / np.where(either > 0, either, 1), 0.0)
