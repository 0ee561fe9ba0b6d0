"""A folder of files as one: built beside its destination, and put in its place when it is whole."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from presslens.base.errors import InputError
from presslens.base.io import write_text


def replace_folder(files: Mapping[str, str], folder: str | Path) -> None:
    """Write a folder anew: what stood there goes as a whole, and nothing of it stays.

    Parameters
    ----------
    files
        Texts by their names in the folder, with ``/`` between the parts.
    folder
        Its place. An interrupted call leaves what was there, or the new folder.

    Raises
    ------
    InputError
        A name leads out of the folder, or the folder cannot be written.

    Notes
    -----
    No two processes may write the same folder at once: what one leaves that is killed, the next takes away.
    """
    folder = Path(folder)
    new, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{what}") for what in ("new", "old"))
    for part in leftovers(folder):
        _remove(part)
    try:
        for name, text in files.items():
            parts = PurePosixPath(name).parts
            if not parts or PurePosixPath(name).is_absolute() or ".." in parts:
                raise InputError(folder, f"cannot hold {name!r}", "a name within the folder")
            write_text(text, new.joinpath(*parts))
        new.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(folder):
            os.replace(folder, old)
        os.replace(new, folder)
    except OSError as fault:
        if isinstance(fault, InputError):
            raise
        raise InputError(folder, f"cannot be written ({fault.strerror})", "a folder that may be written to") from None
    finally:
        _remove(new)
        _remove(old)


def leftovers(folder: Path) -> list[Path]:
    """What calls that were killed left beside the folder."""
    ours = re.compile(rf"\.{re.escape(folder.name)}\.\d+\.(new|old)")
    beside = sorted(folder.parent.iterdir()) if folder.parent.is_dir() else []
    return [path for path in beside if ours.fullmatch(path.name)]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
