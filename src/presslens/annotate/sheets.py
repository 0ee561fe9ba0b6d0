"""Where coding sheets lie, and that none is ever written over: ``work/<corpus>/to_code_<n>.csv``.

A sheet is made by hand as soon as somebody codes in it. Once there is a file of its name, no rule makes it any more.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from presslens.base.errors import InputError, InputErrors

FOLDER = "work"
#: What stands behind ``to_code_`` in the name of a sheet: how many mentions, and which sheet of so many it is.
DRAW = r"[1-9]\d{0,5}(?:_[1-9]\d{0,2})?"
_SHEET = re.compile(rf"{FOLDER}/([^/]+)/to_code_({DRAW})\.csv")


def size_of(draw: str) -> int:
    """How many mentions a draw is to have.

    >>> size_of("40"), size_of("40_2")
    (40, 40)
    """
    return int(draw.partition("_")[0])


def drawn_names(root: Path) -> list[str]:
    """``<corpus>/to_code_<n>`` of every sheet there is, whatever it was saved as, and of every record of a draw."""
    found = (path for path in (root / FOLDER).glob("*/to_code_*") if not path.name.startswith("."))
    return sorted({f"{path.parent.name}/{path.stem}" for path in found})


def undrawn(names: Iterable[str]) -> str:
    """Pattern that matches nothing where one of the names stands, to be put before the name of a corpus."""
    alternatives = "|".join(map(re.escape, names))
    return rf"(?!(?:{alternatives})\.csv)" if alternatives else ""


def check_targets(targets: Iterable[str], root: Path) -> None:
    """Raise when a sheet is asked for that was drawn before.

    Raises
    ------
    InputErrors
        One line per sheet, with a name that is free.
    """
    names = drawn_names(root)
    faults = []
    for target in targets:
        if (found := _SHEET.fullmatch(target)) and target.removeprefix(f"{FOLDER}/").removesuffix(".csv") in names:
            corpus, n = found[1], size_of(found[2])
            free = next(f"to_code_{n}_{k}" for k in range(2, 1000) if f"{corpus}/to_code_{n}_{k}" not in names)
            allowed = f"a sheet is never written over; {n} more mentions: {FOLDER}/{corpus}/{free}.csv"
            faults.append(InputError(target, "was drawn before", allowed))
    if faults:
        raise InputErrors(faults)


@contextmanager
def drawing_alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else draws into a folder: two draws at a time would not know of each other."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def put_in_place(part: Path, sheet: Path) -> None:
    """Give a finished file the name of a sheet.

    Raises
    ------
    InputError
        There is a file of that name.
    """
    try:
        try:
            os.link(part, sheet)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if sheet.exists():
                raise FileExistsError from None
            part.rename(sheet)
    except FileExistsError:
        raise InputError(sheet, "is there already", "a sheet is never written over") from None
    finally:
        part.unlink(missing_ok=True)
