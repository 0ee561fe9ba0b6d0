"""Which mentions were drawn for coders before: those of the sheets in a folder, and of the records of draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from presslens.annotate.alike import look
from presslens.annotate.cells import TABLE_ENDINGS, Faults, coded_rows
from presslens.annotate.purposes import FITTING, VALIDATION
from presslens.annotate.sample_design import SHEET
from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_json, read_table

#: Columns by which a sheet says which mention a row is about.
PLACE = ("source_id", "target", "start", "end")
#: Folder among the sheets of a corpus where runs keep what somebody changed in results: no sheets.
CHANGED = "changed"
#: Folders of coding pages with the files they save, and of plans: no sheets either. Nor are the files of folders that
#: are named as a sheet.
CODING, PLANS = "coding", "plan"
#: Ending of the table of chances beside a sheet.
FRAME_ENDING = ".frame.parquet"
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
    fitting
        Of :attr:`places`, those that were chosen to learn from: a sample for validation may hold them as any other.
    chances
        How likely each thing was to come into one of the samples for validation: by its digest
        (:func:`presslens.annotate.alike.digest`).
    rows
        What records say of each mention: its place, purpose and how it was drawn, by its name, in their order.
    """

    places: set[Place] = field(default_factory=set)
    looks: set[tuple] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    files: dict[str, int] = field(default_factory=dict)
    fitting: set[Place] = field(default_factory=set)
    chances: dict[str, float] = field(default_factory=dict)
    rows: dict[str, tuple[Place, str, str]] = field(default_factory=dict)

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
        ``work/<corpus>``; need not exist. Folders in it are read, too; hidden files, :data:`CHANGED`, :data:`CODING`,
        :data:`PLANS` and folders named as a sheet, which hold what is made of it, are not.

    Raises
    ------
    InputError
        A table is no sheet, since it has no columns :data:`PLACE`; or it, or a record, cannot be read.
    """
    drawn = Drawn()
    for path in sorted(folder.rglob("*")):
        parts, ending = path.relative_to(folder).parts, path.suffix.lower()
        if not path.is_file() or any(part.startswith((".", "~$")) for part in parts):
            continue
        if len(parts) > 1 and (parts[0] in (CHANGED, CODING, PLANS) or parts[0].startswith(SHEET)):
            continue
        if ending in _OTHER_SPREADSHEETS:
            allowed = f"a sheet in {', '.join(TABLE_ENDINGS)}: what is drawn must be known before more is"
            raise InputError(path, "cannot be read", allowed)
        if ending in TABLE_ENDINGS:
            rows = _sheet(path)
            drawn.files["/".join(parts)] = len(rows)
            for cells in rows:
                drawn.add((cells[column] for column in PLACE), cells["id"], cells.get("sentence", ""))
        elif ending == ".json" and path.name.startswith(SHEET):
            purpose, draw, mentions = _record(path)
            for key, *place in mentions:
                drawn.add(place, key)
                source, target, start, end = place
                where = (source, target, start, end)
                drawn.rows[key] = (where, purpose, draw)
                if purpose == FITTING:
                    drawn.fitting.add(where)
        elif path.name.startswith(SHEET) and path.name.endswith(FRAME_ENDING):
            # As one over the chance, of which tables keep more digits that count.
            for digest, one_in in read_table(path, ["digest", "one_in"]).drop_nulls().iter_rows():
                drawn.chances[digest] = max(1 / one_in, drawn.chances.get(digest, 0.0))
    validated = {where for where, purpose, _ in drawn.rows.values() if purpose != FITTING}
    drawn.fitting -= validated
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


def _record(path: Path) -> tuple[str, str, list[list[str]]]:
    """Purpose, how it was drawn, and name and place of each mention, as a record of a draw has them."""
    document = read_json(path)
    document = document if isinstance(document, dict) else {}
    mentions = document.get("mentions")
    if not isinstance(mentions, list) or not all(isinstance(row, list) and len(row) == 5 for row in mentions):
        raise InputError(path, "is no record of a draw", "the file that was written beside the sheet")
    draw = document.get("design", str(len(mentions) or 1))
    return str(document.get("purpose", VALIDATION)), str(draw), [[str(cell) for cell in row] for row in mentions]
