"""How well predicted labels match annotated ones: F1, precision, recall, accuracy, calibration, with intervals.

References
----------
Guo, C. et al. (2017). On Calibration of Modern Neural Networks. ICML 2017 (expected calibration error).
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from presslens.base.bootstrap import resampled_sums

#: Columns of a table of scores: one row per classifier, slice, score and label.
SCORE_COLUMNS = {
    "question": str,
    "classifier": str,
    "in_use": bool,
    "predictions": str,
    "coders": str,
    "slice": str,
    "n": int,
    "n_articles": int,
    "score": str,
    "label": str,
    "value": float,
    "low": float,
    "high": float,
}

#: Equal bins of confidence in the expected calibration error and the reliability table.
N_BINS = 10
#: Confidences are summed as whole numbers of this part, so that sums do not depend on the order of adding.
_PART = 1_000_000


class Score(NamedTuple):
    """A score of all labels together (``label`` None) or of one, in [0, 1]; None where it is undefined."""

    score: str
    label: str | None
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Decisions:
    """What was annotated and what was predicted, item by item and label by label.

    Attributes
    ----------
    labels
        Names of the labels.
    annotated, predicted
        Boolean, shape (n_items, n_labels): the label holds. A prediction without any label is an abstention.
    known
        Boolean, same shape: the annotation says whether the label holds. Cells that are not known are not scored.
    exclusive
        Exactly one label holds for each item, so that an item is right or wrong as a whole; otherwise every cell is.
    probabilities
        Shape (n_items, n_labels), calibrated; None where there are none, and then calibration is undefined.
    """

    labels: tuple[str, ...]
    annotated: np.ndarray
    predicted: np.ndarray
    known: np.ndarray
    exclusive: bool
    probabilities: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.annotated)

    def take(self, rows: np.ndarray) -> Decisions:
        """The decisions on some items, given by a Boolean mask or by places."""
        shares = None if self.probabilities is None else self.probabilities[rows]
        parts = {name: getattr(self, name)[rows] for name in ("annotated", "predicted", "known")}
        return replace(self, **parts, probabilities=shares)


def of_labels(
    labels: Sequence[str],
    annotated: Sequence[str],
    predicted: Sequence[str],
    probabilities: np.ndarray | None = None,
) -> Decisions:
    """Decisions where one label holds; a prediction outside ``labels`` (``uncertain``) is an abstention, a miss.

    Raises
    ------
    ValueError
        An annotated label is not among ``labels``.
    """
    if unknown := sorted(set(annotated) - set(labels)):
        raise ValueError(f"annotated {unknown} is not among the labels {list(labels)}")
    names = np.asarray(list(labels), dtype=object)
    told, said = (np.asarray(column, dtype=object).reshape(-1, 1) == names for column in (annotated, predicted))
    return Decisions(tuple(labels), told, said, np.ones_like(told), True, probabilities)


def of_sets(
    labels: Sequence[str],
    annotated: Sequence[Sequence[str]],
    predicted: Sequence[Sequence[str]],
    disputed: Sequence[Sequence[str]],
    probabilities: np.ndarray | None = None,
) -> Decisions:
    """Decisions where several labels may hold; of the disputed ones nobody knows."""
    told, said, open_ = (
        np.array([[label in chosen for label in labels] for chosen in column], dtype=bool).reshape(-1, len(labels))
        for column in (annotated, predicted, disputed)
    )
    return Decisions(tuple(labels), told, said, ~open_, False, probabilities)


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
    rows = []
    if decisions.exclusive:
        abstentions = ~decisions.predicted.any(axis=1)
        columns = [(label, decisions.predicted[:, i]) for i, label in enumerate(decisions.labels)]
        columns += [(abstained, abstentions)] if abstentions.any() else []
        for i, label in enumerate(decisions.labels):
            told = decisions.annotated[:, i]
            rows += [(label, predicted, int((told & said).sum())) for predicted, said in columns]
        return rows
    for i, label in enumerate(decisions.labels):
        known = decisions.known[:, i]
        told, said = decisions.annotated[known, i], decisions.predicted[known, i]
        for a in (True, False):
            for p in (True, False):
                words = [label if held else f"not {label}" for held in (a, p)]
                rows.append((*words, int(((told == a) & (said == p)).sum())))
    return rows


def reliability(decisions: Decisions) -> list[tuple[float, float, int, float | None, float | None]]:
    """Per bin of confidence: low, high, n, mean confidence and accuracy (None where n is 0).

    Empty without probabilities. A bin holds its lower bound, the last one also 1. The confidence is that
    of the likeliest label; where several may hold, that of each cell's likelier answer.
    """
    if decisions.probabilities is None:
        return []
    n, confidence, right = _bin_sums(decisions).sum(axis=0)
    return [
        (
            i / N_BINS,
            (i + 1) / N_BINS,
            int(n[i]),
            float(confidence[i] / _PART / n[i]) if n[i] else None,
            float(right[i] / n[i]) if n[i] else None,
        )
        for i in range(N_BINS)
    ]


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
    bins = _bin_sums(decisions).reshape(len(decisions), 3 * N_BINS)
    return np.concatenate([np.stack([n, hits], axis=1), by_label, bins], axis=1).astype(float)


def _bin_sums(decisions: Decisions) -> np.ndarray:
    """Shape (n_items, 3, N_BINS): answers, confidence in millionths, right answers; zero without probabilities."""
    sums = np.zeros((len(decisions), 3, N_BINS))
    p = decisions.probabilities
    if p is None or not len(decisions):
        return sums
    if decisions.exclusive:
        confidence = p.max(axis=1)[:, None]
        right = np.take_along_axis(decisions.annotated, p.argmax(axis=1)[:, None], axis=1)
        known = np.ones_like(right)
    else:
        confidence, right, known = np.maximum(p, 1 - p), (p >= 0.5) == decisions.annotated, decisions.known
    place = np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    rows = np.broadcast_to(np.arange(len(decisions))[:, None], place.shape)
    for part, amount in enumerate((known, np.rint(confidence * _PART) * known, right & known)):
        np.add.at(sums, (rows, part, place), amount)
    return sums


def _scores(sums: np.ndarray, n_labels: int) -> np.ndarray:
    """From sums, shape (n_draws, ...), to scores in the order of :func:`_names`; NaN where undefined."""
    n, right = sums[:, 0], sums[:, 1]
    hits, said, told = sums[:, 2 : 2 + 3 * n_labels].reshape(-1, 3, n_labels).transpose(1, 0, 2)
    answers, confidence, good = sums[:, 2 + 3 * n_labels :].reshape(-1, 3, N_BINS).transpose(1, 0, 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        precision, recall, f1 = hits / said, hits / told, 2 * hits / (said + told)
        occurs = said + told > 0
        macro = np.where(occurs, f1, 0).sum(axis=1) / occurs.sum(axis=1)
        calibration = np.abs(good - confidence / _PART).sum(axis=1) / answers.sum(axis=1)
        together = np.stack([macro, right / n, calibration], axis=1)
    by_label = np.stack([precision, recall, f1], axis=2).reshape(len(sums), 3 * n_labels)
    return np.concatenate([together, by_label], axis=1)
