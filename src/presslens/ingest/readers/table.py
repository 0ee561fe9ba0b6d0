"""A corpus that is a table: one article per row of a csv, tsv, jsonl or parquet file, its columns named by the card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError
from presslens.cards.corpora import CorpusCard
from presslens.ingest.corpus import Corpus, Draft, Exclusion, assemble, require_articles
from presslens.ingest.fields import RowFault, date_of, id_of, language_code, outlet_of, text_of, url_of
from presslens.ingest.readers.reader import Reader
from presslens.ingest.rows import TABLE_ENDINGS, Row, read_rows
from presslens.ingest.spans import Pattern, clean_spans, clean_title, compile_patterns


def read_tables(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], languages: Sequence[str], max_bytes: int
) -> Corpus:
    """Read the tables of a corpus.

    Parameters
    ----------
    card
        The corpus's card: columns, encoding, date form and range, outlets, boilerplate.
    files
        The tables. Other files are set aside.
    boilerplate
        Lines that are no part of any article.
    languages
        Codes that are kept.
    max_bytes
        Size above which a text is set aside.

    Raises
    ------
    InputError
        A file cannot be read as a table, a column is missing, or no usable article is left. What is wrong with one row
        alone sets that row aside.
    """
    drafts: list[Draft] = []
    exclusions: list[Exclusion] = []
    unknown: Counter[str] = Counter()
    for entry, name in table_entries(card, files, boilerplate, max_bytes):
        if isinstance(entry, Exclusion):
            exclusions.append(entry)
        else:
            drafts.append(entry)
        if name is not None:
            unknown[name] += 1
    corpus = assemble(drafts, exclusions, languages, card.language, unknown)
    return require_articles(corpus, files[0] if len(files) == 1 else card.where)


READER = Reader(TABLE_ENDINGS, read_tables)


def table_entries(
    card: CorpusCard, files: Sequence[str | Path], boilerplate: Iterable[str], max_bytes: int
) -> Iterator[tuple[Draft | Exclusion, str | None]]:
    """Every row as it is met: the article in it, or why there is none; and its outlet when the card does not list it.

    Raises
    ------
    InputError
        As :func:`read_tables`.
    """
    patterns = compile_patterns(card.spans, card.where)
    known = _Rows(card, [*boilerplate, *card.lines], patterns, max_bytes)
    for path in sorted(map(Path, files), key=lambda path: path.name):
        if path.suffix.lower() not in TABLE_ENDINGS:
            yield Exclusion(path.name, "not a table", path.suffix or "no ending", path.name), None
            continue
        if not path.is_file():
            raise InputError(path, "is not a regular file", "a table")
        for row in read_rows(path, sorted(set(card.columns.values())), 2 * max_bytes):
            try:
                yield known.draft(row, path.name)
            except RowFault as fault:
                label = known.label(row)
                yield Exclusion(label, fault.reason, fault.detail, path.name, row.number), None


class _Rows:
    """Rows of one corpus, as its card says they are to be read."""

    def __init__(self, card: CorpusCard, lines: Sequence[str], patterns: Sequence[Pattern], max_bytes: int) -> None:
        self.card, self.lines, self.patterns, self.max_bytes = card, lines, patterns, max_bytes

    def cell(self, row: Row, field: str) -> str | None:
        """The text of a field; None where the card names no column for it, or the cell is empty."""
        column = self.card.columns.get(field)
        return None if column is None else text_of(row.cells.get(column), column, self.card.encoding)

    def label(self, row: Row) -> str:
        """The id of a row that is set aside, where one can be read."""
        try:
            return id_of(self.cell(row, "source_id"))
        except RowFault:
            return ""

    def draft(self, row: Row, file: str) -> tuple[Draft, str | None]:
        """The article in a row, and the name of its outlet when the card does not list it."""
        if row.fault:
            raise RowFault(*row.fault)
        source_id = id_of(self.cell(row, "source_id")) if "source_id" in self.card.columns else None
        raw = self.cell(row, "text")
        if raw is None:
            raise RowFault("no text", "the cell is empty")
        if (size := len(raw.encode())) > self.max_bytes:
            raise RowFault("text too large", f"{size} bytes; allowed: at most {self.max_bytes}")
        name = self.cell(row, "outlet")
        outlet, country, is_known = outlet_of(name, self.card.outlets)
        own = [pattern for pattern in self.patterns if pattern.outlet in (None, name and " ".join(name.split()))]
        title = self.cell(row, "title")
        title = clean_title(title, own) if title else None
        text, removals = clean_spans(raw, self.lines, own, title if self.card.repeated_title else None)
        if not text:
            raise RowFault("nothing but boilerplate", f"{len(raw)} characters")
        day = date_of(self.cell(row, "date"), self.card.date_format, self.card.first, self.card.last)
        url, language = url_of(self.cell(row, "url")), language_code(self.cell(row, "language"))
        fields = (outlet, country, day, url, language, file, row.number)
        return Draft(source_id, title, text, removals, *fields), None if is_known else outlet
