"""Test the known-groups hypotheses of the codebook."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.codebook.hypotheses import load_hypotheses
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.estimate.shares import Settings
from presslens.tell.latex import write_latex

PRINTED = ["hypothesis", "primary", "n_mentions_first", "n_mentions_second", "n_stories_first", "n_stories_second"]
PRINTED += ["difference", "low", "high", "p", "p_holm", "p_bh", "outcome"]


def main(snakemake, note):
    hypotheses = load_hypotheses(snakemake.input.hypotheses)
    actors = read_table(snakemake.input.ledger).filter(pl.col("actor"))
    table = hypothesis_outcomes(hypotheses, actors, Settings(**snakemake.params.settings))
    write_csv(table, snakemake.output.csv)
    yes_no = pl.col("primary").replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    write_latex(table.select(PRINTED).with_columns(yes_no), snakemake.output.tex)
    for outcome, n in table["outcome"].value_counts().sort("outcome").iter_rows():
        note(f"{n} {outcome}")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
