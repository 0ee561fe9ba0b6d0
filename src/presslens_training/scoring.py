"""What the cards of models say of their answers: scores on labelled sentences, and the card as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from presslens.attribute.items import Item
from presslens.codebook.questions import SENTIMENT
from presslens.validate.decisions import of_labels
from presslens.validate.scores import scores_with_intervals
from presslens_training.reading import Reader

if TYPE_CHECKING:
    from presslens_training.network import Network

#: Scores that a card reports, of all labels together or of each.
CARD_SCORES = ("macro_f1", "f1", "accuracy", "calibration_error")
_RESAMPLES, _CONFIDENCE = 1000, 0.95

#: Items in, probabilities of the labels of sentiment out, shape (n_items, 3).
Answer = Callable[[Sequence[Item]], np.ndarray]


def card_scores(
    probabilities: np.ndarray, truth: Sequence[str], sentences: Sequence[str], rng: np.random.Generator
) -> dict[str, dict[str, float | None]]:
    """Scores of sentiment with 95 % intervals from 1,000 draws of whole sentences.

    Mentions in one sentence are not independent: that is why sentences are drawn.

    Parameters
    ----------
    probabilities
        Of negative, neutral and positive, shape (n_items, 3).
    truth, sentences
        The label of each item, and the sentence that it stands in.

    Returns
    -------
    By score, ``estimate``, ``low`` and ``high`` in [0, 1], rounded to 4 decimals; None where undefined. A score of one
    label is called ``<score>_<label>``.

    >>> found = card_scores(np.eye(3), SENTIMENT.labels, ["a", "b", "c"], np.random.default_rng(0))
    >>> found["accuracy"], found["f1_neutral"]["estimate"]
    ({'estimate': 1.0, 'low': None, 'high': None}, 1.0)
    """
    said = [SENTIMENT.labels[place] for place in probabilities.argmax(axis=1)]
    decisions = of_labels(SENTIMENT.labels, truth, said, probabilities)
    return {
        f"{score}_{label}" if label else score: {
            name: None if number is None else round(number, 4)
            for name, number in (("estimate", value), ("low", low), ("high", high))
        }
        for score, label, value, low, high in scores_with_intervals(decisions, sentences, _RESAMPLES, _CONFIDENCE, rng)
        if score in CARD_SCORES
    }


def scored_files(
    files: Mapping[str, tuple[Sequence[Item], Sequence[str]]], answer: Answer, seed: int
) -> dict[str, dict[str, object]]:
    """:func:`card_scores` of one method by file, with the numbers ``n`` of mentions and ``n_sentences`` of sentences.

    Parameters
    ----------
    files
        Items and labels by the name of the file.
    seed
        Of the draws. Every file starts from it: files that are left out or added do not move the others' intervals.
    """
    found: dict[str, dict[str, object]] = {}
    for name, (items, labels) in files.items():
        sentences = [item.text for item in items]
        scores = card_scores(answer(items), labels, sentences, np.random.default_rng(seed))
        found[name] = {"n": len(items), "n_sentences": len(set(sentences)), **scores}
    return found


def sentiment_logits(network: Network, items: Sequence[Item], reader: Reader) -> np.ndarray:
    """What a network says of the sentiment of mentions, shape (n_items, 3)."""
    _, logits = network.answer([reader.mention(item) for item in items], [0] * len(items), reader.padding)
    return logits[SENTIMENT.name]


def sentiment_truth(labels: Sequence[str]) -> np.ndarray:
    """Labels of sentiment as ones among zeros, shape (n_items, 3).

    >>> sentiment_truth(["positive"]).tolist()
    [[0.0, 0.0, 1.0]]
    """
    return np.eye(len(SENTIMENT.labels))[[SENTIMENT.labels.index(label) for label in labels]]


def macro_f1(logits: np.ndarray, labels: Sequence[str]) -> float:
    """Mean F1 of the labels of sentiment, in [0, 1], rounded to 4 decimals.

    >>> macro_f1(np.eye(3), ["negative", "neutral", "negative"])
    0.5556
    """
    from sklearn.metrics import f1_score

    said = [SENTIMENT.labels[place] for place in logits.argmax(axis=1)]
    return round(float(f1_score(labels, said, average="macro")), 4)


def card_text(document: Mapping[str, object]) -> str:
    """A model's card as YAML, keys in their order.

    >>> print(card_text({"name": "a", "sizes": (1, 2)}), end="")
    name: a
    sizes:
    - 1
    - 2
    """
    import yaml

    # By way of JSON, so that arrays of any kind are plain lists and no value points to another.
    plain = json.loads(json.dumps(document))
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=110)
