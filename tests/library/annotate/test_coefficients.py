"""Alpha against hand-worked examples and an independent formulation, kappa against a worked table."""

import math
from itertools import permutations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.annotate.agreement import DRIFT, PARTS, agreement_table
from presslens.annotate.coefficients import (
    MISSING,
    alpha_deleted,
    coincidences,
    interval_of,
    kappa_deleted,
    nominal_alpha,
)


def alpha_with_interval(codes, n_labels, clusters, confidence=0.95):
    names, place = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    return interval_of(alpha_deleted(codes, n_labels, place, len(names)), confidence)


def kappa(first, second):
    codes = np.stack([first, second], axis=1)
    value = interval_of(kappa_deleted(codes, codes.max() + 1, np.arange(len(codes)), len(codes)), 0.95)[0]
    return value if value is None else round(value, 9)


def alpha(units, n_labels):
    return float(nominal_alpha(coincidences(np.array(units), n_labels).sum(axis=0)))


def by_disagreements(units):
    """Alpha as 1 - D_o / D_e: disagreeing pairs within units against pairs of all pairable values."""
    units = [[code for code in unit if code != MISSING] for unit in units]
    units = [unit for unit in units if len(unit) > 1]
    values = [code for unit in units for code in unit]
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    apart = sum(a != b for a, b in permutations(values, 2))
    return math.nan if not apart else 1 - (observed / len(values)) / (apart / (len(values) * (len(values) - 1)))


def test_two_coders_two_labels_krippendorff_2011():
    # Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section A: ten units, alpha 0.095.
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(first, second, strict=True)), 2) == pytest.approx(0.095, abs=5e-4)


def test_two_coders_five_labels_krippendorff_2011():
    # Section B of the same: twelve units, labels a to e, alpha 0.692.
    first = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    second = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    units = [["abcde".index(label) for label in unit] for unit in zip(first, second, strict=True)]
    assert alpha(units, 5) == pytest.approx(0.692, abs=5e-4)


def test_four_coders_with_gaps_krippendorff_2011():
    # Section C of the same: four observers, twelve units, missing values, alpha 0.743.
    rows = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    units = [[MISSING if cell == "." else int(cell) - 1 for cell in unit] for unit in zip(*rows, strict=True)]
    assert alpha(units, 5) == pytest.approx(0.743, abs=5e-4)
    assert by_disagreements(units) == pytest.approx(0.743, abs=5e-4)


@given(st.lists(st.lists(st.integers(-1, 3), min_size=3, max_size=3), min_size=1, max_size=30))
def test_alpha_is_the_ratio_of_disagreements(units):
    found, expected = alpha(units, 4), by_disagreements(units)
    assert (math.isnan(found) and math.isnan(expected)) or found == pytest.approx(expected, abs=1e-9)


def test_undefined_and_extreme_cases():
    assert math.isnan(alpha([[1, 1], [1, 1]], 3))
    assert math.isnan(alpha([[0, MISSING], [MISSING, 1]], 2))
    assert alpha([[0, 0], [1, 1]], 2) == 1
    assert alpha([[0, 1], [1, 0]], 2) < 0
    assert alpha_with_interval(np.array([[1, 1]] * 4), 2, list("abcd")) == (None, None, None)
    assert alpha_with_interval(np.array([[0, 0], [1, 1]]), 2, list("ab")) == (1.0, None, None)
    assert alpha_with_interval(np.array([[0, 1], [1, 1]]), 2, list("aa"))[1:] == (None, None)
    assert alpha_with_interval(np.zeros((0, 2), dtype=int), 2, []) == (None, None, None)


def test_kappa_of_cohen():
    # Worked by hand: 20 + 15 of 50 agree, expected 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so (0.7 - 0.5) / 0.5.
    first = np.array([0] * 25 + [1] * 25)
    second = np.array([0] * 20 + [1] * 5 + [0] * 10 + [1] * 15)
    assert kappa(first, second) == pytest.approx(0.4)
    assert kappa(np.array([0, 0]), np.array([0, 0])) is None
    assert kappa(np.array([0, MISSING]), np.array([MISSING, 1])) is None


