"""Train the linear sentiment classifier: vocabulary, logistic regression, temperature."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from presslens.attribute.items import Item
from presslens.classify.methods.linear.classifier import columns_of, features, logits
from presslens.classify.methods.linear.features import BLOCKS, Words, blocks, words
from presslens.classify.methods.linear.valence import COLUMNS
from presslens.classify.methods.linear.weights import Weights
from presslens.classify.softmax import softmax
from presslens.codebook.questions import SENTIMENT

#: Chosen on NewsMTSC: grouped cross-validation on rw_train, then rw_dev and mt_dev.
SCALE = {"sentence": 0.7, "clause": 1.0, "position": 1.0, "letters": 1.0, "letters_by_side": 0.7}
MIN_SENTENCES = 2
INVERSE_PENALTY = 0.5
N_FOLDS = 5


def train(
    items: Sequence[Item],
    labels: Sequence[str],
    *,
    seed: int = 0,
    inverse_penalty: float = INVERSE_PENALTY,
    min_sentences: int = MIN_SENTENCES,
    scale: dict[str, float] = SCALE,
    n_folds: int = N_FOLDS,
) -> Weights:
    """Weights learned from labelled items.

    Parameters
    ----------
    items, labels
        Mentions and their labels (``negative``, ``neutral``, ``positive``); each label must occur.
    seed
        Decides which sentences share a fold when the temperature is fitted.
    inverse_penalty
        C of scikit-learn's LogisticRegression: larger means less regularised.
    min_sentences
        Word features in fewer items are left out.
    scale
        Length of the unit vector of each block of word features.
    n_folds
        The temperature is fitted to predictions out of fold; all mentions of a sentence share a fold.

    Raises
    ------
    ValueError
        Labels are unknown, or one of the three does not occur.
    """
    codes = _codes(labels)
    sentences = [words(item) for item in items]
    fit = partial(_fit, inverse_penalty=inverse_penalty, min_sentences=min_sentences, scale=scale)
    folds = _folds([item.text for item in items], n_folds, np.random.default_rng(seed))
    held_out = np.zeros((len(items), len(SENTIMENT.labels)))
    scored = np.zeros(len(items), dtype=bool)
    for fold in range(n_folds):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        if len(outside) and len(np.unique(codes[inside])) == len(SENTIMENT.labels):
            weights = fit([sentences[i] for i in inside], codes[inside])
            held_out[outside] = _logits([sentences[i] for i in outside], weights)
            scored[outside] = True
    weights = fit(sentences, codes)
    return replace(weights, temperature=temperature(held_out[scored], codes[scored]))


def temperature(values: np.ndarray, codes: np.ndarray) -> float:
    """The divisor of logits that makes the labels most likely, in [0.05, 20]; 1 when there are no rows.

    References
    ----------
    Guo, C. et al. (2017). On Calibration of Modern Neural Networks. ICML 2017.
    """
    from scipy.optimize import minimize_scalar

    if not len(codes):
        return 1.0

    def loss(log_divisor: float) -> float:
        p = softmax(values / math.exp(log_divisor))
        return -float(np.log(np.maximum(p[np.arange(len(codes)), codes], 1e-300)).mean())

    found = minimize_scalar(loss, bounds=(math.log(0.05), math.log(20)), method="bounded")
    return round(float(math.exp(found.x)), 4)


def _fit(
    sentences: list[Words], codes: np.ndarray, *, inverse_penalty: float, min_sentences: int, scale: dict[str, float]
) -> Weights:
    from sklearn.linear_model import LogisticRegression

    n_labels = len(SENTIMENT.labels)
    n_sentences: dict[str, Counter[str]] = {block: Counter() for block in BLOCKS}
    for sentence in sentences:
        for block, terms in blocks(sentence).items():
            n_sentences[block].update(set(terms))
    vocabulary = {
        block: tuple(sorted(term for term, n in n_sentences[block].items() if n >= min_sentences)) for block in BLOCKS
    }
    idf = [
        math.log((1 + len(sentences)) / (1 + n_sentences[block][term])) + 1
        for block in BLOCKS
        for term in vocabulary[block]
    ]
    n_columns = len(idf) + len(COLUMNS)
    empty = np.zeros((n_columns, n_labels), dtype=np.float32), np.zeros(n_labels, dtype=np.float32)
    weights = Weights(vocabulary, dict(scale), np.array(idf, dtype=np.float32), *empty, 1.0)
    matrix = features(sentences, weights, columns_of(weights))
    model = LogisticRegression(C=inverse_penalty, max_iter=500, tol=1e-3).fit(matrix, codes)
    coefficients, intercept = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    return replace(weights, coefficients=np.ascontiguousarray(coefficients), intercept=intercept)


def _logits(sentences: list[Words], weights: Weights) -> np.ndarray:
    return logits(features(sentences, weights, columns_of(weights)), weights)


def _codes(labels: Sequence[str]) -> np.ndarray:
    allowed = SENTIMENT.labels
    unknown = sorted({str(label) for label in labels} - set(allowed))
    if unknown:
        raise ValueError(f"unknown labels {unknown}; allowed: {', '.join(allowed)}")
    missing = [label for label in allowed if label not in labels]
    if missing:
        raise ValueError(f"no item is labelled {', '.join(missing)}: each of the three must occur")
    return np.array([allowed.index(label) for label in labels])


def _folds(texts: list[str], n_folds: int, rng: np.random.Generator) -> np.ndarray:
    """A fold for each item, the same for equal sentences."""
    distinct = sorted(set(texts))
    fold = dict(zip(distinct, (rng.permutation(len(distinct)) % n_folds).tolist(), strict=True))
    return np.array([fold[text] for text in texts])
