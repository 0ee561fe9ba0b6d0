"""The rows of a sheet of a workbook (xlsx, xlsm, ods), by fastexcel.

A process of its own reads it, within bounds of memory and time: a small file can stand for a sheet of any size, and
what unpacks it ends its process when memory runs out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.ingest.row import Row, TableForm, present, require_columns

#: Endings of the files that are workbooks.
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".ods")
#: Most that a workbook may hold when it is unpacked, in bytes; memory of the process that reads it, in bytes; and its
#: processor time, in seconds.
MAX_UNPACKED, MAX_MEMORY, MAX_SECONDS = 2 * 2**30, 6 * 2**30, 300
# As days of a workbook arrive here. A text of this form is no other day.
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T][0-9:.]{5,15})?")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook_rows(path: Path, columns: Sequence[str], max_cell_bytes: int, form: TableForm) -> Iterator[Row]:
    """The rows of a sheet; arguments as of :func:`presslens.ingest.rows.read_rows`.

    The first row that is not empty is the header. Numbers are text as they would be typed (``7``, ``0.5``), formulas
    their last result, truth values ``true`` and ``false``; errors are nothing. Of merged cells the first has the text.

    Raises
    ------
    InputError
        The file is no workbook, is protected by a password, lacks the sheet, or is larger than the bounds.
    """
    _require_archive(path)
    names: list[str] | None = None
    for number, values in _sheet(path, form.sheet):
        if all(value is None or not value.strip() for value in values):
            continue
        if names is None:
            names = [(value or "").strip() for value in values]
            require_columns(path, names, columns)
            places = {name: names.index(name) for name in columns}
            continue
        cells: dict[str, object] = {name: values[place] for name, place in places.items()}
        large = max((len(cell.encode()) for cell in cells.values() if isinstance(cell, str)), default=0)
        if large > max_cell_bytes:
            yield Row(number, {}, ("text too large", f"a cell of {large} bytes"))
            continue
        for name in set(form.days) & cells.keys():
            cells[name] = _day(cells[name])
        yield Row(number, present(cells, form))
    if names is None:
        require_columns(path, [], columns)


def _day(cell: object) -> object:
    """The day that a cell is; otherwise the cell."""
    found = _DAY.fullmatch(cell) if isinstance(cell, str) else None
    try:
        return dt.date.fromisoformat(found[1]) if found else cell
    except ValueError:
        return cell


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


def _sheet(path: Path, sheet: str | None) -> Iterator[tuple[int, list[str | None]]]:
    """Rows of a sheet with their numbers, read by another process."""
    # -P: the folder of the script is no place to import from.
    command = [sys.executable, "-P", str(Path(__file__).with_name("sheet.py")), str(path), sheet or ""]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [*command, str(MAX_MEMORY), str(MAX_SECONDS)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=told,
        )
        with process:
            assert process.stdout is not None
            try:
                for number, line in enumerate(process.stdout, 1):
                    yield number, json.loads(line)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            told.seek(0)
            words = told.read(4096).decode("utf-8", "replace").strip()
            if not words.startswith("workbook: "):
                if process.returncode > 0 and "MemoryError" not in words:
                    last = words.splitlines()[-1] if words else "no reason given"
                    raise InputError(path, f"cannot be read as a workbook ({readable(last)[:120]})")
                limits = f"{MAX_MEMORY >> 30} GB of memory and {MAX_SECONDS} s"
                raise InputError(path, f"cannot be read within {limits}", "a smaller workbook, or a csv")
            found, _, allowed = words.removeprefix("workbook: ").partition("; ")
            raise InputError(path, found, allowed)
