"""What a classifier sees and what it must give back: the contract between the DAG and every method.

A classifier answers one *question* (``actor``, ``sentiment``, ``stance`` or ``frames``). The registry
(:mod:`presslens.classify.registry`) maps a question and the name in ``config.yaml`` to its class. One contract test
runs over every registered classifier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

#: Labels of the single-label questions, in the order of the probability columns.
LABELS = {
    "actor": ("no", "yes"),
    "sentiment": ("negative", "neutral", "positive"),
    "stance": ("against", "none", "favour"),
}
UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another codebook mention in the same sentence (character offsets into the sentence)."""

    start: int
    end: int
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    """One mention in its sentence, as a classifier sees it.

    Attributes
    ----------
    text
        The sentence.
    start, end
        The mention, as character offsets into ``text``; ``start < end``.
    target, kind
        Target code and alias kind of the mention. A method used to compare countries must not let its answer
        depend on ``target``.
    neighbours
        The other mentions of targets in the sentence, in order of position.
    holder
        Whose words carry the mention (``outlet``, an actor code, or ``unresolved``).
    content
        The part of the sentence in the holder's words, as offsets into ``text`` (the whole sentence for ``outlet``).
    quoted
        True when ``content`` is a direct quotation.
    """

    text: str
    start: int
    end: int
    target: str
    kind: str
    neighbours: tuple[Neighbour, ...] = ()
    holder: str = "outlet"
    content: tuple[int, int] = (0, 0)
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made a rule-based classifier decide: offsets into ``Item.text``, and what they were read as."""

    start: int
    end: int
    cue: str


class Classifier(Protocol):
    """A method that turns items into probabilities.

    ``labels`` are the columns of :meth:`predict_proba`. ``exclusive`` is True when each row sums to one (exactly one
    label holds) and False for multi-label questions (each cell is a probability of its own). ``calibrated`` is
    False when the numbers are scores or 0/1 decisions of rules rather than calibrated probabilities.
    """

    labels: tuple[str, ...]
    exclusive: bool
    calibrated: bool

    @classmethod
    def from_config(cls, block: Mapping, codebook: Sequence[Path]) -> Classifier:
        """Build the classifier from its block in ``config.yaml`` and the codebook files of its question."""

    def fit(self, items: Sequence[Item], labels: Sequence) -> Classifier:
        """Learn from labelled items and return ``self``. Methods without training return ``self`` unchanged."""

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Probabilities, shape (n_items, n_labels), float64 in [0, 1]; no items give shape (0, n_labels)."""

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """The cues behind each answer, one tuple per item; empty tuples for methods without cues."""
