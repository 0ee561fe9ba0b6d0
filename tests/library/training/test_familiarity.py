"""What an encoder is at home in is written from arrays, and read as a run reads it."""

from dataclasses import replace

import numpy as np
import pytest

from presslens.base.bootstrap import Settings
from presslens.base.errors import InputErrors
from presslens.base.io import read_json, sha256
from presslens.cards.familiarity import load_reference
from presslens.classify.familiarity.space import FeatureSpace
from presslens_training.familiarity import CodedSet, described_set, write_familiarity

BOOTSTRAP = Settings(resamples=200, confidence=0.95, seed=1, min_articles=10)
TEMPERATURES = {"actor": 1.0, "sentiment": 2.0, "stance": 1.0}
LABELS = ["negative", "neutral", "positive"]


def coded(name="made-up", n=40, away=0.0, right=0.75):
    """A set of which so many answers are right; every fifth mention is not scored."""
    rng = np.random.default_rng(3)
    truth = rng.integers(0, 3, n)
    said = np.where(np.arange(n) % 20 < 20 * right, truth, (truth + 1) % 3)
    told = [None if row % 5 == 4 else LABELS[label] for row, label in enumerate(truth)]
    return CodedSet(
        name,
        "Made up.",
        [f"d{row // 2}" for row in range(n)],
        (rng.normal(size=(n, 6)) + away).astype(np.float32),
        np.tile([10, 12, 0], (n, 1)),
        {"sentiment": 4 * np.eye(3)[said]},
        {"sentiment": told},
    )


@pytest.fixture
def training():
    return np.random.default_rng(5).normal(size=(200, 6)).astype(np.float32)


def written(folder, training, sets):
    paths = (folder / "familiarity.npz", folder / "familiarity.json")
    return write_familiarity(training, sets, TEMPERATURES, 0.4, BOOTSTRAP, *paths), paths


def test_what_is_written_is_what_a_run_reads(training, tmp_path):
    hashes, (space, reference) = written(tmp_path, training, [coded(), coded("far", away=4.0)])
    assert hashes == {path.name: sha256(path) for path in (space, reference)}
    near, far = load_reference(reference)["sentiment"]
    assert near.distance < 1.5 < far.distance
    assert (near.measures.n, near.measures.n_documents) == (32, 20)
    home = FeatureSpace.read(space, 6)
    scored = np.arange(40) % 5 != 4
    assert near.distance == pytest.approx(np.median(home.distances(coded().features[scored])), abs=1e-3)


def test_scores_and_confidence_by_hand(training):
    one = coded(right=0.5)
    found = described_set(one, FeatureSpace.fit(training), TEMPERATURES, 0.4, BOOTSTRAP)["questions"]
    assert set(found) == {"sentiment"}
    sentiment = found["sentiment"]
    scored = [row for row in range(40) if row % 5 != 4]
    right = [row % 20 < 10 for row in scored]
    assert sentiment["accuracy"]["estimate"] == pytest.approx(np.mean(right), abs=1e-4)
    assert sentiment["accuracy"]["low"] < np.mean(right) < sentiment["accuracy"]["high"]
    # Logits 4, 0, 0 at temperature 2.
    assert sentiment["confidence"] == pytest.approx(np.exp(2) / (np.exp(2) + 2), abs=1e-4)
    assert sentiment["pieces_per_word"] == 1.2


def test_the_same_arrays_give_the_same_files(training, tmp_path):
    assert written(tmp_path, training, [coded()])[0] == written(tmp_path, training, [coded()])[0]


def test_a_set_that_is_always_right_has_no_interval(training, tmp_path):
    _, (_, reference) = written(tmp_path, training, [coded(right=1.0)])
    accuracy = read_json(reference)["sets"][0]["questions"]["sentiment"]["accuracy"]
    assert accuracy == {"estimate": 1.0, "low": None, "high": None}


def test_arrays_that_do_not_fit_are_a_fault(training):
    space = FeatureSpace.fit(training)
    for changes in ({"documents": ["d"]}, {"labels": {"sentiment": ["negative"]}}):
        with pytest.raises(ValueError, match="made-up: arrays of 1, 40 mentions"):
            described_set(replace(coded(), **changes), space, TEMPERATURES, 0.4, BOOTSTRAP)
    with pytest.raises(ValueError, match="not among the labels"):
        described_set(replace(coded(), labels={"sentiment": ["good"] * 40}), space, TEMPERATURES, 0.4, BOOTSTRAP)


def test_two_sets_of_one_name_are_a_fault(training, tmp_path):
    with pytest.raises(InputErrors, match="a second time"):
        written(tmp_path, training, [coded(), coded()])


def test_a_set_without_one_of_the_labels_has_no_macro_f1(training):
    one = coded()
    labels = {"sentiment": [label if label != "positive" else "neutral" for label in one.labels["sentiment"]]}
    logits = dict(one.logits)
    logits["sentiment"] = logits["sentiment"].copy()
    logits["sentiment"][:, 2] = -9
    found = described_set(
        replace(one, labels=labels, logits=logits), FeatureSpace.fit(training), TEMPERATURES, 0.4, BOOTSTRAP
    )
    scores = found["questions"]["sentiment"]
    assert scores["macro_f1"] == {"estimate": None, "low": None, "high": None}
    assert 0 <= scores["accuracy"]["estimate"] <= 1
