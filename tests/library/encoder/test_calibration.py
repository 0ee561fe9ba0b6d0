"""Answers out of fold are put where they belong, and mentions chosen by a model do not move a temperature."""

import numpy as np
import polars as pl

from presslens.encoder.heads import Head
from presslens.encoder.training.adaptation import coder_labels
from presslens.encoder.training.calibration import answers_table, calibration_rows, out_of_fold

ANNOTATIONS = pl.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "fold": [1, 0, 1, 0],
        "alias_kind": ["country", "name", "leader", "country"],
        "purpose": ["validation", "validation", "fitting", "validation"],
        "actor": [True, False, True, None],
        "sentiment": ["positive", "neutral", "negative", "neutral"],
        "frames": [["war"], [], ["war"], []],
    }
)
FOLDS = [
    {"actor": np.array([[1.0, 2], [3, 4]]), "sentiment": np.arange(6.0).reshape(2, 3)},
    {"actor": np.array([[5.0, 6], [7, 8]]), "sentiment": np.arange(6.0, 12).reshape(2, 3)},
]


def test_each_answer_comes_from_the_network_without_its_fold():
    odds = out_of_fold(ANNOTATIONS, FOLDS)
    assert odds["actor"].tolist() == [[5, 6], [9, -9], [7, 8], [3, 4]]
    assert odds["sentiment"][:, 0].tolist() == [6, 0, 9, 3]


def test_only_agreed_mentions_drawn_at_random_are_calibrated_on():
    odds = out_of_fold(ANNOTATIONS, FOLDS)
    values, truth = calibration_rows("actor", ANNOTATIONS, odds["actor"], ("no", "yes"))
    assert values.tolist() == [[5, 6], [9, -9]]
    assert truth.tolist() == [[0, 1], [1, 0]]
    values, truth = calibration_rows("sentiment", ANNOTATIONS, odds["sentiment"], ("negative", "neutral", "positive"))
    assert values[:, 0].tolist() == [6]
    assert truth.tolist() == [[0, 0, 1]]
    _, truth = calibration_rows("frames", ANNOTATIONS, odds["actor"], ("war", "peace"))
    assert truth.tolist() == [[1, 0], [0, 0], [0, 0]]


def test_answers_are_shares_of_one():
    head = Head(("no", "yes"), np.zeros((1, 1, 2)), np.zeros((1, 2)), 2.0)
    table = answers_table(ANNOTATIONS, {"actor": np.array([[0.0, 0], [2, 0], [0, 2], [0, 4]])}, {"actor": head})
    assert table["p_yes"].to_list() == [0.5, 0.268941, 0.731059, 0.880797]
    assert table["id"].to_list() == ["a", "b", "c", "d"]


def test_labels_of_each_coder_stand_side_by_side():
    table = pl.DataFrame(
        {
            **{f"actor_{coder}": [True] for coder in "AB"},
            **{f"sentiment_{coder}": [label] for coder, label in zip("AB", ("neutral", "positive"), strict=True)},
            **{f"stance_{coder}": ["none"] for coder in "AB"},
            **{f"frames_{coder}": [[]] for coder in "AB"},
        }
    )
    (labels,) = coder_labels(table, ["A", "B"])
    assert labels["actor"] == ["yes", "yes"]
    assert labels["sentiment"] == ["neutral", "positive"]
