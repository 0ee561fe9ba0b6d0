"""The rows of a table, whatever its file: csv and tsv, jsonl, parquet, workbooks.

Cells of csv and tsv stay bytes until each is decoded on its own: one damaged row costs that row, not the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError
from presslens.ingest.endings import TABLE_ENDINGS, WORKBOOK_ENDINGS
from presslens.ingest.json_lines import json_rows
from presslens.ingest.row import Row, TableForm, present, require_columns
from presslens.ingest.separated import separated_rows
from presslens.ingest.unpacking import unpacked, with_days
from presslens.ingest.workbook import workbook_rows


def read_rows(path: Path, columns: Sequence[str], max_cell_bytes: int, form: TableForm | None = None) -> Iterator[Row]:
    """The rows of a table, with the columns asked for.

    Parameters
    ----------
    path
        A file whose ending says what it is, one of :data:`presslens.ingest.endings.TABLE_ENDINGS`.
    columns
        Names of the columns that are wanted.
    max_cell_bytes
        A row with a wanted cell above this size has a fault; the cell is not copied.
    form
        How the table is written; left out: in UTF-8.

    Raises
    ------
    InputError
        The file cannot be read as what its ending says, or lacks a column; names the file and, where quoting is broken,
        the row.
    """
    ending, form = path.suffix.lower(), form or TableForm()
    if ending not in TABLE_ENDINGS:
        raise InputError(path, "is no table", f"a file that ends in {', '.join(TABLE_ENDINGS)}")
    try:
        if ending == ".jsonl":
            yield from json_rows(path, columns, max_cell_bytes, form)
        elif ending == ".parquet":
            yield from _parquet_rows(path, columns, form)
        elif ending in WORKBOOK_ENDINGS:
            yield from workbook_rows(path, columns, max_cell_bytes, form)
        else:
            yield from separated_rows(path, b"\t" if ending == ".tsv" else b",", columns, max_cell_bytes, form)
    except OSError as fault:
        raise InputError(path, f"cannot be read ({fault.strerror or 'input/output error'})") from None


def _parquet_rows(path: Path, columns: Sequence[str], form: TableForm) -> Iterator[Row]:
    names: list[str] | None = None
    for number, values in enumerate(unpacked(path, "parquet", *columns), 1):
        if names is None:
            names = list(map(str, values))
            require_columns(path, names, columns)
            continue
        yield Row(number, present(with_days(dict(zip(columns, values, strict=True)), form.days), form))
