"""What the cards of models say of their answers: scores on labelled sentences, and the card as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from presslens.attribute.items import Item
from presslens.classify.methods.encoder.heads import BESIDE, Head, speaker_groups
from presslens.codebook.questions import SENTIMENT, Question
from presslens.validate.decisions import of_labels
from presslens.validate.scores import IF_PERFECT, scores_with_intervals
from presslens_training.examples import ONE_LABEL
from presslens_training.reading import Reader
from presslens_training.world_news import CodedMention

if TYPE_CHECKING:
    from presslens_training.network import Network

#: Scores that a card reports, of all labels together or of each.
CARD_SCORES = ("macro_f1", "f1", "accuracy", "calibration_error")
_CONFIDENCE = 0.95

#: Items in, probabilities of the labels of sentiment out, shape (n_items, 3).
Answer = Callable[[Sequence[Item]], np.ndarray]


def card_scores(
    probabilities: np.ndarray,
    truth: Sequence[str],
    clusters: Sequence[str],
    rng: np.random.Generator,
    labels: Sequence[str] = SENTIMENT.labels,
) -> dict[str, dict[str, float | None]]:
    """Scores with 95 % intervals from deleting one cluster at a time.

    Mentions in one sentence, or one document, are not independent: that is why clusters are deleted whole.

    Parameters
    ----------
    probabilities
        Of the labels, shape (n_items, n_labels).
    truth, clusters
        The label of each item, and the sentence or document that it stands in.
    labels
        Of the question.

    Returns
    -------
    By score, ``estimate``, ``low`` and ``high`` in [0, 1], rounded to 4 decimals; None where undefined. A score of one
    label is called ``<score>_<label>``. ``calibration_error`` has ``of_a_perfect_model``: what it would be on average
    if every probability were true, as it is never 0 with few items.

    >>> found = card_scores(np.eye(3), SENTIMENT.labels, ["a", "b", "c"], np.random.default_rng(0))
    >>> found["accuracy"], found["f1_neutral"]["estimate"]
    ({'estimate': 1.0, 'low': None, 'high': None}, 1.0)
    """
    said = [labels[place] for place in probabilities.argmax(axis=1)]
    decisions = of_labels(labels, truth, said, probabilities)
    rows = scores_with_intervals(decisions, clusters, _CONFIDENCE, rng)
    found = {
        f"{score}_{label}" if label else score: {
            name: None if number is None else round(number, 4)
            for name, number in (("estimate", value), ("low", low), ("high", high))
        }
        for score, label, value, low, high in rows
        if score in CARD_SCORES
    }
    perfect = next(row.value for row in rows if row.score == IF_PERFECT)
    found["calibration_error"]["of_a_perfect_model"] = None if perfect is None else round(perfect, 4)
    return found


def scored_mentions(
    mentions: Sequence[CodedMention],
    heads: Mapping[str, Head],
    features: np.ndarray,
    said: np.ndarray,
    seed: int,
) -> dict[str, dict[str, object]]:
    """:func:`card_scores` of coded mentions by question of one label, with ``n`` and ``n_documents``.

    Parameters
    ----------
    heads
        As they are shipped.
    features, said
        The encoder's features, and what the codebook's rules say of actors.
    """
    groups, found = speaker_groups([mention.item for mention in mentions]), {}
    for question in ONE_LABEL:
        head = heads[question.name]
        inputs = np.hstack([features, said[:, None]]) if question.name in BESIDE else features
        labels = [mention.agreed(question.name) for mention in mentions]
        rows = [row for row, label in enumerate(labels) if label is not None]
        documents = [mentions[row].document for row in rows]
        chosen = groups[rows] if len(head.weights) > 1 else np.zeros(len(rows), int)
        probabilities = head.probabilities(inputs[rows], chosen)
        truth = [label for label in labels if label is not None]
        scores = card_scores(probabilities, truth, documents, np.random.default_rng(seed), head.labels)
        found[question.name] = {"n": len(rows), "n_documents": len(set(documents)), **scores}
    return found


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


def scores_by_question(
    network: Network, mentions: Sequence[CodedMention], reader: Reader
) -> dict[str, dict[str, float | int]]:
    """Macro-F1 and number ``n`` of the mentions on which coders agree, by question that has one label."""
    items = [mention.item for mention in mentions]
    _, logits = network.answer([reader.mention(item) for item in items], speaker_groups(items).tolist(), reader.padding)
    found: dict[str, dict[str, float | int]] = {}
    for question in ONE_LABEL:
        labels = [mention.agreed(question.name) for mention in mentions]
        rows = [row for row, label in enumerate(labels) if label is not None]
        truth = [label for label in labels if label is not None]
        found[question.name] = {"n": len(rows), "macro_f1": macro_f1(logits[question.name][rows], truth, question)}
    return found


def macro_f1(logits: np.ndarray, labels: Sequence[str], question: Question = SENTIMENT) -> float:
    """Mean F1 of the labels of a question that occur, in [0, 1], rounded to 4 decimals.

    >>> macro_f1(np.eye(3), ["negative", "neutral", "negative"])
    0.5556
    """
    from sklearn.metrics import f1_score

    said = [question.labels[place] for place in logits.argmax(axis=1)]
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
