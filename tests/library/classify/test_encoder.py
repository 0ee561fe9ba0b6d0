"""The shipped encoder: same answers on any threads and batches, and blind to names."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.attribute.items import Item, Neighbour, SentenceItem
from presslens.base.errors import InputError
from presslens.blind.names import NameMask
from presslens.classify.methods.encoder.classifier import (
    EncoderActor,
    EncoderFrames,
    EncoderSentiment,
    EncoderStance,
    mention_pieces,
)
from presslens.classify.methods.encoder.features import FeatureStore, item_key, origin_of
from presslens.classify.methods.encoder.heads import SPEAKERS, Head, speaker_groups
from presslens.classify.methods.encoder.model import Encoder
from presslens.classify.methods.encoder.tokens import MAX_PIECES
from tests.library.blind.test_names import PARTS, item, sentence

from .conftest import CODEBOOK, NAMES
from .conftest import MODEL as FOLDER

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


def test_threads_and_batches_change_no_bit(encoder, mask, items):
    pieces = mention_pieces(encoder, mask, items)
    plain = encoder.features(pieces)
    assert len(np.unique(plain, axis=0)) > 3
    for size in (1, 7, 40):
        assert (encoder.features(pieces, size) == plain).all()
    assert (Encoder(FOLDER, threads=2).features(pieces) == plain).all()
    assert (encoder.features(pieces[::-1]) == plain[::-1]).all()


def test_a_sentence_is_computed_once_for_all_its_mentions(encoder, mask, monkeypatch):
    text = "Turkey and Russia agreed that Syria would wait."
    items = [Item(text, text.index(name), text.index(name) + len(name), "TUR", "country") for name in NAMES["country"]]
    names = tuple(Neighbour(one.start, one.end, one.target, one.kind) for one in items)
    items = [replace(one, neighbours=tuple(n for n in names if n.start != one.start)) for one in items]
    pieces, seen = mention_pieces(encoder, mask, items), []
    assert len({one.ids for one in pieces}) == 1
    states = encoder._states
    monkeypatch.setattr(encoder, "_states", lambda read: seen.append(len(read)) or states(read))
    found = encoder.features(pieces)
    assert seen == [1]
    width = encoder.n_features // 3
    assert len(np.unique(found[:, :width], axis=0)) == 3
    assert len(np.unique(found[:, width:], axis=0)) == 1


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


def store_of(encoder, mask, items):
    pieces = dict(zip(map(item_key, items), mention_pieces(encoder, mask, items), strict=True))
    return FeatureStore.compute(encoder, pieces, origin_of(encoder, mask))


def test_features_in_store_are_those_computed(tmp_path, encoder, mask, heads, items, monkeypatch):
    pieces = mention_pieces(encoder, mask, items)
    store = store_of(encoder, mask, items[:4] + items[:2])
    assert len(store) == len(set(pieces[:4]))
    store.write(tmp_path / "features.npz")
    found, missing = FeatureStore.read(tmp_path / "features.npz", origin_of(encoder, mask)).look_up(
        [item_key(item) for item in items]
    )
    in_store = {item_key(item) for item in items[:4]}
    assert missing == [i for i, one in enumerate(items) if item_key(one) not in in_store]
    assert 0 < len(missing) < len(items)
    held = [i for i in range(len(pieces)) if i not in missing]
    assert (found[held] == encoder.features(pieces)[held]).all()
    with_store = EncoderSentiment(encoder, mask, heads["sentiment"])
    fresh = with_store.predict_proba(items)
    with_store.look_up(tmp_path / "features.npz")
    assert (with_store.predict_proba(items) == fresh).all()
    monkeypatch.setattr(mask, "mask", None)  # what is in store is found without hiding names again
    assert (with_store.predict_proba(items[:4]) == fresh[:4]).all()


def test_features_of_another_encoder_or_other_names_are_refused(tmp_path, encoder, mask, heads, items):
    store_of(encoder, mask, items[:1]).write(tmp_path / "features.npz")
    other = NameMask([], [], {"country": ["regime"]})
    for one in (other, NameMask([], [], {})):
        with pytest.raises(InputError, match=r"features\.npz: is of another encoder or other names; delete it and run"):
            EncoderSentiment(encoder, one, heads["sentiment"]).look_up(tmp_path / "features.npz")
    assert origin_of(encoder, other) != origin_of(encoder, NameMask([], [], {}))


def test_what_the_key_of_a_mention_depends_on():
    one = Item("Turkey and Russia met", 0, 6, "TUR", "country", (Neighbour(11, 17, "RUS", "country"),))
    same = (replace(one, target="RUS"), replace(one, holder="TUR"), replace(one, quoted=True))
    changed = [
        replace(one, text="Turkey and Russia meet"),
        replace(one, end=10),
        replace(one, start=1),
        replace(one, kind="capital"),
        replace(one, neighbours=()),
        replace(one, neighbours=(Neighbour(11, 17, "RUS", "name"),)),
        SentenceItem(one.text),
    ]
    assert {item_key(other) for other in same} == {item_key(one)}
    assert len({item_key(other) for other in [one, *changed]}) == len(changed) + 1
    assert item_key(SentenceItem("\ud7ff\ud800"))


def test_the_store_knows_which_words_are_the_mention(encoder, mask):
    text = "Turkey and Turkey agreed"
    twice = [Item(text, at, at + 6, "TUR", "country") for at in (0, 11)]
    found, missing = store_of(encoder, mask, twice[:1]).look_up(list(map(item_key, twice)))
    assert missing == [1]
    assert (found[1] == 0).all()


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


def test_pieces_are_counted_by_word(encoder):
    counts = encoder.pieces.counts
    plain = encoder.pieces.sentence("The minister left.")
    assert counts(plain) == (4, 4, 0)
    n_words, n_pieces, n_unknown = counts(encoder.pieces.sentence("The zqxvwrtpk left."))
    assert (n_words, n_unknown) == (4, 0)
    assert n_pieces > 6
    assert counts(encoder.pieces.sentence("The \U00012345 left."))[2] == 1
