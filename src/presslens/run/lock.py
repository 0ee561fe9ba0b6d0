"""One run at a time in a folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from presslens.base.errors import InputError
from presslens.base.io import remove_leftovers

#: Locks of this process: a file that nothing refers to is closed, and its lock is gone.
_HELD: list[IO[str]] = []


def hold_lock(path: str | Path, folders: Iterable[str | Path]) -> None:
    """Keep a second run out for as long as this process lives, and sweep up after a killed one.

    The kernel takes the lock away with the process, however that ends.

    Parameters
    ----------
    path
        File that carries the lock.
    folders
        Where half-written files of killed processes may lie; they are deleted.

    Raises
    ------
    InputError
        Another process holds it.
    """
    lock = open(path, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the run
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise InputError(path, "Another snakemake is running in this folder", "wait for it to end") from None
    _HELD.append(lock)
    for folder in folders:
        remove_leftovers(folder)
