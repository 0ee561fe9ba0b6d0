"""Sentiment toward the target by multinomial logistic regression on the words of its sentence.

The method is blind: it sees placeholders where the targets stood (:mod:`presslens.blind.pieces`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.classify.contract import MODEL_BLOCK
from presslens.classify.methods.linear.features import BLOCKS, Words, blocks, words
from presslens.classify.methods.linear.valence import COLUMNS, valence
from presslens.classify.methods.linear.weights import Weights, load_weights
from presslens.classify.softmax import softmax
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import SENTIMENT

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

#: Items whose features are held in memory at one time.
_BATCH = 2000


class LinearSentiment:
    """Logistic regression with weights as `train_sentiment` makes them.

    Parameters
    ----------
    weights
        A trained model.
    """

    question = SENTIMENT
    name = "linear"
    needs = ()
    block = MODEL_BLOCK
    rank = 1
    calibrated = True
    quick = True
    labels = SENTIMENT.labels

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._columns = columns_of(weights)

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> LinearSentiment:
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

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Calibrated probabilities, shape (n_items, 3), each row summing to one.

        A row depends on its own item alone, and sums run in a fixed order: batches and threads do not change
        it.
        """
        import numpy as np

        weights = self.weights
        rows = [np.zeros((0, len(self.labels)))]
        for at in range(0, len(items), _BATCH):
            matrix = features([words(item) for item in items[at : at + _BATCH]], weights, self._columns)
            rows.append(softmax(logits(matrix, weights) / weights.temperature))
        return np.concatenate(rows)


def logits(matrix: csr_matrix, weights: Weights) -> np.ndarray:
    """What the weights make of features, before the temperature, shape (n_sentences, n_labels), float64."""
    import numpy as np

    return matrix @ weights.coefficients.astype(np.float64) + weights.intercept


def features(sentences: Sequence[Words], weights: Weights, column_of: Mapping[str, dict[str, int]]) -> csr_matrix:
    """Feature matrix, shape (n_sentences, n_word_features + n_valence_columns), float64.

    Word features are (1 + ln count) x idf, and each block of a row has the length of its ``scale``; words
    outside the vocabulary count for nothing. ``column_of`` gives the column of each word feature by block.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    columns, values, ends = [], [], [0]
    fixed = np.arange(weights.n_words, weights.n_words + len(COLUMNS))
    for sentence in sentences:
        terms = blocks(sentence)
        for block in BLOCKS:
            known = column_of[block]
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


def columns_of(weights: Weights) -> dict[str, dict[str, int]]:
    """The column of each word feature, by block."""
    index, at = {}, 0
    for block in BLOCKS:
        terms = weights.vocabulary[block]
        index[block] = {term: at + i for i, term in enumerate(terms)}
        at += len(terms)
    return index
