"""Agencies: names beside a report that are no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from presslens.codebook.additions import read_with_additions


@dataclass(frozen=True, slots=True)
class Agencies:
    """The entries of ``codebook/agencies.yaml``.

    Attributes
    ----------
    pictures
        Names that credit a picture, before its headline.
    datelines
        Names in brackets behind the town that opens a report.
    """

    pictures: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()


def load_agencies(path: str | Path, *additions: str | Path) -> Agencies:
    """Read ``codebook/agencies.yaml``.

    Raises
    ------
    InputError
        The file does not follow its schema.
    """
    entry = read_with_additions((path, *additions), "agencies")
    return Agencies(tuple(entry["pictures"]), tuple(entry["datelines"]))
