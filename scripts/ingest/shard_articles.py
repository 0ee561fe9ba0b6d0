"""Give each article its story and its shard."""

from collections.abc import Callable

from presslens.base.io import read_table, write_json, write_table
from presslens.cards.corpora import load_corpus
from presslens.ingest.shards import ROWS_TOGETHER, deal, shard_name
from presslens.run.job import run


def shard_articles(
    card: str, ingested: str, stories: str, articles: str, shards: str, note: Callable[[str], None]
) -> None:
    """Join articles and stories, and write which shards there are.

    Parameters
    ----------
    card
        ``data/<corpus>.yaml``, which may say how many articles a shard holds.
    ingested, stories
        Tables of the same articles.
    articles
        Table to write, sorted by ``article_id``: shards are runs of its rows.
    shards
        JSON file to write: number of articles by name of shard; in the order of the names shards follow each other.
    """
    story = read_table(stories)
    table = read_table(ingested).join(story, on="article_id", how="left", validate="1:1").sort("article_id")
    dealt = deal(table["article_id"].to_list(), load_corpus(card).articles_per_shard)
    names = {shard_name(one.prefix, table.slice(one.first, one.articles)): one.articles for one in dealt}
    write_table(table, articles, rows_together=ROWS_TOGETHER)
    write_json(names, shards)
    note(f"{len(table)} articles, {story['story_id'].n_unique()} stories, {len(names)} shards")


if __name__ == "__main__":
    run(shard_articles, snakemake)
