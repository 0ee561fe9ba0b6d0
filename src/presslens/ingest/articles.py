"""The one way into a corpus: its card names the reader, the reader gives entries, and these become the tables."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from presslens.cards.corpora import CorpusCard
from presslens.ingest.assemble import Assembly
from presslens.ingest.corpus import Corpus, Entry, require_articles
from presslens.ingest.readers.export import export_entries
from presslens.ingest.readers.html_folder import page_entries
from presslens.ingest.readers.table import table_entries
from presslens.ingest.readers.text_folder import text_entries

#: By what a card names as its reader, as :data:`presslens.ingest.endings.ENDINGS` does.
READERS = {
    "text_folder": text_entries,
    "html_folder": page_entries,
    "table": table_entries,
    "export": export_entries,
}


def read_corpus(
    card: CorpusCard,
    files: Sequence[str | Path],
    boilerplate_lines: Iterable[str],
    languages: Sequence[str],
    max_file_bytes: int,
) -> Corpus:
    """Read a corpus as its card describes it, into memory.

    Parameters
    ----------
    card, files, boilerplate_lines, max_file_bytes
        As :func:`corpus_entries` takes them.
    languages
        ISO 639 codes that are kept.

    Returns
    -------
    The same tables for the same articles, whatever the order of files and rows (only ``row`` of the exclusions follows
    the order in the file).

    Raises
    ------
    InputError
        As of :func:`corpus_entries`; or no article is usable.
    """
    assembly = Assembly(languages, card.language)
    with without_cycles():
        parts = list(assembly.parts(corpus_entries(card, files, boilerplate_lines, max_file_bytes)))
    articles, removals = (pl.concat(tables) for tables in zip(*parts, strict=True))
    corpus = Corpus(articles, assembly.exclusions, removals, assembly.unknown_outlets, assembly.repeated)
    return require_articles(corpus, place_of(card, files))


def corpus_entries(
    card: CorpusCard, files: Sequence[str | Path], boilerplate_lines: Iterable[str], max_file_bytes: int
) -> Iterator[Entry]:
    """What a corpus holds, one after the other as its files have it: articles, and why there is none.

    Parameters
    ----------
    card
        Of the corpus; its reader is one of :data:`READERS`.
    files
        Every visible entry of the corpus's folder, or its files; the order does not matter.
    boilerplate_lines
        Lines that are no part of any article; those of the card are added.
    max_file_bytes
        Size above which a text is no article.

    Raises
    ------
    InputError
        What makes the whole corpus doubtful: a file that cannot be read, a missing column, broken quoting. What
        concerns one entry of a table or one page is counted among the exclusions instead.
    """
    return READERS[card.reader](card, files, list(boilerplate_lines), max_file_bytes)


def place_of(card: CorpusCard, files: Sequence[str | Path]) -> object:
    """Where a corpus lies, as a message names it."""
    if card.reader in ("table", "export"):
        return files[0] if len(files) == 1 else card.where
    return card.path


@contextmanager
def without_cycles() -> Iterator[None]:
    """A block that makes no cyclic objects: to look for some among many thousand articles takes a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
