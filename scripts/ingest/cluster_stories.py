"""Cluster the articles of a corpus into stories."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.ingest.stories import story_ids


def main(snakemake, note):
    articles = read_table(snakemake.input.articles).sort("article_id")
    ids = story_ids(articles["article_id"].to_list(), articles["text"].to_list(), **snakemake.params.settings)
    stories = articles.select("article_id").with_columns(pl.Series("story_id", ids, dtype=pl.String))
    write_table(stories, snakemake.output.stories)
    note(f"{len(articles)} articles, {len(set(ids))} stories")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
