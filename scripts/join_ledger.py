"""Join every judgement into the ledger."""

from presslens.errors import reported
from presslens.io import read_table, write_table
from presslens.ledger import join_ledger


def main(snakemake, note):
    tables = snakemake.input
    ledger = join_ledger(
        snakemake.wildcards.corpus,
        read_table(tables.articles),
        read_table(tables.mentions),
        [read_table(path) for path in (tables.actor, tables.sentiment, tables.holders, tables.stance)],
        [read_table(path) for path in (tables.frames, tables.tone)],
        snakemake.params.frames,
    )
    write_table(ledger, snakemake.output.ledger)
    note(f"{len(ledger)} mentions")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
