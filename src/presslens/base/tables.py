"""Tables: parquet between steps, csv for people and spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.characters import HARMFUL, shown
from presslens.base.errors import InputError, readable
from presslens.base.files import open_regular, read_bytes, replacing

if TYPE_CHECKING:
    import polars as pl

#: Decimals kept in tables: enough for any use, few enough that last-bit differences between CPUs do not show.
DECIMALS = 6
#: Text that a spreadsheet would run, also behind apostrophes: one more stands before it in a csv file.
_FORMULA = r"^'*\s*[=+\-@\t\r＝＋－＠]"
_MADE_SAFE = re.compile(r"'" + _FORMULA[1:])


def read_table(
    path: str | Path, columns: Sequence[str] | None = None, rows: tuple[int, int] | None = None
) -> pl.DataFrame:
    """Read a Parquet table that a presslens step wrote: all of it, or some columns, or some rows.

    Parameters
    ----------
    rows
        Place of the first row that is wanted, from 0, and how many; no other part of the file is unpacked.

    Raises
    ------
    MissingFileError
        It is not there, by its name.
    InputError
        It is damaged, or lacks a column.
    """
    table = scan_table(path, columns)
    with _readable(path, "Parquet"):
        return (table if rows is None else table.slice(*rows)).collect()


def scan_table(path: str | Path, columns: Sequence[str] | None = None) -> pl.LazyFrame:
    """A Parquet table that a presslens step wrote, not read yet: for what needs little of it at a time.

    Raises
    ------
    MissingFileError
        It is not there, by its name.
    InputError
        It is no table, or lacks a column.
    """
    import polars as pl

    with open_regular(path), _readable(path, "Parquet"):
        # A glob in the name of a folder is none.
        table = pl.scan_parquet(path, glob=False)
        table = table if columns is None else table.select(columns)
        table.collect_schema()
        return table


@contextmanager
def _readable(path: str | Path, kind: str):
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as fault:
        reason = readable((str(fault).splitlines() or [""])[0])[:120]
        raise InputError(path, f"is damaged, or no table of {kind} ({reason})", "delete it and run again") from None


def write_table(table: pl.DataFrame, path: str | Path, *, exact: bool = False) -> None:
    """Write a Parquet table; numbers are rounded to :data:`DECIMALS` unless they are wanted ``exact``."""
    content = table_bytes(table if exact else rounded(table))
    with replacing(path) as part:
        part.write_bytes(content)


def rounded(table: pl.DataFrame) -> pl.DataFrame:
    """A table, its numbers as they are kept."""
    import polars.selectors as cs

    return table.with_columns(cs.float().round(DECIMALS))


def table_bytes(table: pl.DataFrame) -> bytes:
    """A table as the bytes of a Parquet file, its numbers as they are."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def table_of_bytes(content: bytes) -> pl.DataFrame:
    """The table in the bytes of a Parquet file that a presslens step wrote."""
    import polars as pl

    return pl.read_parquet(io.BytesIO(content))


def written_text(cell: str) -> str:
    """The text of a cell as it was before :func:`write_csv` made it safe.

    >>> written_text("'+972 Magazine"), written_text("'plain'")
    ('+972 Magazine', "'plain'")
    """
    return cell[1:] if _MADE_SAFE.match(cell) else cell


def read_cells(path: str | Path) -> list[list[str]]:
    """Cells of a csv file that :func:`write_csv` wrote, as text, its header first: for what must start quickly, since
    nothing else is loaded.

    Raises
    ------
    MissingFileError
        It is not there, by its name.
    InputError
        It is no csv file in UTF-8.
    """
    try:
        text = read_bytes(path).decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as fault:
        raise InputError(path, f"is no csv file ({readable(str(fault))[:120]})") from None
    return [[written_text(cell) for cell in row] for row in rows]


def write_csv(table: pl.DataFrame, path: str | Path) -> None:
    """Write a table for people and spreadsheets: UTF-8, comma, :data:`DECIMALS` decimals, lists joined by ``;``.

    Text that a spreadsheet would run as a formula (``=``, ``+``, ``-``, ``@``, tab or return first) is preceded by an
    apostrophe, and characters that could do harm are spelled out (:func:`presslens.base.characters.shown`).

    Raises
    ------
    InputError
        A number is not finite: what is not known is null.
    """
    content = csv_text(table, path).encode("utf-8")
    with replacing(path) as part:
        part.write_bytes(content)


def csv_text(table: pl.DataFrame, path: str | Path, before: int | None = None) -> str:
    """What :func:`write_csv` writes; without the header where other rows, ``before``, stand already."""
    import polars as pl
    import polars.selectors as cs

    for column in table.select(cs.float()):
        if not column.is_finite().all():
            row = (~column.is_finite()).fill_null(False).arg_max() or 0
            found = f"found {column[row]}"
            raise InputError(
                f"{path}, row {(before or 0) + row + 2}, column {column.name!r}", found, "allowed: a finite number"
            )
    text = cs.string()
    table = table.with_columns(cs.list().list.join(";"))
    harmful = [column.name for column in table.select(text) if column.str.contains(HARMFUL).any()]
    table = table.with_columns(pl.col(name).map_elements(shown, pl.String) for name in harmful).with_columns(
        pl.when(text.str.contains(_FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep(),
        cs.float().round(DECIMALS),
    )
    return table.write_csv(include_header=before is None)


def read_csv(path: str | Path, types: Mapping[str, type] | None = None) -> pl.DataFrame:
    """Read a table that :func:`write_csv` wrote, its text as it was before; columns are text unless ``types`` says
    otherwise.

    Raises
    ------
    InputError
        It is not there, is no csv file, or a cell is not of its type.
    """
    import polars as pl
    import polars.selectors as cs

    kinds = {name: pl.DataType.from_python(kind) for name, kind in (types or {}).items()}
    data = read_bytes(path)
    with _readable(path, "csv"):
        table = pl.read_csv(data, infer_schema=False, schema_overrides=kinds)
    text = cs.string()
    made_safe = text.str.contains("^'" + _FORMULA[1:])
    return table.with_columns(pl.when(made_safe).then(text.str.slice(1)).otherwise(text).name.keep())
