"""How far a job is: written by jobs that take long, read by the screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

#: Variable that names the folder where jobs say how far they are; unset: nobody looks.
FOLDER = "PRESSLENS_PROGRESS"
#: Seconds between two signs of life.
PAUSE = 0.3


def reporter(rule: str) -> Callable[[int, int], None]:
    """Function of what is done and how much there is, to be called as often as one likes; it changes no result.

    Parameters
    ----------
    rule
        What works.
    """
    folder = os.environ.get(FOLDER)
    if not folder or not Path(folder).is_dir():
        return lambda done, total: None
    path, part = Path(folder, str(os.getpid())), Path(folder, f".{os.getpid()}")
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PAUSE or done >= total:
            last = now
            try:
                part.write_text(f"{rule} {done} {total}", encoding="utf-8")
                os.replace(part, path)
                if done >= total:
                    path.unlink()
            except OSError:
                pass  # a screen that cannot be told is no reason to stop

    return report


def under_way(folder: str | Path) -> list[tuple[str, int, int]]:
    """What jobs said last: rule, done, total; sorted by rule. A job that is gone says nothing.

    >>> under_way("no such folder")
    []
    """
    found = []
    for path in Path(folder).glob("[0-9]*"):
        try:
            rule, done, total = path.read_text(encoding="utf-8").split()
            os.kill(int(path.name), 0)
            found.append((rule, int(done), int(total)))
        except (OSError, ValueError):
            continue
    return sorted(found)
