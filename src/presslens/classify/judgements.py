"""From a classifier's probabilities to judgements: answers are labels, and a doubtful one is ``uncertain``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from presslens.attribute.items import Item, SentenceItem
from presslens.classify.contract import Asked, Classifier, Evidence, GivesEvidence
from presslens.codebook.questions import UNCERTAIN, Question


def probabilities(classifier: Classifier[Asked], items: Sequence[Asked]) -> np.ndarray:
    """The classifier's answer to ``items``, each distinct item asked once.

    Returns
    -------
    Shape (n_items, n_labels).
    """
    places: dict[Asked, int] = {}
    order = [places.setdefault(item, len(places)) for item in items]
    given = classifier.predict_proba(list(places))
    return given[order] if order else given


def evidence(classifier: Classifier, items: Sequence[Item] | Sequence[SentenceItem]) -> list[tuple[Evidence, ...]]:
    """The cues behind each answer; empty tuples of a classifier that has none to show."""
    if isinstance(classifier, GivesEvidence):
        return classifier.evidence(items)
    return [() for _ in items]


def of_study(values: np.ndarray, learned: Sequence[str], labels: Sequence[str]) -> tuple[tuple[str, ...], np.ndarray]:
    """The labels of a study that a classifier has learned, in the order of the study, and their probabilities.

    A classifier may lack labels of the study, and may have learned some that the study does not ask for.

    Parameters
    ----------
    values
        Shape (n_items, n_learned).
    learned, labels
        Labels of the classifier, in the order of the columns, and of the study.

    >>> known, values = of_study(np.array([[0.1, 0.2, 0.9]]), ("war", "old", "talks"), ("talks", "hope", "war"))
    >>> known, values.tolist()
    (('talks', 'war'), [[0.9, 0.1]])
    """
    known = tuple(label for label in labels if label in learned)
    return known, values[:, [list(learned).index(label) for label in known]]


def best_labels(
    values: np.ndarray, labels: Sequence[str], abstain_below: float, neutral: str | None = None
) -> list[str]:
    """The likeliest label of each row, or ``uncertain`` where its probability is below ``abstain_below``.

    Of labels that are equally likely ``neutral`` is taken if it is one of them, else the first in order: a tie is no
    evidence of an attitude.

    >>> best_labels(np.array([[0.4, 0.4, 0.2]]), ("against", "none", "favour"), 0.4, "none")
    ['none']
    """
    order = sorted(range(len(labels)), key=lambda place: labels[place] != neutral)
    best = np.array(order)[np.argmax(values[:, order], axis=1)] if len(values) else np.zeros(0, int)
    return [
        labels[label] if values[row, label] >= abstain_below else UNCERTAIN for row, label in enumerate(best.tolist())
    ]


def answers(
    question: Question, values: np.ndarray, labels: Sequence[str], settings: Mapping[str, Any]
) -> list[str] | list[list[str]]:
    """The answer in each row of probabilities, shape (n_items, n_labels), as :attr:`Question.decision` wants it.

    Parameters
    ----------
    question
        What was asked. Its answers are labels, or lists of labels where it is not exclusive.
    settings
        The question's block of ``config.yaml``: ``abstain_below`` or ``threshold``.
    """
    if question.decision == "threshold":
        return [
            [label for label, value in zip(labels, row, strict=True) if value >= settings["threshold"]]
            for row in values.tolist()
        ]
    if question.decision == "half":
        *_, other, last = labels
        return [last if value >= 0.5 else other for value in values[:, -1].tolist()]
    return best_labels(values, labels, settings["abstain_below"], question.neutral)
