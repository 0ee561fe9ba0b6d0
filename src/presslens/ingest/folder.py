"""A corpus that is a folder: one article per ``.txt``, with an optional ``.yaml`` card of the same name."""

from __future__ import annotations

import os
from pathlib import Path

from presslens.errors import InputError


def text_files(folder: str | Path) -> list[Path]:
    """The ``.txt`` files of a folder, by name. Hidden files do not count."""
    return [path for path in corpus_files(folder) if path.suffix.lower() == ".txt"]


def corpus_files(folder: str | Path) -> list[Path]:
    """Every visible entry of a folder, by name, whatever its kind.

    Raises
    ------
    InputError
        The folder does not exist.
    """
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(folder, "is not a folder") from None
    return [Path(folder) / name for name in names]
