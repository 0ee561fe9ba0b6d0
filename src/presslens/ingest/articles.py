"""The one way into a corpus: its card names the reader, the reader gives the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from presslens.ingest.corpus import Corpus
from presslens.ingest.html_folder import read_html_folder
from presslens.ingest.table import read_tables
from presslens.ingest.text_folder import read_text_folder

Reader = Callable[[Mapping, Sequence[str | Path], Iterable[str], Sequence[str], int], Corpus]

#: What a card may name as the reader of a corpus.
READERS: dict[str, Reader] = {
    "text_folder": read_text_folder,
    "html_folder": read_html_folder,
    "table": read_tables,
}


def read_corpus(
    card: Mapping, files: Sequence[str | Path], boilerplate_lines: Iterable[str], settings: Mapping
) -> Corpus:
    """Read a corpus as its card describes it.

    Parameters
    ----------
    card
        A card that follows the schema ``card``.
    files
        Every visible entry of the corpus's folder, or its file; the order does not matter.
    boilerplate_lines
        Lines that are no part of any article; those of the card are added.
    settings
        The block ``ingest`` of the config: ``max_file_bytes``, ``languages``.

    Returns
    -------
    The same tables for the same articles, whatever the order of files and rows (only ``row`` of the exclusions follows
    the order in the file).

    Raises
    ------
    InputError
        What makes the whole corpus doubtful: a file that cannot be read, a missing column, broken quoting, no usable
        article. What concerns one entry of a table or one page is counted among the exclusions instead.
    """
    read = READERS[card["reader"]]
    return read(card, files, list(boilerplate_lines), settings["languages"], settings["max_file_bytes"])
