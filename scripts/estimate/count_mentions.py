"""Count the mentions of each target: by kind of alias, and by outlet."""

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.estimate.counts import mention_counts, outlet_counts
from presslens.tell.latex import write_latex


def main(snakemake, note):
    ledger, targets = read_table(snakemake.input.ledger), snakemake.params.targets
    tables = (
        mention_counts(ledger, read_table(snakemake.input.sentences), targets),
        outlet_counts(ledger, read_table(snakemake.input.articles), targets),
    )
    for counts, csv, tex in zip(tables, snakemake.output.csv, snakemake.output.tex, strict=True):
        write_csv(counts, csv)
        write_latex(counts, tex)
    note(f"{len(ledger)} mentions")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
