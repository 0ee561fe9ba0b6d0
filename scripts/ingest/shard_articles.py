"""Give each article its story and its shard."""

from presslens.base.errors import reported
from presslens.base.io import read_table, read_yaml, write_json, write_table
from presslens.ingest.shards import shard_names


def main(snakemake, note):
    stories = read_table(snakemake.input.stories)
    articles = read_table(snakemake.input.ingested).drop("story_id", strict=False)
    articles = articles.join(stories, on="article_id", how="left", validate="1:1").sort("article_id")
    shards = shard_names(articles, read_yaml(snakemake.input.card).get("shards", 1))
    write_table(articles, snakemake.output.articles)
    write_json(shards, snakemake.output.shards)
    note(f"{len(articles)} articles, {stories['story_id'].n_unique()} stories, {len(shards)} shards")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
