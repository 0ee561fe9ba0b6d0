"""What a run learns from: labelled examples, a teacher's opinion mixed into the labels, repeated and weighted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from presslens.encoder.training.examples import Example


def repeated(examples: Iterable[Example], block: Mapping) -> list[tuple[Example, float]]:
    """Examples as pairs with their weight, as often as the block of the recipe says."""
    return [(example, float(block["weight"])) for example in examples for _ in range(block.get("times", 1))]


def taught(examples: Sequence[Example], opinions: Mapping[str, np.ndarray], block: Mapping) -> list[Example]:
    """Examples whose labels are mixed with a teacher's opinion.

    Parameters
    ----------
    examples
        As many as rows in each array of ``opinions``.
    opinions
        A teacher's log-odds by question. A question that has no label in an example is taught by the teacher alone.
    block
        ``taught``: weight of the teacher in a labelled question, in [0, 1]; ``temperature``: by which its log-odds
        for sentiment are divided.
    """
    shares = {
        question: _shares(odds, block["temperature"] if question == "sentiment" else 1.0)
        for question, odds in opinions.items()
    }
    mixed = []
    for row, example in enumerate(examples):
        targets = dict(example.targets)
        for question, rows in shares.items():
            given = targets.get(question)
            weight = block["taught"] if given is not None else 1.0
            if given is not None or question == "sentiment":
                targets[question] = weight * rows[row] + (0 if given is None else (1 - weight) * given)
        mixed.append(replace(example, targets=targets))
    return mixed


def favoured(mixture: Iterable[tuple[Example, float]], weight: float) -> list[tuple[Example, float]]:
    """The mixture with more weight on mentions in a good light or favoured by their holder, which are rare."""
    return [
        (example, share * (weight if max(example.targets["sentiment"][2], example.targets["stance"][2]) > 0 else 1))
        for example, share in mixture
    ]


def _shares(odds: np.ndarray, temperature: float) -> np.ndarray:
    scaled = odds.astype(np.float64) / temperature
    odds = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)
