"""Write the data statement of a corpus."""

from presslens.errors import reported
from presslens.io import read_table, read_yaml, write_text
from presslens.schema import check
from presslens.statement import data_statement

TABLES = ("articles", "exclusions", "removals", "sentences", "ledger")


def main(snakemake, note):
    card = read_yaml(snakemake.input.card)
    check(card, "card", snakemake.input.card)
    tables = (read_table(snakemake.input[name]) for name in TABLES)
    statement = data_statement(card, *tables, snakemake.params.classifiers, snakemake.params.languages)
    write_text(statement, snakemake.output.statement)
    note(f"{statement.count(chr(10))} lines")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
