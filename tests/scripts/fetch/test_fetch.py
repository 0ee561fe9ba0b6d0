"""Files from a mirror: those of a data set, and those of a checkpoint."""

import hashlib

import pytest
import yaml
from scripts.fetch.fetch_checkpoint import fetch_checkpoint
from scripts.fetch.fetch_dataset import fetch_dataset

from presslens.base.errors import InputError

CONTENT = b"a,b\n1,2\n"
HASHED = {"sha256": hashlib.sha256(CONTENT).hexdigest(), "bytes": len(CONTENT)}


@pytest.fixture(autouse=True)
def no_other_mirror(monkeypatch):
    monkeypatch.delenv("PRESSLENS_MIRROR", raising=False)


def silent(done, total):
    """Nobody looks how far it is."""


def put(folder, name, content=CONTENT):
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    return str(folder.parent)


@pytest.fixture
def card(tmp_path):
    path = tmp_path / "some.yaml"
    document = {
        **{"name": "some", "title": "A set", "producer": "A. Maker", "licence": "CC0", "citation": "Maker (2020)"},
        **{"language": "en", "reader": "pairs_tsv"},
        "files": {"a.tsv": HASHED | {"url": "https://127.0.0.1:1/a.tsv"}},
    }
    path.write_text(yaml.safe_dump(document))
    return path


def test_a_data_set_comes_with_its_terms(card, tmp_path):
    lines = []
    fetch_dataset(card, tmp_path / "out/a.tsv", put(tmp_path / "mirror/some", "a.tsv"), silent, lines.append)
    assert (tmp_path / "out/a.tsv").read_bytes() == CONTENT
    assert lines[:4] == ["title: A set", "producer: A. Maker", "licence: CC0", "citation: Maker (2020)"]


def test_another_file_in_the_mirror_is_refused(card, tmp_path):
    mirror = put(tmp_path / "mirror/some", "a.tsv", CONTENT[::-1])
    with pytest.raises(InputError, match=r"a\.tsv: found sha256 .*; expected 8 bytes .* mend the mirror"):
        fetch_dataset(card, tmp_path / "out/a.tsv", mirror, silent, lambda line: None)
    assert not (tmp_path / "out/a.tsv").exists()


def test_a_checkpoint(tmp_path):
    card = tmp_path / "models/tiny/checkpoint.yaml"
    card.parent.mkdir(parents=True)
    document = {
        **{"name": "tiny", "title": "Ten words", "licence": "MIT", "reads": "sentence", "hide_names": True},
        **{"id": "someone/some-model", "revision": "0" * 40, "labels": ["against", "none", "favour"]},
        "files": {"model.onnx": HASHED, "tokenizer.json": HASHED},
    }
    card.write_text(yaml.safe_dump(document))
    lines = []
    fetch_checkpoint(
        card, tmp_path / "out/model.onnx", put(tmp_path / "mirror/tiny", "model.onnx"), silent, lines.append
    )
    assert (tmp_path / "out/model.onnx").read_bytes() == CONTENT
    assert lines[:2] == ["title: Ten words", "licence: MIT"]
