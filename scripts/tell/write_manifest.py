"""Write down what made a corpus's results."""

from pathlib import Path

from presslens.base.errors import reported
from presslens.base.io import write_json
from presslens.tell.manifest import manifest

ROLES = ("inputs", "codebook", "models", "ledger", "outputs")


def main(snakemake, note):
    files = {role: list(snakemake.input[role]) for role in ROLES}
    document = manifest(snakemake.wildcards.corpus, snakemake.params.config, Path(snakemake.params.project), files)
    write_json(document, snakemake.output.manifest)
    note(f"{sum(map(len, files.values()))} files")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
