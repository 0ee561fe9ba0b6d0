"""Which codes moved a corrected number, and by how much: what each adds to the corrected less the naive number.

With ``n`` and ``d`` what a mention adds to numerator and denominator by its answers, ``N`` and ``D`` by its codes,
``w`` one over its chance to be coded, and ``r`` the naive ratio, a coded mention moves the corrected ratio by

    w * ((N - n) - r * (D - d))  over  the corrected denominator

since the answers alone sum to no difference from ``r``. These add up to corrected less naive, but for rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.estimate.correction.pseudo_outcomes import Coded
from presslens.estimate.correction.ratio import corrected_sums
from presslens.estimate.correction.three_ways import Group, estimates_of
from presslens.estimate.correction.ways import CORRECTED, NAIVE
from presslens.trace.evidence import ITEM


@dataclass(frozen=True)
class Moved:
    """How codes moved a number.

    Attributes
    ----------
    codes
        ``item`` (row of the ledger), ``weight``, ``contribution``; the codes that move it most first. Coded mentions
        of the group that move nothing are there, with 0.
    naive, corrected
        The number by the answers, and as computed; None where there is none. Less ``naive`` it is the sum of the
        contributions.
    given
        The number as the table has it: cut at the ends of what it can be, None where codes are too few.
    note
        Why it is not given, or that it was cut; else empty.
    """

    codes: pl.DataFrame
    naive: float | None
    corrected: float | None
    given: float | None
    note: str


def moved(coded: Coded, asked: Sequence[tuple[Group, ...]]) -> list[Moved]:
    """How codes moved numbers, each the mean of a group, or the difference of two (first less second); in their order.

    Tuned numbers give answers another weight, and mentions that nobody coded move them, too: no list of codes adds up
    to them.
    """
    cells, found = estimates_of(coded, [group for groups in asked for group in groups])
    number = np.repeat(np.arange(len(asked)), [len(groups) for groups in asked])
    signs = np.concatenate([np.zeros(0), *([1.0, -1.0][: len(groups)] for groups in asked)])
    under = corrected_sums(coded.mentions, cells, np.ones(len(cells.cell)))[1]
    weight = coded.mentions.weight[cells.mention]
    there = weight > 0
    ratio = found.ratios[NAIVE].estimate[cells.cell]
    more = np.nan_to_num(cells.coded_numerator) - cells.numerator
    wider = np.nan_to_num(cells.coded_denominator) - cells.denominator
    with np.errstate(divide="ignore", invalid="ignore"):
        adds = signs[cells.cell] * weight * (more - ratio * wider) / under[cells.cell]
    columns = {"number": number[cells.cell], ITEM: cells.mention, "weight": weight, "contribution": adds}
    codes = (
        pl.DataFrame({name: column[there] for name, column in columns.items()})
        .group_by("number", ITEM)
        .agg(pl.col("weight").first(), pl.col("contribution").sum())
        .sort("number", pl.col("contribution").abs().round(12), ITEM, descending=[False, True, False])
        .partition_by("number", as_dict=True, include_key=False)
    )
    nothing = pl.DataFrame(schema={ITEM: pl.Int64, "weight": pl.Float64, "contribution": pl.Float64})
    told = []
    for place, groups in enumerate(asked):
        mine = np.flatnonzero(number == place)
        naive, corrected = (float(found.ratios[way].estimate[mine] @ signs[mine]) for way in (NAIVE, CORRECTED))
        refused = "; ".join(dict.fromkeys(found.notes[cell] for cell in mine if found.notes[cell]))
        given, note = (None, refused) if refused else _cut(corrected, groups)
        told.append(Moved(codes.get((place,), nothing), _number(naive), _number(corrected), given, note))
    return told


def _cut(corrected: float, groups: tuple[Group, ...]) -> tuple[float | None, str]:
    """The number that a table gives, and what is said where it is another than that computed."""
    if len(groups) > 1 or not np.isfinite(corrected):
        return _number(corrected), ""
    least = -1.0 if groups[0].label is None else 0.0
    given = float(np.clip(corrected, least, 1.0))
    if given == corrected:
        return given, ""
    return given, f"few heavy codes take it to {corrected:.6f}, and it is cut at {given:g}, beyond which it cannot lie"


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
