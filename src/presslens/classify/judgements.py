"""From a classifier's probabilities to judgements: labels are words, and a doubtful one is ``uncertain``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from presslens.classify.contract import UNCERTAIN, Classifier, Item

if TYPE_CHECKING:
    import polars as pl


def look_up_features(classifier: Classifier, paths: Sequence[str | Path]) -> None:
    """Let a classifier that reads features look them up in a file instead of computing them again; others take none."""
    if paths:
        from presslens.classify.methods.encoder.features import FeatureStore

        classifier.store = FeatureStore.read(*paths)


def take_fitted_head(classifier: Classifier, paths: Sequence[str | Path]) -> None:
    """Let a classifier answer with the head chosen on the corpus's own annotations, where there are any."""
    if paths:
        classifier.take_head(*paths)


def probabilities(classifier: Classifier, items: Sequence[Item]) -> np.ndarray:
    """The classifier's answer to ``items``, each distinct item asked once.

    Returns
    -------
    Shape (n_items, n_labels).
    """
    places: dict[Item, int] = {}
    order = [places.setdefault(item, len(places)) for item in items]
    answers = classifier.predict_proba(list(places))
    return answers[order] if order else answers


def best_labels(shares: np.ndarray, labels: Sequence[str], abstain_below: float) -> list[str]:
    """The likeliest label of each row, or ``uncertain`` where its probability is below ``abstain_below``.

    Of labels that are equally likely, the one nearest the middle of ``labels`` (neutral, none) is taken: a tie is no
    evidence of an attitude.
    """
    middle = (len(labels) - 1) / 2
    order = sorted(range(len(labels)), key=lambda i: abs(i - middle))
    best = np.array(order)[np.argmax(shares[:, order], axis=1)] if len(shares) else np.zeros(0, int)
    return [
        labels[label] if shares[row, label] >= abstain_below else UNCERTAIN for row, label in enumerate(best.tolist())
    ]


def answers(question: str, shares: np.ndarray, labels: Sequence[str], settings: Mapping) -> list:
    """The answer in each row of probabilities, shape (n_items, n_labels), as the ledger would give it.

    Parameters
    ----------
    question
        ``actor`` (yes from 0.5), ``sentiment`` or ``stance`` (:func:`best_labels`), or ``frames`` (the list of those
        that reach the threshold).
    settings
        The question's block of ``config.yaml``: ``abstain_below`` or ``threshold``.
    """
    if question == "frames":
        return [
            [label for label, share in zip(labels, row, strict=True) if share >= settings["threshold"]]
            for row in shares.tolist()
        ]
    if question == "actor":
        return ["yes" if share >= 0.5 else "no" for share in shares[:, list(labels).index("yes")].tolist()]
    return best_labels(shares, labels, settings["abstain_below"])


def judgement_columns(shares: np.ndarray, labels: Sequence[str], prefix: str = "p_") -> dict[str, pl.Series]:
    """Probability columns ``p_<label>`` of a judgements table."""
    import polars as pl

    names = [f"{prefix}{label}" for label in labels]
    return {name: pl.Series(name, shares[:, i], dtype=pl.Float64) for i, name in enumerate(names)}
