"""Count the mentions of each target by the kind of alias."""

from presslens.errors import reported
from presslens.estimate.counts import mention_counts
from presslens.io import read_table, write_csv
from presslens.latex import write_latex


def main(snakemake, note):
    counts = mention_counts(
        read_table(snakemake.input.ledger), read_table(snakemake.input.sentences), snakemake.params.targets
    )
    write_csv(counts, snakemake.output.csv)
    write_latex(counts, snakemake.output.tex)
    note(f"{len(counts)} rows")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
