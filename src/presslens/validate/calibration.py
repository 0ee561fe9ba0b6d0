"""Whether probabilities mean what they say: of answers given with confidence p, a share p should be right.

References
----------
Guo, C. et al. (2017). On Calibration of Modern Neural Networks. ICML 2017 (expected calibration error).
"""

from __future__ import annotations

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
    for part, amount in enumerate((known, np.rint(confidence * PART) * known, right & known)):
        np.add.at(sums[:, part], (rows, place), amount)
    return sums


def error_of_perfect(probabilities: np.ndarray, rng: np.random.Generator, draws: int = 200) -> float:
    """The mean expected calibration error, in [0, 1], of answers whose every probability is true.

    With few answers the share that is right in a bin differs from its confidence by chance: this is what an error must
    be compared with.

    Parameters
    ----------
    probabilities
        Of labels of which one holds, shape (n, n_labels), n at least 1.
    rng, draws
        Source and number of the draws of what is right.

    >>> error_of_perfect(np.array([[1.0, 0.0]] * 5), np.random.default_rng(0))
    0.0
    """
    confidence = probabilities.max(axis=1)
    bins = np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    right = rng.random((draws, len(confidence))) < confidence
    apart = np.zeros((draws, N_BINS))
    for place in np.unique(bins):
        apart[:, place] = (right[:, bins == place] - confidence[bins == place]).sum(axis=1)
    return float(np.abs(apart).sum(axis=1).mean() / len(confidence))
