"""Files that are unpacked by a process of its own, within bounds of memory and time.

A small workbook or Parquet file can stand for a table of any size, and what unpacks it ends its process when memory
runs out, or writes pages about a broken one.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from presslens.base.errors import InputError, readable
from presslens.ingest.unpacking_process import FAULT

#: Memory of the process, in bytes; its processor time, in seconds, and how many bytes of the file give it one more.
MAX_MEMORY, MAX_SECONDS, BYTES_A_SECOND = 6 * 2**30, 300, 2**21
# As days arrive here. A text of this form is no other day.
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T][0-9:.+Z-]{5,32})?")


def unpacked(path: Path, kind: str, *wanted: str) -> Iterator[list[object]]:
    """The rows that :mod:`presslens.ingest.unpacking_process` prints of a file.

    Raises
    ------
    InputError
        The file is broken, or larger than the bounds.
    """
    seconds = MAX_SECONDS + path.stat().st_size // BYTES_A_SECOND
    # -P: the folder of the script is no place to import from.
    command = [
        sys.executable,
        "-P",
        str(Path(__file__).with_name("unpacking_process.py")),
        str(MAX_MEMORY),
        str(seconds),
    ]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [*command, kind, str(path), *wanted], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told
        )
        with process:
            assert process.stdout is not None
            try:
                yield from map(json.loads, process.stdout)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            told.seek(0)
            raise _fault(path, kind, seconds, process.returncode, told.read(2**20).decode("utf-8", "replace"))


def _fault(path: Path, kind: str, seconds: int, code: int, told: str) -> InputError:
    lines = told.strip().splitlines() or ["no reason given"]
    if lines[-1].startswith(FAULT):
        found, _, allowed = lines[-1].removeprefix(FAULT).partition("; ")
        return InputError(path, readable(found), readable(allowed))
    if code > 0 and "MemoryError" not in told:
        return InputError(path, f"cannot be read as a {kind} ({readable(lines[-1])[:120]})")
    limits = f"{MAX_MEMORY >> 30} GB of memory and {seconds} s"
    return InputError(path, f"cannot be read within {limits}", "a smaller file, or a csv")


def with_days(cells: dict[str, object], columns: tuple[str, ...]) -> dict[str, object]:
    """The cells, with days for their texts in the columns of days.

    >>> with_days({"a": "2020-03-05 00:00:00", "b": "5 March"}, ("a", "b"))
    {'a': datetime.date(2020, 3, 5), 'b': '5 March'}
    """
    return {name: _day(cell) if name in columns else cell for name, cell in cells.items()}


def _day(cell: object) -> object:
    found = _DAY.fullmatch(cell) if isinstance(cell, str) else None
    try:
        return dt.date.fromisoformat(found[1]) if found else cell
    except ValueError:
        return cell
