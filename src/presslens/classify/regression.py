"""Penalised logistic regressions on the same inputs, solved side by side as far as numbers of 64 bits go.

A solver that stops earlier stops elsewhere on a processor that adds in another order. The loss is convex: what differs
between processors at its minimum is rounding alone, and that is cut off.

Each regression has its own rows, penalties, lengths of steps and end. What they share are products with the inputs and
an approximate inverse of the curvature, which cost little more for many than for one.

References
----------
Nocedal, J. & Wright, S. J. (2006). Numerical Optimization, chapters 5 and 7 (preconditioned conjugate gradients,
inexact Newton methods).
Eisenstat, S. C. & Walker, H. F. (1996). Choosing the forcing terms in an inexact Newton method. SIAM Journal on
Scientific Computing 17, 16-32.
Higham, N. J. (2002). Accuracy and Stability of Numerical Algorithms, chapters 3 and 10 (what rounding takes from a sum
of products, and from its factor).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from presslens.classify.losses import Losses, basis, inner, times

#: Newton steps at most; some eleven do.
_STEPS = 40
#: Steps of conjugate gradients in one of Newton's.
_INNER_STEPS = 30
#: The gradient at the minimum, as a share of that at zero.
_TOLERANCE = 1e-13
#: What is left of a step's error when it is taken, at least and at most; the next step takes care of it.
_INNER_TOLERANCE = (1e-2, 0.3)
#: At this share of the gradient at zero, the curvature is as good as that at the minimum.
_NEAR = 3e-2


def logistic_regression(
    inputs: np.ndarray,
    truth: np.ndarray,
    rows: np.ndarray,
    penalty: np.ndarray,
    alike: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Slopes and offsets with the least sum of log loss and of half the penalty on the squares of slopes.

    Parameters
    ----------
    inputs
        Shape (n, n_inputs).
    truth
        Shape (n_regressions, n_labels, n): of each label 0, 1 or a probability. A single label stands for itself;
        several exclude each other, and sum to one. In the rows of a regression every label occurs, and none everywhere,
        or the offset has no minimum. What stands in other rows plays no part.
    rows
        To which rows each is fitted, shape (n_regressions, n), bool. Without any, slopes and offsets are 0.
    penalty
        Of each slope, shape (n_regressions, n_inputs), above 0; offsets have none.
    alike
        A number for each regression, the same where curvatures are nearly the same: of the same label on other rows.
        It changes how long it takes, and no answer. Default: all are alike.

    Returns
    -------
    slopes, offsets
        Shapes (n_regressions, n_labels, n_inputs) and (n_regressions, n_labels).

    >>> x = np.array([[-1.0], [1.0], [2.0], [-0.5]])
    >>> truth = np.array([[[0.0, 1.0, 0.0, 1.0]]])
    >>> slopes, offsets = logistic_regression(x, truth, np.full((1, 4), True), np.ones((1, 1)))
    >>> slopes.round(6).tolist(), offsets.round(6).tolist()
    ([[[-0.103333]]], [[0.038721]])
    """
    n_labels, truth = truth.shape[1], np.where(rows[:, None], truth, 0.0)
    sides = Losses(
        np.hstack([inputs.astype(np.float64), np.ones((len(inputs), 1))]),
        truth if n_labels > 1 else np.concatenate([1 - truth, truth], axis=1),
        rows[:, None].astype(np.float64),
        np.hstack([penalty, np.zeros((len(rows), 1))])[:, None],
        basis(truth.mean(axis=(0, 2))),
    )
    # Where a step leads need not be known as well as where it starts from: half the bits, twice as fast.
    rough = sides.in_32_bits()
    weights = np.zeros((len(rows), sides.basis.shape[1], inputs.shape[1] + 1))
    logits = np.zeros((*weights.shape[:2], len(inputs)))
    groups = _groups(alike, *weights.shape[:2])
    gradient = sides.gradient(logits, weights)
    size = at_zero = before = _size(gradient)
    # At zero, the curvature of all is the same.
    solve, is_near = _factorised(rough, logits, np.zeros_like(groups)), False
    for _ in range(_STEPS):
        is_open = size > _TOLERANCE * at_zero
        if not is_open.any():
            break
        if not is_near and (size <= _NEAR * at_zero).all():
            solve, is_near = _factorised(rough, logits, groups), True
        # Near the minimum a gradient is too small for 32 bits.
        wanted = np.divide(gradient, size, out=np.zeros_like(gradient), where=is_open).astype(np.float32)
        # The faster the gradient falls, the better is what the curvature promises of a step.
        left = np.divide(size, before, out=np.zeros_like(size), where=is_open) ** 2
        step = size * _solved(rough.curvature(logits), wanted, solve, np.clip(left, *_INNER_TOLERANCE))
        moved = times(step, sides.inputs.T)
        length = _lengths(sides, (logits, moved), (weights, step), gradient)
        weights, logits = weights - length * step, logits - length * moved
        gradient = sides.gradient(logits, weights)
        before, size = size, _size(gradient)
    slopes = (sides.basis @ weights)[:, -n_labels:]
    return slopes[:, :, :-1], slopes[:, :, -1]


