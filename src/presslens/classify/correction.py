"""Correct the last layer for a question by labelled items: a penalised logistic regression beside what it says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from presslens.classify.methods.encoder.heads import Head
from presslens.classify.regression import logistic_regression

#: Inverse strength of the penalty on what the layer learns beside the shipped one.
INVERSE_PENALTY = 0.01
#: Factor on the shipped logits among the inputs: the penalty on what they are worth is weaker by its square, or
#: few labels would leave nothing of the shipped head but the most frequent label.
_TRUST = 10.0
#: Weights are rounded to this many decimals, far above what sums on different processors differ by.
_DECIMALS = 6
#: Added to the spread of each feature: one that is the same everywhere has none.
_LEAST_SPREAD = 1e-6
#: A part's spread counts as at least this share of that of all.
_LEAST_UNIT = 1e-2


def corrected(head: Head, features: np.ndarray, groups: np.ndarray, truth: np.ndarray, parts: np.ndarray) -> list[Head]:
    """The head with a correction fitted to each of some parts of the rows; again linear in the features.

    Each part's features count as if they were standardised by its own rows. To give them other units and the slopes
    other penalties is the same, and lets all parts share their inputs.

    Parameters
    ----------
    head, features, groups
        As :func:`presslens.classify.fitting.fit_head` takes them.
    truth
        Of each label 0, 1 or, where it is not known, NaN, shape (n, n_labels). In a head that is exclusive all is
        known, and every label occurs in every part.
    parts
        Which rows they have, shape (n_parts, n), bool.
    """
    given = head.logits(features, groups)
    centre, spread = features.mean(axis=0), features.std(axis=0) + _LEAST_SPREAD
    inputs = np.hstack([(features - centre) / spread, _TRUST * given])
    units = np.ones((len(parts), inputs.shape[1]))
    for unit, rows in zip(units, parts, strict=True):
        unit[: len(spread)] = features[rows].std(axis=0) + _LEAST_SPREAD
    # What has one value alone in a part is worth nothing to it, and any penalty says so.
    units[:, : len(spread)] = np.maximum(units[:, : len(spread)] / spread, _LEAST_UNIT)
    slopes, offsets = _regressions(inputs, truth, parts, units**2 / INVERSE_PENALTY, head.exclusive)
    return [_moved(head, centre, spread, *of_part) for of_part in zip(slopes, offsets, strict=True)]


def _moved(head: Head, centre: np.ndarray, spread: np.ndarray, slopes: np.ndarray, offsets: np.ndarray) -> Head:
    """The head by what was learnt of standardised features and of its logits."""
    own, mixed = slopes[: len(spread)] / spread[:, None], _TRUST * slopes[len(spread) :]
    weights = np.stack([own + group @ mixed for group in head.weights.astype(np.float64)])
    intercept = np.stack([offsets - centre @ own + group @ mixed for group in head.intercept.astype(np.float64)])
    weights, intercept = (part.round(_DECIMALS).astype(np.float32) for part in (weights, intercept))
    return replace(head, weights=weights, intercept=intercept, temperature=1.0)


def _regressions(
    inputs: np.ndarray, truth: np.ndarray, parts: np.ndarray, penalty: np.ndarray, exclusive: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Slopes and offsets of each part, shapes (n_parts, n_inputs, n_labels) and (n_parts, n_labels)."""
    (n, n_labels), n_inputs, n_parts = truth.shape, inputs.shape[1], len(parts)
    if exclusive and n_labels > 2:
        slopes, offsets = logistic_regression(inputs, np.broadcast_to(truth.T, (n_parts, n_labels, n)), parts, penalty)
        return slopes.transpose(0, 2, 1), offsets
    learnt = truth.T[int(exclusive) :]  # of two labels that exclude each other, the second
    rows = parts[:, None] & ~np.isnan(learnt)
    knows = (rows & (learnt == 1)).any(axis=2) & (rows & (learnt == 0)).any(axis=2)
    part, label = np.nonzero(knows)
    found = logistic_regression(inputs, learnt[label, None], rows[part, label], penalty[part], label)
    slopes, offsets = np.zeros((n_parts, n_inputs, n_labels)), np.zeros((n_parts, n_labels))
    slopes[part, :, label - len(learnt)], offsets[part, label - len(learnt)] = found[0][:, 0], found[1][:, 0]
    # Nothing to learn from: the shipped logits stay, which are the last columns of the inputs.
    part, label = np.nonzero(~knows)
    slopes[part, label - len(learnt), label - len(learnt)] = 1 / _TRUST
    return slopes, offsets
