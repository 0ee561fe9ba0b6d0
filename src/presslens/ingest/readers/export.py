"""A corpus that is exports of a press database: plain text, many articles in one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Corpus
from presslens.ingest.endings import ENDINGS
from presslens.ingest.exports import DATE_FORMS, FIELDS, export_rows
from presslens.ingest.readers.table import Source, read_rowwise

EXPORTS = Source(ENDINGS["export"], "an export", export_rows, needs_id=False)


def read_exports(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], languages: Sequence[str], max_bytes: int
) -> Corpus:
    """Read exports of Nexis and Factiva.

    Parameters
    ----------
    card
        The corpus's card: encoding, range of dates, outlets, boilerplate. Columns and forms of dates are those of the
        databases.
    files
        The exports. Other files are set aside.
    boilerplate
        Lines that are no part of any article.
    languages
        Codes that are kept.
    max_bytes
        Size above which a text is set aside.

    Raises
    ------
    InputError
        A file is no export of these kinds, is in another encoding than the card says, ends in the middle of an article,
        or no usable article is left. What is wrong with one article alone sets that article aside.
    """
    card = replace(card, columns={field: field for field in FIELDS}, date_format=DATE_FORMS)
    return read_rowwise(card, files, boilerplate, languages, max_bytes, EXPORTS)
