"""Folders of articles with their card, as a researcher would bring them."""

from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[3]
CARD = {"name": "mine", "title": "My articles", "producer": "Me", "licence": "mine", "language": "en"}


@pytest.fixture
def corpus(tmp_path):
    """A function that writes files of a corpus and its card; gives the path of the card and the files."""

    def make(files, reader="text_folder", **changes):
        folder = tmp_path / "mine"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        card = tmp_path / "mine.yaml"
        card.write_text(yaml.safe_dump(CARD | {"reader": reader, "path": "mine"} | changes), encoding="utf-8")
        return card, sorted(folder.iterdir())

    return make
