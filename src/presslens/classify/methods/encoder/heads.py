"""Heads: one linear layer per question on the encoder's features, with a temperature that makes it honest.

A head has groups. Only stance uses them: its layer depends on who speaks - the outlet, the target of itself,
somebody else, nobody known - because the same words in another mouth are another stance. Which country
speaks plays no part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.base.io import read_arrays, write_arrays
from presslens.cards.models import HeadCard
from presslens.classify.softmax import sigmoid, softmax
from presslens.codebook.questions import ACTOR, OUTLET, UNRESOLVED

if TYPE_CHECKING:
    import numpy as np

#: Who speaks, seen from the target: the groups of the head for stance, in order.
SPEAKERS = (OUTLET, "self", "other", UNRESOLVED)
#: What a head reads beside the encoder's features, by question: of actor, what the codebook's rules say (1 yes, -1 no).
BESIDE = {ACTOR.name: 1}
#: Logits are rounded to this many decimals: above most noise of 32-bit sums on different processors, and so fine
#: that noise which crosses a boundary moves no probability by more than 1e-4.
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The last layer for one question.

    Attributes
    ----------
    labels
        Columns of the answer.
    weights, intercept
        Shapes (n_groups, n_features, n_labels) and (n_groups, n_labels), float32. One group where the
        question has none.
    temperature
        Logits are divided by it; above 0.
    exclusive
        True: softmax over labels. False: each label for itself.
    """

    labels: tuple[str, ...]
    weights: np.ndarray
    intercept: np.ndarray
    temperature: float
    exclusive: bool = True

    def logits(self, features: np.ndarray, groups: np.ndarray) -> np.ndarray:
        """Logits before the temperature, shape (n, n_labels), float64."""
        import numpy as np

        found = np.zeros((len(features), len(self.labels)))
        for group in range(len(self.weights)):
            rows = groups == group
            found[rows] = features[rows].astype(np.float64) @ self.weights[group].astype(np.float64)
            found[rows] += self.intercept[group]
        return found

    def probabilities(self, features: np.ndarray, groups: np.ndarray) -> np.ndarray:
        """Calibrated probabilities, shape (n, n_labels), float64."""
        return to_probabilities(self.logits(features, groups) / self.temperature, self.exclusive)


def to_probabilities(logits: np.ndarray, exclusive: bool) -> np.ndarray:
    """Probabilities from calibrated logits, both of shape (n, n_labels), float64."""
    import numpy as np

    rounded = np.round(logits, _DECIMALS)
    return softmax(rounded) if exclusive else sigmoid(rounded)


def speaker_groups(items: Sequence[Item]) -> np.ndarray:
    """The group of each item in :data:`SPEAKERS`, shape (n_items,)."""
    import numpy as np

    return np.array([SPEAKERS.index(_speaker(item)) for item in items], dtype=int)


def _speaker(item: Item) -> str:
    if item.holder in (OUTLET, UNRESOLVED):
        return item.holder
    return "self" if item.holder == item.target else "other"


def write_heads(heads: Mapping[str, Head], path: str | Path) -> dict:
    """Write the numbers of heads by question, and return what ``model.json`` says of them."""
    import numpy as np

    arrays = {}
    for question, head in heads.items():
        arrays[f"{question}_weights"] = head.weights.astype(np.float32)
        arrays[f"{question}_intercept"] = head.intercept.astype(np.float32)
    write_arrays(arrays, path)
    return {
        question: {
            "labels": list(head.labels),
            "temperature": round(float(head.temperature), 4),
            "exclusive": head.exclusive,
        }
        for question, head in heads.items()
    }


def read_heads(path: str | Path, described: Mapping[str, HeadCard], n_features: int) -> dict[str, Head]:
    """Heads by question, on ``n_features`` features of the encoder and :data:`BESIDE` them.

    Raises
    ------
    InputError
        The file lacks an array, or one has another type or shape than ``described`` asks for.
    """
    arrays, heads = read_arrays(path), {}
    for question, about in described.items():
        weights, intercept = (_array(arrays, f"{question}_{part}", path) for part in ("weights", "intercept"))
        n_groups = len(intercept) if intercept.ndim == 2 else 0
        wanted = (n_groups, n_features + BESIDE.get(question, 0), len(about.labels))
        if n_groups not in (1, len(SPEAKERS)) or weights.shape != wanted or intercept.shape != wanted[::2]:
            raise InputError(
                f"{path}: {question}", f"has shapes {weights.shape}, {intercept.shape}", f"allowed: {wanted}"
            )
        heads[question] = Head(about.labels, weights, intercept, about.temperature, about.exclusive)
    return heads


def _array(arrays: Mapping[str, np.ndarray], name: str, path: str | Path) -> np.ndarray:
    import numpy as np

    if name not in arrays:
        raise InputError(path, f"lacks {name}", f"found: {', '.join(sorted(arrays))}")
    array = arrays[name]
    if array.dtype != np.float32 or not np.isfinite(array).all():
        raise InputError(f"{path}: {name}", f"is {array.dtype} or holds no finite numbers", "allowed: finite float32")
    return array
