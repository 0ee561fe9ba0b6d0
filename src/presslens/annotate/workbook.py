"""A coder's table that a spreadsheet saved as xlsx: the rows of the one sheet that has the columns wanted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.ingest.rows import Row, require_columns

#: What the parts of a workbook may take, unpacked.
MAX_UNPACKED_BYTES = 64 * 2**20


def workbook_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a workbook, numbered as the spreadsheet numbers them, its header being the first row that holds text.

    Parameters
    ----------
    columns
        Names of the columns that are wanted. Of several sheets the one that has them is read.

    Raises
    ------
    InputError
        The file is no workbook, none of its sheets has the columns, or more than one has.
    """
    tables = {name: (number, header, rows) for name, (number, header, rows) in _sheets(path)}
    having = [name for name, (_, header, _) in tables.items() if set(columns) <= set(header)]
    if len(having) > 1:
        named = ", ".join(readable(name) for name in having[:5])
        raise InputError(path, f"has the columns in {len(having)} sheets: {named}", "one sheet with them")
    if not tables:
        raise InputError(path, "holds nothing", f"a sheet with the columns {', '.join(columns)}")
    first, header, rows = tables[having[0]] if having else next(iter(tables.values()))
    require_columns(path, header, columns)
    places = {name: header.index(name) for name in columns}
    for number, cells in enumerate(rows, first + 1):
        yield Row(number, {name: cells[place] for name, place in places.items()})


def _sheets(path: Path) -> Iterator[tuple[str, tuple[int, list[str], list[tuple]]]]:
    """By the name of a sheet that is not empty: the number of its header, the header, and the rows below it."""
    import fastexcel

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > MAX_UNPACKED_BYTES:
            raise InputError(path, f"unpacks to {size} bytes", f"allowed: at most {MAX_UNPACKED_BYTES}")
        workbook = fastexcel.read_excel(path.read_bytes())
        for name in workbook.sheet_names:
            table = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
            rows = table.rows()
            start = next((number for number, row in enumerate(rows) if any(row)), None)
            if start is not None:
                yield name, (start + 1, [(cell or "").strip() for cell in rows[start]], rows[start + 1 :])
    except (OSError, zipfile.BadZipFile, fastexcel.FastExcelError, ValueError, NotImplementedError) as fault:
        raise InputError(path, f"is no workbook ({readable(str(fault).splitlines()[0])[:120]})") from None
