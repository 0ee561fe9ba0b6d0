"""Describe a corpus in counts."""

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.estimate.counts import corpus_counts
from presslens.tell.latex import write_latex


def main(snakemake, note):
    tables = snakemake.input
    counts = corpus_counts(
        *(read_table(tables[name]) for name in ("articles", "exclusions", "removals", "sentences", "ledger"))
    )
    write_csv(counts, snakemake.output.csv)
    write_latex(counts, snakemake.output.tex)
    note(f"{len(counts)} counts")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
