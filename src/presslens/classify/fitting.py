"""Fit the last layer for a question on labelled items, and calibrate it on what it was not fitted to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from presslens.base.errors import InputError
from presslens.classify.correction import corrected
from presslens.classify.methods.encoder.heads import Head
from presslens.classify.temperature import best_temperature, log_loss

#: Folds of the cross-validation on which the temperature is fitted.
N_FOLDS = 5
#: Fewer items than this are not fitted to: the loss out of fold could not tell a better head from a lucky one.
MIN_ITEMS = 30
#: A label is learned if this many items have it and as many have not, each in two folds or more: then it occurs in
#: every part of the cross-validation, whichever fold is held out.
MIN_OF_LABEL = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The head that answers for a corpus: the shipped one, or one fitted to the corpus if that is better out of fold.

    Attributes
    ----------
    head
        The one chosen.
    logits
        Its calibrated logits of each item, shape (n, n_labels); if it is fitted, by heads that had not seen the item's
        fold.
    is_fitted
        Whether it was fitted.
    shipped_loss, fitted_loss
        Mean log loss of both on the labelled items that were drawn at random; None where there were too few to fit.
    """

    head: Head
    logits: np.ndarray
    is_fitted: bool
    shipped_loss: float
    fitted_loss: float | None


def choose_head(
    head: Head,
    features: np.ndarray,
    groups: np.ndarray,
    labels: Sequence,
    folds: np.ndarray,
    disputed: Sequence[Collection[str]] | None = None,
    drawn: np.ndarray | None = None,
) -> Choice:
    """Fit a head where there are labels enough, and take it if it has the lower log loss on what it had not seen.

    Other parameters are those of :func:`fit_head`; the shipped ``head`` must have seen none of the items. Of labels
    that may stand together, those that are too rare to learn stay as they are shipped. An item whose label is None is
    answered like the others, and nothing is learnt from it. Where few items were drawn at random it takes as many of
    them as to fit a head at all: without, the loss says nothing.

    Parameters
    ----------
    drawn
        Which items were drawn at random. The others (chosen because praise is rare) are learnt from, but how sure the
        head is says nothing of how sure it may be: losses and temperatures are found without them. Default: all.
    """
    truth, known = _truth(head, labels, disputed), _labelled(labels)
    judged = known if drawn is None else known & drawn
    shipped = head.logits(features, groups) / head.temperature
    shipped_loss = log_loss(shipped[judged], truth[judged], head.exclusive) if judged.any() else float("nan")
    if judged.sum() < MIN_ITEMS or not _can_fit(truth[known], folds[known], head.exclusive):
        return Choice(head, shipped, False, shipped_loss, None)
    rare = ~_learnable(truth[known], folds[known])
    fitted, held_out = _fitted(head, features, groups, np.where(rare, np.nan, truth), folds, known, judged)
    held_out[:, rare] = shipped[:, rare]
    # The new temperature is not theirs.
    undo = np.where(rare, fitted.temperature / head.temperature, 1).astype(np.float32)
    fitted = replace(fitted, weights=fitted.weights * undo, intercept=fitted.intercept * undo)
    fitted_loss = log_loss(held_out[judged], truth[judged], head.exclusive)
    if fitted_loss < shipped_loss:
        return Choice(fitted, held_out, True, shipped_loss, fitted_loss)
    return Choice(head, shipped, False, shipped_loss, fitted_loss)


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
        Where to start from. Its logits are features beside the encoder's, so that few labels change it
        little and many can replace it.
    features, groups
        As :meth:`Head.logits` takes them.
    labels
        One label per item; for a head that is not exclusive, a collection of labels per item.
    folds
        Fold of each item, shape (n,), for what is held out; items of one story belong in one fold. Default:
        item by item in turn.
    disputed
        For a head that is not exclusive, labels of which it is not known whether the item has them.

    Returns
    -------
    head
        Fitted to all items; its temperature is that with the least log loss on what was held out.
    held_out
        Calibrated logits of each item, shape (n, n_labels), by a head that was fitted without its fold; their
        temperature is found on the other folds.

    Raises
    ------
    InputError
        There are too few items (:func:`minimum`), or a label is unknown.
    """
    truth = _truth(head, labels, disputed)
    folds = np.arange(len(truth)) % N_FOLDS if folds is None else np.asarray(folds)
    if not _can_fit(truth, folds, head.exclusive):
        raise InputError("annotations", f"found {len(truth)} labelled items", f"allowed: {minimum(head)}")
    known = _labelled(labels)
    return _fitted(head, features, groups, truth, folds, known, known)


def minimum(head: Head) -> str:
    """What it takes to fit a head, in words."""
    of = f"each of {', '.join(head.labels)}" if head.exclusive else "one label or more, and as many without it"
    return f"at least {MIN_ITEMS}, and {MIN_OF_LABEL} in two folds of {of}"


def described_choice(choice: Choice, shipped: Head, n: int, n_drawn: int) -> str:
    """Which head was chosen, and why, in one line: by ``n_drawn`` items drawn at random of ``n`` labelled ones."""
    judged = f"n = {n_drawn}" + (f", {n - n_drawn} more to fit to" if n > n_drawn else "")
    if choice.fitted_loss is None:
        return f"the shipped head stays (log loss {choice.shipped_loss:.3f}, {judged}): to fit takes {minimum(shipped)}"
    losses = f"log loss out of fold {choice.fitted_loss:.3f}, of the shipped head {choice.shipped_loss:.3f}, {judged}"
    if choice.is_fitted:
        return f"fitted, temperature {choice.head.temperature:.2f}: {losses}"
    return f"the shipped head stays, a fitted one is no better: {losses}"


def _can_fit(truth: np.ndarray, folds: np.ndarray, exclusive: bool) -> bool:
    """Whether items are enough; a head that is exclusive would never again give a label that it did not learn."""
    learnable = _learnable(truth, folds)
    return len(truth) >= MIN_ITEMS and bool(learnable.all() if exclusive else learnable.any())


def _learnable(truth: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Which labels enough items have, and enough have not, shape (n_labels,)."""

    def enough(rows: np.ndarray) -> bool:
        return bool(rows.sum() >= MIN_OF_LABEL) and len(np.unique(folds[rows])) > 1

    return np.array([enough(column == 1) and enough(column == 0) for column in truth.T])


