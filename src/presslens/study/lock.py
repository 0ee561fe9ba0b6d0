"""One run at a time in a folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from presslens.base.errors import InputError
from presslens.base.io import remove_leftovers


def hold_lock(path: str | Path, folders: Iterable[str | Path]) -> IO[str]:
    """Keep a second run out for as long as this process lives, and sweep up after a killed one.

    The kernel takes the lock away with the process, however that ends.

    Parameters
    ----------
    path
        File that carries the lock.
    folders
        Where half-written files of killed processes may lie; they are deleted.

    Returns
    -------
    The open file: the lock is held until it is closed.

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
    for folder in folders:
        remove_leftovers(folder)
    return lock
