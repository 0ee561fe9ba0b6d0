"""The shipped encoder: same answers on any threads and batches, blind to names, and careful with its files."""

import json
import os
import shutil
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.attribute.items import Item, SentenceItem
from presslens.base.errors import InputError
from presslens.base.io import read_json, sha256, write_arrays
from presslens.cards.models import MODEL, head_cards
from presslens.classify.methods.encoder.classifier import (
    EncoderActor,
    EncoderFrames,
    EncoderSentiment,
    EncoderStance,
    fitted_heads,
    mention_pieces,
    model_heads,
)
from presslens.classify.methods.encoder.features import FeatureStore
from presslens.classify.methods.encoder.heads import SPEAKERS, Head, read_heads, speaker_groups, write_heads
from presslens.classify.methods.encoder.model import HEADS, NETWORK, VOCABULARY, Encoder, checked_model
from presslens.classify.methods.encoder.tokens import MAX_PIECES
from tests.library.blind.test_names import PARTS, item, sentence

from .conftest import CODEBOOK, NAMES
from .conftest import MODEL as FOLDER

TINY = FOLDER.parents[1] / "tests/data/tiny_checkpoint"
QUESTIONS = (EncoderActor, EncoderSentiment, EncoderStance, EncoderFrames)

TEXTS = [
    "Syria",
    "The Turkish government condemned the raid and sent tents to the border.",
    "Nobody in Moscow had expected a vote so close, said the ministry.",
    "Residents blamed the Syrian army for shells that fell on a bakery, and thanked nobody.",
    "Ankara praised a ceasefire that both sides called fragile but welcome, hours before it broke.",
    "After weeks of talks Vladimir Putin offered grain, loans and a pipeline, and asked for little in return.",
]


@pytest.fixture(scope="module")
def ask():
    """The classifier of a question."""
    return {kind.question.name: kind.from_config({"model": FOLDER}, CODEBOOK) for kind in QUESTIONS}


@pytest.fixture(scope="module")
def items():
    """Forty items of many lengths."""
    found = []
    for count in range(40):
        text = " ".join(TEXTS[(count + i) % len(TEXTS)] for i in range(1 + count % 3))
        start, name = min((text.find(name), name) for names in NAMES.values() for name in names if name in text)
        found.append(Item(text, start, start + len(name), "SYR", "country"))
    return found


def probabilities(heads, features):
    # Where the rules have a say, they say yes.
    beside = np.ones((len(features), 1), np.float32)
    return np.hstack(
        [
            head.probabilities(np.hstack([features, beside])[:, : head.weights.shape[1]], np.full(len(features), group))
            for head in heads.values()
            for group in range(len(head.weights))
        ]
    )


def test_threads_and_batches_change_no_probability(encoder, mask, heads, items):
    pieces = mention_pieces(encoder, mask, items)
    plain = probabilities(heads, encoder.features(pieces))
    for size in (1, 7):
        assert np.abs(probabilities(heads, encoder.features(pieces, size)) - plain).max() <= 1e-4
    assert np.abs(probabilities(heads, Encoder(FOLDER, threads=2).features(pieces)) - plain).max() <= 1e-4


def test_the_same_question_has_the_same_bits(encoder, mask, items):
    pieces = mention_pieces(encoder, mask, items[:8])
    assert (encoder.features(pieces) == encoder.features(pieces)).all()


@settings(max_examples=25, deadline=None)
@given(parts=PARTS, data=st.data())
def test_swapping_the_three_countries_changes_no_bit(ask, parts, data):
    chosen = data.draw(st.integers(0, sum(isinstance(part, tuple) for part in parts) - 1))
    holder = data.draw(st.sampled_from(["outlet", "unresolved", "self", "USA"]))
    swapped = [item(*sentence(parts, which), chosen) for which in range(3)]
    swapped = [replace(one, holder=one.target if holder == "self" else holder) for one in swapped]
    for question, classifier in ask.items():
        asked = swapped if question != "frames" else [SentenceItem(one.text) for one in swapped]
        answers = [classifier.predict_proba([one]) for one in asked]
        assert (answers[0] == answers[1]).all()
        assert (answers[0] == answers[2]).all()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("word " * 10_000 + "Russia", 50_000, 50_006),
        ("Russia" + " word" * 10_000, 0, 6),
        ("x" * 20_000 + "Russia" + "x" * 20_000, 20_000, 20_006),
        ("\U0001f642\U0001f1f9\U0001f1f7 Turkey \U0001f469‍\U0001f469‍\U0001f467 ok", 4, 10),
        ("Россия и Syria مرحبا 中文 said Ελλάδα", 9, 14),
        ("\u202e\u200b Syria\u0301\u0000 \ud7ff", 3, 8),
        (" and ".join(["Turkey"] * 50), 11 * 25, 11 * 25 + 6),
        (" ", 0, 1),
        ("Syria" * 300, 0, 1500),
    ],
)
def test_any_sentence_gets_an_answer(ask, encoder, mask, text, start, end):
    one = Item(text, start, end, "RUS", "country")
    (pieces,) = mention_pieces(encoder, mask, [one])
    assert len(pieces.ids) <= MAX_PIECES
    assert 0 < pieces.start < pieces.end < len(pieces.ids)
    for question, classifier in ask.items():
        asked = one if question != "frames" else SentenceItem(text)
        answer = classifier.predict_proba([asked])
        assert np.isfinite(answer).all()
        assert not classifier.question.exclusive or answer.sum() == pytest.approx(1)


