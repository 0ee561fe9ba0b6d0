"""The cells of a coder's table, as spreadsheets save them, and the faults of one file told together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, readable
from presslens.base.io import written_text
from presslens.ingest.endings import WORKBOOK_ENDINGS
from presslens.ingest.fields import RowFault, text_of
from presslens.ingest.tables import read_rows

#: Endings of the tables that coders bring.
TABLE_ENDINGS = (".csv", ".tsv", *WORKBOOK_ENDINGS)
#: A coder's table may be as large as this.
MAX_BYTES = 64 * 2**20
_MAX_CELL_BYTES = 10_000
_SAVE = 'allowed: UTF-8; in the spreadsheet, save it as "CSV UTF-8" or as xlsx'
#: Faults told at once; a file with more is wrong as a whole.
_MAX_FAULTS = 20
#: What spreadsheets make of long numbers, and of texts such as 3-5.
_TURNED = re.compile(
    r"[-+]?\d[.,]\d+E[-+]?\d+"
    r"|\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?"
    r"|\d{1,2}[. /-]{1,2}[^\W\d_]{3,4}\.?(?:[ -]?\d{2,4})?"
    r"|[^\W\d_]{3,4}\.?[ -]\d{2,4}"
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{4})?"
)


class Faults:
    """Faults of one file, told together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: list[InputError] = []

    def add(self, row: int | None, column: str | None, found: str, allowed: str) -> None:
        """Take down a fault; the last that is told at once raises them all."""
        place = str(self.path) + (f", row {row}" if row else "") + (f", column {column!r}" if column else "")
        self.found.append(InputError(place, found, allowed))
        if len(self.found) == _MAX_FAULTS:
            self.tell()

    def tell(self) -> None:
        """Raise what was found, if anything."""
        if self.found:
            raise InputErrors(self.found)


def coded_rows(path: Path, columns: Sequence[str], faults: Faults) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and stripped text of the columns; the empty text where a cell is empty.

    Rows in which all of these cells are empty are passed over. An apostrophe that keeps a spreadsheet from running a
    cell is no part of its text.

    Raises
    ------
    InputError
        The file is not there, too large, or no table with these columns; a cell is not in UTF-8. What is wrong in a
        row goes to ``faults``.
    """
    if not path.is_file():
        raise InputError(path, "is no file" if path.exists() else "is not there", "a file that the card names")
    if (size := path.stat().st_size) > MAX_BYTES:
        raise InputError(path, f"has {size} bytes", f"allowed: at most {MAX_BYTES}")
    for row in read_rows(path, list(dict.fromkeys(columns)), _MAX_CELL_BYTES):
        if row.fault:
            allowed = f"one cell per column of the header, each of at most {_MAX_CELL_BYTES} bytes"
            faults.add(row.number, None, ": ".join(row.fault), allowed)
            continue
        try:
            cells = {name: text_of(cell, name, "utf-8") or "" for name, cell in row.cells.items()}
        except RowFault as fault:
            place = f"{path}, row {row.number}"
            raise InputError(place, f"{fault.reason}: {fault.detail}", _SAVE) from None
        texts = {name: written_text(cell.strip()).strip() for name, cell in cells.items()}
        if any(texts.values()):
            yield row.number, texts


def short(text: str) -> str:
    """A cell as a message shows it: quoted, safe to print, at most 40 characters.

    >>> short("a" * 50)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'"
    """
    return repr(readable(text if len(text) <= 40 else text[:37] + "..."))


def turned(text: str) -> bool:
    """Whether a cell looks like a number or a name that a spreadsheet has turned into another number or a date.

    >>> [turned(text) for text in ("1,92648E+11", "05. Mrz", "3-May", "2026-05-03 00:00:00", "1926479106", "m0012")]
    [True, True, True, True, False, False]
    """
    return _TURNED.fullmatch(text) is not None
