"""Score probabilities of sentiment against labels, with intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from presslens.contract import LABELS

#: Equal bins of confidence in the expected calibration error.
N_BINS = 10


def scores(probabilities: np.ndarray, labels: Sequence[str]) -> dict[str, float]:
    """Scores of probabilities (n, 3) against n labels, all in [0, 1]; n is at least 1.

    Returns
    -------
    dict
        ``macro_f1``, the mean of ``f1_negative``, ``f1_neutral`` and ``f1_positive`` (a label that is neither
        given nor predicted has F1 0); ``accuracy``; and ``calibration_error``, the mean distance of
        confidence and accuracy over ten equal bins of confidence, weighted by their size.
    """
    codes = np.array([LABELS["sentiment"].index(label) for label in labels])
    answer, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    right = answer == codes
    f1 = {}
    for code, label in enumerate(LABELS["sentiment"]):
        n_either = np.sum(answer == code) + np.sum(codes == code)
        f1[f"f1_{label}"] = float(2 * np.sum(right & (codes == code)) / n_either) if n_either else 0.0
    bins = np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    gaps = np.bincount(bins, right - confidence, minlength=N_BINS)
    return {
        "macro_f1": float(np.mean(list(f1.values()))),
        **f1,
        "accuracy": float(right.mean()),
        "calibration_error": float(np.abs(gaps).sum() / len(codes)),
    }


def scores_with_intervals(
    probabilities: np.ndarray,
    labels: Sequence[str],
    sentences: Sequence[str],
    rng: np.random.Generator,
    n_draws: int = 1000,
) -> dict[str, dict[str, float]]:
    """Each score of :func:`scores` with the bounds of its 95 % bootstrap interval.

    Whole sentences are drawn, because mentions in one sentence are not independent. The calibration error of
    a draw is biased upwards (more noise, more distance), so its interval may lie above the estimate.

    Returns
    -------
    dict
        Per score ``estimate``, ``low`` and ``high``.
    """
    labels = np.array(labels)
    rows_of: dict[str, list[int]] = {}
    for row, sentence in enumerate(sentences):
        rows_of.setdefault(sentence, []).append(row)
    groups = [np.array(rows) for rows in rows_of.values()]
    draws = []
    for _ in range(n_draws):
        rows = np.concatenate([groups[i] for i in rng.integers(len(groups), size=len(groups))])
        draws.append(list(scores(probabilities[rows], labels[rows]).values()))
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    estimates = scores(probabilities, labels)
    return {
        name: {"estimate": round(value, 4), "low": round(float(low[i]), 4), "high": round(float(high[i]), 4)}
        for i, (name, value) in enumerate(estimates.items())
    }
