"""Fetch one file of a checkpoint, from the mirror folder or from where its card says."""

from pathlib import Path

from presslens.base.errors import reported
from presslens.cards.checkpoints import as_data_set, load_checkpoint
from presslens.fetch.files import fetch_told


def main(snakemake, note):
    card = as_data_set(load_checkpoint(Path(snakemake.input.card).parent))
    fetch_told(card, snakemake.wildcards.file, snakemake.config["mirror"], snakemake.output.file, note)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
