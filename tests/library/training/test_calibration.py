"""Answers out of fold are put where they belong, and mentions chosen by a model do not move a temperature."""

import numpy as np
import polars as pl
import pytest

from presslens.classify.methods.encoder.heads import Head
from presslens_training.calibration import (
    RulesBeside,
    answers_table,
    calibration_rows,
    logits_out_of_fold,
    rules_beside,
    shipped_heads,
    temperatures,
)

ANNOTATIONS = pl.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "fold": [1, 0, 1, 0],
        "alias_kind": ["country", "name", "leader", "country"],
        "purpose": ["validation", "validation", "fitting", "validation"],
        "actor": [True, False, True, None],
        "sentiment": ["positive", "neutral", "negative", "neutral"],
        "frames": [["war"], [], ["war"], []],
        "frames_disputed": [[], ["peace"], [], []],
    }
)
FOLDS = [
    {"actor": np.array([[1.0, 2], [3, 4]]), "sentiment": np.arange(6.0).reshape(2, 3)},
    {"actor": np.array([[5.0, 6], [7, 8]]), "sentiment": np.arange(6.0, 12).reshape(2, 3)},
]


def test_each_answer_comes_from_the_network_without_its_fold():
    logits = logits_out_of_fold(ANNOTATIONS, FOLDS)
    assert logits["actor"].tolist() == [[5, 6], [9, -9], [7, 8], [3, 4]]
    assert logits["sentiment"][:, 0].tolist() == [6, 0, 9, 3]


def test_only_agreed_mentions_drawn_at_random_are_calibrated_on():
    logits = logits_out_of_fold(ANNOTATIONS, FOLDS)
    values, truth = calibration_rows("actor", ANNOTATIONS, logits["actor"], ("no", "yes"))
    assert values.tolist() == [[5, 6], [9, -9]]
    assert truth.tolist() == [[0, 1], [1, 0]]
    values, truth = calibration_rows("sentiment", ANNOTATIONS, logits["sentiment"], ("negative", "neutral", "positive"))
    assert values[:, 0].tolist() == [6]
    assert truth.tolist() == [[0, 0, 1]]
    _, truth = calibration_rows("frames", ANNOTATIONS, logits["actor"], ("war", "peace"))
    assert np.array_equal(truth, [[1, 0], [0, np.nan], [0, 0]], equal_nan=True)


def test_answers_are_shares_of_one():
    head = Head(("no", "yes"), np.zeros((1, 1, 2)), np.zeros((1, 2)), 2.0)
    table = answers_table(ANNOTATIONS, {"actor": np.array([[0.0, 0], [2, 0], [0, 2], [0, 4]])}, {"actor": head})
    assert table["p_yes"].to_list() == [0.5, 0.268941, 0.731059, 0.880797]
    assert table["id"].to_list() == ["a", "b", "c", "d"]


def test_general_answers_move_the_temperature_of_their_question_alone():
    logits, labels = (
        logits_out_of_fold(ANNOTATIONS, FOLDS),
        {"actor": ("no", "yes"), "sentiment": ("negative", "neutral", "positive")},
    )
    alone = temperatures(ANNOTATIONS, logits, labels, {})
    wrong = np.tile([9.0, 0.0, 0.0], (50, 1)), np.tile([0.0, 0.0, 1.0], (50, 1))
    with_general = temperatures(ANNOTATIONS, logits, labels, {"sentiment": wrong})
    assert with_general["actor"] == alone["actor"]
    assert with_general["sentiment"] > alone["sentiment"]


def test_heads_are_shipped_with_what_was_fitted_and_the_rules(network):
    labels = {"actor": ("no", "yes"), "frames": ("a", "b")}
    own = np.ones((1, 6, 2), np.float32), np.zeros((1, 2), np.float32)
    beside = {"actor": RulesBeside(scale=0.5, weight=1.0, offset=0.0)}
    heads = shipped_heads(network, labels, {"actor": 1.5, "frames": 1.2}, {"frames": own}, beside)
    assert list(heads) == ["actor", "frames"]
    assert (heads["frames"].temperature, heads["frames"].exclusive) == (1.2, False)
    assert (heads["frames"].weights == 1).all()
    assert (heads["actor"].temperature, heads["actor"].weights.shape) == (2.0, (1, 7, 2))


def test_rules_beside_a_head_are_one_more_feature():
    rng = np.random.default_rng(5)
    head = Head(("no", "yes"), rng.normal(size=(1, 4, 2)), rng.normal(size=(1, 2)), 1.7)
    features, groups = rng.normal(size=(6, 4)), np.zeros(6, int)
    said = np.array([1.0, -1, 1, -1, 1, -1])
    beside = RulesBeside(scale=0.6, weight=2.0, offset=-0.3)
    expected = beside.logits(head.logits(features, groups), said)
    both = beside.added_to(head)
    found = both.logits(np.hstack([features, said[:, None]]), groups) / both.temperature
    assert np.diff(found) == pytest.approx(np.diff(expected), abs=1e-5)


def test_rules_are_weighed_without_the_fold_they_answer_for():
    rng, n = np.random.default_rng(6), 400
    truth = rng.random(n) < 0.5
    said = np.where(rng.random(n) < 0.95, truth, ~truth) * 2.0 - 1
    odds = np.zeros((n, 2))
    odds[:, 1] = np.where(truth, 1.0, -1.0) + rng.normal(size=n) * 2
    annotations = pl.DataFrame(
        {
            "purpose": ["validation"] * n,
            "alias_kind": ["name"] * 5 + ["country"] * (n - 5),
            "actor": [None if row == 9 else bool(truth[row]) for row in range(n)],
            "fold": [row % 5 for row in range(n)],
        }
    )
    beside, held_out = rules_beside(annotations, odds, said)
    right = ((held_out[:, 1] > held_out[:, 0]) == truth)[5:].mean()
    assert right > 0.93 > ((odds[:, 1] > odds[:, 0]) == truth)[5:].mean()
    assert beside.weight > 1
    assert (held_out[:5] == [9, -9]).all()
    # Other labels in a fold change the weights that answer for the others, never those for itself.
    turned = annotations.with_columns(actor=pl.when(pl.col("fold") == 3).then(~pl.col("actor")).otherwise("actor"))
    _, after = rules_beside(turned, odds, said)
    own = (annotations["fold"] == 3).to_numpy()
    assert (after[own] == held_out[own]).all()
    assert not (after[~own & (np.arange(n) >= 5)] == held_out[~own & (np.arange(n) >= 5)]).all()