def test_the_interval_holds_alpha_and_is_wider_when_units_come_in_articles():
    rng = np.random.default_rng(2)
    truth = rng.integers(3, size=80).repeat(4)
    wrong = (rng.random(80) < 0.3).repeat(4)
    codes = np.stack([truth, np.where(wrong, (truth + 1) % 3, truth)], axis=1)
    alone = alpha_with_interval(codes, 3, [str(i) for i in range(320)])
    articles = alpha_with_interval(codes, 3, [str(i // 4) for i in range(320)])
    for value, low, high in (alone, articles):
        assert low < value < high
    assert articles[2] - articles[1] > 1.5 * (alone[2] - alone[1])


def coder(actor, sentiment, frames):
    columns = {
        "actor": ["yes" if is_one else "no" for is_one in actor],
        "sentiment": sentiment,
        "frames": pl.Series(frames, dtype=pl.List(pl.String)),
    }
    return pl.DataFrame(columns)


def test_the_table_takes_attitudes_of_actors_alone():
    first = coder([True, True, False, True], ["negative", "neutral", "neutral", "positive"], [["war"], [], ["war"], []])
    second = coder([True, True, False, False], ["negative", "positive", None, "neutral"], [["war"], [], [], []])
    table = agreement_table({"A": first, "B": second}, ["x", "y", "y", "z"], {"frames": ["war"]}, 0.95)
    rows = {row["question"]: row for row in table.iter_rows(named=True)}
    assert rows["actor"]["n"] == 4
    assert rows["actor"]["agreement"] == 0.75
    assert (rows["sentiment"]["mentions"], rows["sentiment"]["n"]) == ("actors", 2)
    assert (rows["frames"]["frame"], rows["frames"]["n_stories"]) == ("war", 3)
    assert set(table["coders"]) == {"A, B"}


def test_three_coders_are_compared_together_and_in_pairs_and_one_not_at_all():
    one = coder([True, False], ["negative", "neutral"], [[], ["war"]])
    table = agreement_table({"A": one, "B": one, "C": one}, ["x", "y"], {"frames": ["war"]}, 0.95)
    assert table.filter(pl.col("question") == "actor")["coders"].to_list() == ["A, B, C", "A, B", "A, C", "B, C"]
    assert table.filter(pl.col("question") == "actor")["kappa"].to_list() == [None, 1, 1, 1]
    assert agreement_table({"A": one}, ["x", "y"], {"frames": ["war"]}, 0.95).is_empty()


def test_a_frame_that_nobody_was_asked_for_has_no_agreement():
    one = coder([True, False], ["negative", "neutral"], [[], ["war"]])
    table = agreement_table({"A": one, "B": one}, ["x", "y"], {"frames": ["war"]}, 0.95)
    assert table.filter(pl.col("question") == "frames")["frame"].to_list() == ["war"]


def test_the_interval_holds_the_alpha_that_is_true():
    """Coders who err alike in a story: alpha of many stories is what intervals of forty are to hold."""

    def made(rng, n):
        story = np.repeat(np.arange(n), rng.integers(1, 5, n))
        truth = rng.choice(3, len(story), p=[0.6, 0.3, 0.1])
        careless = np.where(rng.random(n) < 0.3, 0.4, 0.05)[story]
        wrong = rng.random((len(story), 2)) < careless[:, None]
        return np.where(wrong, rng.choice(3, (len(story), 2)), truth[:, None]), story

    true = alpha(made(np.random.default_rng(99), 40_000)[0], 3)
    held = []
    for seed in range(300):
        codes, story = made(np.random.default_rng(seed), 40)
        _, low, high = alpha_with_interval(codes, 3, story.astype(str))
        held.append(low <= true <= high)
    assert 0.92 <= np.mean(held) <= 0.98


def test_coders_who_drift_apart_are_told():
    rng = np.random.default_rng(4)
    n = 400
    first = rng.integers(2, size=n)
    second = np.where(rng.random(n) < np.linspace(0, 0.4, n), 1 - first, first)
    tables = {name: coder(codes == 1, ["neutral"] * n, [[]] * n) for name, codes in (("A", first), ("B", second))}
    table = agreement_table(tables, [str(k) for k in range(n)], {"frames": []}, 0.95).filter(question="actor")
    assert table["part"].to_list() == ["all", *PARTS, DRIFT]
    assert table["n"].to_list() == [400, 100, 100, 100, 100, 200]
    drift = table.filter(part=DRIFT).row(0, named=True)
    assert drift["alpha"] == pytest.approx(table["alpha"][4] - table["alpha"][1])
    assert drift["high"] < 0
    assert drift["kappa_low"] < drift["kappa"] < drift["kappa_high"] < 0
