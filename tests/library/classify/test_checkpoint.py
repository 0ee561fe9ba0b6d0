"""A classifier that others trained: same contract, files by hash, labels and names as its card says."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import yaml

from presslens.attribute.items import Item
from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_yaml, sha256
from presslens.base.spans import Span
from presslens.cards.checkpoints import CARD, load_checkpoint
from presslens.classify import registry
from presslens.classify.judgements import evidence

from .conftest import CODEBOOK

PROJECT = Path(__file__).resolve().parents[3]
TINY = PROJECT / "tests/data/tiny_checkpoint"
REVISION = "0123456789abcdef0123456789abcdef01234567"
LONG = "Nobody knew why. " * 200


def item(text, name="Turkey"):
    start = text.index(name)
    return Item(text, start, start + len(name), "TUR", "country", (), "outlet", Span(0, len(text)))


ITEMS = [
    item("Turkey condemned the raid."),
    item("Russia praised Turkey."),
    item("Turkey"),
    item(f"{LONG}They thanked Turkey. {LONG}"),
    item("\u202e 🙂 Turkey’s Ärger"),
]


@pytest.fixture
def folder(tmp_path):
    """A folder with the tiny network and its card; changes to the card are given as keywords."""

    def make(**changes):
        place = tmp_path / "tiny"
        place.mkdir(exist_ok=True)
        for name in ("model.onnx", "tokenizer.json"):
            shutil.copy(TINY / name, place / name)
        card = {
            "name": "tiny",
            "title": "A network of ten words",
            "licence": "MIT",
            "files": {
                name: {"sha256": sha256(TINY / name), "bytes": (TINY / name).stat().st_size}
                for name in ("model.onnx", "tokenizer.json")
            },
            "labels": ["against", "none", "favour"],
            "reads": "sentence",
            "hide_names": False,
        } | changes
        card = {key: value for key, value in card.items() if value is not None}
        (place / "checkpoint.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
        return place

    return make


def load(folder, question="stance"):
    return registry.load(question, "checkpoint", {"model": str(folder)}, CODEBOOK)


@pytest.mark.parametrize("reads", ["sentence", "pair"])
@pytest.mark.parametrize("hide_names", [True, False])
def test_the_contract(folder, reads, hide_names):
    classifier = load(folder(reads=reads, hide_names=hide_names))
    found = classifier.predict_proba(ITEMS)
    assert found.shape == (len(ITEMS), 3)
    assert found.dtype == np.float64
    assert found.sum(axis=1) == pytest.approx(1)
    assert classifier.labels[found[0].argmax()] == "against"
    assert classifier.labels[found[1].argmax()] == "favour"
    without = classifier.predict_proba([item(ITEMS[3].text.replace("thanked", "met"))])
    assert found[3, 2] > without[0, 2], "the window is around the mention"
    assert classifier.predict_proba([]).shape == (0, 3)
    alone = np.concatenate([classifier.predict_proba([one]) for one in reversed(ITEMS)])[::-1]
    assert found == pytest.approx(alone, abs=1e-4)
    assert evidence(classifier, ITEMS) == [()] * len(ITEMS)
    assert not classifier.calibrated


def test_names_are_seen_unless_hidden(folder):
    texts = [item("Turkey met them.").text, "Russia met them."]
    pair = [item(texts[0]), item(texts[1], "Russia")]
    seen = load(folder()).predict_proba(pair)
    assert seen[0] != pytest.approx(seen[1])
    hidden = load(folder(hide_names=True)).predict_proba(pair)
    assert (hidden[0] == hidden[1]).all()


def test_outputs_stand_for_labels_in_any_order_and_number(folder):
    as_they_are = load(folder()).predict_proba(ITEMS)
    turned = load(folder(labels=["favour", "none", "against"])).predict_proba(ITEMS)
    assert turned[:, ::-1] == pytest.approx(as_they_are)
    two = load(folder(labels=["against", "favour", "favour"])).predict_proba(ITEMS)
    assert two[:, 1] == pytest.approx(0)
    assert two[:, 2] == pytest.approx(as_they_are[:, 1] + as_they_are[:, 2])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"labels": ["negative", "neutral", "positive"]}, r"labels: found negative, neutral, positive"),
        ({"labels": ["against", "favour"]}, r"names 2 outputs, .*model\.onnx have the shape \['n', 3\]"),
        ({"labels": None}, r"labels"),
        ({"name": "other"}, r"name is 'other'"),
        ({"id": "someone/model"}, r"revision"),
        ({"id": "someone/model", "revision": "main"}, r"revision"),
        ({"id": "../model", "revision": REVISION}, r"id"),
        ({"reads": "target"}, r"reads"),
        ({"code": "trust"}, r"code"),
    ],
)
def test_a_card_that_cannot_be(folder, changes, message):
    place = folder(**changes)
    with pytest.raises((InputError, InputErrors), match=message):
        load(place)


@pytest.mark.parametrize("path", ["../secret", "/etc/hosts", "a/../b", "./a"])
def test_a_card_names_no_path_outside(folder, path):
    files = read_yaml(folder() / CARD)["files"]
    files["model.onnx"]["path"] = path
    with pytest.raises(InputErrors, match=r"model\.onnx\.path"):
        load(folder(files=files))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_files_are_those_of_the_card(folder, name):
    """hostile 32: the size as well"""
    place = folder()
    content = (place / name).read_bytes()
    (place / name).write_bytes(content[:-1] + b"x")
    with pytest.raises(InputError, match=r"found sha256 .* expects"):
        load(place)
    (place / name).write_bytes(content + b"x")
    expected = rf"found {len(content) + 1} bytes; .* expects {len(content)} bytes with sha256"
    with pytest.raises(InputError, match=expected):
        load(place)
    (place / name).unlink()
    with pytest.raises(InputError, match=r"is missing"):
        load(place)


@pytest.mark.parametrize(("name", "message"), [("model.onnx", "is no network"), ("tokenizer.json", "is not JSON")])
def test_files_that_hold_something_else(folder, name, message):
    place = folder()
    files = read_yaml(place / CARD)["files"]
    (place / name).write_bytes(b"\x08\x01 nothing of use")
    content = (place / name).read_bytes()
    files[name] = {"sha256": sha256(place / name), "bytes": len(content)}
    place = folder(files=files)
    (place / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        load(place)


def with_network(folder, name):
    """The folder with another of the tests' networks in the place of the first."""
    files = read_yaml(folder() / CARD)["files"]
    files["model.onnx"] = {"sha256": sha256(TINY / name), "bytes": (TINY / name).stat().st_size}
    place = folder(files=files)
    shutil.copy(TINY / name, place / "model.onnx")
    return place


