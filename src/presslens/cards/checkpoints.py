"""The card of a checkpoint: where its files come from, what they hash to, what its outputs mean."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.base.schema import check

CARD = "checkpoint.yaml"
NETWORK, VOCABULARY = "model.onnx", "tokenizer.json"
#: Address of a file of a repository at a commit.
_ADDRESS = "https://huggingface.co/{id}/resolve/{revision}/{path}"


def load_checkpoint(folder: str | Path) -> dict:
    """Read the card in a folder of ``models/``.

    Raises
    ------
    InputError
        The folder has no card, it does not follow the schema ``checkpoint``, or its name is not that of the folder.
    """
    path = Path(folder) / CARD
    if not path.is_file():
        raise InputError(path, "is missing", "a checkpoint is a folder with a card")
    card = read_yaml(path)
    check(card, "checkpoint", path)
    if Path(folder).name != card["name"]:
        raise InputError(path, f"name is {card['name']!r}", "the name is the name of the folder")
    return card


def as_data_set(card: Mapping) -> dict:
    """The card as that of a data set, for fetching: every file with its address."""
    terms = {key: card[key] for key in ("name", "title", "producer", "licence", "citation") if key in card}
    return terms | {
        "card": f"models/{card['name']}/{CARD}",
        "files": {
            name: {
                "url": _ADDRESS.format(id=card["id"], revision=card["revision"], path=entry.get("path", name)),
                "sha256": entry["sha256"],
                "bytes": entry["bytes"],
            }
            for name, entry in card["files"].items()
        },
    }
