"""Scores against hand-worked examples and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

from presslens.validate.calibration import calibration, perfect_errors
from presslens.validate.decisions import of_labels, of_sets
from presslens.validate.scores import confusion, scores, scores_with_intervals

LABELS = ("negative", "neutral", "positive")


def values(decisions):
    return {(name, label): value for name, label, value, _, _ in scores(decisions)}


def test_scores_by_hand():
    p = np.array([[0.8, 0.1, 0.1], [0.6, 0.3, 0.1], [0.1, 0.8, 0.1]])
    found = values(of_labels(LABELS, ["negative", "neutral", "neutral"], ["negative", "negative", "neutral"], p))
    assert found["f1", "negative"] == pytest.approx(2 / 3)
    assert found["precision", "negative"] == 0.5
    assert found["recall", "neutral"] == 0.5
    assert found["f1", "positive"] is None
    assert found["macro_f1", None] is None
    assert ("absent", "positive") in found
    assert found["accuracy", None] == pytest.approx(2 / 3)
    assert found["calibration_error", None] == pytest.approx((0.4 + 0.6) / 3)


pairs = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40)


@given(pairs)
def test_scores_are_those_of_scikit_learn(drawn):
    told, said = map(list, zip(*drawn, strict=True))
    found = values(of_labels("abc", told, said))
    missing = set("abc") - {*told, *said}
    assert {label for name, label in found if name == "absent"} == missing
    if missing:
        assert found["macro_f1", None] is None
    else:
        assert found["macro_f1", None] == pytest.approx(f1_score(told, said, average="macro"))
    assert found["accuracy", None] == pytest.approx(accuracy_score(told, said))
    for name, score in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
        theirs = score(told, said, labels=list("abc"), average=None, zero_division=np.nan)
        for label, value in zip("abc", theirs, strict=True):
            ours = found[name, label]
            assert ours == pytest.approx(value, nan_ok=True) if ours is not None else np.isnan(value)


def test_an_abstention_is_a_miss():
    decisions = of_labels("ab", ["a", "a", "b"], ["a", "uncertain", "b"])
    found = values(decisions)
    assert found["accuracy", None] == pytest.approx(2 / 3)
    assert found["recall", "a"] == 0.5
    assert found["precision", "a"] == 1
    assert ("a", "uncertain", 1) in confusion(decisions, "uncertain")
    assert sum(n for _, _, n in confusion(decisions, "uncertain")) == 3


def test_an_unknown_annotated_label_is_refused():
    with pytest.raises(ValueError, match="'c'"):
        of_labels("ab", ["c"], ["a"])


def test_sets_are_scored_label_by_label_and_disputed_cells_not_at_all():
    decisions = of_sets("ab", [["a"], ["a", "b"], []], [["a"], ["b"], ["a"]], [[], [], ["a"]])
    found = values(decisions)
    assert found["accuracy", None] == pytest.approx(4 / 5)
    assert found["recall", "a"] == 0.5
    assert found["precision", "a"] == 1
    assert found["f1", "b"] == 1
    counts = {(told, said): n for told, said, n in confusion(decisions, "uncertain")}
    assert counts["a", "not a"] == 1
    assert counts["not a", "a"] == 0
    assert sum(counts.values()) == 5


def test_calibration_by_hand():
    p = np.array([[0.95, 0.05], [1.0, 0.0], [0.3, 0.7]])
    rows = calibration(of_labels("ab", ["a", "b", "b"], ["a", "a", "b"], p))
    assert len(rows) == 10
    assert rows[9] == (0.9, 1.0, 2, pytest.approx(0.975), 0.5)
    assert rows[7][2:] == (1, pytest.approx(0.7), 1.0)
    assert rows[0] == (0.0, 0.1, 0, None, None)
    assert calibration(of_labels("ab", ["a"], ["a"])) == []


def test_calibration_of_sets_looks_at_the_likelier_answer_of_every_known_cell():
    p = np.array([[0.9, 0.4], [0.2, 0.6]])
    decisions = of_sets("ab", [["a"], ["b"]], [["a"], ["b"]], [[], ["b"]], p)
    assert values(decisions)["calibration_error", None] == pytest.approx((0.1 + 0.4 + 0.2) / 3)


def test_without_probabilities_calibration_is_undefined():
    assert values(of_labels("ab", ["a", "b"], ["a", "b"]))["calibration_error", None] is None


def test_intervals_hold_the_value_and_widen_with_clusters():
    rng = np.random.default_rng(0)
    told = rng.choice(LABELS, size=60).repeat(5)
    said = np.where(rng.random(60) < 0.6, told[::5], rng.choice(LABELS, size=60)).repeat(5)
    decisions = of_labels(LABELS, told, said)
    draws = {
        n: scores_with_intervals(decisions, [str(i // n) for i in range(300)], 0.95, np.random.default_rng(1))
        for n in (1, 5)
    }
    widths = {n: rows[1].high - rows[1].low for n, rows in draws.items()}
    assert all(row.low <= row.value <= row.high for rows in draws.values() for row in rows if row.low is not None)
    assert widths[5] > 1.5 * widths[1]


def test_no_interval_of_width_zero_is_printed():
    right = of_labels("ab", ["a", "b"] * 10, ["a", "b"] * 10)
    for row in scores_with_intervals(right, [str(i // 2) for i in range(20)], 0.95, np.random.default_rng(0)):
        assert (row.low, row.high) == (None, None)
        assert row.value in (1, None)


def coded(n_stories, rng):
    """Three labels, of which one is rare, in stories of three mentions."""
    told = rng.choice(LABELS, 3 * n_stories, p=(0.3, 0.6, 0.1))
    said = np.where(rng.random(len(told)) < 0.7, told, rng.choice(LABELS, len(told)))
    return of_labels(LABELS, told, said), np.arange(3 * n_stories) // 3


def test_the_interval_of_accuracy_is_near_students_where_stories_are_many():
    rng = np.random.default_rng(1)
    decisions, stories = coded(400, rng)
    right = (decisions.annotated & decisions.predicted).any(axis=1).reshape(400, 3).mean(axis=1)
    reach = stats.t.ppf(0.975, 399) * right.std(ddof=1) / 20
    row = scores_with_intervals(decisions, stories, 0.95, rng)[1]
    assert row.score == "accuracy"
    assert (row.low, row.high) == pytest.approx((right.mean() - reach, right.mean() + reach), abs=0.003)


def test_scores_of_few_stories_have_no_interval():
    """statistics B8: with 10 articles the percentile interval of macro-F1 held the truth in 85 of 100."""
    rng = np.random.default_rng(2)
    for n in (4, 9):
        decisions, stories = coded(n, rng)
        rows = {(row.score, row.label): row for row in scores_with_intervals(decisions, stories, 0.95, rng)}
        assert (rows["accuracy", None].low is None) == (n < 5)
        with_it = len(set(stories[decisions.annotated[:, 2] | decisions.predicted[:, 2]]))
        assert (rows["f1", "positive"].low is None) or with_it >= 5
        assert rows["macro_f1", None].low is None or with_it >= 5


def test_the_error_of_perfect_probabilities_is_what_chance_gives():
    """With one bin, whose n answers have confidence p: the mean distance of a share from its chance."""
    n, p = 40, 0.75
    decisions = of_labels("ab", ["a"] * n, ["a"] * n, np.array([[p, 1 - p]] * n))
    k = np.arange(n + 1)
    expected = (stats.binom.pmf(k, n, p) * np.abs(k / n - p)).sum()
    drawn = perfect_errors(decisions, np.random.default_rng(0), 20_000)
    assert drawn.mean() == pytest.approx(expected, rel=0.02)
    rows = {row.score: row for row in scores_with_intervals(decisions, range(n), 0.95, np.random.default_rng(0))}
    assert (rows["calibration_error"].low, rows["calibration_error"].high) == (None, None)
    perfect = rows["calibration_error_if_perfect"]
    assert perfect.value == pytest.approx(expected, rel=0.1)
    assert perfect.high == pytest.approx(np.quantile(drawn, 0.95), abs=0.03)
    assert perfect.low is None


def test_the_order_of_items_does_not_matter():
    rng = np.random.default_rng(5)
    p = rng.dirichlet([1, 1, 1], size=200)
    told, said = rng.choice(LABELS, size=200), np.array(LABELS)[p.argmax(axis=1)]
    articles = np.array([f"a{i}" for i in rng.integers(40, size=200)])
    turn = rng.permutation(200)
    rows = [
        scores_with_intervals(of_labels(LABELS, told[k], said[k], p[k]), articles[k], 0.9, np.random.default_rng(2))
        for k in (np.arange(200), turn)
    ]
    assert rows[0] == rows[1]
