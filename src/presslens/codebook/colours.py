"""Colours that tell apart what stands on one figure."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from presslens.base.errors import InputError


def check_colours(entries: Iterable[tuple[str | Path, str]]) -> None:
    """Targets stand on a figure together, and so do frames: no two of either have one colour.

    A target and the holder that speaks for it share theirs, or may: holders are told apart by their names.

    Parameters
    ----------
    entries
        File and colour of each entry of one kind, in the order of the study.

    Raises
    ------
    InputError
        Two files name one colour; both are told.
    """
    taken: dict[str, str | Path] = {}
    for path, colour in entries:
        first = taken.setdefault(colour.lower(), path)
        if first is not path:
            raise InputError(f"{path}: colour", f"{colour!r} is that of {first}", "a colour that tells the two apart")
