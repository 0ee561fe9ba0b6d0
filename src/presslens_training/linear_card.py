"""The card of the linear sentiment classifier: what it learned from, how well it does, beside two baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from presslens.attribute.items import Item
from presslens.cards.datasets import DatasetCard
from presslens.classify.methods.lexicon import LexiconSentiment
from presslens.classify.methods.linear.weights import Weights
from presslens.codebook.questions import SENTIMENT
from presslens_training.linear import INVERSE_PENALTY, MIN_SENTENCES, N_FOLDS, SCALE
from presslens_training.scoring import Answer, scored_files

#: Scores that a card has of a baseline.
_OF_BASELINES = ("macro_f1", "accuracy")


def baselines(labels: Sequence[str]) -> dict[str, Answer]:
    """Methods that nothing is gained from unless they are beaten.

    Parameters
    ----------
    labels
        Of the file that is trained on: ``majority`` always gives the most frequent one.

    >>> baselines(["neutral", "neutral", "positive"])["majority"]([Item("It rained.", 0, 2, "X", "name")]).tolist()
    [[0.0, 1.0, 0.0]]
    """
    most = max(SENTIMENT.labels, key=labels.count)
    frequent = np.array([label == most for label in SENTIMENT.labels], float)
    return {
        "lexicon": LexiconSentiment().predict_proba,
        "majority": lambda items: np.tile(frequent, (len(items), 1)),
    }


def baseline_scores(
    files: Mapping[str, tuple[Sequence[Item], Sequence[str]]], methods: Mapping[str, Answer], seed: int
) -> dict[str, dict[str, dict[str, object]]]:
    """Scores of each baseline, by file and method."""
    found = {method: scored_files(files, answer, seed) for method, answer in methods.items()}
    return {
        file: {method: {score: found[method][file][score] for score in _OF_BASELINES} for method in methods}
        for file in files
    }


def linear_card(
    weights: Weights,
    hashes: Mapping[str, str],
    dataset: DatasetCard,
    parts: Mapping[str, Sequence[str]],
    labels: Sequence[str],
    seed: int,
    metrics: Mapping[str, object],
    baseline_metrics: Mapping[str, object],
) -> dict[str, object]:
    """The card, as a document for YAML.

    Parameters
    ----------
    hashes
        SHA-256 of the model's files: ``weights_sha256`` and ``model_sha256``.
    parts
        Names of the data set's files by what they were used for: ``train``, ``dev``, ``test``.
    labels
        Of the file that was trained on.
    metrics, baseline_metrics
        By file, as :func:`~presslens_training.scoring.scored_files` and :func:`baseline_scores` give them.
    """
    return {
        "name": "sentiment_linear",
        "what": (
            "Sentiment toward a target in its sentence: negative, neutral or positive. Blind to the target's name."
        ),
        "method": (
            "multinomial logistic regression on TF-IDF of words and letters of the sentence, the "
            "clause and the places near the target, and VADER lexicon features"
        ),
        "seed": seed,
        **hashes,
        "training_data": {
            "data_set": dataset.name,
            "title": dataset.title,
            "citation": dataset.citation,
            "licence": dataset.licence,
            **{part: {name: dataset.files[name].sha256 for name in names} for part, names in parts.items()},
            "n_train": {label: labels.count(label) for label in SENTIMENT.labels},
        },
        "settings": {
            "inverse_penalty": INVERSE_PENALTY,
            "min_sentences": MIN_SENTENCES,
            "scale": dict(SCALE),
            "chosen_on": "cross-validation by article on the train file, then the dev files; no test file",
            "n_features": len(weights.coefficients),
            "temperature": weights.temperature,
            "temperature_fitted_on": f"train file, out of fold, {N_FOLDS} folds by sentence",
        },
        "metrics": metrics,
        "metrics_note": (
            "Shares from 0 to 1 with 95 % intervals over sentences (jackknife). Dev scores are optimistic: "
            "settings were chosen on them. The test files were read for two models: a first one without the "
            "features of letters, found too weak, and this one, chosen by cross-validation on the train "
            "file. calibration_error has ten equal bins of confidence, and no interval."
        ),
        "baselines": baseline_metrics,
        "baselines_note": (
            "majority: the most frequent label of the train file; lexicon: VADER "
            "on the sentence, names hidden, threshold 0.05."
        ),
        "limits": [
            "Learned from US political news, mostly about persons; not validated on news of war.",
            "Sentiment is the light in which the sentence shows the target, not the stance of a speaker.",
            "English only. Sentences are read one by one, up to 60 tokens on either side of the target.",
        ],
        "licence": "MIT; the lexicon is VADER's (MIT)",
    }
