"""Does a name alone change an answer? The names of the targets swapped in the same sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from presslens.attribute.items import Item, Neighbour
from presslens.codebook.questions import Question
from presslens.codebook.targets import Target
from presslens.language.en.placeholders import is_plural

#: Kinds of mentions whose names can stand for one another.
KINDS = ("country", "demonym", "capital", "leader")

#: Items in, one number for each out, shape (n_items,).
Polarity = Callable[[Sequence[Item]], np.ndarray]


class Answers(Protocol):
    """What is audited: any classifier of mentions."""

    @property
    def question(self) -> Question:
        """What it answers."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """Columns of its probabilities."""
        ...

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Probabilities, shape (n_items, n_labels)."""
        ...


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the same form, one of each target.

    Attributes
    ----------
    targets
        Codes of the targets.
    of_kind
        By kind of mention, the names in the order of ``targets``.
    plural
        Names of the targets' people, in that order.
    """

    targets: tuple[str, ...]
    of_kind: Mapping[str, tuple[str, ...]]
    plural: tuple[str, ...]

    def of(self, item: Item, target: str) -> str:
        """What the item's mention is called when it means another target."""
        people = item.kind == "demonym" and is_plural(item.text[item.start : item.end])
        return (self.plural if people else self.of_kind[item.kind])[self.targets.index(target)]


def names_of(targets: Sequence[Target]) -> Names:
    """The first name of each kind that the codebook has of each target."""

    def first(target: Target, kind: str, people: bool = False) -> str:
        texts = (alias.text for alias in target.aliases if alias.kind == kind)
        return next(text for text in texts if kind != "demonym" or is_plural(text) == people)

    return Names(
        tuple(target.code for target in targets),
        {kind: tuple(first(target, kind) for target in targets) for kind in KINDS},
        tuple(first(target, "demonym", people=True) for target in targets),
    )


def swapped(item: Item, names: Names, target: str) -> Item:
    """The item with the name of another target in the place of its mention."""
    name = names.of(item, target)
    shift = len(name) - (item.end - item.start)
    neighbours = tuple(
        Neighbour(n.start + shift, n.end + shift, n.target, n.kind) if n.start >= item.end else n
        for n in item.neighbours
    )
    text = item.text[: item.start] + name + item.text[item.end :]
    return replace(item, text=text, end=item.start + len(name), target=target, neighbours=neighbours, content=None)


def swap_names(items: Sequence[Item], names: Names, methods: Mapping[str, Polarity]) -> dict[str, dict[str, float]]:
    """Mean polarity of the same mentions by the name put in, and the largest change of one mention, by method.

    ``items`` are mentions of :data:`KINDS`.
    """
    found = {}
    for method, polarity in methods.items():
        values = np.stack([polarity([swapped(item, names, target) for item in items]) for target in names.targets])
        found[method] = {
            target: round(float(mean), 4) for target, mean in zip(names.targets, values.mean(axis=1), strict=True)
        } | {"largest_change_of_one_mention": round(float(np.ptp(values, axis=0).max()), 4)}
    return found


def polarity_of(classifier: Answers) -> Polarity:
    """The mean polarity of each item by a classifier whose question has one, in [-1, 1]."""
    return lambda items: mean_polarity(classifier.question, classifier.predict_proba(items), classifier.labels)


def mean_polarity(question: Question, probabilities: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """Mean polarity of each row of probabilities, shape (n_items,).

    >>> from presslens.codebook.questions import SENTIMENT
    >>> mean_polarity(SENTIMENT, np.array([[0.5, 0.25, 0.25]]), SENTIMENT.labels).tolist()
    [-0.25]
    """
    return probabilities @ np.array([question.polarity.get(label, 0) for label in labels], float)
