"""The one way into a corpus: its card names the reader, the reader gives the tables."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from pathlib import Path

from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Corpus
from presslens.ingest.readers.export import read_exports
from presslens.ingest.readers.html_folder import read_html_folder
from presslens.ingest.readers.table import read_tables
from presslens.ingest.readers.text_folder import read_text_folder

#: By what a card names as its reader, as :data:`presslens.ingest.endings.ENDINGS` does.
READERS = {
    "text_folder": read_text_folder,
    "html_folder": read_html_folder,
    "table": read_tables,
    "export": read_exports,
}


def read_corpus(
    card: CorpusCard,
    files: Sequence[str | Path],
    boilerplate_lines: Iterable[str],
    languages: Sequence[str],
    max_file_bytes: int,
) -> Corpus:
    """Read a corpus as its card describes it.

    Parameters
    ----------
    card
        Of the corpus; its reader is one of :data:`READERS`.
    files
        Every visible entry of the corpus's folder, or its files; the order does not matter.
    boilerplate_lines
        Lines that are no part of any article; those of the card are added.
    languages
        ISO 639 codes that are kept.
    max_file_bytes
        Size above which a text is no article.

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
    # Articles hold no cycles, and to look for some among a hundred thousand of them takes a sixth of the time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return READERS[card.reader](card, files, list(boilerplate_lines), languages, max_file_bytes)
    finally:
        if was_enabled:
            gc.enable()
