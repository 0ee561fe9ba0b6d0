"""What the encoder's ``model.json`` says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.io import MissingFileError
from presslens.base.schema import read_checked

MODEL = "model.json"


@dataclass(frozen=True, slots=True)
class HeadCard:
    """A head: labels in the order of its outputs, what logits are divided by, and whether just one label holds."""

    labels: tuple[str, ...]
    temperature: float
    exclusive: bool


@dataclass(frozen=True, slots=True)
class ModelCard:
    """An encoder as it is shipped.

    Attributes
    ----------
    n_features
        Of a mention or sentence.
    heads
        By question.
    sha256
        By file.
    trained_on
        Corpora whose annotations its heads were fitted to.
    """

    n_features: int
    heads: Mapping[str, HeadCard]
    sha256: Mapping[str, str]
    trained_on: tuple[str, ...]


def load_model(folder: str | Path) -> ModelCard:
    """Read what a folder of ``models/`` says of its encoder. Its files are not looked at.

    Raises
    ------
    InputError
        There is no ``model.json``, or it does not follow the schema ``encoder``.
    """
    path = Path(folder) / MODEL
    try:
        document = read_checked(path, "encoder")
    except MissingFileError as fault:
        raise InputError(path, fault.found, "an encoder is a folder with this file") from None
    heads = head_cards(document["heads"])
    return ModelCard(document["n_features"], heads, document["sha256"], tuple(document["trained_on"]))


def head_cards(described: Mapping[str, Mapping[str, Any]]) -> dict[str, HeadCard]:
    """Heads by question, from what a file says of them.

    >>> head_cards({"actor": {"labels": ["no", "yes"], "temperature": 1.5, "exclusive": True}})
    {'actor': HeadCard(labels=('no', 'yes'), temperature=1.5, exclusive=True)}
    """
    return {
        question: HeadCard(tuple(entry["labels"]), entry["temperature"], entry["exclusive"])
        for question, entry in described.items()
    }
