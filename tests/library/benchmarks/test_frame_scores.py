import numpy as np
import pytest

from frame_scores import MACRO, f1_table

RNG = np.random.default_rng


def test_by_hand():
    truth = np.array([[1, 0], [1, 0], [0, 0], [1, 1]])
    answer = np.array([[1, 0], [0, 0], [1, 0], [1, 0]])
    first, second, macro = f1_table(truth, answer, ["a", "b"], "wxyz", RNG(1), min_positives=2)
    assert first["precision"] == pytest.approx(2 / 3)
    assert first["recall"] == pytest.approx(2 / 3)
    assert first["f1"] == pytest.approx(2 / 3)
    assert (second["n"], second["f1"], second["precision"]) == (1, 0.0, None)
    assert (macro["frame"], macro["n"], macro["f1"]) == (MACRO, 1, first["f1"])


def test_agrees_with_scikit_learn():
    from sklearn.metrics import f1_score

    truth, answer = RNG(2).integers(2, size=(2, 200, 4))
    rows = f1_table(truth, answer, list("abcd"), range(200), RNG(1), min_positives=1)
    assert [row["f1"] for row in rows[:-1]] == pytest.approx(f1_score(truth, answer, average=None))
    assert rows[-1]["f1"] == pytest.approx(f1_score(truth, answer, average="macro"))
    assert rows[-1]["low"] < rows[-1]["f1"] < rows[-1]["high"]


def test_articles_are_resampled_whole():
    truth = RNG(3).integers(2, size=(60, 1))
    answer = truth ^ (RNG(4).random((60, 1)) < 0.3)
    alone = f1_table(truth, answer, ["a"], range(60), RNG(1), min_positives=1)[-1]
    copies = f1_table(
        np.repeat(truth, 5, axis=0), np.repeat(answer, 5, axis=0), ["a"], np.repeat(range(60), 5).tolist(), RNG(1), 1
    )[-1]
    assert (alone["low"], alone["high"]) == pytest.approx((copies["low"], copies["high"]))


def test_without_a_frequent_label_there_is_no_mean():
    assert f1_table(np.zeros((3, 1)), np.zeros((3, 1)), ["a"], "xyz", RNG(1))[-1]["f1"] is None
