"""What a run reads from outside is one thing from its beginning to its end, and a change of it is seen.

Snakemake goes by the times of files. A file that was put back with its old time (an archive, a copy, a backup) would
be passed over, and one that is edited while a run is under way would stand in the manifest with results of what was
there before.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from presslens.base.errors import AGAIN, InputError, readable
from presslens.base.io import set_time, sha256, write_json
from presslens.run.checksums import MADE

#: How inputs were when the last run began.
RECORD = "resources/checksums/inputs.json"

#: Files that are named.
SHOWN = 5


class Mark(NamedTuple):
    """How a file was: size in bytes, time of its content and of its entry in nanoseconds, SHA-256."""

    size: int
    modified: int
    entered: int
    sha256: str


def see_changes(paths: Iterable[str | Path]) -> list[str]:
    """Write down how inputs are; what is other than the last run found it, while its time hides that, gets a new time.

    Parameters
    ----------
    paths
        Files from outside. What is no file is passed over: whoever needs it says so.

    Returns
    -------
    A line for each whose time was set; of many, the number.

    Raises
    ------
    InputError
        The time of one cannot be set: it is another's.
    """
    known, looked = _read(), _modified(RECORD)
    lines, marks, newest = [], dict(known), 0
    for path in map(str, paths):
        with suppress(InputError, FileNotFoundError):
            marks[path] = _mark(path, known.get(path))
    for path, now in marks.items():
        before = known.get(path)
        # An ordinary edit sets both times to when it happened.
        hidden = now.modified < now.entered or now.modified <= looked
        if before is not None and now.sha256 != before.sha256 and hidden:
            newest = newest or max(time.time_ns(), *(_modified(made) for top in MADE for made in Path(top).rglob("*")))
            set_time(path, newest)
            marks[path] = _mark(path, now)
            lines.append(f"{readable(path)}: is not what the last run read, though it looks as old; read anew")
    if marks != known:
        write_json(marks, RECORD)
    elif Path(RECORD).is_file():
        os.utime(RECORD)
    if (more := len(lines) - SHOWN) > 0:
        lines[SHOWN:] = [f"{more} more files are not what the last run read, though they look as old; read anew"]
    return lines


def require_as_begun(paths: Iterable[str | Path]) -> None:
    """Raise when an input is not what it was when the run began.

    Raises
    ------
    InputError
        It was changed since.
    """
    known = _begun()
    for path in map(str, paths):
        if (before := known.get(path)) is not None and _mark(path, before).sha256 != before.sha256:
            raise InputError(path, "was changed while the run was under way", AGAIN)


def begun_code() -> list[str]:
    """The programs that were looked at when the run began."""
    return [path for path in _begun() if path.endswith(".py")]


def _mark(path: str, before: Mark | None) -> Mark:
    """How a file is now; it is read only if it is not as it was ``before``."""
    status = os.stat(path)
    entry = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    digest = before.sha256 if before is not None and entry == before[:3] else sha256(path)
    return Mark(*entry, digest)


def _modified(path: str | Path) -> int:
    return os.lstat(path).st_mtime_ns if os.path.lexists(path) else 0


def _read() -> dict[str, Mark]:
    """How inputs were at the last look; nothing where nothing is known."""
    try:
        return {path: Mark(*mark) for path, mark in json.loads(Path(RECORD).read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


@cache
def _begun() -> dict[str, Mark]:
    return _read()
