"""Fetch one file of an external data set, from the mirror folder or from its publisher."""

from presslens.base.errors import reported
from presslens.cards.datasets import load_card
from presslens.fetch.files import fetch_told


def main(snakemake, note):
    card = load_card(snakemake.input.card)
    fetch_told(card, snakemake.wildcards.file, snakemake.config["mirror"], snakemake.output.file, note)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
