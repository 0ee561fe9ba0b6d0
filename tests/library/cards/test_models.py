"""Cards of models: checkpoints, and the encoder's own description."""

import json
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError
from presslens.cards.checkpoints import CheckpointFile, load_checkpoint
from presslens.cards.models import load_model

ROOT = Path(__file__).resolve().parents[3]
REVISION = "0123456789abcdef0123456789abcdef01234567"
FILE = {"sha256": "0" * 64, "bytes": 5}
CARD = {
    **{"name": "tiny", "title": "Ten words", "licence": "MIT", "reads": "pair", "hide_names": False},
    **{"id": "someone/some-model", "revision": REVISION, "labels": ["against", "none", "favour"]},
    "files": {"model.onnx": FILE | {"path": "onnx/model.onnx"}, "tokenizer.json": FILE},
}


@pytest.fixture
def folder(tmp_path):
    def make(**changes):
        place = tmp_path / "tiny"
        place.mkdir(exist_ok=True)
        (place / "checkpoint.yaml").write_text(yaml.safe_dump(CARD | changes))
        return place

    return make


def test_a_checkpoint(folder):
    card = load_checkpoint(folder())
    assert (card.labels, card.reads, card.hide_names) == (("against", "none", "favour"), "pair", False)
    assert card.files["model.onnx"] == CheckpointFile("0" * 64, 5, "onnx/model.onnx")
    assert card.trained_on is None
    assert load_checkpoint(folder(trained_on=["fa-kes"])).trained_on == ("fa-kes",)


def test_its_files_have_addresses_of_one_commit(folder):
    published = load_checkpoint(folder()).published
    assert published.where == "models/tiny/checkpoint.yaml"
    address = published.files["model.onnx"].url
    assert address.endswith(f"/someone/some-model/resolve/{REVISION}/onnx/model.onnx")
    assert published.files["tokenizer.json"].url.endswith(f"/resolve/{REVISION}/tokenizer.json")


def test_the_name_is_that_of_the_folder(folder):
    with pytest.raises(InputError, match="the name is the name of the folder"):
        load_checkpoint(folder(name="other"))


def test_the_shipped_encoder():
    card = load_model(ROOT / "models/encoder")
    document = json.loads((ROOT / "models/encoder/model.json").read_text())
    assert card.n_features == document["n_features"]
    assert card.heads["stance"].labels == ("against", "none", "favour")
    assert card.trained_on == tuple(document["trained_on"])


def test_an_encoder_without_description(tmp_path):
    with pytest.raises(InputError, match=r"model\.json: is missing"):
        load_model(tmp_path)