def test_features_in_store_are_those_computed(tmp_path, encoder, mask, heads, items):
    pieces = mention_pieces(encoder, mask, items)
    store = FeatureStore.compute(encoder, pieces[:30] + pieces[:5])
    assert len(store) == len(set(pieces[:30]))
    store.write(tmp_path / "features.npz")
    found, missing = FeatureStore.read(tmp_path / "features.npz").look_up(pieces)
    in_store = set(pieces[:30])
    assert missing == [i for i, one in enumerate(pieces) if one not in in_store]
    held = [i for i in range(len(pieces)) if i not in missing]
    assert np.abs(found - encoder.features(pieces))[held].max() < 1e-4
    with_store = EncoderSentiment(encoder, mask, heads["sentiment"])
    fresh = with_store.predict_proba(items)
    with_store.look_up(tmp_path / "features.npz")
    assert np.abs(with_store.predict_proba(items) - fresh).max() <= 1e-4


def test_the_store_knows_which_words_are_the_mention(encoder, mask):
    text = "Turkey and Turkey agreed"
    twice = mention_pieces(encoder, mask, [Item(text, at, at + 6, "TUR", "country") for at in (0, 11)])
    found, missing = FeatureStore.compute(encoder, twice[:1]).look_up(twice)
    assert missing == [1]
    assert (found[1] == 0).all()


