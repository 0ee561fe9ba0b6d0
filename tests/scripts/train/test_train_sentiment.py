"""The linear sentiment classifier, trained on a handful of sentences."""

import hashlib
import json

import pytest
import yaml
from scripts.train.train_sentiment import train_sentiment

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.classify.methods.linear.classifier import LinearSentiment
from presslens.classify.methods.linear.weights import load_weights

VERBS = {-1: "condemned", 0: "counted", 1: "admired"}
PLACES = ["the north", "a port", "the coast", "a valley"]


def rows(places):
    for place in places:
        for polarity, verb in VERBS.items():
            text = f"In {place} people {verb} Ruritania again"
            start = text.index("Ruritania")
            yield {"sentence": text, "mention": "Ruritania", "from": start, "to": start + 9, "polarity": polarity}


@pytest.fixture
def data(tmp_path):
    """Files of a data set with its card."""
    files = {"train.jsonl": PLACES, "dev.jsonl": PLACES[:2], "test.jsonl": PLACES[2:]}
    for name, places in files.items():
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows(places))))
    described = {
        name: {
            "url": f"https://example.org/{name}",
            "sha256": hashlib.sha256((tmp_path / name).read_bytes()).hexdigest(),
            "bytes": (tmp_path / name).stat().st_size,
        }
        for name in files
    }
    about = {"name": "small", "title": "Small", "producer": "A", "licence": "MIT", "citation": "A (2020)."}
    document = about | {"language": "en", "reader": "newsmtsc_jsonl", "files": described}
    (tmp_path / "small.yaml").write_text(yaml.safe_dump(document))
    return tmp_path


def trained(data, folder):
    folder.mkdir()
    notes = []
    train_sentiment(
        str(data / "small.yaml"),
        str(data / "train.jsonl"),
        [str(data / "dev.jsonl")],
        [str(data / "test.jsonl")],
        7,
        *(str(folder / name) for name in ("weights.npz", "model.json", "card.yaml")),
        notes.append,
    )
    return notes


def test_a_model_is_trained_scored_and_described(data, tmp_path):
    notes = trained(data, tmp_path / "model")
    assert notes[0] == "training on 12 mentions"
    assert [line.partition(":")[0] for line in notes[1:]] == ["dev.jsonl", "test.jsonl"]
    linear = LinearSentiment(load_weights(tmp_path / "model"))
    item = Item("In the hills people admired Ruritania again", 28, 37, "X", "name")
    assert linear.labels[linear.predict_proba([item]).argmax()] == "positive"
    card = read_yaml(tmp_path / "model/card.yaml")
    assert card["training_data"]["n_train"] == {"negative": 4, "neutral": 4, "positive": 4}
    assert card["metrics"]["dev.jsonl"]["accuracy"]["estimate"] == 1
    assert card["baselines"]["test.jsonl"]["majority"]["accuracy"]["estimate"] == pytest.approx(1 / 3, abs=1e-4)


def test_the_same_files_give_the_same_bytes(data, tmp_path):
    for name in ("one", "other"):
        trained(data, tmp_path / name)
    for name in ("weights.npz", "model.json", "card.yaml"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_a_file_that_is_not_the_one_of_the_card_is_refused(data, tmp_path):
    with (data / "dev.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(InputError, match=r"dev\.jsonl"):
        trained(data, tmp_path / "model")
