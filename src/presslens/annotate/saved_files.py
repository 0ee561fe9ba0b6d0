"""The files that pages saved for a corpus, of all its batches, read and checked together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from presslens.annotate.batches import MANUAL, SETTLE, batch_folder, has_column, sheet_rows
from presslens.annotate.cells import TABLE_ENDINGS, Faults, coded_rows
from presslens.annotate.drawn import PLACE
from presslens.annotate.saved_codes import MARKS, Batch, Codes, Saved, read_saved
from presslens.annotate.settled import SETTLED
from presslens.base.errors import InputError, InputErrors, gathered


def read_batches(
    sheets: Mapping[str, Path], home: Path, codes: Codes, digest: Callable[[str], str], any_manual: bool = False
) -> dict[str, Saved]:
    """What every coder saved, in folders of batches and among the annotations; under ``settled`` what was settled.

    Parameters
    ----------
    sheets
        By batch.
    home
        The folder of annotations.
    codes
        By question the codes that can be written.
    digest
        What tells one manual from another.
    any_manual
        Codes made after another manual than that of the batch are read too.

    Raises
    ------
    InputErrors
        A line per fault.
    """
    saved: dict[str, Saved] = {}
    faults: list[InputError] = []
    for name, sheet in sheets.items():
        folder = batch_folder(sheet)
        places = {row["id"]: tuple(row[column] for column in PLACE) for _, row in sheet_rows(sheet)}
        pages = [SETTLED if path.stem == SETTLE else path.stem for path in sorted(folder.glob("*.html"))]
        manual = digest((folder / MANUAL).read_text(encoding="utf-8")) if (folder / MANUAL).exists() else ""
        for path in [*_tables(folder), *(path for path in _tables(home) if _of_batch(path, name))]:
            with gathered(faults):
                if path.parent == folder and (lacking := [mark for mark in MARKS if not has_column(path, mark)]):
                    raise InputError(path, f"has no column {', '.join(lacking)}", "a file that a coding page saved")
                read_saved(path, Batch(name, places, pages, manual), codes, any_manual, saved)
    if faults:
        raise InputErrors(faults)
    return saved


def _tables(folder: Path) -> list[Path]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.suffix.lower() in TABLE_ENDINGS and not path.name.startswith((".", "~$"))]


def _of_batch(path: Path, batch: str) -> bool:
    if not all(has_column(path, mark) for mark in MARKS):
        return False
    return any(cells["batch"] == batch for _, cells in coded_rows(path, ["batch"], Faults(path)))
