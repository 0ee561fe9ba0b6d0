"""The card of a checkpoint: where its files come from, what they hash to, what its outputs mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from presslens.base.errors import InputError
from presslens.base.schema import read_checked
from presslens.cards.published import Published, PublishedFile

CARD = "checkpoint.yaml"
NETWORK, VOCABULARY = "model.onnx", "tokenizer.json"
#: Address of a file of a repository at a commit.
_ADDRESS = "https://huggingface.co/{id}/resolve/{revision}/{path}"


@dataclass(frozen=True, slots=True)
class CheckpointFile:
    """A file of a checkpoint: hash, size in bytes, and its path in the repository; None: the path is the name."""

    sha256: str
    bytes: int
    path: str | None = None


@dataclass(frozen=True, kw_only=True)
class CheckpointCard:
    """A sequence classifier that others trained.

    Attributes
    ----------
    files
        By name.
    labels
        What each output means, in the order of the outputs; several may mean the same.
    reads
        The sentence alone, or the sentence and the mention as a pair.
    hide_names
        Names of the codebook are hidden before it reads.
    id, revision
        Repository and commit that the files come from; None: they lie beside the card.
    trained_on
        Corpora whose annotations it was fitted to; None where the card does not say.
    """

    name: str
    title: str
    licence: str
    files: Mapping[str, CheckpointFile]
    labels: tuple[str, ...]
    reads: Literal["sentence", "pair"]
    hide_names: bool
    producer: str | None = None
    citation: str | None = None
    id: str | None = None
    revision: str | None = None
    trained_on: tuple[str, ...] | None = None

    @property
    def published(self) -> Published:
        """The files with their addresses, for fetching; only where the card names a repository."""
        files = {
            name: PublishedFile(
                _ADDRESS.format(id=self.id, revision=self.revision, path=entry.path or name), entry.sha256, entry.bytes
            )
            for name, entry in self.files.items()
        }
        where = f"models/{self.name}/{CARD}"
        return Published(
            name=self.name,
            title=self.title,
            licence=self.licence,
            producer=self.producer,
            citation=self.citation,
            files=files,
            where=where,
        )


def load_checkpoint(folder: str | Path) -> CheckpointCard:
    """Read the card in a folder of ``models/``.

    Raises
    ------
    InputError
        The folder has no card, it does not follow the schema ``checkpoint``, or its name is not that of the folder.
    """
    path = Path(folder) / CARD
    if not path.is_file():
        raise InputError(path, "is missing", "a checkpoint is a folder with a card")
    document = read_checked(path, "checkpoint")
    if Path(folder).name != document["name"]:
        raise InputError(path, f"name is {document['name']!r}", "the name is the name of the folder")
    files = {name: CheckpointFile(**entry) for name, entry in document["files"].items()}
    lists = {key: tuple(document[key]) for key in ("labels", "trained_on") if key in document}
    return CheckpointCard(**document | lists | {"files": files})
