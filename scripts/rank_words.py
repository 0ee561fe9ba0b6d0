"""Rank the words that set the sentences on each target apart."""

import polars as pl

from presslens.errors import reported
from presslens.estimate.keyness import log_odds
from presslens.estimate.words import count_words, sentence_words
from presslens.io import read_table, write_csv
from presslens.latex import write_latex


def main(snakemake, note):
    settings = snakemake.params
    words = sentence_words(*(read_table(snakemake.input[name]) for name in ("articles", "sentences", "ledger")))
    named = read_table(snakemake.input.ledger).select("article_id", "sentence_index", "target").unique()
    tables = []
    for target in settings.targets:
        on_target = set(named.filter(pl.col("target") == target).select("article_id", "sentence_index").iter_rows())
        inside = count_words(words[key] for key in words if key in on_target)
        outside = count_words(words[key] for key in words if key not in on_target)
        ranked = log_odds(inside, outside, settings.prior_words).head(settings.top_words)
        tables.append(ranked.select(pl.lit(target).alias("target"), pl.all()))
    ranking = pl.concat(tables)
    write_csv(ranking, snakemake.output.csv)
    write_latex(ranking, snakemake.output.tex)
    note(f"{len(words)} sentences, {len(ranking)} words")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
