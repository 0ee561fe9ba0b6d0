"""Estimate the share of each label among actor mentions."""

import polars as pl

from presslens.contract import LABELS, UNCERTAIN
from presslens.errors import reported
from presslens.estimate.shares import Settings, label_shares
from presslens.io import read_table, write_csv
from presslens.latex import write_latex

GROUPS = {"target": ["target"], "holder": ["holder", "target"]}


def main(snakemake, note):
    question, group = snakemake.wildcards.question, snakemake.wildcards.group
    labels = snakemake.params.frames if question == "frames" else [*LABELS[question], UNCERTAIN]
    actors = read_table(snakemake.input.ledger).filter(pl.col("actor"))
    name = f"{question}_by_{group}"
    shares = label_shares(actors, GROUPS[group], question, labels, name, Settings(**snakemake.params.settings))
    write_csv(shares, snakemake.output.csv)
    columns = [*GROUPS[group], question, "n", "n_mentions", "n_articles", "share", "low", "high"]
    write_latex(shares.filter(pl.col("n_mentions") > 0).select(columns), snakemake.output.tex)
    note(f"{len(actors)} actor mentions, {len(shares)} shares")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
