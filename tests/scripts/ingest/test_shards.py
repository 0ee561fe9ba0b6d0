"""From ingested articles to stories and shards."""

import datetime as dt
import json

import polars as pl
import pytest
from scripts.ingest.cluster_stories import cluster_stories
from scripts.ingest.extract_shard import extract_shard
from scripts.ingest.shard_articles import shard_articles

from presslens.ingest.shards import SHARD_COLUMNS

WIRE = "Envoys of Turkey and Russia met in the old town and spoke about the border for hours."
STORIES = {"shingle_words": 3, "similarity": 0.5, "containment": 0.65, "permutations": 128, "seed": 1}


@pytest.fixture
def ingested(tmp_path):
    path = tmp_path / "ingested.parquet"
    pl.DataFrame(
        {
            "article_id": ["1000000000000001", "2000000000000002", "c000000000000003"],
            "date": [None, None, dt.date(2020, 3, 5)],
            "outlet": [None, None, "Post"],
            "outlet_country": [None, None, "GBR"],
            "title": [None, None, "Talks"],
            "text": [WIRE + " They left.", "A dog barked at the moon, and nobody came to look.", WIRE],
        }
    ).write_parquet(path)
    return path


@pytest.fixture
def sharded(ingested, corpus, tmp_path):
    """Paths of the articles with their stories, and of the list of shards."""
    card, _ = corpus({}, articles_per_shard=2)
    stories, articles, shards = tmp_path / "stories.parquet", tmp_path / "articles.parquet", tmp_path / "shards.json"
    lines = []
    cluster_stories(ingested, **STORIES, stories=stories, note=lines.append)
    shard_articles(card, ingested, stories, articles, shards, lines.append)
    assert lines == ["3 articles, 2 stories", "3 articles, 2 stories, 2 shards"]
    return articles, shards


def test_a_story_is_named_for_its_first_article(sharded):
    articles = pl.read_parquet(sharded[0])
    assert articles.columns == [*SHARD_COLUMNS, "story_id"]
    assert dict(articles.select("article_id", "story_id").iter_rows()) == {
        "1000000000000001": "1000000000000001",
        "2000000000000002": "2000000000000002",
        "c000000000000003": "1000000000000001",
    }


def test_articles_are_dealt_out_by_their_identity(sharded):
    shards = json.loads(sharded[1].read_text())
    assert [(name.partition("-")[0], count) for name, count in shards.items()] == [("10", 2), ("11", 1)]


def test_a_shard_holds_what_later_steps_read(sharded, tmp_path):
    articles, shards = sharded
    (name,) = (name for name, count in json.loads(shards.read_text()).items() if count == 2)
    extract_shard(articles, shards, name, tmp_path / "shard.parquet", lambda line: None)
    table = pl.read_parquet(tmp_path / "shard.parquet")
    assert table.columns == SHARD_COLUMNS
    assert table["article_id"].to_list() == ["1000000000000001", "2000000000000002"]


def test_shards_hold_every_article_once(sharded, tmp_path):
    articles, shards = sharded
    for name in json.loads(shards.read_text()):
        extract_shard(articles, shards, name, tmp_path / f"{name}.parquet", lambda line: None)
    parts = [pl.read_parquet(path) for path in sorted(tmp_path.glob("1*-*.parquet"))]
    assert pl.concat(parts).equals(pl.read_parquet(articles).select(SHARD_COLUMNS))
