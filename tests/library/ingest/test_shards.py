import datetime as dt
import hashlib

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.ingest.shards import MOST_ARTICLES, MOST_WHILE_FEW, SHARD_COLUMNS, deal, place_of, shard_name

IDS = st.sets(st.integers(0, 2**64 - 1), max_size=60).map(lambda numbers: [f"{n:016x}" for n in sorted(numbers)])


def identities(n):
    return sorted(hashlib.sha256(str(number).encode()).hexdigest()[:16] for number in range(n))


def articles(n):
    rows = [(f"{i:016x}", dt.date(2020, 3, 5), "Post", None, f"Title {i}", f"Text {i}.") for i in range(n)]
    return pl.DataFrame(rows, schema=SHARD_COLUMNS, orient="row")


@given(IDS, st.integers(1, 20))
def test_every_article_is_in_one_shard_and_none_is_too_full(ids, most):
    shards = deal(ids, most)
    assert [shard.first for shard in shards] == [sum(s.articles for s in shards[:n]) for n in range(len(shards))]
    assert sum(shard.articles for shard in shards) == len(ids)
    assert all(0 < shard.articles <= most for shard in shards)
    prefixes = [shard.prefix for shard in shards]
    assert prefixes == sorted(set(prefixes))
    for shard in shards:
        for identity in ids[shard.first : shard.first + shard.articles]:
            assert f"1{int(identity, 16):064b}".startswith(shard.prefix)


@given(IDS, st.integers(0, 2**64 - 1), st.integers(1, 20))
def test_a_new_article_changes_the_shard_that_it_joins_alone(ids, new, most):
    """Where that becomes too full there are others in its place, and only there."""
    before, after = deal(ids, most), deal(sorted({*ids, f"{new:016x}"}), most)
    joined = [shard.prefix for shard in before if f"1{new:064b}".startswith(shard.prefix)]
    old, others = {shard.prefix for shard in before}, {shard.prefix for shard in after}
    assert old - others <= set(joined)
    assert all(prefix.startswith(tuple(joined)) or f"1{new:064b}".startswith(prefix) for prefix in others - old)


def test_articles_of_one_prefix_down_to_the_last_bit_are_told_apart():
    assert [len(shard.prefix) for shard in deal([f"{n:016x}" for n in (0, 1)], 1)] == [65, 65]


@pytest.mark.parametrize("n", [1, 150, 151, 792, 1200, 4000, 20_000])
def test_the_number_of_shards_follows_the_corpus(n):
    """Work for several cores in a corpus of hundreds, and jobs of a useful size in one of many thousands."""
    shards = deal(identities(n))
    assert (
        n / MOST_ARTICLES <= len(shards) <= max(1, 4 * n / MOST_WHILE_FEW if n <= 2400 else 16 + 4 * n / MOST_ARTICLES)
    )
    assert max(shard.articles for shard in shards) <= (MOST_ARTICLES if n > 2000 else MOST_WHILE_FEW)


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
    assert shard_name("1", table) != shard_name("1", other)
    assert shard_name("1", table) == shard_name("1", table.with_columns(story_id=pl.lit("a")))


def test_the_place_of_a_shard_is_behind_those_before_it():
    shards = deal(identities(1000), 100)
    counts = {f"{shard.prefix}-{'0' * 12}": shard.articles for shard in shards}
    for shard in shards:
        assert place_of(f"{shard.prefix}-{'0' * 12}", counts) == (shard.first, shard.articles)


def test_an_empty_corpus_has_no_shard():
    assert deal([]) == []
