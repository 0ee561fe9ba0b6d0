"""Take the texts of one shard out of the corpus."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_json, read_table, write_table
from presslens.ingest.shards import SHARD_COLUMNS


def main(snakemake, note):
    members = read_json(snakemake.input.shards)[snakemake.wildcards.shard]
    articles = read_table(snakemake.input.articles).filter(pl.col("article_id").is_in(members))
    write_table(articles.select(SHARD_COLUMNS), snakemake.output.articles)
    note(f"{len(articles)} articles")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
