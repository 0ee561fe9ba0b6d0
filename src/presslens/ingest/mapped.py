"""Files that are read as if they lay in memory, of any size: what was read is let go."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Bytes = bytes | mmap.mmap
#: So many bytes are looked at before they are let go.
_WINDOW = 2**25


@contextmanager
def mapped(path: Path) -> Iterator[Bytes]:
    """The bytes of a regular file, which the system brings in as they are looked at."""
    with open(path, "rb") as file:
        file.seek(0, 2)
        if not file.tell():
            yield b""
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data


def forget(data: Bytes, start: int, end: int) -> int:
    """Let go of bytes, if they are many; where they are asked for again, they are brought in again.

    Returns
    -------
    From where on bytes are kept: ``end``, or ``start`` while they are few.
    """
    if end - start < _WINDOW:
        return start
    if isinstance(data, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        first = start - start % mmap.PAGESIZE
        data.madvise(mmap.MADV_DONTNEED, first, end - first)
    return end


def find(data: Bytes, what: bytes) -> int:
    """The first place of a byte, or -1."""
    for start in range(0, len(data), _WINDOW):
        place = data[start : start + _WINDOW].find(what)
        if place >= 0:
            return start + place
        forget(data, start, min(start + _WINDOW, len(data)))
    return -1


def lines_before(data: Bytes, place: int) -> int:
    """Number of line ends before a place."""
    return sum(data[start : min(start + _WINDOW, place)].count(b"\n") for start in range(0, place, _WINDOW))
