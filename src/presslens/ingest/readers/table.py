"""A corpus that is a table: one article per row of a csv, tsv, jsonl, parquet file or workbook, as its card says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.base.unseen import has_words
from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Draft, Entry, Exclusion, no_article
from presslens.ingest.encodings import Seen
from presslens.ingest.endings import TABLE_ENDINGS
from presslens.ingest.fields import RowFault, date_of, id_of, language_code, outlet_of, text_of, url_of
from presslens.ingest.folder import require_file
from presslens.ingest.known_lines import KnownLines
from presslens.ingest.patterns import Pattern, compile_patterns, own_patterns
from presslens.ingest.row import Row, TableForm
from presslens.ingest.spans import clean_spans, clean_title
from presslens.ingest.tables import read_rows


def table_entries(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], max_bytes: int
) -> Iterator[Entry]:
    """What the rows of the tables of a corpus hold, row by row: the articles, and why there is none.

    Parameters
    ----------
    card
        The corpus's card: columns, encoding, date form and range, outlets, boilerplate.
    files
        The tables. Other files are set aside.
    boilerplate
        Lines that are no part of any article.
    max_bytes
        Size above which a text is set aside.

    Raises
    ------
    InputError
        A file cannot be read as a table, is in another encoding than the card says, or lacks a column; several files,
        one line each, behind what the others hold. What is wrong with one row alone sets that row aside.
    """
    return entries_by_row(card, files, boilerplate, max_bytes, TABLES)


@dataclass(frozen=True, slots=True)
class Source:
    """Files of which each row is an article.

    Attributes
    ----------
    endings
        Of their names, in lower case.
    name
        What such a file is called.
    rows
        Reads one, as :func:`presslens.ingest.tables.read_rows` does.
    needs_id
        A row without an id is set aside, where the card has a column of ids.
    """

    endings: tuple[str, ...]
    name: str
    rows: Callable[[Path, Sequence[str], int, TableForm], Iterator[Row]]
    needs_id: bool = True


TABLES = Source(TABLE_ENDINGS, "a table", read_rows)


def entries_by_row(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], max_bytes: int, source: Source
) -> Iterator[Entry]:
    """As :func:`table_entries`, of files of another source."""
    patterns = compile_patterns(card.spans, card.where)
    known = _Rows(card, KnownLines([*boilerplate, *card.lines]), patterns, max_bytes, source.needs_id)
    faults: list[InputError] = []
    for path in sorted(map(Path, files), key=lambda path: path.name):
        if other := no_article(path, source.endings, source.name):
            yield other
        else:
            with gathered(faults):
                yield from _of_file(path, known, source)
    if faults:
        raise faults[0] if len(faults) == 1 else InputErrors(faults)


def _of_file(path: Path, known: _Rows, source: Source) -> Iterator[Entry]:
    require_file(path)
    card = known.card
    days = (card.columns["date"],) if "date" in card.columns else ()
    form = TableForm(card.encoding, card.missing, card.sheet, days)
    seen = Seen(path, card.encoding)
    for row in source.rows(path, sorted(set(card.columns.values())), 2 * known.max_bytes, form):
        seen.add(row)
        try:
            draft = known.draft(row, path.name)
        except RowFault as fault:
            yield Exclusion(known.label(row), fault.reason, fault.detail, path.name, row.number)
        else:
            yield draft
    seen.require()


class _Rows:
    """Rows of one corpus, as its card says they are to be read."""

    def __init__(
        self,
        card: CorpusCard,
        lines: KnownLines,
        patterns: Sequence[Pattern],
        max_bytes: int,
        needs_id: bool,
    ) -> None:
        self.card, self.lines, self.patterns = card, lines, patterns
        self.max_bytes, self.needs_id = max_bytes, needs_id
        self.outlets: dict[str | None, tuple[str | None, str | None, bool, list[Pattern]]] = {}

    def cell(self, row: Row, field: str) -> str | None:
        """The text of a field; None where the card names no column for it, or the cell is empty."""
        column = self.card.columns.get(field)
        return None if column is None else text_of(row.cells.get(column), column, self.card.encoding)

    def day(self, row: Row) -> str | dt.date | None:
        """What stands in the column of dates: a day, where the format of the file has days, or text."""
        value = row.cells.get(self.card.columns.get("date", ""))
        return value if isinstance(value, dt.date) else self.cell(row, "date")

    def outlet(self, name: str | None) -> tuple[str | None, str | None, bool, list[Pattern]]:
        """Outlet, its country, whether the card knows it, and its boilerplate; looked up once for a name."""
        if name not in self.outlets:
            self.outlets[name] = (*outlet_of(name, self.card), own_patterns(self.patterns, name))
        return self.outlets[name]

    def label(self, row: Row) -> str:
        """The id of a row that is set aside, where one can be read."""
        try:
            return id_of(self.cell(row, "source_id"))
        except RowFault:
            return ""

    def draft(self, row: Row, file: str) -> Draft:
        """The article in a row."""
        if row.fault:
            raise RowFault(*row.fault)
        label = self.cell(row, "source_id")
        has_id = label is not None or (self.needs_id and "source_id" in self.card.columns)
        source_id = id_of(label) if has_id else None
        raw = self.cell(row, "text")
        if raw is None:
            raise RowFault("no text", "the cell is empty")
        # No character takes more than four bytes.
        if 4 * len(raw) > self.max_bytes and (size := len(raw.encode())) > self.max_bytes:
            raise RowFault("text too large", f"{size} bytes; allowed: at most {self.max_bytes}")
        name = self.cell(row, "outlet") or self.card.default_outlet
        outlet, country, is_known, own = self.outlet(name)
        title = self.cell(row, "title")
        title = clean_title(title, own) if title else None
        text, removals = clean_spans(raw, self.lines, own, title if self.card.repeated_title else None)
        if not has_words(text):
            reason = "nothing but boilerplate" if has_words(raw) else "no text"
            raise RowFault(reason, f"{len(raw)} characters")
        day = date_of(self.day(row), self.card.date_format, self.card.days)
        url, language = url_of(self.cell(row, "url")), language_code(self.cell(row, "language"))
        fields = (outlet, country, day, url, language, file, row.number)
        return Draft(source_id, title, text, removals, *fields, unlisted=not is_known)
