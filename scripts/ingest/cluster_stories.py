"""Cluster the articles of a corpus into stories."""

from collections.abc import Callable

import polars as pl

from presslens.base.io import read_table, write_table
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
        Table with ``article_id`` and ``text``.
    shingle_words, similarity, containment, permutations, seed
        As of :func:`presslens.ingest.stories.story_ids`.
    stories
        Table to write.
    """
    table = read_table(articles).sort("article_id")
    ids = story_ids(
        table["article_id"].to_list(),
        table["text"].to_list(),
        similarity,
        containment,
        shingle_words,
        permutations,
        seed,
    )
    write_table(table.select("article_id").with_columns(pl.Series("story_id", ids, dtype=pl.String)), stories)
    note(f"{len(table)} articles, {len(set(ids))} stories")


if __name__ == "__main__":
    run(cluster_stories, snakemake)
