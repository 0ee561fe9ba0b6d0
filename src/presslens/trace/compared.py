"""A table against what its evidence sums to: numbers that differ are of another ledger."""

from __future__ import annotations

import polars as pl

from presslens.trace.evidence import Evidence, recount

#: Numbers of tables have six decimals.
TOLERANCE = 1.1e-6
#: What differs: place of the row, column, what stands there, and what was counted; as text.
FAULTS = {"row": pl.UInt32, "column": pl.String, "in_table": pl.String, "counted": pl.String}


def faults(rows: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    """Numbers of rows that their evidence does not sum to; :data:`FAULTS`, none where all agree.

    Parameters
    ----------
    rows
        Of the table, as they were traced.
    """
    counted = recount(evidence, len(rows))
    found = [pl.DataFrame(schema=FAULTS)]
    for name in evidence.columns:
        own, ours = rows[name], counted[name]
        if own.dtype == pl.String:
            differs = own.ne_missing(ours)
        else:
            there, here = own.cast(pl.Float64), ours.cast(pl.Float64)
            apart = (there - here).abs() > TOLERANCE
            differs = (there.is_null() != here.is_null()) | apart.fill_null(False)
        if name in evidence.partial:
            differs &= ours.is_not_null()
        table = pl.DataFrame({"row": counted["row"], "in_table": own.cast(pl.String), "counted": ours.cast(pl.String)})
        found.append(table.filter(differs).with_columns(column=pl.lit(name)).select(*FAULTS))
    return pl.concat(found)