@pytest.fixture
def copied(tmp_path):
    """A model folder of its own; the network is the same file, so it must be replaced and never written to."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name in (HEADS, VOCABULARY, MODEL):
        shutil.copyfile(FOLDER / name, folder / name)
    (folder / NETWORK).symlink_to(FOLDER / NETWORK)
    return folder


def test_a_copy_is_as_good(copied):
    assert checked_model(copied) == checked_model(FOLDER)


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


def test_swapped_files_are_found(copied):
    os.replace(copied / HEADS, copied / "spare")
    os.replace(copied / VOCABULARY, copied / HEADS)
    os.replace(copied / "spare", copied / VOCABULARY)
    with pytest.raises(InputError, match="found sha256") as fault:
        checked_model(copied)
    assert str(copied / VOCABULARY) in str(fault.value)


def small_head(n_groups=1, exclusive=True, temperature=1.0):
    rng = np.random.default_rng(1)
    weights, intercept = (rng.normal(size=shape).astype(np.float32) for shape in ((n_groups, 4, 3), (n_groups, 3)))
    return Head(("a", "b", "c"), weights, intercept, temperature, exclusive)


def test_the_speaker_is_seen_from_the_target():
    speakers = ("outlet", "SYR", "USA", "unresolved", "RUS")
    items = [Item("Syria", 0, 5, "SYR", "country", holder=holder) for holder in speakers]
    assert [SPEAKERS[group] for group in speaker_groups(items)] == ["outlet", "self", "other", "unresolved", "other"]
    assert speaker_groups([]).shape == (0,)


def test_only_stance_asks_who_speaks(ask):
    text = "Syria rejected what the envoy had proposed."
    items = [Item(text, 0, 5, "SYR", "country", holder=holder) for holder in ("outlet", "SYR", "USA", "unresolved")]
    assert len(np.unique(ask["stance"].predict_proba(items), axis=0)) > 1
    assert len(np.unique(ask["sentiment"].predict_proba(items), axis=0)) == 1
    assert len(np.unique(ask["actor"].predict_proba(items), axis=0)) == 1


def test_each_group_has_its_layer():
    head, features = small_head(4), np.random.default_rng(2).normal(size=(6, 4)).astype(np.float32)
    groups = np.array([3, 0, 1, 2, 3, 0])
    for row, group in enumerate(groups):
        wanted = features[row].astype(float) @ head.weights[group].astype(float) + head.intercept[group]
        assert head.logits(features, groups)[row] == pytest.approx(wanted)


@pytest.mark.parametrize("exclusive", [True, False])
def test_temperature_flattens_and_keeps_the_order(exclusive):
    features, groups = np.random.default_rng(3).normal(size=(50, 4)).astype(np.float32), np.zeros(50, int)
    plain, warm = (small_head(1, exclusive, t).probabilities(features, groups) for t in (1.0, 3.0))
    assert (plain.argmax(axis=1) == warm.argmax(axis=1)).all()
    if exclusive:
        assert (warm.max(axis=1) < plain.max(axis=1)).all()
    else:
        assert (np.abs(warm - 0.5) < np.abs(plain - 0.5)).all()
    assert np.allclose(plain.sum(axis=1), 1) == exclusive


def test_noise_below_the_rounding_leaves_most_answers_alone():
    rng, groups = np.random.default_rng(4), np.zeros(500, int)
    features = rng.normal(size=(500, 4)).astype(np.float32)
    noisy = features + rng.normal(scale=1e-6, size=features.shape).astype(np.float32)
    head = small_head()
    same = (head.probabilities(features, groups) == head.probabilities(noisy, groups)).all(axis=1)
    assert same.mean() > 0.9
    assert np.abs(head.probabilities(features, groups) - head.probabilities(noisy, groups)).max() <= 1e-4


def test_no_items_give_no_rows(ask):
    for classifier in ask.values():
        assert classifier.predict_proba([]).shape == (0, len(classifier.labels))


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
def test_heads_of_a_corpus_are_checked(ask, change, said, tmp_path):
    """hostile 10, 30"""
    described = tmp_path / "heads.json"
    document = read_json(FOLDER / MODEL)
    described.write_text(json.dumps(change({key: document[key] for key in ("n_features", "heads")})))
    with pytest.raises(InputError, match=said):
        ask["stance"].take_head(FOLDER / HEADS, described)


@pytest.mark.parametrize(
    "arrays",
    [
        {},
        {"keys": np.zeros((2, 16), np.uint8)},
        {"keys": np.zeros((2, 16), np.uint8), "features": np.zeros((3, 4), np.float32)},
        {"keys": np.zeros((2, 8), np.uint8), "features": np.zeros((2, 4), np.float32)},
        {"keys": np.zeros((2, 16), np.int64), "features": np.zeros((2, 4), np.float32)},
        {"keys": np.zeros((2, 16), np.uint8), "features": np.zeros((2, 4))},
        {"keys": np.zeros((2, 16), np.uint8), "features": np.zeros(2, np.float32)},
        {"keys": np.zeros((2, 16), np.uint8), "features": np.full((2, 4), np.nan, np.float32)},
    ],
)
def test_a_file_that_holds_no_features(arrays, tmp_path):
    """hostile 30, 31"""
    write_arrays(arrays, tmp_path / "features.npz")
    with pytest.raises(InputError, match=r"features\.npz: holds no features of sentences; delete it and run again"):
        FeatureStore.read(tmp_path / "features.npz")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("model.onnx", r"encoder\.onnx: has the inputs attention_mask, input_ids; allowed: attention, ids, mention"),
        ("outside.onnx", r"encoder\.onnx: is no network \(weights lie in other files\)"),
    ],
)
def test_another_network_in_the_place_of_the_encoder(mask, name, said, tmp_path):
    """hostile 20"""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    for file in (NETWORK, MODEL):
        (tmp_path / file).unlink()
    shutil.copy(TINY / name, tmp_path / NETWORK)
    document = read_json(FOLDER / MODEL)
    document["sha256"][NETWORK] = sha256(tmp_path / NETWORK)
    (tmp_path / MODEL).write_text(json.dumps(document))
    encoder = Encoder(tmp_path)
    pieces = mention_pieces(encoder, mask, [Item("Syria", 0, 5, "SYR", "country")])
    with pytest.raises(InputError, match=said):
        encoder.features(pieces)


def test_a_block_must_name_a_model():
    with pytest.raises(InputError, match="allowed: a folder"):
        EncoderSentiment.from_config({}, CODEBOOK)


def test_part_of_another_name_is_no_actor(ask):
    text = "The Free Syrian Army attacked and the Syrian army retreated."
    inside, army = (
        Item(text, text.index("Syrian"), text.index("Syrian") + 6, "SYR", "name"),
        Item(text, text.index("Syrian army"), text.index("Syrian army") + 11, "SYR", "army"),
    )
    shares = ask["actor"].predict_proba([inside, army])
    assert shares[0].tolist() == [1.0, 0.0]
    assert shares[1, 1] > 0.5


def test_rules_have_a_say_in_what_an_actor_is(ask, encoder, mask, heads):
    item = Item("Damascus condemned the raid.", 0, 8, "SYR", "capital")
    (row,) = ask["actor"].features([item])
    assert row[-1] in (-1, 1)
    assert row.shape == (encoder.n_features + 1,)
    turned = np.concatenate([row[:-1], -row[-1:]])[None]
    yes = heads["actor"].probabilities(np.stack([row, turned[0]]), np.zeros(2, int))[:, 1]
    assert (yes[0] > yes[1]) == (row[-1] > 0)
