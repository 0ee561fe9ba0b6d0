"""Write the data statement of a corpus."""

from presslens.annotate.agreement import COLUMNS
from presslens.base.errors import reported
from presslens.base.io import read_csv, read_table, read_yaml, write_text
from presslens.base.schema import check
from presslens.cards.annotations import read_card
from presslens.tell.statement import Coding, data_statement

TABLES = ("articles", "exclusions", "removals", "sentences", "ledger")


def main(snakemake, note):
    card = read_yaml(snakemake.input.card)
    check(card, "card", snakemake.input.card)
    tables = (read_table(snakemake.input[name]) for name in TABLES)
    coding = coding_of(*snakemake.input.coding) if snakemake.input.coding else None
    statement = data_statement(card, *tables, snakemake.params.classifiers, snakemake.params.languages, coding)
    write_text(statement, snakemake.output.statement)
    note(f"{statement.count(chr(10))} lines")


def coding_of(card, agreement, placed, unplaced):
    described = read_card(card)
    n_placed = len(read_table(placed))
    return Coding(described, described.describe_coders(), read_csv(agreement, COLUMNS), n_placed, read_table(unplaced))


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
