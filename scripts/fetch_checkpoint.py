"""Fetch one file of a checkpoint, from the mirror folder or from where its card says."""

import os
import sys
from pathlib import Path

from presslens.checkpoint.card import as_data_set, load_checkpoint
from presslens.errors import reported
from presslens.fetch.files import fetch_file
from presslens.fetch.mirror import mirror_folder


def main(snakemake, note):
    card = as_data_set(load_checkpoint(Path(snakemake.input.card).parent))
    mirror, name = mirror_folder(snakemake.config["mirror"], os.environ), snakemake.wildcards.file

    def tell(line):
        note(line)
        print(f"{card['name']}/{name}: {line}", file=sys.stderr)

    fetch_file(card, name, mirror, snakemake.output.file, tell)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
