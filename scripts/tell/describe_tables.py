"""Write down what every column of every table of a corpus means."""

from pathlib import Path

from presslens.base.errors import reported
from presslens.base.io import write_json
from presslens.cards.datasets import load_card
from presslens.tell.datapackage import Columns, data_package


def main(snakemake, note):
    corpus, out = snakemake.wildcards.corpus, snakemake.output.package
    title = f"presslens: tables and figures of {load_card(snakemake.input.card)['title']}"
    package = data_package(corpus, title, Path(out).parent, snakemake.input.tables, Columns(snakemake.input.columns))
    write_json(package, out)
    note(f"{len(package['resources'])} tables")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
