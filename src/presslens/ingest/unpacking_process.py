"""Print the rows of a workbook's sheet or of a Parquet file as lines of JSON: a process of its own, within bounds.

It imports nothing of presslens: :mod:`presslens.ingest.unpacking` runs it by its path.
"""

from __future__ import annotations

import datetime as dt
import json
import sys

#: Begins the one line that says what is wrong with the file.
FAULT = "fault: "
#: Of Parquet, rows that are unpacked at a time.
_ROWS = 1024


def print_rows(memory: str, seconds: str, kind: str, path: str, *wanted: str) -> None:
    """Print rows. Wanted are columns, and of a workbook a sheet before them; Parquet's names of columns come first."""
    try:
        import resource
    except ImportError:  # where there are no such limits
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for table in _sheet(path, *wanted) if kind == "workbook" else _parquet(path, wanted):
        for values in table.iter_rows():
            print(json.dumps(values, default=_plain))


def _sheet(path: str, sheet: str, *columns: str):
    """The sheet of that name; without a name, of the visible ones that hold anything the only one with the columns."""
    import fastexcel

    sheets, is_visible = {}, False
    try:
        book = fastexcel.read_excel(path)
        if sheet and sheet not in book.sheet_names:
            names = ", ".join(map(repr, book.sheet_names[:30]))
            sys.exit(f"{FAULT}has no sheet {sheet!r}; its sheets: {names}")
        for name in [sheet] if sheet else book.sheet_names:
            found = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            if sheet or found.visible == "visible":
                is_visible, table = True, found.to_polars()
                if header := next(filter(None, map(_texts, table.iter_rows())), None):
                    sheets[name] = header, table
    except fastexcel.FastExcelError as fault:
        words = " ".join(str(fault).split("\nContext")[0].split())
        sys.exit(f"{FAULT}cannot be read as a workbook ({words[:120]})")
    if not is_visible:
        sys.exit(f"{FAULT}has no visible sheet; sheet: the name of one")
    having = [name for name, (header, _) in sheets.items() if header.issuperset(columns)]
    if len(having) > 1:
        names = ", ".join(map(repr, having[:5]))
        sys.exit(f"{FAULT}has the columns in {len(having)} sheets: {names}; one sheet with them, or sheet: its name")
    return [sheets[having[0]][1]] if having else [table for _, table in sheets.values()][:1]


def _texts(row: tuple[str | None, ...]) -> set[str]:
    return {cell.strip() for cell in row if cell and cell.strip()}


def _parquet(path: str, columns: tuple[str, ...]):
    import polars as pl

    try:
        names = list(pl.read_parquet_schema(path))
        print(json.dumps(names))
        if set(columns) <= set(names):
            # Some rows at a time: a table may be larger than memory.
            yield from pl.scan_parquet(path, glob=False).select(columns).collect_batches(chunk_size=_ROWS)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, ValueError) as fault:
        # What the reader says of a panic comes before.
        sys.stderr.write("\n")
        sys.exit(f"{FAULT}is not Parquet ({' '.join(str(fault).split())[:120]})")


def _plain(value: object) -> object:
    """A day as text; a value that is no text as a block, which no column may hold."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else {"a": type(value).__name__}


if __name__ == "__main__":
    print_rows(*sys.argv[1:])
