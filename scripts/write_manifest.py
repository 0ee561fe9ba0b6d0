"""Write down what made a corpus's results."""

from pathlib import Path

from presslens.errors import reported
from presslens.io import write_json
from presslens.provenance.manifest import manifest

ROLES = ("inputs", "codebook", "models", "ledger", "outputs")


def main(snakemake, note):
    files = {role: list(snakemake.input[role]) for role in ROLES}
    document = manifest(snakemake.wildcards.corpus, snakemake.params.config, Path(snakemake.params.project), files)
    write_json(document, snakemake.output.manifest)
    note(f"{sum(map(len, files.values()))} files")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
