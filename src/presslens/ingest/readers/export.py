"""A corpus that is exports of a press database: plain text, many articles in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Entry
from presslens.ingest.endings import ENDINGS
from presslens.ingest.exports import DATE_FORMS, FIELDS, export_rows
from presslens.ingest.readers.table import Source, entries_by_row

EXPORTS = Source(ENDINGS["export"], "an export", export_rows, needs_id=False)


def export_entries(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], max_bytes: int
) -> Iterator[Entry]:
    """What exports of Nexis and Factiva hold: the articles, and why there is none.

    Parameters
    ----------
    card
        The corpus's card: encoding, range of dates, outlets, boilerplate. Columns and forms of dates are those of the
        databases.
    files
        The exports. Other files are set aside.
    boilerplate
        Lines that are no part of any article.
    max_bytes
        Size above which a text is set aside.

    Raises
    ------
    InputError
        A file is no export of these kinds, is in another encoding than the card says, or ends in the middle of an
        article. What is wrong with one article alone sets that article aside.
    """
    card = replace(card, columns={field: field for field in FIELDS}, date_format=DATE_FORMS)
    return entries_by_row(card, files, boilerplate, max_bytes, EXPORTS)
