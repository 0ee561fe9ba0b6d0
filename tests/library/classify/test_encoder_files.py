"""The files of the encoder: each is what its card says, and heads answer the question they are asked for."""

import json
import os
import shutil

import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.base.io import read_json, sha256, write_arrays
from presslens.cards.familiarity import REFERENCE, SPACE
from presslens.cards.models import MODEL, head_cards
from presslens.classify.methods.encoder.classifier import EncoderStance, fitted_heads, mention_pieces, model_heads
from presslens.classify.methods.encoder.features import FeatureStore
from presslens.classify.methods.encoder.heads import read_heads, write_heads
from presslens.classify.methods.encoder.model import HEADS, VOCABULARY, Encoder, checked_model
from presslens.classify.methods.network_parts import write_parts

from .conftest import CODEBOOK
from .conftest import MODEL as FOLDER
from .test_encoder import small_head

NETWORK = "network.1.z"
N_UNITS = read_json(FOLDER / MODEL)["n_features"] // 3
TINY = FOLDER.parents[1] / "tests/data/tiny_checkpoint"


@pytest.fixture
def copied(tmp_path):
    """A model folder of its own; the network's parts are the same files: they must be replaced and never written to."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name in (HEADS, VOCABULARY, MODEL, SPACE, REFERENCE):
        shutil.copyfile(FOLDER / name, folder / name)
    for part in FOLDER.glob("network.*.z"):
        (folder / part.name).symlink_to(part)
    return folder


def test_a_copy_is_as_good(copied):
    assert checked_model(copied) == checked_model(FOLDER)


def test_the_tiny_encoder_of_other_tests_is_whole():
    """It has the files that the shipped one has, but its recipe, and answers the same questions by the same labels."""
    folder = FOLDER.parents[1] / "tests/data/tiny_encoder"
    shipped = {path.name for path in FOLDER.iterdir() if not path.match("network.[2-9].z")}
    assert shipped - {path.name for path in folder.iterdir()} == {"recipe.yaml"}
    tiny = {question: (head.labels, len(head.weights)) for question, head in model_heads(folder).items()}
    assert tiny == {question: (head.labels, len(head.weights)) for question, head in model_heads(FOLDER).items()}


@pytest.mark.parametrize("name", [NETWORK, VOCABULARY, HEADS])
def test_a_changed_file_is_named_with_both_hashes(copied, name):
    content = bytearray((FOLDER / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).unlink()
    (copied / name).write_bytes(content)
    with pytest.raises(InputError) as fault:
        Encoder(copied)
    assert str(copied / name) in str(fault.value)
    assert "found sha256" in str(fault.value)
    assert read_json(FOLDER / MODEL)["sha256"][name] in str(fault.value)


@pytest.mark.parametrize("name", [NETWORK, VOCABULARY, HEADS, MODEL])
def test_a_missing_file_is_named(copied, name):
    (copied / name).unlink()
    with pytest.raises(InputError, match="is missing") as fault:
        Encoder(copied)
    assert str(copied / name) in str(fault.value)


def with_familiarity(folder, *named):
    """Made-up files of what an encoder is at home in; those in ``named`` have their sha256 in ``model.json``."""
    for name in (SPACE, REFERENCE):
        (folder / name).write_text("made up")
    document = read_json(folder / MODEL)
    kept = {name: value for name, value in document["sha256"].items() if name not in (SPACE, REFERENCE)}
    document["sha256"] = kept | {name: sha256(folder / name) for name in named}
    (folder / MODEL).write_text(json.dumps(document))


def test_what_an_encoder_is_at_home_in_is_checked_as_its_other_files_are(copied):
    with_familiarity(copied, SPACE, REFERENCE)
    assert {SPACE, REFERENCE} <= set(checked_model(copied).sha256)
    (copied / SPACE).write_text("changed")
    with pytest.raises(InputError, match="found sha256"):
        checked_model(copied)
    (copied / SPACE).unlink()
    with pytest.raises(InputError, match=r"familiarity\.npz: is missing"):
        checked_model(copied)


def test_one_of_the_two_files_alone_is_none(copied):
    with_familiarity(copied, SPACE)
    with pytest.raises(InputError, match=r"familiarity\.json"):
        checked_model(copied)


def test_a_reference_of_another_model_is_not_taken(copied):
    with_familiarity(copied)
    with pytest.raises(InputError, match="is not of this model"):
        checked_model(copied)


def test_swapped_files_are_found(copied):
    os.replace(copied / HEADS, copied / "spare")
    os.replace(copied / VOCABULARY, copied / HEADS)
    os.replace(copied / "spare", copied / VOCABULARY)
    with pytest.raises(InputError, match="found sha256") as fault:
        checked_model(copied)
    assert str(copied / VOCABULARY) in str(fault.value)


def test_heads_come_back_as_written(tmp_path):
    heads = {"one": small_head(1, False), "two": small_head(4, temperature=1.5)}
    described = write_heads(heads, tmp_path / HEADS)
    for question, head in read_heads(tmp_path / HEADS, head_cards(described), 4).items():
        assert (head.weights == heads[question].weights).all()
        assert (head.intercept == heads[question].intercept).all()
        assert (head.labels, head.temperature, head.exclusive) == (
            heads[question].labels,
            heads[question].temperature,
            heads[question].exclusive,
        )


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"one_weights": np.zeros((1, 4, 3), np.float32)}, "lacks one_intercept"),
        ({"one_weights": np.zeros((1, 5, 3)), "one_intercept": np.zeros((1, 3))}, "is float64"),
        ({"one_weights": np.full((1, 4, 3), np.nan, np.float32)}, "no finite"),
        ({"one_weights": np.zeros((1, 5, 3), np.float32)}, "has shapes"),
        ({"one_weights": np.zeros((1, 4, 2), np.float32)}, "has shapes"),
        ({"one_weights": np.zeros((4, 3), np.float32)}, "has shapes"),
        ({"one_weights": np.zeros((2, 4, 3), np.float32), "one_intercept": np.zeros((2, 3), np.float32)}, "has shapes"),
        ({"one_weights": np.zeros((0, 4, 3), np.float32), "one_intercept": np.zeros((0, 3), np.float32)}, "has shapes"),
        ({"one_weights": np.zeros((1, 4, 3), np.float32), "one_intercept": np.zeros(3, np.float32)}, "has shapes"),
    ],
)
def test_heads_of_another_shape_are_refused(tmp_path, arrays, said):
    if said != "lacks one_intercept":
        arrays = {"one_intercept": np.zeros((1, 3), np.float32), **arrays}
    write_arrays(arrays, tmp_path / HEADS)
    described = {"one": {"labels": ["a", "b", "c"], "temperature": 1.0, "exclusive": True}}
    with pytest.raises(InputError, match=said) as fault:
        read_heads(tmp_path / HEADS, head_cards(described), 4)
    assert str(tmp_path / HEADS) in str(fault.value)


STANCE = ["against", "none", "favour"]


@pytest.mark.parametrize(
    ("question", "entry", "said"),
    [
        (
            "stance",
            {"labels": STANCE[::-1]},
            r"heads\.stance\.labels: found favour, none, against; allowed, in this order",
        ),
        ("stance", {"labels": ["none", "against", "favour"]}, r"heads\.stance\.labels: found none, against, favour"),
        ("stance", {"labels": STANCE[:2]}, r"heads\.stance\.labels: found against, none; allowed"),
        ("stance", {"labels": [*STANCE, "more"]}, r"heads\.stance\.labels: found against, none, favour, more"),
        ("stance", {"labels": ["against", "none", "none"]}, r"heads\.stance\.labels: an entry occurs twice"),
        ("stance", {"labels": ["negative", "neutral", "positive"]}, r"heads\.stance\.labels: found negative"),
        ("actor", {"labels": ["yes", "no"]}, r"heads\.actor\.labels: found yes, no; allowed, in this order: no, yes"),
        ("sentiment", {"labels": ["positive", "neutral", "negative"]}, r"heads\.sentiment\.labels: found positive"),
        ("frames", {"labels": ["conflict"] * 7}, r"heads\.frames\.labels: an entry occurs twice"),
        ("frames", {"labels": ["conflict", "diplomacy"]}, r"frames: has shapes"),
        ("frames", {"labels": ["conflict", ""]}, r"heads\.frames\.labels\.1: is empty"),
        ("frames", {"exclusive": True}, r"heads\.frames\.exclusive: found true; allowed: false"),
        ("stance", {"exclusive": False}, r"heads\.stance\.exclusive: found false; allowed: true"),
        ("stance", {"temperature": float("nan")}, r"found NaN; allowed: a finite number"),
        ("stance", {"temperature": 0}, r"heads\.stance\.temperature: found 0"),
    ],
)
def test_what_model_json_says_of_heads_is_what_the_question_asks(question, entry, said, tmp_path):
    """hostile 8, 10: labels that were turned gave the same numbers to other answers"""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    document = read_json(FOLDER / MODEL)
    document["heads"][question] |= entry
    (tmp_path / MODEL).unlink()
    (tmp_path / MODEL).write_text(json.dumps(document))
    with pytest.raises(InputError, match=said):
        model_heads(tmp_path)
    # The same of heads that were fitted to a corpus.
    (tmp_path / "heads.json").write_text(json.dumps({key: document[key] for key in ("n_features", "heads")}))
    with pytest.raises(InputError, match=said):
        fitted_heads(FOLDER / HEADS, tmp_path / "heads.json")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda document: [], r"heads\.json: found \[\]; allowed: a block of keys"),
        (lambda document: {"n_features": 1152}, r"heads\.json: key 'heads' is missing"),
        (lambda document: document | {"n_features": "many"}, r"heads\.json: n_features: found 'many'"),
        (lambda document: document | {"n_features": 10**9}, r"heads\.json: n_features: found 1000000000"),
        (lambda document: document | {"n_features": 7}, r"has shapes"),
        (lambda document: document | {"heads": {"stance": 1}}, r"heads\.json: heads\.stance: found 1"),
        (lambda document: document | {"heads": {"colour": {}}}, r"heads\.json: heads: unknown key 'colour'"),
        (
            lambda document: document | {"heads": {"frames": document["heads"]["frames"]}},
            r"heads\.json: has no head for stance; it has: frames",
        ),
    ],
)
def test_heads_of_a_corpus_are_checked(change, said, tmp_path):
    """hostile 10, 30"""
    described = tmp_path / "heads.json"
    document = read_json(FOLDER / MODEL)
    described.write_text(json.dumps(change({key: document[key] for key in ("n_features", "heads")})))
    with pytest.raises(InputError, match=said):
        EncoderStance.from_config({"model": FOLDER}, CODEBOOK).take_head(FOLDER / HEADS, described)


WHOLE = {
    "keys": np.zeros((2, 16), np.uint8),
    "rows": np.zeros(2, np.int64),
    "features": np.zeros((1, 4), np.float32),
    "origin": np.zeros(16, np.uint8),
}


@pytest.mark.parametrize(
    "change",
    [
        *({name: None} for name in WHOLE),
        {"keys": np.zeros((2, 8), np.uint8)},
        {"keys": np.zeros((2, 16), np.int64)},
        {"keys": np.zeros((3, 16), np.uint8)},
        {"rows": np.zeros(2)},
        {"rows": np.ones(2, np.int64)},
        {"rows": np.full(2, -1, np.int64)},
        {"features": np.zeros((1, 4))},
        {"features": np.zeros(1, np.float32)},
        {"features": np.full((1, 4), np.nan, np.float32)},
        {"origin": np.zeros(4, np.uint8)},
        {"more": np.zeros(1)},
    ],
)
def test_a_file_that_holds_no_features(change, tmp_path):
    """hostile 30, 31"""
    arrays = {name: array for name, array in (WHOLE | change).items() if array is not None}
    write_arrays(arrays, tmp_path / "features.npz")
    with pytest.raises(InputError, match=r"features\.npz: holds no features of sentences; delete it and run again"):
        FeatureStore.read(tmp_path / "features.npz", bytes(16))


def test_a_file_that_holds_features(tmp_path):
    write_arrays(WHOLE, tmp_path / "features.npz")
    assert FeatureStore.read(tmp_path / "features.npz", bytes(16)).look_up([bytes(16), b"x" * 16])[1] == [1]
    with pytest.raises(InputError, match="is of another encoder or other names"):
        FeatureStore.read(tmp_path / "features.npz", b"x" * 16)
    assert len(FeatureStore.read(tmp_path / "features.npz")) == len(WHOLE["features"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("model.onnx", r"network\.1\.z: has the inputs attention_mask, input_ids; allowed: attention, ids"),
        ("outside.onnx", r"network\.1\.z: is no network \(weights lie in other files\)"),
    ],
)
def test_another_network_in_the_place_of_the_encoder(mask, name, said, tmp_path):
    """hostile 20"""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    for file in [*tmp_path.glob("network.*.z"), tmp_path / MODEL]:
        file.unlink()
    write_parts((TINY / name).read_bytes(), tmp_path)
    document = read_json(FOLDER / MODEL)
    document["sha256"] = {name: value for name, value in document["sha256"].items() if not name.startswith("network")}
    document["sha256"][NETWORK] = sha256(tmp_path / NETWORK)
    (tmp_path / MODEL).write_text(json.dumps(document))
    encoder = Encoder(tmp_path)
    pieces = mention_pieces(encoder, mask, [Item("Syria", 0, 5, "SYR", "country")])
    with pytest.raises(InputError, match=said):
        encoder.features(pieces)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (np.full((1, 5, N_UNITS), 1 / 3, np.float32), "gives other states; allowed: finite multiples of 1/256"),
        (np.full((1, 5, N_UNITS), np.nan, np.float32), "gives other states"),
        (np.full((1, 5, N_UNITS), 2.0**20, np.float32), "gives other states"),
        (np.zeros((1, 5, 128), np.float32), rf"gives states of shape \(1, 5, 128\); allowed: \(1, 5, {N_UNITS}\)"),
        (np.zeros((1, N_UNITS), np.float32), rf"gives states of shape \(1, {N_UNITS}\)"),
    ],
)
def test_what_a_network_gives_is_checked(states, said, monkeypatch):
    encoder = Encoder(FOLDER)
    monkeypatch.setattr(encoder._network, "run", lambda arrays, output: states)
    with pytest.raises(InputError, match=said):
        encoder.features([encoder.pieces.sentence("Nobody said so")])


def test_parts_that_a_model_does_not_name_in_a_row(copied):
    document = read_json(copied / MODEL)
    kept = {name: value for name, value in document["sha256"].items() if not name.startswith("network")}
    document["sha256"] = kept | dict.fromkeys([NETWORK, "network.3.z"], document["sha256"][NETWORK])
    (copied / MODEL).write_text(json.dumps(document))
    with pytest.raises(InputError, match=r"model\.json: found parts of the network: network\.1\.z, network\.3\.z"):
        checked_model(copied)
