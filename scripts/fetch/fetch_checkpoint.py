"""Fetch one file of a checkpoint, from the mirror folder or from where its card says."""

from collections.abc import Callable
from pathlib import Path

from presslens.cards.checkpoints import load_checkpoint
from presslens.fetch.files import fetch_told
from presslens.run.job import run


def fetch_checkpoint(
    card: str, file: str, mirror: str | None, progress: Callable[[int, int], None], note: Callable[[str], None]
) -> None:
    """Bring a file of a checkpoint to its place, checked against the hash in its card.

    Parameters
    ----------
    card
        ``models/<name>/checkpoint.yaml``.
    file
        Path to write; its name is that of the file in the card.
    mirror
        Folder with copies of data sets and models, or None.
    """
    fetch_told(load_checkpoint(Path(card).parent).published, Path(file).name, mirror, file, note, progress)


if __name__ == "__main__":
    run(fetch_checkpoint, snakemake, mirror=snakemake.config["mirror"])
