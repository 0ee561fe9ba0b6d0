"""From the rows of a table of results to their evidence, by the function that the table names."""

from __future__ import annotations

from pkgutil import resolve_name

import polars as pl

from presslens.exhibits.exhibit import Table
from presslens.trace.evidence import Evidence
from presslens.trace.sources import Sources


def trace(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The evidence of rows of a table.

    Parameters
    ----------
    rows
        Of the table as read from its csv, all or some, with the columns of :attr:`Table.types`.
    """
    function = resolve_name(table.traced_by)
    return function(table, rows, sources)
