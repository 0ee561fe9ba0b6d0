"""What the encoder's ``model.json`` says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import MissingFileError, read_json
from presslens.base.schema import check_against, read_checked, schema
from presslens.codebook.questions import QUESTIONS

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
    heads = head_cards(document["heads"], path)
    return ModelCard(document["n_features"], heads, document["sha256"], tuple(document["trained_on"]))


def load_head_cards(path: str | Path) -> tuple[int, dict[str, HeadCard]]:
    """What is said of heads that were fitted to a corpus: the number of features they read, and heads by question.

    Raises
    ------
    InputError
        The file cannot be read; InputErrors, something else stands there than in ``model.json``.
    """
    document = read_json(path)
    of_model = schema("encoder")
    properties = {key: of_model["properties"][key] for key in ("n_features", "heads")}
    wanted = {"type": "object", "required": [*properties], "properties": properties, "$defs": of_model["$defs"]}
    check_against(document, wanted, path)
    assert isinstance(document, dict)
    return document["n_features"], head_cards(document["heads"], path)


def head_cards(described: Mapping[str, Mapping[str, Any]], where: object = MODEL) -> dict[str, HeadCard]:
    """Heads by question, from what a file says of them.

    Raises
    ------
    InputErrors
        A head answers with other labels than its question has, or in another order: its numbers would be taken for
        another answer's. A line for each; the labels of frames are the study's, and may be any.

    >>> head_cards({"actor": {"labels": ["no", "yes"], "temperature": 1.5, "exclusive": True}})
    {'actor': HeadCard(labels=('no', 'yes'), temperature=1.5, exclusive=True)}
    """
    faults = []
    for question, entry in described.items():
        asked, labels = QUESTIONS.get(question), tuple(entry["labels"])
        if asked is None:  # no file has it: the schema names the questions
            continue
        if asked.labels and labels != asked.labels:
            allowed = f"allowed, in this order: {', '.join(asked.labels)}"
            faults.append(InputError(f"{where}: heads.{question}.labels", f"found {', '.join(labels)}", allowed))
        if entry["exclusive"] != asked.exclusive:
            allowed = f"allowed: {str(asked.exclusive).lower()}"
            found = f"found {str(entry['exclusive']).lower()}"
            faults.append(InputError(f"{where}: heads.{question}.exclusive", found, allowed))
    if faults:
        raise InputErrors(faults)
    return {
        question: HeadCard(tuple(entry["labels"]), entry["temperature"], entry["exclusive"])
        for question, entry in described.items()
    }
