"""Cluster the articles of a corpus into stories."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from presslens.base.io import read_parts, read_table, write_table
from presslens.ingest.shards import ARTICLES_TOGETHER
from presslens.ingest.stories import story_ids
from presslens.run.job import run


def cluster_stories(
    articles: str,
    shingle_words: int,
    similarity: float,
    containment: float,
    permutations: int,
    seed: int,
    stories: str,
    note: Callable[[str], None],
) -> None:
    """Write the story of each article: ``article_id``, ``story_id``.

    Parameters
    ----------
    articles
        Table with ``article_id`` and ``text``, sorted by the former.
    shingle_words, similarity, containment, permutations, seed
        As of :func:`presslens.ingest.stories.story_ids`.
    stories
        Table to write.
    """
    identities = read_table(articles, ["article_id"])
    ids = identities["article_id"].to_list()
    texts = (text for part in read_parts(articles, ["text"], ARTICLES_TOGETHER) for text in part["text"])
    found = story_ids(
        ids, texts, similarity, containment, shingle_words, permutations, seed, room=Path(stories).absolute().parent
    )
    write_table(identities.with_columns(pl.Series("story_id", found, dtype=pl.String)), stories)
    note(f"{len(ids)} articles, {len(set(found))} stories")


if __name__ == "__main__":
    run(cluster_stories, snakemake)
