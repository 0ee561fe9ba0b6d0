"""Whether probabilities mean what they say: of answers given with confidence p, a share p should be right.

References
----------
Guo, C. et al. (2017). On Calibration of Modern Neural Networks. ICML 2017 (expected calibration error).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from presslens.validate.decisions import Decisions

#: Equal bins of confidence in the expected calibration error and the table of calibration.
N_BINS = 10
#: Confidences are summed as whole numbers of this part, so that sums do not depend on the order of adding.
PART = 1_000_000


def calibration(decisions: Decisions) -> list[tuple[float, float, int, float | None, float | None]]:
    """Per bin of confidence: low, high, n, mean confidence and accuracy (None where n is 0).

    Empty without probabilities. A bin holds its lower bound, the last one also 1. The confidence is that
    of the likeliest label; where several may hold, that of each cell's likelier answer.
    """
    if decisions.probabilities is None:
        return []
    n, confidence, right = bin_sums(decisions).sum(axis=0)
    return [
        (
            i / N_BINS,
            (i + 1) / N_BINS,
            int(n[i]),
            float(confidence[i] / PART / n[i]) if n[i] else None,
            float(right[i] / n[i]) if n[i] else None,
        )
        for i in range(N_BINS)
    ]


def bin_sums(decisions: Decisions) -> np.ndarray:
    """Shape (n_items, 3, N_BINS): answers, confidence in millionths, right answers; zero without probabilities."""
    sums = np.zeros((len(decisions), 3, N_BINS))
    answers = _answers(decisions)
    if answers is None:
        return sums
    place = _bins(answers.confidence)
    rows = np.broadcast_to(np.arange(len(decisions))[:, None], place.shape)
    known = answers.known
    for part, amount in enumerate((known, np.rint(answers.confidence * PART) * known, answers.right & known)):
        np.add.at(sums[:, part], (rows, place), amount)
    return sums


def perfect_errors(decisions: Decisions, rng: np.random.Generator, draws: int = 1000) -> np.ndarray:
    """Expected calibration errors of answers whose every probability is true, in draws of what is right.

    With few answers the share that is right in a bin differs from its confidence by chance: this is what an error must
    be compared with. Answers are drawn right or wrong independently of each other.

    Parameters
    ----------
    decisions
        With the probabilities of what was answered; what was annotated does not matter.
    rng, draws
        Source and number of the draws.

    Returns
    -------
    Shape (draws,), in [0, 1]; empty without probabilities or without an answer. The same in any order of items.

    >>> from presslens.validate.decisions import of_labels
    >>> perfect_errors(of_labels("ab", "aa", "aa", np.array([[1.0, 0.0]] * 2)), np.random.default_rng(0), 2).tolist()
    [0.0, 0.0]
    """
    answers = _answers(decisions)
    if answers is None or not answers.known.any():
        return np.empty(0)
    confidence = np.sort(np.rint(answers.confidence[answers.known] * PART))
    n = len(confidence)
    place = _bins(confidence / PART)
    found = np.empty(draws)
    for draw in range(draws):
        right = rng.random(n) < confidence / PART
        found[draw] = np.abs(np.bincount(place, right * PART - confidence)).sum() / PART / n
    return found


@dataclass(frozen=True)
class _Answers:
    """Confidence of each answer, whether it is right, and whether that is known; all of one shape, items first."""

    confidence: np.ndarray
    right: np.ndarray
    known: np.ndarray


def _answers(decisions: Decisions) -> _Answers | None:
    p = decisions.probabilities
    if p is None or not len(decisions):
        return None
    if decisions.exclusive:
        right = np.take_along_axis(decisions.annotated, p.argmax(axis=1)[:, None], axis=1)
        return _Answers(p.max(axis=1)[:, None], right, np.ones_like(right))
    return _Answers(np.maximum(p, 1 - p), (p >= 0.5) == decisions.annotated, decisions.known)


def _bins(confidence: np.ndarray) -> np.ndarray:
    return np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
