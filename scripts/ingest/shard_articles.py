"""Give each article its story and its shard."""

from collections.abc import Callable

from presslens.base.io import read_table, write_json, write_table
from presslens.cards.corpora import load_corpus
from presslens.ingest.shards import shard_names
from presslens.run.job import run


def shard_articles(
    card: str, ingested: str, stories: str, articles: str, shards: str, note: Callable[[str], None]
) -> None:
    """Join articles and stories, and write which shard holds which articles.

    Parameters
    ----------
    card
        ``data/<corpus>.yaml``, which says into how many shards.
    ingested, stories
        Tables of the same articles.
    articles
        Table to write.
    shards
        JSON file to write: identities of articles by name of shard.
    """
    story = read_table(stories)
    table = read_table(ingested).join(story, on="article_id", how="left", validate="1:1").sort("article_id")
    members = shard_names(table, load_corpus(card).shards)
    write_table(table, articles)
    write_json(members, shards)
    note(f"{len(table)} articles, {story['story_id'].n_unique()} stories, {len(members)} shards")


if __name__ == "__main__":
    run(shard_articles, snakemake)
