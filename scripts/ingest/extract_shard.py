"""Take the texts of one shard out of the corpus."""

from collections.abc import Callable

from presslens.base.errors import AGAIN, InputError
from presslens.base.io import read_json, read_table, write_table
from presslens.ingest.shards import SHARD_COLUMNS, place_of, shard_name


def extract_shard(corpus_articles: str, shards: str, shard: str, articles: str, note: Callable[[str], None]) -> None:
    """Write what later steps read of the articles of one shard.

    Parameters
    ----------
    corpus_articles
        Table of all articles, sorted by ``article_id``.
    shards
        Number of articles by name of shard.
    shard
        The name.
    articles
        Table to write.

    Raises
    ------
    InputError
        What stands there is not what the name of the shard is the digest of.
    """
    table = read_table(corpus_articles, SHARD_COLUMNS, place_of(shard, read_json(shards)))
    if shard_name(shard.partition("-")[0], table) != shard:
        raise InputError(corpus_articles, f"does not hold what shard {shard} is named for", AGAIN)
    write_table(table, articles)
    note(f"{len(table)} articles")
