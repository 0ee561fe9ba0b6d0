"""Take the articles with coded mentions out of a corpus: all that classifiers which are not in use are asked about."""

from collections.abc import Callable, Sequence

import polars as pl

from presslens.base.io import read_table, write_table
from presslens.run.job import run

#: What items are made of; what the ledger says of a mention besides is another's answer.
_OF_ARTICLES = ("article_id", "text")
_OF_MENTIONS = ("article_id", "sentence_index", "start", "end", "target", "alias_kind")


def take_coded(
    annotations: str,
    articles: str,
    sentences: str,
    ledger: str,
    holders: Sequence[str],
    coded_articles: str,
    coded_sentences: str,
    coded_mentions: str,
    coded_holders: str,
    note: Callable[[str], None],
) -> None:
    """Write what these articles, their sentences, all mentions in them and whose words they stand in are.

    Parameters
    ----------
    annotations
        Table of annotated mentions.
    articles, sentences, ledger, holders
        Tables of the corpus; holders by shard.
    coded_articles, coded_sentences, coded_mentions, coded_holders
        Tables to write.
    """
    wanted = pl.col("article_id").is_in(read_table(annotations)["article_id"].unique().to_list())
    attributed = pl.concat([read_table(path) for path in holders]).filter(wanted).sort("article_id", "start")
    write_table(read_table(articles).filter(wanted).select(_OF_ARTICLES), coded_articles)
    write_table(read_table(sentences).filter(wanted), coded_sentences)
    write_table(read_table(ledger).filter(wanted).select(_OF_MENTIONS), coded_mentions)
    write_table(attributed, coded_holders)
    note(f"{len(attributed)} mentions in articles with coded ones")


if __name__ == "__main__":
    run(take_coded, snakemake)
