"""The cells of a coder's table, and the faults of one file told together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from presslens.base.errors import InputError, InputErrors, readable
from presslens.ingest.fields import RowFault, text_of
from presslens.ingest.rows import read_rows

_MAX_CELL_BYTES = 10_000
#: Faults told at once; a file with more is wrong as a whole.
_MAX_FAULTS = 20


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


def read_cells(path: Path, columns: Sequence[str], faults: Faults) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and stripped text of the columns; the empty text where a cell is empty.

    Raises
    ------
    InputError
        The file is not there, or is no table with these columns. What is wrong in a row goes to ``faults``.
    """
    if not path.is_file():
        raise InputError(path, "is not there", "a file that the card names")
    for row in read_rows(path, list(dict.fromkeys(columns)), _MAX_CELL_BYTES):
        if row.fault:
            faults.add(row.number, None, ": ".join(row.fault), "one cell per column of the header")
            continue
        try:
            yield row.number, {name: (text_of(cell, name, "utf-8") or "").strip() for name, cell in row.cells.items()}
        except RowFault as fault:
            faults.add(row.number, None, f"{fault.reason}: {fault.detail}", "text in UTF-8")


def short(text: str) -> str:
    """A cell as a message shows it: quoted, safe to print, at most 40 characters.

    >>> short("a" * 50)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'"
    """
    return repr(readable(text if len(text) <= 40 else text[:37] + "..."))
