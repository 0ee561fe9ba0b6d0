"""Find every mention of a target."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.codebook.targets import load_targets
from presslens.locate.mentions import MentionFinder

SCHEMA = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,
    "start": pl.Int64,
    "end": pl.Int64,
    "target": pl.String,
    "alias": pl.String,
    "alias_kind": pl.String,
}


def main(snakemake, note):
    finder = MentionFinder(load_targets(snakemake.input.targets, snakemake.input.nouns))
    spans = {
        article: list(zip(starts, ends, strict=True))
        for article, starts, ends in read_table(snakemake.input.sentences)
        .group_by("article_id", maintain_order=True)
        .agg("start", "end")
        .iter_rows()
    }
    articles = read_table(snakemake.input.articles).select("article_id", "text", "date")
    rows = [
        (
            article,
            mention.sentence_index,
            mention.start,
            mention.end,
            mention.target,
            mention.alias,
            mention.kind,
        )
        for article, text, date in articles.iter_rows()
        for mention in finder.find(text, spans[article], date)
    ]
    mentions = pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("article_id", "start")
    write_table(mentions, snakemake.output.mentions)
    note(f"{len(mentions)} mentions in {len(articles)} articles")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
