"""Write down what made a corpus's results."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from presslens.base.io import write_json
from presslens.ledger.coded import read_coded
from presslens.run.job import run
from presslens.tell.manifest import manifest_of


def write_manifest(
    corpus: str,
    config: Mapping,
    project: str,
    inputs: Sequence[str],
    codebook_files: Sequence[str],
    models: Sequence[str],
    ledger: Sequence[str],
    coded: str,
    outputs: Sequence[str],
    manifest: str,
    note: Callable[[str], None],
) -> None:
    """Write the hashes of all files, by their role, of the code in ``project``, and how many mentions were coded."""
    files = {"inputs": inputs, "codebook": codebook_files, "models": models, "ledger": ledger, "outputs": outputs}
    write_json(manifest_of(corpus, config, Path(project), read_coded(coded), files), manifest)
    note(f"manifest of {sum(map(len, files.values()))} files")


if __name__ == "__main__":
    run(write_manifest, snakemake)
