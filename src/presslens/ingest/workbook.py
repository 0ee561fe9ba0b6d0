"""The rows of a sheet of a workbook (xlsx, xlsm, ods), by fastexcel in a process of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.ingest.row import Row, TableForm, present, require_columns
from presslens.ingest.unpacking import unpacked, with_days

#: Most that a workbook may hold when it is unpacked, in bytes.
MAX_UNPACKED = 2 * 2**30
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook_rows(path: Path, columns: Sequence[str], max_cell_bytes: int, form: TableForm) -> Iterator[Row]:
    """The rows of a sheet; arguments as of :func:`presslens.ingest.tables.read_rows`.

    The first row that is not empty is the header. Where the form names no sheet, of several visible ones the only one
    with the columns is read. Numbers are text as they would be typed (``7``, ``0.5``), formulas
    their last result, truth values ``true`` and ``false``; errors are nothing. Of merged cells the first has the text.

    Raises
    ------
    InputError
        The file is no workbook, is protected by a password, lacks the sheet, has the columns in several, or is larger
        than the bounds.
    """
    _require_archive(path)
    names: list[str] | None = None
    for number, values in enumerate(unpacked(path, "workbook", form.sheet or "", *columns), 1):
        if not any(isinstance(value, str) and value.strip() for value in values):
            continue
        if names is None:
            names = [str(value or "").strip() for value in values]
            require_columns(path, names, columns)
            places = {name: names.index(name) for name in columns}
            continue
        cells: dict[str, object] = {name: values[place] for name, place in places.items()}
        large = max((len(cell.encode()) for cell in cells.values() if isinstance(cell, str)), default=0)
        if large > max_cell_bytes:
            yield Row(number, {}, ("text too large", f"a cell of {large} bytes"))
            continue
        cells = with_days(cells, form.days)
        yield Row(number, present(cells, form))
    if names is None:
        require_columns(path, [], columns)


def _require_archive(path: Path) -> None:
    """Raise for what is no archive that a workbook may be."""
    with open(path, "rb") as file:
        head = file.read(8)
    if head == _OLE:
        found = "is protected by a password, or a workbook of before 2007"
        raise InputError(path, found, "a workbook without a password, saved as xlsx")
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
            is_locked = any(member.flag_bits & 1 for member in archive.infolist())
            if "META-INF/manifest.xml" in archive.namelist():
                is_locked |= b"encryption-data" in archive.open("META-INF/manifest.xml").read(2**20)
    except OSError:
        raise
    except Exception as fault:
        # A broken archive fails in the ways of its compression.
        raise InputError(path, f"is no workbook, or not all of one ({readable(str(fault))[:80]})") from None
    if is_locked:
        raise InputError(path, "is protected by a password", "a workbook without a password")
    if size > MAX_UNPACKED:
        raise InputError(path, f"holds {size} bytes when it is unpacked", f"allowed: at most {MAX_UNPACKED}")
