"""Write down what every column of every table of a corpus means."""

from collections.abc import Callable, Sequence
from pathlib import Path

from presslens.base.io import write_json
from presslens.cards.datasets import load_data_set
from presslens.ledger.coded import read_coded
from presslens.run.job import run
from presslens.tell.datapackage import data_package


def describe_tables(
    corpus: str, card: str, tables: Sequence[str], coded: str, package: str, note: Callable[[str], None]
) -> None:
    """Write the data package of the csv files ``tables``, which lie below the folder of ``package``."""
    title = f"presslens: tables and figures of {load_data_set(card).title}"
    document = data_package(corpus, title, Path(package).parent, tables, read_coded(coded).sentence)
    write_json(document, package)
    note(f"{len(document['resources'])} tables")


if __name__ == "__main__":
    run(describe_tables, snakemake)
