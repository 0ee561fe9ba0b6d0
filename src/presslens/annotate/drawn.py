"""Which mentions were drawn for coders before: those of the sheets in a folder, and of the records of draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from presslens.annotate.alike import look
from presslens.annotate.cells import TABLE_ENDINGS, Faults, coded_rows
from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_json

#: Columns by which a sheet says which mention a row is about.
PLACE = ("source_id", "target", "start", "end")
#: Folder among the sheets of a corpus where runs keep what somebody changed in results: no sheets.
CHANGED = "changed"
#: Folder of coding pages and the files they save: codes of mentions that a sheet has.
CODING = "coding"
#: Spreadsheets that cannot be read here.
_OTHER_SPREADSHEETS = (".xls", ".xlsb", ".numbers")

#: ``source_id``, ``target``, ``start``, ``end``, as a sheet has them.
Place = tuple[str, str, str, str]


@dataclass
class Drawn:
    """What was drawn before.

    Attributes
    ----------
    places
        Of the mentions, in the cleaned text.
    looks
        How their sentences look, by :func:`presslens.annotate.alike.look`: what finds them again when the text of their
        article has changed, and their copies.
    ids
        Names they have, so that no other gets one.
    files
        How many mentions each sheet has, by its name.
    """

    places: set[Place] = field(default_factory=set)
    looks: set[tuple] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    files: dict[str, int] = field(default_factory=dict)

    def add(self, place: Iterable[object], key: str, sentence: str = "") -> None:
        """Take down a mention."""
        source, target, start, end = map(str, place)
        self.places.add((source, target, start, end))
        self.ids.add(key)
        if sentence:
            self.looks.add(look(target, sentence))


def read_drawn(folder: Path) -> Drawn:
    """What the sheets in a folder hold, coded or not, and what the records of draws there say.

    Parameters
    ----------
    folder
        ``work/<corpus>``; need not exist. Folders in it are read, too; hidden files, :data:`CHANGED` and
        :data:`CODING` are not.

    Raises
    ------
    InputError
        A table is no sheet, since it has no columns :data:`PLACE`; or it, or a record, cannot be read.
    """
    drawn = Drawn()
    for path in sorted(folder.rglob("*")):
        parts, ending = path.relative_to(folder).parts, path.suffix.lower()
        if not path.is_file() or parts[0] in (CHANGED, CODING) or any(part.startswith((".", "~$")) for part in parts):
            continue
        if ending in _OTHER_SPREADSHEETS:
            allowed = f"a sheet in {', '.join(TABLE_ENDINGS)}: what is drawn must be known before more is"
            raise InputError(path, "cannot be read", allowed)
        if ending in TABLE_ENDINGS:
            rows = _sheet(path)
            drawn.files["/".join(parts)] = len(rows)
            for cells in rows:
                drawn.add((cells[column] for column in PLACE), cells["id"], cells.get("sentence", ""))
        elif ending == ".json" and path.name.startswith("to_code_"):
            for key, *place in _record(path):
                drawn.add(place, key)
    return drawn


def _sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet; with their sentences, if it still has them and they are whole."""
    try:
        return _rows(path, ["id", *PLACE, "sentence"])
    except InputError:
        try:
            return _rows(path, ["id", *PLACE])
        except InputErrors:
            raise
        except InputError as fault:
            allowed = f"a sheet keeps its columns id, {', '.join(PLACE)}; tables of another kind belong elsewhere"
            raise InputError(fault.where, fault.found, allowed) from None


def _rows(path: Path, columns: list[str]) -> list[dict[str, str]]:
    faults = Faults(path)
    rows = [cells for _, cells in coded_rows(path, columns, faults)]
    faults.tell()
    return rows


def _record(path: Path) -> Iterator[list[str]]:
    document = read_json(path)
    mentions = document.get("mentions") if isinstance(document, dict) else None
    if not isinstance(mentions, list) or not all(isinstance(row, list) and len(row) == 5 for row in mentions):
        raise InputError(path, "is no record of a draw", "the file that was written beside the sheet")
    for row in mentions:
        yield [str(cell) for cell in row]
