"""The reader of NewsMTSC, and the model against the real files where a mirror has them."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.cards.datasets import load_card
from presslens.classify.methods.linear.classifier import LinearSentiment
from presslens.classify.methods.linear.weights import load_weights
from presslens.fetch.mirror import mirror_file, mirror_folder
from presslens.validate.decisions import of_labels
from presslens.validate.scores import scores
from presslens_training.linear import train
from presslens_training.newsmtsc import read_newsmtsc

ROOT = Path(__file__).resolve().parents[3]
ROW = {
    "sentence": "Many cheered Ruritania.",
    "mention": "Ruritania",
    "from": 13,
    "to": 22,
    "polarity": 1,
    "id": "a",
}


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_reads_rows(tmp_path):
    items, labels = read_newsmtsc(write(tmp_path / "a.jsonl", ROW, ROW | {"polarity": -1}))
    assert labels == ["positive", "negative"]
    assert items[0].text[items[0].start : items[0].end] == "Ruritania"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"polarity": 2}, "polarity is 2"),
        ({"polarity": True}, "polarity"),
        ({"polarity": "1"}, "polarity"),
        ({"to": 99}, "from 13 to 99"),
        ({"from": -9}, "from -9"),
        ({"from": 22}, "from 22"),
        ({"from": 12}, "is ' Ruritania'"),
        ({"sentence": None}, "sentence"),
    ],
)
def test_wrong_row(tmp_path, change, message):
    path = write(tmp_path / "a.jsonl", ROW, ROW | change)
    with pytest.raises(InputError, match=message) as caught:
        read_newsmtsc(path)
    assert f"{path}, row 2" in str(caught.value)


def test_missing_key_no_row_no_json(tmp_path):
    with pytest.raises(InputError, match="'to' is missing"):
        read_newsmtsc(write(tmp_path / "a.jsonl", {key: ROW[key] for key in ROW if key != "to"}))
    with pytest.raises(InputError, match="no rows"):
        read_newsmtsc(write(tmp_path / "b.jsonl"))
    (tmp_path / "c.jsonl").write_bytes(b"{}\xff")
    with pytest.raises(InputError, match="line 1: is not JSON"):
        read_newsmtsc(tmp_path / "c.jsonl")


@pytest.fixture(scope="module")
def newsmtsc():
    """Reads a file of the mirror by name."""
    mirror = mirror_folder(str(ROOT / "../shared/datasets"), os.environ)
    card = load_card(ROOT / "data/newsmtsc.yaml")
    if not all(mirror_file(card, name, mirror) for name in card["files"]):
        pytest.skip(f"no NewsMTSC in the mirror {mirror}; set PRESSLENS_MIRROR to a folder that has newsmtsc/")
    return lambda name: read_newsmtsc(mirror_file(card, name, mirror))


def scored(linear, items, truth):
    shares = linear.predict_proba(items)
    said = [linear.labels[label] for label in shares.argmax(axis=1)]
    found = scores(of_labels(linear.labels, truth, said, shares))
    return {f"{name}_{label}" if label else name: value for name, label, value, _, _ in found}


def test_training_is_deterministic(newsmtsc):
    items, labels = (part[:600] for part in newsmtsc("rw_train.jsonl"))
    one, other = train(items, labels, seed=1), train(items, labels, seed=1)
    assert one.vocabulary == other.vocabulary
    assert one.temperature == other.temperature
    assert np.array_equal(one.coefficients, other.coefficients)
    dev, truth = newsmtsc("rw_dev.jsonl")
    assert scored(LinearSentiment(one), dev, truth)["macro_f1"] > 0.4


def test_shipped_weights_score_what_their_card_says(newsmtsc):
    folder = ROOT / "models/sentiment_linear"
    said = read_yaml(folder / "card.yaml")["metrics"]["rw_dev.jsonl"]
    items, labels = newsmtsc("rw_dev.jsonl")
    found = scored(LinearSentiment(load_weights(folder)), items, labels)
    assert len(items) == said["n"]
    for name, score in said.items():
        if isinstance(score, dict):
            assert score["estimate"] == pytest.approx(found[name], abs=1e-4), name
