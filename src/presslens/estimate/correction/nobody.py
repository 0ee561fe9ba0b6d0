"""Columns of corrected numbers in a corpus that nobody coded."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from presslens.estimate.correction.enough import NOBODY_CODED


def nothing_corrected(types: Mapping[str, type]) -> list[pl.Expr]:
    """Columns without a number, quickly: counts and what codes are worth are 0, words say that nobody coded.

    Parameters
    ----------
    types
        Python type by name of the column.

    >>> table = pl.DataFrame({"share": [0.5]})
    >>> table.select(nothing_corrected({"corrected": float, "n_codes": int, "correction_note": str})).row(0)
    (None, 0, 'nobody coded')
    """
    found = []
    for name, kind in types.items():
        if kind is str:
            value = pl.lit(NOBODY_CODED)
        elif name.startswith(("n_", "effective_")):
            value = pl.lit(0).cast(kind)
        else:
            value = pl.lit(None).cast(kind)
        found.append(value.alias(name))
    return found
