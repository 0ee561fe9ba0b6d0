import datetime as dt

import polars as pl
import pytest

from presslens.ingest.shards import SHARD_COLUMNS, shard_names


def articles(n):
    rows = [(f"{i:016x}", dt.date(2020, 3, 5), "Post", None, f"Title {i}", f"Text {i}.") for i in range(n)]
    return pl.DataFrame(rows, schema=SHARD_COLUMNS, orient="row")


def test_every_article_is_in_one_shard():
    shards = shard_names(articles(20), 3)
    assert [name[:4] for name in shards] == ["000-", "001-", "002-"]
    assert sorted(article for members in shards.values() for article in members) == articles(20)["article_id"].to_list()


def test_row_order_does_not_matter():
    assert shard_names(articles(20), 3) == shard_names(articles(20).sample(fraction=1, shuffle=True, seed=1), 3)


def test_a_new_article_renames_one_shard():
    before, after = shard_names(articles(20), 4), shard_names(articles(21), 4)
    assert len(before.keys() & after.keys()) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other."},
        {"date": dt.date(2021, 1, 1)},
        {"title": "Other"},
        {"outlet": None},
        {"outlet_country": "GBR"},
        {"outlet": "PostTitle 0", "title": None},
    ],
)
def test_what_later_steps_read_changes_the_name(change):
    table = articles(4)
    other = table.with_columns(
        [pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(v)).otherwise(pl.col(k)).alias(k) for k, v in change.items()]
    )
    assert len(shard_names(table, 2).keys() & shard_names(other, 2).keys()) == 1


def test_an_empty_corpus_has_no_shard():
    assert shard_names(articles(0), 4) == {}
