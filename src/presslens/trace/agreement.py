"""The table of agreement: of each row the mentions that two or more of its coders coded, and whether they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.annotate.agreement import DRIFT, PARTS, paired, parts_of
from presslens.exhibits.exhibit import Table
from presslens.trace.evidence import CODED_ITEM, ITEM, Evidence, Explained, nothing_traced
from presslens.trace.placed import chosen
from presslens.trace.sources import Sources

#: Part of all that are compared; and the two of a row of drift.
COMPARED = "compared"
ENDS = (PARTS[0], PARTS[-1])


@dataclass(frozen=True)
class CodedBy:
    """The sample that coders agree or differ on, and their codes, in its order.

    Attributes
    ----------
    sample
        ``id``, ``source_id``; of mentions drawn at random.
    codes
        By coder.
    labels
        By the name of a question of which several labels may hold, those that were coded.
    """

    sample: pl.DataFrame
    codes: Mapping[str, pl.DataFrame]
    labels: Mapping[str, Sequence[str]]


def agreement(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The coded mentions of each row; what one adds is 1 where all of its coders agree, else 0.

    A row of drift has those of both quarters as parts of their own; the difference of their shares is not counted anew.
    """
    if sources.coded_by is None:
        return nothing_traced("Nobody coded this corpus.")
    coded = sources.coded_by()
    wanted = {key: row for row, key in enumerate(rows.select(table.keys).iter_rows())}
    sets = []
    for one in paired(coded.codes, coded.labels):
        question, label, _, coders = one.key
        of_part = parts_of(one.paired)
        for part in of_part:
            if (row := wanted.get((question, label, coders, part))) is None:
                continue
            for name in ENDS if part == DRIFT else (part,):
                places = np.flatnonzero(of_part[name])
                values = pl.DataFrame({ITEM: places, "value": one.alike[places].astype(float)})
                sets.append((row, name if part == DRIFT else COMPARED, values))
    explains = {
        "n": Explained((COMPARED, *ENDS), pl.len()),
        "agreement": Explained(COMPARED, pl.col("value").mean(), None),
    }
    parts, items = chosen(sets)
    return Evidence(
        CODED_ITEM,
        population(coded, sources.table("annotations")),
        parts,
        items,
        explains,
        partial=frozenset({"agreement"}),
    )


def population(coded: CodedBy, placed: pl.DataFrame) -> pl.DataFrame:
    """The sample with its place in the corpus, null where it found none, and the codes: ``<question>_<coder>``."""
    places = placed.select("id", "article_id", "sentence_index", "start", "end")
    known = coded.sample.select("id", "source_id", "target").join(places, on="id", how="left", maintain_order="left")
    return known.hstack(
        [codes[name].alias(f"{name}_{coder}") for coder, codes in coded.codes.items() for name in codes.columns]
    )
