"""Fetch one file of an external data set, from the mirror folder or from its publisher."""

from collections.abc import Callable
from pathlib import Path

from presslens.cards.datasets import load_data_set
from presslens.fetch.files import fetch_told
from presslens.run.job import run


def fetch_dataset(
    card: str, file: str, mirror: str | None, progress: Callable[[int, int], None], note: Callable[[str], None]
) -> None:
    """Bring a file of a data set to its place, checked against the hash in its card.

    Parameters
    ----------
    card
        ``data/<set>.yaml``.
    file
        Path to write; its name is that of the file in the card.
    mirror
        Folder with copies of data sets, or None.
    """
    fetch_told(load_data_set(card), Path(file).name, mirror, file, note, progress)


if __name__ == "__main__":
    run(fetch_dataset, snakemake, mirror=snakemake.config["mirror"])
