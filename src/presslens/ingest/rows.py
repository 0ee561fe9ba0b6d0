"""The rows of a table: csv and tsv read as bytes, jsonl line by line, parquet through polars.

Cells stay bytes until each is decoded on its own: one row in another encoding costs that row, not the table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from presslens.base.errors import InputError, readable

#: A table with more columns than this is refused.
MAX_COLUMNS = 2000
_SEPARATORS = {".csv": b",", ".tsv": b"\t"}
#: Endings of the files that are tables.
TABLE_ENDINGS = (*_SEPARATORS, ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts (the header is row 1; lines of jsonl from 1), and its cells by column.

    Cells are bytes, or a value of JSON or Parquet. ``fault`` says why a row cannot be used: a reason and a detail.
    """

    number: int
    cells: dict[str, object]
    fault: tuple[str, str] | None = None


def read_rows(path: Path, columns: Sequence[str], max_cell_bytes: int) -> Iterator[Row]:
    """The rows of a table, with the columns asked for.

    Parameters
    ----------
    path
        A file whose ending says what it is: csv, tsv, jsonl, parquet.
    columns
        Names of the columns that are wanted.
    max_cell_bytes
        A row with a wanted cell above this size has a fault; the cell is not copied.

    Raises
    ------
    InputError
        The file cannot be read as what its ending says, or lacks a column; names the file and, where quoting is broken,
        the row.
    """
    ending = path.suffix.lower()
    if ending not in TABLE_ENDINGS:
        raise InputError(path, "is no table", f"a file that ends in {', '.join(TABLE_ENDINGS)}")
    try:
        if ending == ".jsonl":
            yield from _json_rows(path, columns, max_cell_bytes)
        elif ending == ".parquet":
            yield from _parquet_rows(path, columns)
        else:
            yield from _csv_rows(path, _SEPARATORS[ending], columns, max_cell_bytes)
    except OSError as fault:
        raise InputError(path, f"cannot be read ({fault.strerror or 'input/output error'})") from None


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


def _separator(path: Path, data: bytes, at: int, usual: bytes, columns: Sequence[str]) -> bytes:
    """The usual one, or the semicolon of spreadsheets in languages with a decimal comma if that finds the columns."""
    for candidate in (b",", b";") if usual == b"," else ():
        try:
            names, _ = _header(path, data, at, candidate)
        except InputError:
            continue
        if set(columns) <= set(names):
            return candidate
    return usual


def _header(path: Path, data: bytes, at: int, separator: bytes) -> tuple[list[str], int]:
    header, at = _record(path, data, at, 1, separator)
    names = [_cell(data, span).decode("utf-8", "replace").strip() for span in header[: MAX_COLUMNS + 1]]
    return names + [""] * (len(header) - len(names)), at


def _csv_rows(path: Path, separator: bytes, columns: Sequence[str], max_cell_bytes: int) -> Iterator[Row]:
    data = path.read_bytes()
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(path, "is in UTF-16", "save it as UTF-8, and say so in the card (encoding: utf-8)")
    separator = _separator(path, data, at, separator, columns)
    names, at = _header(path, data, at, separator)
    require_columns(path, names, columns)
    places = {name: names.index(name) for name in columns}
    number = 1
    while at < len(data):
        number += 1
        spans, at = _record(path, data, at, number, separator)
        if spans == [] or (len(spans) == 1 and spans[0][0] == spans[0][1]):
            continue
        if len(spans) != len(names):
            yield Row(number, {}, ("wrong number of cells", f"{len(spans)} instead of {len(names)}"))
            continue
        large = max((spans[place][1] - spans[place][0] for place in places.values()), default=0)
        if large > max_cell_bytes:
            yield Row(number, {}, ("text too large", f"a cell of {large} bytes"))
            continue
        yield Row(number, {name: _cell(data, spans[place]) for name, place in places.items()})


@lru_cache
def _patterns(separator: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    quoted = re.compile(rb'"([^"]*+(?:""[^"]*+)*+)"(?=' + separator + rb"|\r|\n|\Z)")
    return quoted, re.compile(rb"[^\r\n" + separator + rb"]*+")


def _record(path: Path, data: bytes, at: int, number: int, separator: bytes) -> tuple[list[tuple[int, int, bool]], int]:
    quoted, plain = _patterns(separator)
    spans: list[tuple[int, int, bool]] = []
    while True:
        is_quoted = data[at : at + 1] == b'"'
        found = (quoted if is_quoted else plain).match(data, at)
        if not found:
            line = data.count(b"\n", 0, at) + 1
            raise InputError(
                f"{path}, row {number}, column {len(spans) + 1}",
                f"the quotation mark opened in line {line} is not closed before the next cell",
                'a quoted cell ends with ", and a " inside it is written ""',
            )
        spans.append((*found.span(1 if is_quoted else 0), is_quoted))
        at = found.end()
        if data[at : at + 1] == separator:
            at += 1
            continue
        return spans, at + (2 if data[at : at + 2] == b"\r\n" else 1)


def _cell(data: bytes, span: tuple[int, int, bool]) -> bytes:
    start, end, was_quoted = span
    return data[start:end].replace(b'""', b'"') if was_quoted else data[start:end]


def _json_rows(path: Path, columns: Sequence[str], max_cell_bytes: int) -> Iterator[Row]:
    # A character can take six bytes in JSON, and a row has other cells than the text.
    most = 6 * max_cell_bytes + 2**20
    found: dict[str, None] = {}
    with open(path, "rb") as file:
        number = 0
        while line := file.readline(most + 1):
            number += 1
            if len(line) > most:
                size = len(line)
                while not line.endswith(b"\n") and (line := file.readline(most)):
                    size += len(line)
                yield Row(number, {}, ("text too large", f"a line of {size} bytes"))
                continue
            if not line.strip():
                continue
            try:
                document = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError) as fault:
                yield Row(number, {}, ("not JSON", readable(str(fault))[:120]))
                continue
            if not isinstance(document, dict):
                yield Row(number, {}, ("not JSON", f"found {type(document).__name__}; a line is one object"))
                continue
            if len(found) <= MAX_COLUMNS:
                found |= dict.fromkeys(document)
            yield Row(number, {name: document.get(name) for name in columns})
    if found:
        require_columns(path, list(found), columns)


def _parquet_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    import polars as pl

    try:
        names = list(pl.read_parquet_schema(path))
        require_columns(path, names, columns)
        table = pl.read_parquet(path, columns=list(columns), glob=False)
        for number, cells in enumerate(table.iter_rows(named=True), 2):
            yield Row(number, cells)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, ValueError) as fault:
        raise InputError(path, f"is not Parquet ({readable(str(fault))[:120]})") from None
