"""One run at a time in a folder, and none while jobs of a killed one are still at work."""

from __future__ import annotations

import fcntl
import os
import sys
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from presslens.base.errors import InputError
from presslens.base.io import remove_leftovers

#: File that every job locks together with the others, for as long as it works.
JOBS = ".snakemake/presslens.jobs.lock"
#: Variable that names the run which started a job.
RUN = "PRESSLENS_RUN"
#: Locks of this process: a file that nothing refers to is closed, and its lock is gone.
_HELD: list[IO[str]] = []


def hold_lock(path: str | Path) -> None:
    """Keep a second run out for as long as this process lives.

    The kernel takes the lock away with the process, however that ends.

    Raises
    ------
    InputError
        Another process holds it.
    """
    lock = open(path, "a", encoding="utf-8")  # noqa: SIM115 - open as long as the run
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise InputError(path, "Another snakemake is running in this folder", "wait for it to end") from None
    _HELD.append(lock)


@contextmanager
def at_work() -> Iterator[None]:
    """Let it be known that a job is at work; where no run is under way, nobody would ask.

    Raises
    ------
    SystemExit
        The run that started the job is no more, and another one has begun.
    """
    if not Path(JOBS).is_file():
        yield
        return
    with open(JOBS, encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if _is_late(lock.read()):
            sys.exit(1)
        yield


def require_own_run() -> None:
    """Raise in a job that comes late, before Snakemake takes away what it would make: a cluster's queue may be long.

    Raises
    ------
    InputError
        The run that started the job is no more, and another one has begun.
    """
    if Path(JOBS).is_file() and _is_late(Path(JOBS).read_text(encoding="utf-8")):
        raise InputError(JOBS, "Another run has begun since this job was handed in", "nothing to be done")


def _is_late(under_way: str) -> bool:
    return os.environ.get(RUN, under_way) != under_way


def wait_for_jobs(folders: Iterable[str | Path]) -> Iterator[str]:
    """Wait for jobs whose run was killed and which go on without it: they would write into the files of the next one.

    Parameters
    ----------
    folders
        Where half-written files of killed processes may lie; they are deleted.

    Yields
    ------
    A line, where there is something to wait for.
    """
    with open(JOBS, "a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield "Jobs of an earlier run, which was killed, are still at work: waiting for them to end."
            fcntl.flock(lock, fcntl.LOCK_EX)
        # Those that have not come so far as to be at work know by it that they are late.
        os.environ[RUN] = str(uuid.uuid4())
        lock.truncate(0)
        lock.write(os.environ[RUN])
        lock.flush()
        for folder in folders:
            remove_leftovers(folder)
