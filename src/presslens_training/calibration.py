"""Answers to mentions not learned from: what rules are worth beside them, and a temperature that makes them honest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from presslens.classify.methods.encoder.heads import Head
from presslens.classify.temperature import best_temperature
from presslens.codebook.questions import ACTOR, FRAMES, QUESTIONS
from presslens_training.examples import ONE_LABEL
from presslens_training.world_news import CodedMention

if TYPE_CHECKING:
    from presslens_training.network import Network


@dataclass(frozen=True)
class RulesBeside:
    """What the codebook's rules are worth beside a head of no and yes.

    Calibrated logit of yes = ``scale`` * logit of the head + ``weight`` * rules + ``offset``; the rules say 1 or -1.

    >>> RulesBeside(scale=1.0, weight=2.0, offset=0.0).logits(np.array([[0.0, 0.0]]), np.array([1.0])).tolist()
    [[-1.0, 1.0]]
    """

    scale: float
    weight: float
    offset: float

    def logits(self, given: np.ndarray, said: np.ndarray) -> np.ndarray:
        """Calibrated logits of no and yes, shape (n, 2), from those of the head and what the rules say."""
        half = (self.scale * (given[:, 1] - given[:, 0]) + self.weight * said + self.offset) / 2
        return np.stack([-half, half], axis=1)

    def added_to(self, head: Head) -> Head:
        """The head with the rules as its last feature."""
        sides = np.array([-1, 1]) / (2 * self.scale)
        row = np.broadcast_to(self.weight * sides, (len(head.weights), 1, 2))
        return replace(
            head,
            weights=np.concatenate([head.weights, row], axis=1).astype(np.float32),
            intercept=(head.intercept + self.offset * sides).astype(np.float32),
            temperature=1 / self.scale,
        )


def rules_beside(mentions: Sequence[CodedMention], logits: np.ndarray, said: np.ndarray) -> RulesBeside:
    """Fit the rules beside the head, on mentions on which coders agree.

    Parameters
    ----------
    logits, said
        Logits of no and yes, shape (n, 2), and what the rules say, 1 or -1, shape (n,).
    """
    from sklearn.linear_model import LogisticRegression

    labels = [mention.agreed(ACTOR.name) for mention in mentions]
    rows = [row for row, label in enumerate(labels) if label is not None]
    truth = [labels[row] == ACTOR.labels[-1] for row in rows]
    inputs = np.stack([logits[rows, 1] - logits[rows, 0], said[rows]], axis=1)
    model = LogisticRegression().fit(inputs, truth)
    (scale, weight), (offset,) = model.coef_[0].tolist(), model.intercept_.tolist()
    return RulesBeside(scale, weight, offset)


def temperatures(
    mentions: Sequence[CodedMention], logits: Mapping[str, np.ndarray], frames: Sequence[str]
) -> dict[str, float]:
    """The temperature of each question's head, on mentions on which coders agree.

    Parameters
    ----------
    logits
        Of each mention, by question.
    frames
        Codes of all frames; of one that only some coders see nothing is asked.
    """
    found = {}
    for question in ONE_LABEL:
        labels = [mention.agreed(question.name) for mention in mentions]
        rows = [row for row, label in enumerate(labels) if label is not None]
        truth = np.array([[label == labels[row] for label in question.labels] for row in rows], float)
        found[question.name] = best_temperature(logits[question.name][rows], truth, exclusive=True)
    shares = np.array(
        [[np.mean([frame in held for held in mention.codes[FRAMES.name]]) for frame in frames] for mention in mentions]
    )
    shares[(shares > 0) & (shares < 1)] = np.nan
    found[FRAMES.name] = best_temperature(logits[FRAMES.name], shares, exclusive=QUESTIONS[FRAMES.name].exclusive)
    return found


def shipped_heads(
    network: Network,
    labels: Mapping[str, Sequence[str]],
    divisors: Mapping[str, float],
    beside: Mapping[str, RulesBeside],
) -> dict[str, Head]:
    """The heads of all questions as they are shipped.

    Parameters
    ----------
    labels, divisors
        Labels and temperature, by question.
    beside
        Rules that a head is given as one more feature.
    """
    heads = {question: network.head(question, labels[question], divisors[question]) for question in labels}
    return heads | {question: rules.added_to(heads[question]) for question, rules in beside.items()}
