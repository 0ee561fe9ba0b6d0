"""Probabilities of labels as far as codes bear them out: :func:`recalibrated`.

What a classifier says of its own sureness is not to be believed before anybody looked: its probabilities are drawn
towards the mean of the corpus, as if half of what they tell apart were nothing. Codes say how much it is, how much the
likeliest label is worth besides, whatever its probability, and how often each label is there at all. The fewer they
are, the more of the assumption stays.
"""

from __future__ import annotations

import numpy as np

#: Part of what probabilities tell apart that is believed before there are codes.
BELIEVED = 0.5
#: Codes that this, and the mean of the probabilities, weigh as much as.
WORTH = 10.0
#: Least chance of a label.
LEAST = 1e-3


def recalibrated(chances: np.ndarray, codes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The shares of the labels, plus what a mention's probabilities and its likeliest label tell by the codes.

    Parameters
    ----------
    chances
        Probability of each label; shape (n_mentions, n_labels). A row of zeros, where nothing is known, stands for the
        mean.
    codes
        1 for the label that a mention was coded with, else 0; same shape. Anything where the weight is 0.
    weight
        One over the chance to be coded of a coded mention, else 0; shape (n_mentions,).

    Returns
    -------
    Same shape; each row adds up to 1.

    >>> sure = np.array([[0.9, 0.1], [0.1, 0.9]])
    >>> recalibrated(sure, np.zeros((2, 2)), np.zeros(2)).round(2).tolist()
    [[0.7, 0.3], [0.3, 0.7]]
    """
    known = chances.sum(axis=1) > 0
    if not known.any():
        return np.full(chances.shape, 1 / chances.shape[1])
    mean = chances[known].mean(axis=0)
    likeliest = np.eye(chances.shape[1])[chances.argmax(axis=1)]
    # What tells mentions apart: their probabilities, and which label is likeliest; shape (2, n_mentions, n_labels).
    apart = np.stack([chances - mean, likeliest - likeliest[known].mean(axis=0)]) * known[:, None]
    shares, worth = mean, np.array([BELIEVED, 0.0])
    if weight.sum() > 0:
        # Coded mentions count for as many as they would if all had the same weight.
        counts = weight * weight.sum() / (weight**2).sum()
        codes = np.where(weight[:, None] > 0, codes, 0.0)
        shares = (counts @ codes + WORTH * mean) / (counts.sum() + WORTH)
        squares = np.einsum("n,ink,jnk->ij", counts, apart, apart)
        before = np.diag(WORTH * (apart**2).sum(axis=2)[:, known].mean(axis=1) + 1e-9)
        products = np.einsum("n,ink,nk->i", counts, apart, codes - shares)
        worth = np.linalg.solve(squares + before, products + before @ worth)
    found = np.clip(shares + np.tensordot(worth, apart, axes=1), LEAST, 1.0)
    return found / found.sum(axis=1, keepdims=True)