def _labelled(labels: Sequence) -> np.ndarray:
    return np.array([label is not None for label in labels], dtype=bool)


def _fitted(
    head: Head,
    features: np.ndarray,
    groups: np.ndarray,
    truth: np.ndarray,
    folds: np.ndarray,
    known: np.ndarray,
    judged: np.ndarray,
) -> tuple[Head, np.ndarray]:
    held_out, names = np.zeros(truth.shape), np.unique(folds)
    away = np.array([folds != fold for fold in names])
    parts = np.vstack([away, np.full(len(folds), True)])[:, known]
    *without, fitted = corrected(head, features[known], groups[known], truth[known], parts)
    for part, others in zip(without, away, strict=True):
        held_out[~others] = part.logits(features[~others], groups[~others])
    judges = [judged & others for others in away]
    temperatures = [best_temperature(held_out[rows], truth[rows], head.exclusive) for rows in judges]
    fitted = replace(fitted, temperature=best_temperature(held_out[judged], truth[judged], head.exclusive))
    return fitted, held_out / np.array(temperatures)[np.searchsorted(names, folds)][:, None]


def _truth(head: Head, labels: Sequence, disputed: Sequence[Collection[str]] | None) -> np.ndarray:
    truth = np.zeros((len(labels), len(head.labels)))
    for row, label in enumerate(labels):
        if label is None:
            truth[row] = np.nan
            continue
        given = (label,) if head.exclusive else label
        doubtful = disputed[row] if disputed is not None else ()
        for value, names in ((1, given), (np.nan, doubtful)):
            for one in names:
                if one not in head.labels:
                    raise InputError("annotations", f"found the label {one!r}", f"allowed: {', '.join(head.labels)}")
                truth[row, head.labels.index(one)] = value
    return truth