def _size(gradient: np.ndarray) -> np.ndarray:
    """The greatest number in the gradient of each regression."""
    return np.abs(gradient).max(axis=(1, 2), keepdims=True)


def _groups(alike: np.ndarray | None, n_regressions: int, n_directions: int) -> np.ndarray:
    """What is factorised together: one direction of regressions that are alike."""
    of_regressions = np.zeros(n_regressions, int) if alike is None else alike
    return of_regressions[:, None] * n_directions + np.arange(n_directions)


def _factorised(rough: Losses, logits: np.ndarray, groups: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """About the inverse of the curvature: that of the mean of each group, as if directions had nothing in common."""
    bent = rough.bent(logits)
    penalty = np.broadcast_to(rough.penalty, (*groups.shape, rough.penalty.shape[2]))
    factors = []
    for group in np.unique(groups):
        there = groups == group
        scaled = rough.inputs * np.sqrt(bent[there].mean(axis=0))[:, None]
        mean = scaled.T @ scaled
        # A factor exists where the diagonal is given beforehand what rounding takes from it at most.
        taken = sum(scaled.shape) * np.finfo(np.float32).eps * mean.diagonal()
        mean[np.diag_indices_from(mean)] += penalty[there].mean(axis=0) + taken
        factors.append((there, cho_factor(mean.T, overwrite_a=True, check_finite=False)))

    def solve(wanted: np.ndarray) -> np.ndarray:
        found = np.empty_like(wanted)
        for there, factor in factors:
            found[there] = cho_solve(factor, wanted[there].T, check_finite=False).T
        return found

    return solve


def _solved(
    curvature: Callable[[np.ndarray], np.ndarray],
    wanted: np.ndarray,
    near: Callable[[np.ndarray], np.ndarray],
    left: np.ndarray,
) -> np.ndarray:
    """Directions whose curvature is ``wanted``, by conjugate gradients, up to a share that is ``left`` of each."""
    found, rest = np.zeros_like(wanted), wanted.copy()
    direction = close = near(rest)
    product = inner(rest, close)
    enough = left**2 * product
    for _ in range(_INNER_STEPS):
        is_open = product > enough
        if not is_open.any():
            break
        bent = curvature(direction)
        length = np.divide(product, inner(direction, bent), out=np.zeros_like(product), where=is_open)
        found += length * direction
        rest -= length * bent
        close = near(rest)
        before, product = product, np.where(is_open, inner(rest, close), product)
        direction = close + np.divide(product, before, out=np.zeros_like(product), where=is_open) * direction
    return found


def _lengths(
    sides: Losses,
    logits: tuple[np.ndarray, np.ndarray],
    weights: tuple[np.ndarray, np.ndarray],
    gradient: np.ndarray,
) -> np.ndarray:
    """How much of its step each regression takes: less, as long as its loss does not fall."""
    before, promised = sides.loss(logits[0], weights[0]), inner(gradient, weights[1])
    length = np.ones_like(before)
    while True:
        after = sides.loss(logits[0] - length * logits[1], weights[0] - length * weights[1])
        # Near the minimum the loss no longer tells better from worse, and a whole step is right.
        is_far = (length > 1e-3) & (after > before - 1e-4 * length * promised + 1e-9 * np.abs(before))
        if not is_far.any():
            return length
        length = np.where(is_far, length / 2, length)
