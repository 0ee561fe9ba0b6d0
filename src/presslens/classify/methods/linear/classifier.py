"""Sentiment toward the target by multinomial logistic regression on the words of its sentence.

The method is blind: it sees placeholders where the targets stood (:mod:`presslens.blind.pieces`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from presslens.base.errors import InputError
from presslens.classify.contract import LABELS, Evidence, Item
from presslens.classify.methods.linear.features import BLOCKS, Words, blocks, words
from presslens.classify.methods.linear.valence import COLUMNS, valence
from presslens.classify.methods.linear.weights import Weights, load_weights

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: Items whose features are held in memory at one time.
_BATCH = 2000


class LinearSentiment:
    """Logistic regression with shipped weights, or with weights fitted to labelled items.

    Parameters
    ----------
    weights
        A trained model; None until :meth:`fit` was called.
    """

    labels = LABELS["sentiment"]
    exclusive = True
    calibrated = True

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights
        self._index = weights and _index(weights)

    @classmethod
    def from_config(cls, block: Mapping, codebook: Sequence[Path] = ()) -> LinearSentiment:
        """Build from the block ``{model: <folder>}``; the codebook is not used.

        Raises
        ------
        InputError
            The block names no model, or the model's files are not what they should be.
        """
        if not isinstance(block.get("model"), str | Path):
            raise InputError(
                "config.yaml: sentiment.linear.model", f"found {block.get('model')!r}", "allowed: a folder"
            )
        return cls(load_weights(block["model"]))

    def fit(self, items: Sequence[Item], labels: Sequence) -> LinearSentiment:
        """Learn weights and temperature from items labelled ``negative``, ``neutral`` or ``positive``."""
        from presslens_training.linear import train

        self.weights = train(items, labels)
        self._index = _index(self.weights)
        return self

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Calibrated probabilities, shape (n_items, 3), each row summing to one.

        A row depends on its own item alone, and sums run in a fixed order: batches and threads do not change
        it.
        """
        if self.weights is None or self._index is None:
            raise RuntimeError("LinearSentiment has no weights: load a model or call fit first")
        weights, coefficients = self.weights, self.weights.coefficients.astype(np.float64)
        rows = [np.zeros((0, len(self.labels)))]
        for at in range(0, len(items), _BATCH):
            matrix = features([words(item) for item in items[at : at + _BATCH]], weights, self._index)
            rows.append(softmax((matrix @ coefficients + weights.intercept) / weights.temperature))
        return np.concatenate(rows)

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """No cues: every word of the sentence has its part in the answer."""
        return [() for _ in items]


def features(sentences: Sequence[Words], weights: Weights, index: Mapping[str, dict[str, int]]) -> csr_matrix:
    """Feature matrix, shape (n_sentences, n_word_features + n_valence_columns), float64.

    Word features are (1 + ln count) x idf, and each block of a row has the length of its ``scale``; words
    outside the vocabulary count for nothing. ``index`` gives the column of each word feature by block.
    """
    from scipy.sparse import csr_matrix

    columns, values, ends = [], [], [0]
    fixed = np.arange(weights.n_words, weights.n_words + len(COLUMNS))
    for sentence in sentences:
        terms = blocks(sentence)
        for block in BLOCKS:
            known = index[block]
            counts = Counter(known[term] for term in terms[block] if term in known)
            at = np.array(sorted(counts), dtype=np.int64)
            value = np.array([1 + math.log(counts[column]) for column in at.tolist()]) * weights.idf[at]
            length = math.sqrt(math.fsum(value * value))
            columns.append(at)
            values.append(value * (weights.scale[block] / length) if length else value)
        columns.append(fixed)
        values.append(valence(sentence))
        ends.append(ends[-1] + sum(map(len, columns[-len(BLOCKS) - 1 :])))
    shape = (len(sentences), weights.n_words + len(COLUMNS))
    if not sentences:
        return csr_matrix(shape)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape=shape)


def softmax(log_odds: np.ndarray) -> np.ndarray:
    """Rows of probabilities from rows of log-odds, in float64."""
    odds = np.exp(log_odds - log_odds.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def _index(weights: Weights) -> dict[str, dict[str, int]]:
    index, at = {}, 0
    for block in BLOCKS:
        terms = weights.vocabulary[block]
        index[block] = {term: at + i for i, term in enumerate(terms)}
        at += len(terms)
    return index
