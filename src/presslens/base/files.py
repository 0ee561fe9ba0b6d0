"""Files as such: opened only if they are files, hashed, and replaced in one step.

Writers build the whole file beside its destination and move it there at the end, so that an interrupted run leaves
either the old file or the new one.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from presslens.base.errors import InputError

#: Where opening waits for somebody (a pipe) or does something (a terminal), it must not.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_KINDS = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
_ROOM = "make room and run again"
#: What helps where a file cannot be written.
_HELP = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "the system allows no larger file (ulimit -f)",
    errno.EACCES: "a folder that may be written to",
    errno.EPERM: "a folder that may be written to",
    errno.EROFS: "a folder that may be written to",
}


class MissingFileError(InputError, FileNotFoundError):
    """There is no such file. Whoever waits for a file that is still to be made knows it by ``filename``."""

    def __init__(self, path: str | Path, found: str = "is missing") -> None:
        InputError.__init__(self, path, found)
        self.filename = str(path)

    def __str__(self) -> str:
        return self.args[0]


@contextmanager
def open_regular(path: str | Path) -> Iterator[io.BufferedReader]:
    """Open a file for reading, in bytes. What is no file (a folder, pipe, device) is not opened and not waited for.

    Raises
    ------
    MissingFileError
        There is none, or a link leads to nothing.
    InputError
        It is no file, may not be read, or has a name that is not UTF-8.
    """
    try:
        str(path).encode("utf-8")
        descriptor = os.open(path, _FLAGS)
    except UnicodeEncodeError:
        raise InputError(path, "has a name that is not UTF-8", "rename the file") from None
    except FileNotFoundError:
        raise MissingFileError(path, "is a link to nothing" if os.path.islink(path) else "is missing") from None
    except (OSError, ValueError) as fault:
        raise InputError(path, f"cannot be read ({_reason(fault)})") from None
    kind = stat.S_IFMT(os.fstat(descriptor).st_mode)
    if kind != stat.S_IFREG:
        os.close(descriptor)
        raise InputError(path, f"is {_KINDS.get(kind, 'no file')}", "allowed: a file")
    with os.fdopen(descriptor, "rb") as file:
        try:
            yield file
        except OSError as fault:
            if isinstance(fault, InputError) or fault.filename is not None:
                raise
            raise InputError(path, f"cannot be read ({_reason(fault)})") from None


def read_bytes(path: str | Path, max_bytes: int | None = None) -> bytes:
    """The bytes of a file.

    Raises
    ------
    InputError
        As of :func:`open_regular`; or there are more than ``max_bytes``.
    """
    with open_regular(path) as file:
        data = file.read() if max_bytes is None else file.read(max_bytes + 1)
        if max_bytes is not None and len(data) > max_bytes:
            raise InputError(path, f"has {os.fstat(file.fileno()).st_size} bytes", f"allowed: at most {max_bytes}")
        return data


def sha256(path: str | Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with open_regular(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


#: Name of a file that is being written: hidden, with the number of the process that writes it.
_LEFTOVER = re.compile(r"\..+\.\d+\.part")


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its place when the block ends without an error.

    Raises
    ------
    InputError
        It cannot be written: no room, a limit of the system, no permission. What stood there before still does.
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        os.replace(part, path)
    except OSError as fault:
        # Of other files the block itself must speak.
        own = fault.filename is None or Path(os.fsdecode(fault.filename)) in (part, path, *path.parents)
        if isinstance(fault, InputError) or not own:
            raise
        raise InputError(path, f"cannot be written ({_reason(fault)})", _HELP.get(fault.errno or 0, "")) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def set_time(path: str | Path, nanoseconds: int) -> None:
    """Set the time of change of a file, or of a link itself.

    Raises
    ------
    InputError
        The system does not allow it.
    """
    try:
        os.utime(path, ns=(nanoseconds, nanoseconds), follow_symlinks=False)
    except OSError as fault:
        found = f"cannot be given another time ({_reason(fault)})"
        raise InputError(path, found, _HELP.get(fault.errno or 0, "")) from None


def _reason(fault: Exception) -> str:
    reason = getattr(fault, "strerror", None) or str(fault)
    return reason[:1].lower() + reason[1:]


def remove_leftovers(folder: str | Path) -> list[Path]:
    """Delete what :func:`replacing` left below ``folder`` in processes that were killed; gives the files deleted.

    To be called when nobody else is writing there.
    """
    found = [path for path in Path(folder).rglob(".*.part") if _LEFTOVER.fullmatch(path.name)]
    for path in found:
        path.unlink(missing_ok=True)
    return found


def write_text(text: str, path: str | Path) -> None:
    """Write UTF-8 text with Unix line ends; halves of pairs, which UTF-8 has none of, are spelled out."""
    with replacing(path) as part:
        part.write_bytes(text.encode("utf-8", "backslashreplace"))
