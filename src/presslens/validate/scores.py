"""How well predicted labels match annotated ones: F1, precision, recall, accuracy, calibration, with intervals.

References
----------
Opitz, J. & Burst, S. (2019). Macro F1 and Macro F1. arXiv:1911.03347 (the mean of the F1 of all labels).
Rust, K. F. & Rao, J. N. K. (1996). Variance estimation for complex surveys using replication techniques. Statistical
Methods in Medical Research 5(3), 283-310 (deleting clusters).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from presslens.base.jackknife import LOGIT, jackknife_error, t_interval
from presslens.validate.calibration import N_BINS, PART, bin_sums, perfect_errors
from presslens.validate.decisions import Decisions

#: Clusters without which a score has no interval.
FEWEST = 5
#: In place of an interval of the calibration error: what it would be by chance alone, on average, and at most in all
#: but 5 of 100 cases (its ``high``).
IF_PERFECT, _ALL_BUT = "calibration_error_if_perfect", 0.95
#: A label of the question that was neither annotated nor predicted: it has no F1, and the labels together no macro-F1.
ABSENT = "absent"


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
    rows = [
        Score(name, label, _number(value), None, None)
        for (name, label), value in zip(_names(decisions.labels), values, strict=True)
    ]
    return [*rows, *_absent(decisions)]


def scores_with_intervals(
    decisions: Decisions, clusters: Sequence[str], confidence: float, rng: np.random.Generator
) -> list[Score]:
    """Every score with its interval: from deleting one cluster at a time, by t on the logit scale.

    Parameters
    ----------
    decisions
        At least one item.
    clusters
        What each item belongs to (its story, its sentence). Whole clusters are deleted.
    confidence
        Coverage, in (0, 1).
    rng
        Source of the draws behind ``calibration_error_if_perfect``.

    Returns
    -------
    ``macro_f1``
        Mean F1 of all labels. Undefined where one of them is neither annotated nor predicted, as its F1 is: a mean of
        the others would be another measure. Such a label has a row ``absent``.
    ``accuracy``
        Share of items with the right label; where several labels may hold, share of known cells that are right.
    ``calibration_error``
        Mean distance of confidence and accuracy over ten equal bins of confidence, weighted by their size; undefined
        without calibrated probabilities. It has no interval: with few items it is far above 0 by chance alone.
    ``calibration_error_if_perfect``
        What it would be on average if every probability were true, with as many items; its ``high`` is the point below
        which it would stay in 95 of 100 cases. An error up to there is no sign of wrong probabilities.
    ``precision``, ``recall``, ``f1``
        Per label; undefined where it is never predicted, never annotated, or neither.

    Degrees of freedom are the clusters with an item that the score is about (for ``recall`` those where the label is
    annotated) less 1; for ``macro_f1`` those of the label that has fewest, as its F1 is what moves the mean. An
    interval is None with fewer than :data:`FEWEST` such clusters, where the value, or for ``macro_f1`` that of a label,
    is 0, where it is 1 or does not change, or is undefined without one of the clusters.
    """
    names, place = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    sums = _sums(decisions)
    of_clusters = np.zeros((len(names), sums.shape[1]))
    np.add.at(of_clusters, place, sums)
    n_labels, found = len(decisions.labels), of_clusters.sum(axis=0)
    values = _scores(found[None], n_labels)[0]
    lows = highs = np.full(len(values), np.nan)
    if len(names) >= FEWEST:
        errors = jackknife_error(_scores(found - of_clusters, n_labels))
        degrees = _clusters_behind(of_clusters, n_labels) - 1
        enough = np.where(degrees + 1 >= FEWEST, errors, np.nan)
        lows, highs = t_interval(values, enough, degrees, confidence, LOGIT)
    rows = []
    for column, (name, label) in enumerate(_names(decisions.labels)):
        ends = (None, None) if name == "calibration_error" else (_number(lows[column]), _number(highs[column]))
        rows.append(Score(name, label, _number(values[column]), *ends))
        if name == "calibration_error":
            chance = perfect_errors(decisions, rng)
            mean, point = (chance.mean(), np.quantile(chance, _ALL_BUT)) if len(chance) else (np.nan, np.nan)
            rows.append(Score(IF_PERFECT, None, _number(mean), None, _number(point)))
    return [*rows, *_absent(decisions)]


def _absent(decisions: Decisions) -> list[Score]:
    seen = ((decisions.annotated | decisions.predicted) & decisions.known).any(axis=0)
    return [
        Score(ABSENT, label, None, None, None) for label, there in zip(decisions.labels, seen, strict=True) if not there
    ]


def _clusters_behind(of_clusters: np.ndarray, n_labels: int) -> np.ndarray:
    """Clusters with an item that each score is about, in the order of :func:`_names`."""
    _, said, told = of_clusters[:, 2 : 2 + 3 * n_labels].reshape(-1, 3, n_labels).transpose(1, 0, 2)
    by_label = np.stack([said > 0, told > 0, said + told > 0], axis=2).sum(axis=0)
    hits = of_clusters[:, 2 : 2 + n_labels].sum(axis=0)
    rarest = np.where(hits > 0, by_label[:, 2], 0).min(initial=len(of_clusters))
    every = (of_clusters[:, 0] > 0).sum()
    return np.concatenate([[rarest, every, every], by_label.reshape(3 * n_labels)])


def confusion(decisions: Decisions, abstained: str) -> list[tuple[str, str, int]]:
    """How often each label was annotated and predicted together: (annotated, predicted, n), label by label.

    Where one label holds, an abstention is predicted as ``abstained``. Where several may, each label is set against its
    absence ("not x") on its own.
    """
    return [(told, said, int(mask.sum())) for told, said, mask in confused(decisions, abstained)]


def confused(decisions: Decisions, abstained: str) -> Iterator[tuple[str, str, np.ndarray]]:
    """The items of each cell of :func:`confusion`: annotated, predicted, and a mask of shape (n_items,)."""
    if decisions.exclusive:
        columns = [(label, decisions.predicted[:, i]) for i, label in enumerate(decisions.labels)]
        abstentions = decisions.predicted.sum(axis=1) == 0
        columns += [(abstained, abstentions)] if abstentions.any() else []
        for i, label in enumerate(decisions.labels):
            for predicted, said in columns:
                yield label, predicted, decisions.annotated[:, i] & said
        return
    for i, label in enumerate(decisions.labels):
        known = decisions.known[:, i]
        told, said = decisions.annotated[:, i], decisions.predicted[:, i]
        words = {True: label, False: f"not {label}"}
        for a in (True, False):
            for p in (True, False):
                yield words[a], words[p], known & (told == a) & (said == p)


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
        macro = f1.mean(axis=1)
        calibration = np.abs(good - confidence / PART).sum(axis=1) / answers.sum(axis=1)
        together = np.stack([macro, right / n, calibration], axis=1)
    by_label = np.stack([precision, recall, f1], axis=2).reshape(len(sums), 3 * n_labels)
    return np.concatenate([together, by_label], axis=1)
