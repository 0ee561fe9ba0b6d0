"""Fit the last layer for a question on labelled items, and calibrate it on what it was not fitted to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from presslens.encoder.heads import Head
from presslens.errors import InputError

#: Inverse strength of the penalty on what the layer learns beside the shipped one.
INVERSE_PENALTY = 0.01
#: Factor on the shipped log-odds among the inputs: the penalty on what they are worth is weaker by its square, or
#: few labels would leave nothing of the shipped head but the most frequent label.
_TRUST = 10.0
#: Folds of the cross-validation on which the temperature is fitted.
N_FOLDS = 5
#: Log-odds of a label that no item has.
_NEVER = -8.0
_TEMPERATURES = np.exp(np.linspace(np.log(0.3), np.log(5), 60))


def fit_head(
    head: Head,
    features: np.ndarray,
    groups: np.ndarray,
    labels: Sequence,
    folds: np.ndarray | None = None,
    disputed: Sequence[Collection[str]] | None = None,
) -> tuple[Head, np.ndarray]:
    """A head for labelled items: the shipped one, corrected by a penalised logistic regression.

    Parameters
    ----------
    head
        Where to start from. Its log-odds are features beside the encoder's, so that few labels change it
        little and many can replace it.
    features, groups
        As :meth:`Head.log_odds` takes them.
    labels
        One label per item; for a head that is not exclusive, a collection of labels per item.
    folds
        Fold of each item, shape (n,), for what is held out; items of one article belong in one fold. Default:
        item by item in turn.
    disputed
        For a head that is not exclusive, labels of which it is not known whether the item has them.

    Returns
    -------
    head
        Fitted to all items; its temperature is that with the least log loss on what was held out.
    held_out
        Calibrated log-odds of each item, shape (n, n_labels), by a head that was fitted without its fold; their
        temperature is found on the other folds.

    Raises
    ------
    InputError
        There are too few items (:func:`can_fit`), or a label is unknown.
    """
    truth = _truth(head, labels, disputed)
    folds = np.arange(len(truth)) % N_FOLDS if folds is None else np.asarray(folds)
    if not can_fit(labels, folds):
        allowed = f"at least {2 * N_FOLDS} in several folds, which are not all the same"
        raise InputError("annotations", f"found {len(truth)} labelled items", allowed)
    held_out, names = np.zeros(truth.shape), np.unique(folds)
    for fold in names:
        rows = folds == fold
        part = _corrected(head, features[~rows], groups[~rows], truth[~rows])
        held_out[rows] = part.log_odds(features[rows], groups[rows])
    temperatures = [best_temperature(held_out[folds != fold], truth[folds != fold], head.exclusive) for fold in names]
    fitted = _corrected(head, features, groups, truth)
    fitted = replace(fitted, temperature=best_temperature(held_out, truth, head.exclusive))
    return fitted, held_out / np.array(temperatures)[np.searchsorted(names, folds)][:, None]


def can_fit(labels: Sequence, folds: np.ndarray) -> bool:
    """Whether items are enough to fit a head: two for each of :data:`N_FOLDS`, two folds, two different answers."""
    answers = {label if isinstance(label, str) else frozenset(label) for label in labels}
    return len(labels) >= 2 * N_FOLDS and len(np.unique(folds)) > 1 and len(answers) > 1


def best_temperature(log_odds: np.ndarray, truth: np.ndarray, exclusive: bool = True) -> float:
    """The temperature in [0.3, 5] with the least log loss.

    ``truth`` holds 0 and 1 (or shares) per label; where labels are not exclusive, NaN for what is not known.
    """
    losses = []
    for temperature in _TEMPERATURES:
        scaled = log_odds / temperature
        if exclusive:
            losses.append((np.logaddexp.reduce(scaled, axis=1) - (truth * scaled).sum(axis=1)).mean())
        else:
            losses.append(np.nanmean(np.logaddexp(0, scaled) - truth * scaled))
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _truth(head: Head, labels: Sequence, disputed: Sequence[Collection[str]] | None) -> np.ndarray:
    truth = np.zeros((len(labels), len(head.labels)))
    for row, label in enumerate(labels):
        given = (label,) if head.exclusive else label
        doubtful = disputed[row] if disputed is not None else ()
        for value, names in ((1, given), (np.nan, doubtful)):
            for one in names:
                if one not in head.labels:
                    raise InputError("annotations", f"found the label {one!r}", f"allowed: {', '.join(head.labels)}")
                truth[row, head.labels.index(one)] = value
    return truth


def _corrected(head: Head, features: np.ndarray, groups: np.ndarray, truth: np.ndarray) -> Head:
    """The head with a correction fitted to ``truth``, again linear in the features."""
    given = head.log_odds(features, groups)
    centre, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    inputs = np.hstack([(features - centre) / spread, _TRUST * given])
    n_features, n_labels = features.shape[1], len(head.labels)
    slopes, offsets = _regression(inputs, truth, head.exclusive)
    own = slopes[:n_features] / spread[:, None]
    mixed = _TRUST * slopes[n_features:]
    weights = np.stack([own + group @ mixed for group in head.weights.astype(np.float64)])
    intercept = np.stack([offsets - centre @ own + group @ mixed for group in head.intercept.astype(np.float64)])
    assert weights.shape[1:] == (n_features, n_labels)
    return replace(head, weights=weights.astype(np.float32), intercept=intercept.astype(np.float32), temperature=1.0)


def _regression(inputs: np.ndarray, truth: np.ndarray, exclusive: bool) -> tuple[np.ndarray, np.ndarray]:
    from sklearn.linear_model import LogisticRegression

    n_labels = truth.shape[1]
    slopes, offsets = np.zeros((inputs.shape[1], n_labels)), np.full(n_labels, _NEVER)
    if exclusive:
        codes = truth.argmax(axis=1)
        if len(set(codes.tolist())) == 1:
            offsets[codes[0]] = 0
            return slopes, offsets
        model = LogisticRegression(C=INVERSE_PENALTY, max_iter=500).fit(inputs, codes)
        if len(model.classes_) == 2:
            slopes[:, model.classes_[1]], offsets[model.classes_[1]] = model.coef_[0], model.intercept_[0]
            offsets[model.classes_[0]] = 0
        else:
            slopes[:, model.classes_], offsets[model.classes_] = model.coef_.T, model.intercept_
        return slopes, offsets
    for column in range(n_labels):
        known = ~np.isnan(truth[:, column])
        if len(set(truth[known, column].tolist())) == 2:
            model = LogisticRegression(C=INVERSE_PENALTY, max_iter=500).fit(inputs[known], truth[known, column])
            slopes[:, column], offsets[column] = model.coef_[0], model.intercept_[0]
        else:  # nothing to learn from: the shipped log-odds stay, which are the last columns of the inputs
            slopes[inputs.shape[1] - n_labels + column, column], offsets[column] = 1 / _TRUST, 0
    return slopes, offsets