@pytest.mark.parametrize("size", [1, 10**9])
def test_a_size_that_is_not_the_file_s(folder, size):
    """hostile 32: nobody looked at `bytes` of files that lie beside their card"""
    files = read_yaml(folder() / CARD)["files"]
    files["model.onnx"]["bytes"] = size
    with pytest.raises(InputError, match=rf"model\.onnx: found \d+ bytes; .* expects {size} bytes"):
        load(folder(files=files))


def swapped(folder, name, content):
    """The folder with a file of other bytes, of which its card knows."""
    files = read_yaml(folder() / CARD)["files"]
    place = folder(files=files)
    (place / name).write_bytes(content)
    files[name] = {"sha256": sha256(place / name), "bytes": len(content)}
    folder(files=files)
    (place / name).write_bytes(content)
    return place


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"pre_tokenizer": {"type": "Split", "pattern": {"Regex": "("}, "behavior": "Isolated", "invert": False}},
            "is no",
        ),
        ({"model": {"type": "Unknown"}}, "is no vocabulary"),
        ({"model": None}, "is no vocabulary"),
        (
            {"normalizer": {"type": "Replace", "pattern": {"String": "a"}, "content": "a" * 10_000}},
            "replaces a character by very many",
        ),
        (
            {
                "normalizer": {
                    "type": "Sequence",
                    "normalizers": [{"type": "Replace", "pattern": {"String": "a"}, "content": "a" * 100}] * 2,
                }
            },
            "replaces a character by very many",
        ),
        ({"normalizer": {"type": "Prepend", "prepend": "a" * 2000}}, "replaces a character by very many"),
        ({"version": float("nan")}, "found NaN"),
    ],
)
def test_vocabularies_that_cut_nothing(folder, changes, said):
    """hostile 18, 20"""
    document = json.loads((TINY / "tokenizer.json").read_bytes()) | changes
    with pytest.raises(InputError, match=rf"tokenizer\.json: {said}"):
        load(swapped(folder, "tokenizer.json", json.dumps(document).encode()))


def test_a_pattern_that_never_ends_is_a_line(folder):
    """hostile 18: the library stops such a pattern by a fault of its own"""
    pattern = {"type": "Split", "pattern": {"Regex": "(o+)+$"}, "behavior": "Isolated", "invert": False}
    document = json.loads((TINY / "tokenizer.json").read_bytes()) | {"pre_tokenizer": pattern}
    classifier = load(swapped(folder, "tokenizer.json", json.dumps(document).encode()))
    with pytest.raises(InputError, match=r"tokenizer\.json: cannot cut a sentence \(.*retry-limit"):
        classifier.predict_proba([item("Turkey " + "o" * 60 + "!")])


def test_a_network_that_gives_no_numbers(folder):
    with pytest.raises(InputError, match=r"model\.onnx: gives .*nan"):
        load(with_network(folder, "no_numbers.onnx")).predict_proba(ITEMS)


def test_weights_in_another_file_are_never_read(folder, tmp_path, monkeypatch):
    place = with_network(folder, "outside.onnx")
    for where in (place, tmp_path):
        np.zeros((10, 3), np.float32).tofile(where / "weights.bin")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"model\.onnx: is no network"):
        load(place)


def test_a_folder_without_card(tmp_path):
    with pytest.raises(InputError, match=r"checkpoint\.yaml: is missing"):
        load(tmp_path)


def test_long_sides_give_way_to_the_mention(folder):
    words = "a " * 190
    long = item(f"{words} they thanked Turkey and praised none {words}")
    short = item("They met Turkey.")
    found = load(folder()).predict_proba([long, short])
    assert found[0, 2] > found[0, 0]


def test_addresses_are_of_one_commit(folder):
    files = read_yaml(folder() / CARD)["files"]
    files["model.onnx"]["path"] = "onnx/model.onnx"
    card = load_checkpoint(folder(id="someone/some-model", revision=REVISION, files=files))
    found = card.published.files
    assert found["model.onnx"].url.endswith(f"/someone/some-model/resolve/{REVISION}/onnx/model.onnx")
    assert found["tokenizer.json"].url.endswith(f"/someone/some-model/resolve/{REVISION}/tokenizer.json")
    assert found["model.onnx"].sha256 == sha256(TINY / "model.onnx")
