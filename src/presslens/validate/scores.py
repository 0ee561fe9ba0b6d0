"""How well predicted labels match annotated ones: F1, precision, recall, accuracy, calibration, with intervals.

References
----------
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from presslens.base.bootstrap import resampled_sums
from presslens.validate.calibration import N_BINS, PART, bin_sums
from presslens.validate.decisions import Decisions


class Score(NamedTuple):
    """A score of all labels together (``label`` None) or of one, in [0, 1]; None where it is undefined."""

    score: str
    label: str | None
    value: float | None
    low: float | None
    high: float | None


def scores(decisions: Decisions) -> list[Score]:
    """The scores without intervals; see :func:`scores_with_intervals`."""
    values = _scores(_sums(decisions).sum(axis=0)[None], len(decisions.labels))[0]
    return [
        Score(name, label, _number(value), None, None)
        for (name, label), value in zip(_names(decisions.labels), values, strict=True)
    ]


def scores_with_intervals(
    decisions: Decisions,
    clusters: Sequence[str],
    resamples: int,
    confidence: float,
    rng: np.random.Generator,
) -> list[Score]:
    """Every score with its percentile interval.

    Parameters
    ----------
    decisions
        At least one item.
    clusters
        What each item belongs to (its article, its sentence). Whole clusters are drawn.
    resamples, confidence, rng
        Number of draws, coverage in (0, 1), source of the draws.

    Returns
    -------
    ``macro_f1``
        Mean F1 of the labels that are annotated or predicted at least once.
    ``accuracy``
        Share of items with the right label; where several labels may hold, share of known cells that are right.
    ``calibration_error``
        Mean distance of confidence and accuracy over ten equal bins of confidence, weighted by their size; undefined
        without calibrated probabilities. That of a draw leans upwards, so its interval may lie above the value.
    ``precision``, ``recall``, ``f1``
        Per label; undefined where it is never predicted, never annotated, or neither.

    An interval is None where all draws are the same or undefined: they cannot show any uncertainty.
    """
    names, place = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    sums = _sums(decisions)
    of_clusters = np.zeros((len(names), sums.shape[1]))
    np.add.at(of_clusters, place, sums)
    n_labels = len(decisions.labels)
    values = _scores(of_clusters.sum(axis=0)[None], n_labels)[0]
    draws = _scores(resampled_sums(of_clusters, resamples, rng), n_labels)
    tail = (1 - confidence) / 2
    rows = []
    for column, (name, label) in enumerate(_names(decisions.labels)):
        seen = draws[~np.isnan(draws[:, column]), column]
        low = high = None
        if len(seen) and not np.isnan(values[column]) and seen.min() < seen.max():
            low, high = map(float, np.quantile(seen, [tail, 1 - tail]))
        rows.append(Score(name, label, _number(values[column]), low, high))
    return rows


def confusion(decisions: Decisions, abstained: str) -> list[tuple[str, str, int]]:
    """How often each label was annotated and predicted together: (annotated, predicted, n), label by label.

    Where one label holds, an abstention is predicted as ``abstained``. Where several may, each label is set against its
    absence ("not x") on its own.
    """
    rows: list[tuple[str, str, int]] = []
    if decisions.exclusive:
        columns = [(label, decisions.predicted[:, i]) for i, label in enumerate(decisions.labels)]
        abstentions = decisions.predicted.sum(axis=1) == 0
        columns += [(abstained, abstentions)] if abstentions.any() else []
        for i, label in enumerate(decisions.labels):
            told = decisions.annotated[:, i]
            rows += [(label, predicted, int((told & said).sum())) for predicted, said in columns]
        return rows
    for i, label in enumerate(decisions.labels):
        known = decisions.known[:, i]
        told, said = decisions.annotated[known, i], decisions.predicted[known, i]
        words = {True: label, False: f"not {label}"}
        for a in (True, False):
            rows += [(words[a], words[p], int(((told == a) & (said == p)).sum())) for p in (True, False)]
    return rows


def _names(labels: Sequence[str]) -> list[tuple[str, str | None]]:
    together = [("macro_f1", None), ("accuracy", None), ("calibration_error", None)]
    return together + [(name, label) for label in labels for name in ("precision", "recall", "f1")]


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _sums(decisions: Decisions) -> np.ndarray:
    """What each item adds: n and right; hits, predictions and annotations of each label; sums of the bins."""
    told, said, known = decisions.annotated, decisions.predicted, decisions.known
    right = told == said
    if decisions.exclusive:
        n, hits = np.ones(len(decisions)), right.all(axis=1)
    else:
        n, hits = known.sum(axis=1), (right & known).sum(axis=1)
    by_label = np.concatenate([told & said & known, said & known, told & known], axis=1)
    bins = bin_sums(decisions).reshape(len(decisions), 3 * N_BINS)
    return np.concatenate([np.stack([n, hits], axis=1), by_label, bins], axis=1).astype(float)


def _scores(sums: np.ndarray, n_labels: int) -> np.ndarray:
    """From sums, shape (n_draws, ...), to scores in the order of :func:`_names`; NaN where undefined."""
    n, right = sums[:, 0], sums[:, 1]
    hits, said, told = sums[:, 2 : 2 + 3 * n_labels].reshape(-1, 3, n_labels).transpose(1, 0, 2)
    answers, confidence, good = sums[:, 2 + 3 * n_labels :].reshape(-1, 3, N_BINS).transpose(1, 0, 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        precision, recall, f1 = hits / said, hits / told, 2 * hits / (said + told)
        occurs = said + told > 0
        macro = np.where(occurs, f1, 0).sum(axis=1) / occurs.sum(axis=1)
        calibration = np.abs(good - confidence / PART).sum(axis=1) / answers.sum(axis=1)
        together = np.stack([macro, right / n, calibration], axis=1)
    by_label = np.stack([precision, recall, f1], axis=2).reshape(len(sums), 3 * n_labels)
    return np.concatenate([together, by_label], axis=1)
