"""A ledger of a few mentions, and some of them coded."""

import datetime as dt

import polars as pl
import pytest

from presslens.trace.sources import Sources

ROWS = [
    ("a", "s", "Post", "TUR", 0, True, "negative", "outlet", ["war"]),
    ("a", "s", "Post", "TUR", 30, True, "positive", "outlet", ["war", "hope"]),
    ("b", "t", "Post", "TUR", 0, True, "negative", "RUS", []),
    ("b", "t", "Post", "RUS", 9, False, "neutral", "outlet", []),
    ("c", "u", None, "RUS", 4, True, "neutral", "outlet", ["hope"]),
]


def ledger_of(rows):
    columns = ["article_id", "story_id", "outlet", "target", "start", "actor", "sentiment", "holder", "frames"]
    types = [pl.String] * 4 + [pl.Int64, pl.Boolean, pl.String, pl.String, pl.List(pl.String)]
    table = pl.DataFrame(rows, schema=dict(zip(columns, types, strict=True)), orient="row")
    return table.with_columns(
        outlet_country=pl.lit("GBR"),
        date=pl.lit(dt.date(2020, 1, 1)),
        sentence_index=(pl.col("start") // 20).cast(pl.Int32),
        end=pl.col("start") + 3,
        alias_kind=pl.lit("country"),
    )


def sources_with(ledger, **tables):
    return Sources("made", {"ledger": ledger, **tables}.__getitem__, lambda *parts: None, {}, {})


@pytest.fixture
def sources():
    return sources_with(ledger_of(ROWS))
