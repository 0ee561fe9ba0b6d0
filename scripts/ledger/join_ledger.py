"""Join every judgement of every shard into the ledger."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_table
from presslens.ledger.join import SENTENCE, join_ledger

OF_MENTIONS = ("actor", "sentiment", "holders", "stance")
OF_SENTENCES = ("frames", "tone")


def main(snakemake, note):
    articles = read_table(snakemake.input.articles)

    def table(name):
        return pl.concat([read_table(path) for path in snakemake.input[name]])

    ledger = join_ledger(
        snakemake.wildcards.corpus,
        articles,
        table("mentions"),
        [table(name) for name in OF_MENTIONS],
        [table(name) for name in OF_SENTENCES],
        snakemake.params.frames,
    )
    sentences = table("sentences").sort(SENTENCE)
    write_table(ledger, snakemake.output.ledger)
    write_table(sentences, snakemake.output.sentences)
    note(f"{len(ledger)} mentions, {len(sentences)} sentences")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
