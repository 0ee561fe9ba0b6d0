"""Give each article its story and its shard."""

from collections.abc import Callable, Iterator

import polars as pl

from presslens.base.io import read_table, write_json, write_parts
from presslens.cards.corpora import load_corpus
from presslens.ingest.shards import ARTICLES_TOGETHER, deal, shard_name
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
        Tables of the same articles, sorted by ``article_id``.
    articles
        Table to write, sorted by ``article_id``: shards are runs of its rows.
    shards
        JSON file to write: number of articles by name of shard; in the order of the names shards follow each other.
    """
    story = read_table(stories)
    dealt = deal(read_table(ingested, ["article_id"])["article_id"].to_list(), load_corpus(card).articles_per_shard)
    names: dict[str, int] = {}

    def parts() -> Iterator[pl.DataFrame]:
        for one in dealt:
            rows = (one.first, one.articles)
            own = story.slice(*rows)
            part = read_table(ingested, rows=rows).join(own, on="article_id", validate="1:1", maintain_order="left")
            names[shard_name(one.prefix, part)] = len(part)
            yield part

    write_parts(parts(), articles, ARTICLES_TOGETHER)
    write_json(names, shards)
    note(f"{sum(names.values())} articles, {story['story_id'].n_unique()} stories, {len(names)} shards")


if __name__ == "__main__":
    run(shard_articles, snakemake)
