"""The files of a corpus that lies in the project: a folder, or one file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from presslens.base.errors import InputError, InputErrors

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def corpus_files(folder: str | Path) -> list[Path]:
    """Every visible entry of a folder, by name; a file is a corpus of its own.

    Raises
    ------
    InputError
        There is neither, or it cannot be read.
    InputErrors
        Entries that nothing can read, one line each: pipes, sockets, devices, links that lead nowhere, names that are
        not UTF-8.
    """
    if Path(folder).is_file():
        return [Path(folder)]
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(folder, "is no folder and no file") from None
    except OSError as fault:
        raise InputError(folder, f"cannot be read ({fault.strerror})") from None
    paths = [Path(folder) / name for name in names]
    faults = [fault for fault in map(_fault, paths) if fault is not None]
    if faults:
        raise InputErrors(faults)
    return paths


def require_file(path: Path) -> os.stat_result:
    """What the system knows of a regular file whose name can be kept.

    Raises
    ------
    InputError
        It is none.
    """
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(path, "has a name that is not UTF-8", "rename the file") from None
    try:
        found = path.stat()
    except FileNotFoundError:
        kind = "a link to nothing" if path.is_symlink() else "nothing"
        raise InputError(path, f"is not a regular file but {kind}", "a file that can be read") from None
    except OSError as fault:
        raise InputError(path, f"is not a regular file ({fault.strerror})", "a file that can be read") from None
    for is_kind, kind in _KINDS:
        if is_kind(found.st_mode):
            raise InputError(path, f"is not a regular file but {kind}", "a file that can be read")
    return found


def read_bytes(path: Path, max_bytes: int, limit: str) -> bytes:
    """The content of a regular file.

    Parameters
    ----------
    max_bytes
        A larger file is not read.
    limit
        Where this bound stands, for the message.

    Raises
    ------
    InputError
        It is no regular file, too large, or cannot be read.
    """
    size = require_file(path).st_size
    if size > max_bytes:
        raise InputError(path, f"has {size} bytes", f"at most {max_bytes} bytes ({limit})")
    try:
        with open(path, "rb") as file:
            return file.read(max_bytes + 1)
    except OSError as fault:
        raise InputError(path, f"cannot be read ({fault.strerror})") from None


def _fault(path: Path) -> InputError | None:
    if path.is_dir():
        # It is set aside, or refused, by the reader.
        return None
    try:
        require_file(path)
    except InputError as fault:
        return fault
    return None
