"""Cards in ``data/``: what a data set is, who made it, and the files it consists of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError
from presslens.base.schema import read_checked
from presslens.cards.published import CARD_NAME, Published, PublishedFile

#: Readers of data that models learn from or are measured on; those of corpora are in :mod:`presslens.ingest.articles`.
DATA_SET_READERS = ("newsmtsc_jsonl", "pairs_tsv", "narrative_frames")


@dataclass(frozen=True, kw_only=True)
class DatasetCard(Published):
    """What every card in ``data/`` says, whether or not the set is a corpus of articles.

    Attributes
    ----------
    language
        ISO 639 code of the texts.
    reader
        Which module reads it.
    doi, note
        Of the publication; for people.
    """

    language: str
    reader: str
    doi: str | None = None
    note: str | None = None


def load_data_set(path: str | Path) -> DatasetCard:
    """Read the card of a data set.

    Raises
    ------
    InputError
        The card does not follow the schema ``card``, or its name is not that of its file.
    """
    return DatasetCard(**shared_fields(checked_document(path), path))


def checked_document(path: str | Path) -> dict[str, Any]:
    """The content of a card in ``data/``, checked against its schema and its file's name."""
    document = read_checked(path, "card")
    if Path(path).stem != document["name"]:
        raise InputError(path, f"name is {document['name']!r}", "the name is the name of the file")
    return document


def shared_fields(document: Mapping[str, Any], where: str | Path) -> dict[str, Any]:
    """The fields of :class:`DatasetCard` in a document that follows the schema ``card``."""
    keys = ("name", "title", "producer", "licence", "citation", "doi", "note", "language", "reader")
    files = {name: PublishedFile(**entry) for name, entry in document.get("files", {}).items()}
    return {key: document[key] for key in keys if key in document} | {"files": files, "where": str(where)}


def cards_with_files(folder: str | Path) -> dict[str, dict[str, str]]:
    """SHA-256 by file name, by card, of the cards in a folder that name files of a publisher.

    A card that cannot be read is there without files: who asks for one of its files is told what is wrong with it.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(Path(folder).glob("*.yaml")):
        if re.fullmatch(CARD_NAME, path.stem):
            try:
                files = load_data_set(path).files
            except InputError:
                found[path.stem] = {}
                continue
            if files:
                found[path.stem] = {name: entry.sha256 for name, entry in files.items()}
    return found
