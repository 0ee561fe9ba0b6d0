"""Fetch one file of an external data set, from the mirror folder or from its publisher."""

import os
import sys

from presslens.datasets import load_card
from presslens.errors import reported
from presslens.fetch.files import fetch_file
from presslens.fetch.mirror import mirror_folder


def main(snakemake, note):
    card, name = load_card(snakemake.input.card), snakemake.wildcards.file
    # Not a parameter of the rule: where the copies lie changes no byte, and should rerun nothing.
    mirror = mirror_folder(snakemake.config["mirror"], os.environ)

    def tell(line):
        note(line)
        print(f"{card['name']}/{name}: {line}", file=sys.stderr)

    fetch_file(card, name, mirror, snakemake.output.file, tell)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
