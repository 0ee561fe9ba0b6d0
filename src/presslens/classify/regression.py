"""Penalised logistic regression, solved as far as numbers of 64 bits go: the same answer on every processor.

A solver that stops earlier stops elsewhere on a processor that adds in another order. The loss is convex: what differs
between processors at its minimum is rounding alone, and that is cut off.

References
----------
Nocedal, J. & Wright, S. J. (2006). Numerical Optimization, chapters 5 and 7 (conjugate gradients, Newton's method).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from presslens.classify.softmax import sigmoid, softmax

#: Newton steps at most; seven or eight do.
_STEPS = 40
#: Steps of conjugate gradients in one of Newton's.
_INNER_STEPS = 30
#: The gradient at the minimum, as a share of that at zero.
_TOLERANCE = 1e-13
#: What is left of a step's error when it is taken; the next step takes care of it.
_INNER_TOLERANCE = 1e-2


def logistic_regression(
    inputs: np.ndarray, truth: np.ndarray, inverse_penalty: float, exclusive: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Slopes and offsets with the least sum of log loss, times ``inverse_penalty``, and half their squares.

    Parameters
    ----------
    inputs
        Shape (n, n_inputs).
    truth
        Shape (n, n_labels): of each label 0, 1 or a probability; rows sum to one where labels are exclusive. Every
        label occurs, and none everywhere, or the offset has no minimum.
    inverse_penalty
        Above 0; offsets are not penalised.
    exclusive
        Softmax over the labels, or each label for itself.

    Returns
    -------
    slopes, offsets
        Shapes (n_inputs, n_labels) and (n_labels,).

    >>> x = np.array([[-1.0], [1.0], [2.0], [-0.5]])
    >>> slopes, offsets = logistic_regression(x, np.array([[0.0], [1.0], [0.0], [1.0]]), 1.0, exclusive=False)
    >>> slopes.round(6).tolist(), offsets.round(6).tolist()
    ([[-0.103333]], [0.038721])
    """
    with_one = np.hstack([inputs.astype(np.float64), np.ones((len(inputs), 1))])
    penalty = np.append(np.full(inputs.shape[1], 1 / inverse_penalty), 0.0)[:, None]
    # Where a step leads need not be known as well as where it starts from: half the bits, twice as fast. An upper bound
    # of the curvature, the same for every label, makes it few steps.
    rough = with_one.astype(np.float32)
    bound = cho_factor(rough.T @ rough / 4 + np.diag(penalty[:, 0].astype(np.float32)))

    def bounded(wanted: np.ndarray) -> np.ndarray:
        found = cho_solve(bound, wanted, check_finite=False)
        return found - found.mean(axis=1, keepdims=True) if exclusive else found

    weights = np.zeros((with_one.shape[1], truth.shape[1]))
    answer = softmax if exclusive else sigmoid
    at_zero = None
    for _ in range(_STEPS):
        said = answer(with_one @ weights)
        gradient = with_one.T @ (said - truth) + penalty * weights
        size = float(np.abs(gradient).max())
        at_zero = at_zero or size
        if size <= _TOLERANCE * at_zero:
            break
        curvature = _curvature(rough, said.astype(np.float32), penalty.astype(np.float32), exclusive)
        # Near the minimum a gradient is too small for 32 bits.
        step = size * _solved(curvature, (gradient / size).astype(np.float32), bounded)
        weights = _descended(weights, step, gradient, lambda w: _loss(with_one, truth, penalty, w, exclusive))
        if exclusive:  # a number added to all labels changes no answer
            weights -= weights.mean(axis=1, keepdims=True)
    return weights[:-1], weights[-1]


def _curvature(
    inputs: np.ndarray, said: np.ndarray, penalty: np.ndarray, exclusive: bool
) -> Callable[[np.ndarray], np.ndarray]:
    """The second derivative, as a function of a direction."""

    def along(direction: np.ndarray) -> np.ndarray:
        moved = inputs @ direction
        spread = moved - (said * moved).sum(axis=1, keepdims=True) if exclusive else (1 - said) * moved
        return inputs.T @ (said * spread) + penalty * direction

    return along


def _solved(
    curvature: Callable[[np.ndarray], np.ndarray], wanted: np.ndarray, bounded: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    """The direction whose curvature is ``wanted``, by conjugate gradients."""
    found = np.zeros_like(wanted)
    rest = wanted.copy()
    near = bounded(rest)
    direction, product = near.copy(), float((rest * near).sum())
    enough = _INNER_TOLERANCE**2 * product
    for _ in range(_INNER_STEPS):
        if product <= enough:
            break
        bent = curvature(direction)
        length = product / float((direction * bent).sum())
        found += length * direction
        rest -= length * bent
        near = bounded(rest)
        before, product = product, float((rest * near).sum())
        direction = near + product / before * direction
    return found


def _descended(
    weights: np.ndarray, step: np.ndarray, gradient: np.ndarray, loss: Callable[[np.ndarray], float]
) -> np.ndarray:
    """Weights after a step, shortened as long as the loss does not fall."""
    before, promised = loss(weights), float((gradient * step).sum())
    length = 1.0
    # Near the minimum the loss no longer tells better from worse, and a whole step is right.
    while length > 1e-3 and loss(weights - length * step) > before - 1e-4 * length * promised + 1e-9 * abs(before):
        length /= 2
    return weights - length * step


def _loss(inputs: np.ndarray, truth: np.ndarray, penalty: np.ndarray, weights: np.ndarray, exclusive: bool) -> float:
    logits = inputs @ weights
    if exclusive:
        misses = np.logaddexp.reduce(logits, axis=1).sum() - (truth * logits).sum()
    else:
        misses = np.logaddexp(0, logits).sum() - (truth * logits).sum()
    return float(misses + (penalty * weights**2).sum() / 2)
