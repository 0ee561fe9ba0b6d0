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

from presslens.annotate.sample_design import DRAW, SHEET
from presslens.base.errors import InputError, InputErrors

FOLDER = "work"
_SHEET = re.compile(rf"{FOLDER}/([^/]+)/{SHEET}({DRAW})\.csv")


def drawn_names(root: Path) -> list[str]:
    """``<corpus>/to_code_<n>`` of every sheet there is, whatever it was saved as, and of every record of a draw."""
    found = (path for path in (root / FOLDER).glob(f"*/{SHEET}*") if not path.name.startswith("."))
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
            draw = re.sub(r"(?<=\w)_[1-9]\d{0,2}$", "", found[2])
            n, free = draw.partition("_")[0], free_sheet(found[1], draw, names)
            allowed = f"a sheet is never written over; {n} more mentions: {free}"
            faults.append(InputError(target, "was drawn before", allowed))
    if faults:
        raise InputErrors(faults)


def free_sheet(corpus: str, draw: str, names: Iterable[str]) -> str:
    """A sheet that is not there yet.

    Parameters
    ----------
    draw
        What stands behind :data:`presslens.annotate.sample_design.SHEET`, without the number of the sheet.
    names
        As :func:`drawn_names` has them.

    >>> free_sheet("mine", "40_rare-stance", ["mine/to_code_40_rare-stance"])
    'work/mine/to_code_40_rare-stance_2.csv'
    """
    taken = set(names)
    tails = ("", *(f"_{k}" for k in range(2, 1000)))
    free = next((tail for tail in tails if f"{corpus}/{SHEET}{draw}{tail}" not in taken), None)
    if free is None:
        raise InputError(f"{FOLDER}/{corpus}", f"has 999 sheets {SHEET}{draw}", "another number of mentions")
    return f"{FOLDER}/{corpus}/{SHEET}{draw}{free}.csv"


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
