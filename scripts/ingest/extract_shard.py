"""Take the texts of one shard out of the corpus."""

from collections.abc import Callable

import polars as pl

from presslens.base.io import read_json, read_table, write_table
from presslens.ingest.shards import SHARD_COLUMNS


def extract_shard(corpus_articles: str, shards: str, shard: str, articles: str, note: Callable[[str], None]) -> None:
    """Write what later steps read of the articles of one shard.

    Parameters
    ----------
    corpus_articles
        Table of all articles.
    shards
        Identities of articles by name of shard.
    shard
        The name.
    articles
        Table to write.
    """
    members = read_json(shards)[shard]
    table = read_table(corpus_articles).filter(pl.col("article_id").is_in(members))
    write_table(table.select(SHARD_COLUMNS), articles)
    note(f"{len(table)} articles")
