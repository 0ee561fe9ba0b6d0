"""Groups of mentions that shares are estimated for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

#: Columns that make up each kind of group.
GROUPS = {
    "target": ["target"],
    "holder": ["holder", "target"],
    "outlet": ["outlet", "target"],
    "country": ["outlet_country", "target"],
    "year": ["year", "target"],
}
UNKNOWN = "unknown"


def actor_mentions(ledger: pl.DataFrame) -> pl.DataFrame:
    """The actor mentions of a ledger, with ``year`` and ``quarter`` (``2016-Q3``; null without a date).

    Outlets, countries and years nobody knows are ``unknown``.
    """
    import polars as pl

    year = pl.col("date").dt.year().cast(pl.String)
    quarter = year + "-Q" + pl.col("date").dt.quarter().cast(pl.String)
    return (
        ledger.filter(pl.col("actor"))
        .with_columns(year.alias("year"), quarter.alias("quarter"))
        .with_columns(pl.col("outlet", "outlet_country", "year").fill_null(UNKNOWN))
    )
