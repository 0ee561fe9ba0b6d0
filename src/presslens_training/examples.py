"""Labelled sentences as examples to learn from: every name hidden, every label a distribution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from presslens.attribute.items import Item
from presslens.classify.methods.encoder.heads import speaker_groups
from presslens.classify.methods.encoder.tokens import Pieces
from presslens.codebook.questions import FRAMES, QUESTIONS, SENTIMENT, Question
from presslens_training.reading import Reader

#: Labels that one coder, or several, gave to a mention, by question; of frames, one collection per coder.
Codes = Mapping[str, Sequence]

#: Questions that the network answers with one label each.
ONE_LABEL = tuple(question for question in QUESTIONS.values() if question.classified and question.exclusive)


@dataclass(frozen=True)
class Example:
    """One sentence to learn from.

    Attributes
    ----------
    pieces
        What the encoder reads.
    targets
        Distribution over labels by question, of those that were coded.
    group
        Index in :data:`~presslens.classify.methods.encoder.heads.SPEAKERS`, for stance.
    """

    pieces: Pieces
    targets: dict[str, np.ndarray] = field(hash=False)
    group: int = 0


def sentiment_examples(items: Sequence[Item], labels: Sequence[str], reader: Reader) -> list[Example]:
    """Sentiment toward one target of each sentence."""
    return [
        Example(reader.mention(item), {SENTIMENT.name: _certain(SENTIMENT, label)})
        for item, label in zip(items, labels, strict=True)
    ]


def coded_examples(
    items: Sequence[Item], codes: Sequence[Codes], frames: Sequence[str], reader: Reader
) -> list[Example]:
    """Coded mentions; where coders differ, each label has its share of them.

    Parameters
    ----------
    codes
        Of every item, by all its coders.
    frames
        Codes of all frames, in the order of the labels.
    """
    groups = speaker_groups(items)
    return [
        Example(reader.mention(item), distributions(code, frames), int(group))
        for item, code, group in zip(items, codes, groups, strict=True)
    ]


def distributions(code: Codes, frames: Sequence[str]) -> dict[str, np.ndarray]:
    """Distribution over the labels of each question that was coded; of frames, the share of coders who see each.

    >>> code = {"actor": ["yes"], "sentiment": ["neutral", "positive"], "stance": ["none"], "frames": [["war"], []]}
    >>> found = distributions(code, ["war", "peace"])
    >>> found["sentiment"].tolist(), found["frames"].tolist()
    ([0.0, 0.5, 0.5], [0.5, 0.0])
    """
    found = {
        question.name: np.mean([_certain(question, label) for label in code[question.name]], axis=0)
        for question in ONE_LABEL
        if question.name in code
    }
    return found | {FRAMES.name: _shares(code[FRAMES.name], frames)}


def repeated(examples: Iterable[Example], block: Mapping) -> list[tuple[Example, float]]:
    """Examples as pairs with their weight, as often as the block of the recipe says (``times``, else once).

    >>> repeated(["a", "b"], {"weight": 0.5, "times": 2})
    [('a', 0.5), ('a', 0.5), ('b', 0.5), ('b', 0.5)]
    """
    return [(example, float(block["weight"])) for example in examples for _ in range(block.get("times", 1))]


def _shares(given: Sequence[Sequence[str]], frames: Sequence[str]) -> np.ndarray:
    return np.mean([[frame in held for frame in frames] for held in given], axis=0)


def _certain(question: Question, label: str) -> np.ndarray:
    return np.eye(len(question.labels))[question.labels.index(label)]
