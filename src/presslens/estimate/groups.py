"""The mentions that shares are estimated of, with the columns that group them."""

from __future__ import annotations

import polars as pl

#: In place of an outlet, country or year that nobody knows.
UNKNOWN = "unknown"


def with_groups(mentions: pl.DataFrame) -> pl.DataFrame:
    """Mentions of a ledger with ``year`` and ``quarter`` (``2016-Q3``; null without a date).

    Outlets, countries and years nobody knows are ``unknown``.
    """
    year = pl.col("date").dt.year().cast(pl.String)
    quarter = year + "-Q" + pl.col("date").dt.quarter().cast(pl.String)
    return mentions.with_columns(year.alias("year"), quarter.alias("quarter")).with_columns(
        pl.col("outlet", "outlet_country", "year").fill_null(UNKNOWN)
    )


def actor_mentions(ledger: pl.DataFrame) -> pl.DataFrame:
    """The actor mentions of a ledger, as :func:`with_groups` gives them."""
    return with_groups(ledger.filter(pl.col("actor")))
