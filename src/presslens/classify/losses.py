"""Penalised log losses of several regressions on the same inputs, and their first and second derivatives.

What stands in three dimensions has the regressions in the first, and in the last what products with the inputs sum
over: products are then of one matrix with many rows, which cost little more than with one.

References
----------
Boehning, D. (1992). Multinomial logistic regression algorithm. Annals of the Institute of Statistical Mathematics 44,
197-200 (gradient and curvature of several labels).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from presslens.classify.softmax import softmax


@dataclass(frozen=True, slots=True)
class Losses:
    """Regressions as they are solved, each with the probabilities of two answers or more.

    Attributes
    ----------
    inputs
        Shape (n, n_inputs + 1), the last of them 1.
    truth
        Shape (n_regressions, n_answers, n).
    rows
        1 where a regression has a row, else 0, shape (n_regressions, 1, n).
    penalty
        Shape (n_regressions, 1, n_inputs + 1).
    basis
        What weights are solved in, shape (n_answers, n_directions): a number added to all answers changes nothing.
    """

    inputs: np.ndarray
    truth: np.ndarray
    rows: np.ndarray
    penalty: np.ndarray
    basis: np.ndarray

    def in_32_bits(self) -> Losses:
        """The same, of half the bits."""
        parts = (self.inputs, self.truth, self.rows, self.penalty, self.basis)
        return Losses(*(part.astype(np.float32) for part in parts))

    def answers(self, logits: np.ndarray) -> np.ndarray:
        """Probabilities by logits in the basis, shape (n_regressions, n_answers, n)."""
        return softmax(self.basis @ logits.astype(self.basis.dtype, copy=False), axis=1)

    def loss(self, logits: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """What is to be least, shape (n_regressions, 1, 1)."""
        of_answers = self.basis @ logits
        misses = np.logaddexp.reduce(of_answers, axis=1, keepdims=True)
        misses -= (self.truth * of_answers).sum(axis=1, keepdims=True)
        squares = (self.penalty * weights**2).sum(axis=(1, 2), keepdims=True)
        return (self.rows * misses).sum(axis=2, keepdims=True) + squares / 2

    def gradient(self, logits: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Its first derivative, shape (n_regressions, n_directions, n_inputs + 1)."""
        wrong = self.rows * (self.answers(logits) - self.truth)
        return times(self.basis.T @ wrong, self.inputs) + self.penalty * weights

    def curvature(self, logits: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
        """Its second derivative, as a function of a direction of the weights."""
        said = self.answers(logits)
        known = self.rows * said

        def along(direction: np.ndarray) -> np.ndarray:
            moved = self.basis @ times(direction, self.inputs.T)
            spread = moved - (said * moved).sum(axis=1, keepdims=True)
            return times(self.basis.T @ (known * spread), self.inputs) + self.penalty * direction

        return along

    def bent(self, logits: np.ndarray) -> np.ndarray:
        """The second derivative of each row's log loss by its logit, shape (n_regressions, n_directions, n)."""
        said = self.answers(logits)
        return self.rows * (self.basis.T**2 @ said - (self.basis.T @ said) ** 2)


def times(rows: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """The product of rows that stand in two dimensions with a matrix: as one, not one for each regression."""
    return (rows.reshape(-1, len(matrix)) @ matrix).reshape(*rows.shape[:2], -1)


def basis(shares: np.ndarray) -> np.ndarray:
    """Directions of the logits of answers: of one label against nought, or orthonormal ones that sum to nought.

    In those, an answer that gives each label its share bends the loss in none by what is done in another.
    """
    if len(shares) == 1:
        return np.array([[0.0], [1.0]])
    shares = shares / shares.sum()
    sums_to_nought = np.linalg.qr(np.eye(len(shares)) - 1 / len(shares))[0][:, :-1]
    bent = sums_to_nought.T @ (np.diag(shares) - np.outer(shares, shares)) @ sums_to_nought
    return sums_to_nought @ np.linalg.eigh(bent)[1]


def inner(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one * other).sum(axis=(1, 2), keepdims=True)
