"""A row of a table, how a table is written, and what every format of tables shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.base.errors import InputError, readable

#: A table with more columns than this is refused.
MAX_COLUMNS = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts (the header is row 1; lines of jsonl from 1), and its cells by column.

    Cells are bytes, or a value of JSON, Parquet or a workbook. ``fault`` says why a row cannot be used: a reason and a
    detail.
    """

    number: int
    cells: dict[str, object]
    fault: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is written.

    Attributes
    ----------
    encoding
        Of csv, tsv and jsonl.
    missing
        What stands in a cell where there is nothing; in csv and tsv, without quotation marks.
    sheet
        Of a workbook; None: the visible one with the columns.
    days
        Columns in which a date of a workbook is a day, not text.
    """

    encoding: str = "utf-8"
    missing: tuple[str, ...] = ()
    sheet: str | None = None
    days: tuple[str, ...] = ()


def require_columns(path: Path, found: Sequence[str], wanted: Sequence[str]) -> None:
    """Raise when a wanted column is missing or occurs twice among those found."""
    if len(found) > MAX_COLUMNS:
        raise InputError(path, f"has {len(found)} columns", f"allowed: at most {MAX_COLUMNS}")
    missing = [name for name in wanted if name not in found]
    if missing:
        names = ", ".join(map(_shown, [name for name in found if name][:30]))
        raise InputError(path, f"has no column {', '.join(map(repr, missing))}", f"its columns: {names or 'none'}")
    twice = sorted({name for name in wanted if list(found).count(name) > 1})
    if twice:
        raise InputError(path, f"has two columns {', '.join(map(repr, twice))}", "each name once")


def _shown(name: str) -> str:
    return readable(name if len(name) <= 40 else name[:37] + "...")


def present(cells: dict[str, object], form: TableForm) -> dict[str, object]:
    """The cells, with None where one says that there is nothing.

    >>> present({"a": "n/a", "b": 1}, TableForm(missing=("n/a",)))
    {'a': None, 'b': 1}
    """
    if not form.missing:
        return cells
    return {
        name: None if isinstance(value, str) and value.strip() in form.missing else value
        for name, value in cells.items()
    }
