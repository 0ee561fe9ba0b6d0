"""Wider periods than quarters, where a page has no room for so many."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from presslens.base.said import Said

if TYPE_CHECKING:
    import polars as pl

#: Quarters, or wider periods, beside each other on a page: twenty years.
MOST = 80
#: Years of a wider period.
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def years_of_periods(quarters: Collection[str]) -> int:
    """How many years a place on the axis of time stands for; 0: quarters, which it has room for.

    >>> years_of_periods(["2011-Q1", "2018-Q4"]), years_of_periods(["1600-Q1", "2199-Q4"])
    (0, 10)
    """
    if not quarters:
        return 0
    years = [int(quarter.partition("-")[0]) for quarter in quarters]
    span = max(years) - min(years) + 1
    return 0 if 4 * span <= MOST else next(step for step in _YEARS if span <= step * MOST)


def in_words(years: int) -> Said:
    """What the periods are called.

    >>> in_words(0), in_words(1), in_words(10)
    ('quarter', 'year', 'periods of 10 years')
    """
    if years < 2:
        return Said("year" if years else "quarter")
    return Said("periods of {n} years", n=years)


def widened(shares: pl.DataFrame, label: str, years: int) -> pl.DataFrame:
    """Shares by quarter as shares by periods of so many years, in the same columns.

    Counts are sums over quarters. Ends of intervals and corrected numbers are empty: quarters do not give them.

    >>> import polars as pl
    >>> columns = {"quarter": ["1990-Q1", "1990-Q4"], "frames": ["war", "war"], "n": [1, 2], "n_mentions": [2, 4]}
    >>> columns |= {"low": [0.1, 0.1], "high": [0.9, 0.9], "share": [0.5, 0.5]}
    >>> widened(pl.DataFrame(columns), "frames", 1).row(0)
    ('1990', 'war', 3, 6, None, None, 0.5)
    """
    import polars as pl

    first = pl.col("quarter").str.split("-").list.first().cast(pl.Int64) // years * years
    name = first.cast(pl.String) + ("" if years == 1 else "-" + (first + years - 1).cast(pl.String))
    counts = [column for column in shares.columns if column.startswith("n")]
    others = [pl.first(name) for name in ("method", "correction_note") if name in shares.columns]
    summed = (
        shares.with_columns(first.alias("_first"), name.alias("quarter"))
        .group_by("_first", "quarter", label, maintain_order=True)
        .agg(pl.sum(*counts), *others)
        .with_columns((pl.col("n") / pl.col("n_mentions")).alias("share"))
    )
    unknown = [name for name in shares.columns if name not in summed.columns]
    return summed.with_columns(pl.lit(None, pl.Float64).alias(name) for name in unknown).select(shares.columns)
