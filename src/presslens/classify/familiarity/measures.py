"""What a set of mentions that are asked one question looks like to the encoder, without any code."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from presslens.cards.familiarity import Measures
from presslens.classify.judgements import best_labels
from presslens.codebook.questions import Question


def likeliest(question: Question, probabilities: np.ndarray) -> np.ndarray:
    """The likeliest label of each mention, however likely; shape (n,)."""
    return np.array(best_labels(probabilities, question.labels, 0.0, question.neutral))


def measures(
    question: Question,
    probabilities: np.ndarray,
    abstain_below: float,
    documents: Sequence[str],
    distances: np.ndarray | None = None,
    pieces: np.ndarray | None = None,
) -> Measures:
    """The measures of a set.

    Parameters
    ----------
    question
        One with fixed labels, of which one holds.
    probabilities
        Calibrated, shape (n, n_labels), in the order of its labels; n at least 1.
    abstain_below
        An answer whose likeliest label is less likely is uncertain; 0 for a question that has no such answer.
    documents
        The article or document of each mention, shape (n,).
    distances
        Of features from those of training, shape (n,); None where they are not known.
    pieces
        Of each mention's sentence: words, word pieces and unknown pieces, shape (n, 3); None as before.

    Raises
    ------
    ValueError
        There is no mention.
    """
    if not len(probabilities):
        raise ValueError("no mention to measure")
    best = probabilities.max(axis=1)
    said = likeliest(question, probabilities)
    words, read, unknown = (0, 0, 0) if pieces is None else pieces.sum(axis=0).tolist()
    return Measures(
        n=len(probabilities),
        n_documents=len(set(documents)),
        distance_median=None if distances is None else float(np.median(distances)),
        distance_mean=None if distances is None else float(np.mean(distances)),
        confidence=float(best.mean()),
        share_uncertain=float((best < abstain_below).mean()),
        pieces_per_word=read / words if words else None,
        share_unknown=unknown / read if read else None,
        answers={label: float((said == label).mean()) for label in question.labels},
    )
