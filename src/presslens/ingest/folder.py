"""The files of a corpus that lies in the project: a folder, or one file."""

from __future__ import annotations

import os
from pathlib import Path

from presslens.base.errors import InputError


def corpus_files(folder: str | Path) -> list[Path]:
    """Every visible entry of a folder, by name, whatever its kind; a file is a corpus of its own.

    Raises
    ------
    InputError
        There is neither.
    """
    if Path(folder).is_file():
        return [Path(folder)]
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(folder, "is no folder and no file") from None
    return [Path(folder) / name for name in names]
