"""Where coding pages lie, and the files that they save: ``work/<corpus>/coding/<batch>/``, a batch per sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from presslens.annotate.cells import TABLE_ENDINGS, Faults, coded_rows
from presslens.annotate.drawn import CODING, PLACE
from presslens.annotate.sample import VALIDATION
from presslens.annotate.sample_design import SHEET
from presslens.annotate.settled import SETTLED
from presslens.annotate.sheets import FOLDER
from presslens.base.errors import InputError, InputErrors

MANUAL = "manual.md"
#: Name of the page on which differences are settled.
SETTLE = "settle"
#: Folder of the pages on which coders learn, among those of batches.
TRAINING = "training"
_CODER = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}")


def coder_of(name: str) -> str:
    """The name of a coder as files have it.

    Raises
    ------
    InputError
        It is none: names of files and of coders in a card are made of it.

    >>> coder_of("Anna")
    'anna'
    """
    if _CODER.fullmatch(name) is None or name.lower() in (SETTLE, SETTLED):
        raise InputError(
            "CODER", f"found {name!r}", f"a letter, then at most 19 letters and digits, such as anna; not {SETTLED}"
        )
    return name.lower()


def choose_sheet(root: Path, corpus: str, batch: str) -> Path:
    """The sheet of a batch; without a name the only one there is.

    Raises
    ------
    InputError
        There is none, or several and no name.
    """
    folder, known = root / FOLDER / corpus, sheets_of(root, corpus)
    if not known:
        raise InputError(folder, "has no sheet", f"draw one: snakemake --cores 2 {FOLDER}/{corpus}/{SHEET}200.csv")
    if batch not in known and (batch or len(known) > 1):
        raise InputError("BATCH", f"found {batch!r}", f"allowed ({folder}/{SHEET}*): {', '.join(known)}")
    return known[batch] if batch else next(iter(known.values()))


def batch_folder(sheet: Path) -> Path:
    """Where the pages of a sheet lie.

    >>> batch_folder(Path("work/mine/to_code_200.csv")).as_posix()
    'work/mine/coding/200'
    """
    return sheet.parent / CODING / sheet.stem.removeprefix(SHEET)


def has_column(path: Path, name: str) -> bool:
    """Whether a table has a column."""
    try:
        next(coded_rows(path, [name], Faults(path)), None)
    except InputErrors:
        raise
    except InputError as fault:
        if "has no column" in fault.found:
            return False
        raise
    return True


def sheet_rows(sheet: Path) -> list[tuple[int, Mapping[str, str]]]:
    """The rows of a sheet, with their numbers: ``id``, the place, ``mention``, ``inclusion_probability``,
    ``purpose``, and ``sentence``, empty where the sheet lost it.

    Raises
    ------
    InputError
        It is no sheet.
    """
    faults = Faults(sheet)
    optional = [name for name in ("purpose", "sentence") if has_column(sheet, name)]
    rows = list(coded_rows(sheet, ["id", *PLACE, "mention", "inclusion_probability", *optional], faults))
    faults.tell()
    return [(number, {"purpose": VALIDATION, "sentence": "", **cells}) for number, cells in rows]


def batches(root: Path, corpus: str) -> dict[str, Path]:
    """The sheets of the batches that have a folder of codes, by name."""
    return {name: sheet for name, sheet in sheets_of(root, corpus).items() if batch_folder(sheet).is_dir()}


def sheets_of(root: Path, corpus: str) -> dict[str, Path]:
    """Every sheet of a corpus, by the name of its batch."""
    found = sorted((root / FOLDER / corpus).glob(f"{SHEET}*"))
    return {path.stem.removeprefix(SHEET): path for path in found if path.suffix.lower() in TABLE_ENDINGS}
