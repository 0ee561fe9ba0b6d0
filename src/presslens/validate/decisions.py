"""What was annotated and what was predicted, item by item and label by label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np


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
        probabilities = None if self.probabilities is None else self.probabilities[rows]
        parts = {name: getattr(self, name)[rows] for name in ("annotated", "predicted", "known")}
        return replace(self, **parts, probabilities=probabilities)


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

    >>> of_labels("ab", ["a", "b"], ["a", "uncertain"]).predicted.tolist()
    [[True, False], [False, False]]
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
    """Decisions where several labels may hold; of the disputed ones nobody knows.

    >>> of_sets("ab", [["a"]], [["a", "b"]], [["b"]]).known.tolist()
    [[True, False]]
    """
    told, said, open_ = (
        np.array([[label in chosen for label in labels] for chosen in column], dtype=bool).reshape(
            len(column), len(labels)
        )
        for column in (annotated, predicted, disputed)
    )
    return Decisions(tuple(labels), told, said, ~open_, False, probabilities)
