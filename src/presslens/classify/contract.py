"""What a classifier sees and what it must give back: the contract between the DAG and every method.

A classifier answers one :class:`~presslens.codebook.questions.Question`. Its class says which one, under which name
``config.yaml`` calls it and what it needs; :mod:`presslens.classify.registry` finds it. One contract test runs over
every registered classifier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar, runtime_checkable

from presslens.attribute.items import Item, SentenceItem
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import Question

if TYPE_CHECKING:
    import numpy as np

#: What is asked about: :class:`Item` where the question's unit is a mention, else :class:`SentenceItem`.
Asked = TypeVar("Asked", Item, SentenceItem)
_Asked = TypeVar("_Asked", Item, SentenceItem, contravariant=True)

_FOLDER = "a folder of models/, such as models/sentiment_linear"
#: Schema of the block of a classifier that is a model.
MODEL_BLOCK: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["model"],
    "properties": {
        "model": {"type": "string", "pattern": r"^models/[a-z0-9_]+\Z", "description": _FOLDER, "form": _FOLDER}
    },
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made a classifier decide: offsets into the text of the item, the label that they speak for, and
    what they were read as."""

    start: int
    end: int
    label: str
    cue: str


class Classifier(Protocol[_Asked]):
    """A method that turns items into probabilities.

    Attributes
    ----------
    question, name
        What it answers, and what ``config.yaml`` calls it.
    needs
        Parts of the codebook that it asks for, as :class:`~presslens.codebook.codebook.Codebook` names them.
    block
        Schema of its block in ``config.yaml``; None where it has no settings and no block.
    rank
        Place in lists of the question's classifiers, from plain to intricate.
    calibrated
        False when the numbers are scores or 0/1 decisions of rules rather than calibrated probabilities.
    quick
        True when it answers a corpus in seconds and needs no features of another step: then it is asked of every
        mention even where another classifier is in use (:func:`presslens.classify.registry.idle`).
    labels
        Columns of :meth:`predict_proba`. Where the question is exclusive each row sums to one, else each cell is a
        probability of its own.
    """

    question: ClassVar[Question]
    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]]
    block: ClassVar[Mapping[str, Any] | None]
    rank: ClassVar[int]
    calibrated: ClassVar[bool]
    quick: ClassVar[bool]

    @property
    def labels(self) -> tuple[str, ...]:
        """Columns of :meth:`predict_proba`."""
        ...

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> Self:
        """Build the classifier from its block in ``config.yaml`` and the parts of the codebook that it needs."""
        ...

    def predict_proba(self, items: Sequence[_Asked]) -> np.ndarray:
        """Probabilities, shape (n_items, n_labels), float64 in [0, 1]; no items give shape (0, n_labels)."""
        ...


@runtime_checkable
class GivesEvidence(Protocol[_Asked]):
    """A classifier that can point at the words behind its answers."""

    def evidence(self, items: Sequence[_Asked]) -> list[tuple[Evidence, ...]]:
        """The cues behind each answer, one tuple per item."""
        ...


@runtime_checkable
class ReadsFeatures(Protocol):
    """A classifier that answers from features of another step, by a layer that may be the corpus's own."""

    def look_up(self, features: str | Path) -> None:
        """Read features from a file instead of computing them again."""
        ...

    def take_head(self, arrays: str | Path, described: str | Path) -> None:
        """Answer with the layer chosen on the corpus's own annotations."""
        ...
