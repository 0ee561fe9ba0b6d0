"""The sample of a folder of annotations: which mentions were coded, how likely each was drawn, and what for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from presslens.annotate.cells import Faults, coded_rows, short
from presslens.annotate.purposes import FITTING, PURPOSES, VALIDATION
from presslens.cards.annotations import SampleColumns
from presslens.ingest.fields import MAX_ID_CHARACTERS, usable_id

_NUMBER = re.compile(r"\d{0,3}[.,]?\d{1,40}(?:[eE][+-]?\d{1,4})?", re.ASCII)
#: The last character that can be named.
_LAST = 10**12 - 1

SAMPLE_TYPES: dict[str, type[pl.DataType]] = {
    "id": pl.String,
    "source_id": pl.String,
    "target": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "mention": pl.String,
    "inclusion_probability": pl.Float64,
    "purpose": pl.String,
    "row": pl.Int64,
}


def read_sample(path: Path, columns: SampleColumns) -> pl.DataFrame:
    """The sample's file.

    Returns
    -------
    Columns :data:`SAMPLE_TYPES`, in the order of the file.

    Raises
    ------
    InputErrors
        Ids that are empty or occur twice, places and probabilities that cannot be, an unknown purpose, no row.
    """
    return pl.DataFrame(list(_rows(path, columns)), schema=SAMPLE_TYPES, orient="row")


def _rows(path: Path, columns: SampleColumns) -> Iterator[tuple]:
    faults, named = Faults(path), columns.names
    ids: dict[str, int] = {}
    places: dict[tuple, int] = {}
    for number, cells in coded_rows(path, list(named.values()), faults):
        value = {key: cells[column] for key, column in named.items()}
        for key in ("id", "source_id", "target"):
            if not value[key] or not usable_id(value[key]):
                allowed = f"1 to {MAX_ID_CHARACTERS} printable characters"
                faults.add(number, named[key], f"found {short(value[key])}", allowed)
        if (first := ids.setdefault(value["id"], number)) != number:
            faults.add(number, columns.id, f"found {short(value['id'])}, as in row {first}", "each id once")
        start, end = _place(number, value, columns, faults)
        if None not in (start, end):
            place = (value["source_id"], value["target"], start, end)
            if (first := places.setdefault(place, number)) != number:
                faults.add(number, columns.start, f"the same mention as in row {first}", "each mention once")
        purpose = value.get("purpose", VALIDATION)
        if purpose not in PURPOSES:
            faults.add(number, columns.purpose, f"found {short(purpose)}", f"allowed: {', '.join(PURPOSES)}")
        probability = _chance(number, value, purpose, columns, faults)
        mention = value.get("mention") or None
        yield value["id"], value["source_id"], value["target"], start, end, mention, probability, purpose, number
    if not ids:
        faults.add(None, None, "has no rows", "at least one mention")
    faults.tell()


def _place(
    number: int, value: Mapping[str, str], columns: SampleColumns, faults: Faults
) -> tuple[int | None, int | None]:
    """Where the mention of a row starts and ends; None for what is no offset."""
    start, end = _whole(value["start"]), _whole(value["end"])
    for key, offset in (("start", start), ("end", end)):
        if offset is None:
            faults.add(number, columns.names[key], f"found {short(value[key])}", f"a whole number from 0 to {_LAST}")
    if start is not None and end is not None and start >= end:
        faults.add(number, columns.end, f"found {end}", f"more than the start, {start}")
    return start, end


def _chance(
    number: int, value: Mapping[str, str], purpose: str, columns: SampleColumns, faults: Faults
) -> float | None:
    """How likely the mention of a row was drawn; None where that is not known, as it need not be for fitting."""
    chance = value.get("inclusion_probability")
    if chance is None or (not chance and purpose == FITTING):
        return None
    probability = _probability(chance)
    if probability is None:
        faults.add(number, columns.inclusion_probability, f"found {short(chance)}", "a number from 0.000001 to 1")
    return probability


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_LAST)) else None


def _probability(text: str) -> float | None:
    if _NUMBER.fullmatch(text) is None:
        return None
    # Where decimals have a comma, a spreadsheet saves one.
    value = float(text.replace(",", "."))
    return value if 1e-6 <= value <= 1 else None  # tables have six decimals
