"""Draw mentions of a corpus at random, as a sheet for coders."""

import numpy as np

from presslens.annotate.sampling import coding_sheet
from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv


def main(snakemake, note):
    articles, sentences, ledger = (
        read_table(path) for path in (snakemake.input.articles, snakemake.input.sentences, snakemake.input.ledger)
    )
    rng = np.random.default_rng(snakemake.params.seed)
    sheet = coding_sheet(articles, sentences, ledger, int(snakemake.wildcards.n), rng)
    write_csv(sheet, snakemake.output.sample)
    note(f"{len(sheet)} of {len(ledger)} mentions drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
