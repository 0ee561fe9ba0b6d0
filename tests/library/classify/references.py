"""Made-up reference sets, and corpora to set beside them."""

import numpy as np

from presslens.cards.familiarity import Measures, ReferenceSet, Scored


def measured(distance=1.0, confidence=0.8, n=400, **changes):
    """Measures of a set of which only what is given matters."""
    given = {"n": n, "n_documents": n, "distance_median": distance, "distance_mean": distance}
    given |= {"confidence": confidence, "share_uncertain": 0.0, "pieces_per_word": 1.2, "share_unknown": 0.0}
    return Measures(**given | {"answers": {"negative": 0.5, "neutral": 0.4, "positive": 0.1}} | changes)


def reference(distance, accuracy, confidence=0.8, name="made-up", n=400):
    """A set at a distance with an accuracy."""
    score = Scored(accuracy, max(0.0, accuracy - 0.05), min(1.0, accuracy + 0.05))
    return ReferenceSet(name, "Made up.", measured(distance, confidence, n), distance, score, score)


def drawn_sets(rng, n_sets, slope, apart):
    """Sets of 25 to 900 mentions whose accuracy falls with distance as one law has it, each with its own luck.

    Parameters
    ----------
    slope
        Accuracy that is lost by one more of distance.
    apart
        Standard deviation of the accuracy of sets around the law.
    """
    distances, confidences = rng.uniform(0.8, 2.0, n_sets), rng.uniform(0.7, 0.9, n_sets)
    truth = np.clip(confidences - slope * (distances - 0.8) + rng.normal(0, apart, n_sets), 0.02, 0.98)
    sizes = np.exp(rng.uniform(np.log(25), np.log(900), n_sets)).astype(int)
    accuracies = rng.binomial(sizes, truth) / sizes
    return [
        reference(distance, accuracy, confidence, n=int(n))
        for distance, accuracy, confidence, n in zip(distances, accuracies, confidences, sizes, strict=True)
    ]
