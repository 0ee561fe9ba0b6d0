import math
import warnings

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.estimate.keyness import log_odds
from presslens.exhibits.families import KEYNESS


def table(*rows):
    """Rows (story, feature, inside, times)."""
    found = [(story, "word", feature, inside, times) for story, feature, inside, times in rows if times]
    return pl.DataFrame(found, schema=["story_id", "kind", "feature", "inside", "n"], orient="row")


BY_HAND = table(("s1", "raid", True, 3), ("s2", "talk", True, 1), ("s3", "raid", False, 1), ("s4", "talk", False, 5))


def test_log_odds_by_hand():
    found = log_odds(BY_HAND, prior_words=10, min_count=1)
    # raid: prior 10 * 4/10 = 4; (3+4)/(4+10-3-4) = 1 against (1+4)/(6+10-1-4) = 5/11
    raid = found.filter(feature="raid").row(0, named=True)
    assert (raid["n_target"], raid["n_reference"], raid["n_stories"]) == (3, 1, 2)
    assert raid["log_odds"] == pytest.approx(math.log(1) - math.log(5 / 11), abs=1e-6)
    assert raid["z"] == pytest.approx(math.log(11 / 5) / math.sqrt(1 / 7 + 1 / 5), abs=1e-6)
    assert found["feature"].to_list() == ["raid", "talk"]


def test_the_clustered_deviation_by_hand():
    # "talk" stands in bursts of 8 in every second story of either set; all stories have 10 words.
    rows = [
        row
        for i in range(8)
        for row in ((f"s{i}", "talk", i < 4, 8 * (i % 2)), (f"s{i}", "said", i < 4, 10 - 8 * (i % 2)))
    ]
    found = log_odds(table(*rows), prior_words=20, min_count=1).filter(feature="talk").row(0, named=True)
    # a = b = 16 of 40 words, prior 20 * 32/80 = 8: odds (16+8)/(40+20-24) on both sides
    assert found["log_odds"] == 0
    extra = table(*rows, ("s0", "talk", True, 4))
    found = log_odds(extra, prior_words=20, min_count=1).filter(feature="talk").row(0, named=True)
    prior = 20 * 36 / 84
    in_a, in_b, rest_a, rest_b = 20 + prior, 16 + prior, 44 + 20 - 20 - prior, 40 + 20 - 16 - prior
    assert found["log_odds"] == pytest.approx(math.log(in_a / rest_a) - math.log(in_b / rest_b), abs=1e-6)
    talk, words = [4, 8, 0, 8], [14, 10, 10, 10]
    moves_a = [t * (1 / in_a + 1 / rest_a) - n / rest_a for t, n in zip(talk, words, strict=True)] + [0] * 4
    moves_b = [0] * 4 + [t * (1 / in_b + 1 / rest_b) - 10 / rest_b for t in (0, 8, 0, 8)]
    of_a, of_b = (np.var(moves, ddof=1) * 8 for moves in (moves_a, moves_b))
    both = np.var(np.subtract(moves_a, moves_b), ddof=1) * 8
    assert of_a > 1 / in_a
    assert of_b > 1 / in_b
    assert found["z_clustered"] == pytest.approx(found["log_odds"] / math.sqrt(both), abs=2e-6)


def test_a_word_that_one_story_repeats_counts_less_than_one_that_many_use():
    many = [(f"in{i}", "border", True, 1) for i in range(20)]
    one = [("in0", "sponsor", True, 20)]
    rest = [(f"{side}{i}", "said", side == "in", 30) for side in ("in", "out") for i in range(20)]
    found = log_odds(table(*many, *one, *rest), prior_words=50, min_count=1)
    z = dict(found.select("feature", "z").iter_rows())
    clustered = dict(found.select("feature", "z_clustered").iter_rows())
    assert z["border"] == pytest.approx(z["sponsor"])
    assert clustered["sponsor"] < 0.8 * clustered["border"]
    assert clustered["border"] == pytest.approx(z["border"], rel=0.05)


def test_the_clustered_deviation_agrees_with_the_jackknife():
    rng = np.random.default_rng(5)
    rows = [
        (f"s{i:02}", word, i < 30, int(rng.negative_binomial(1, 1 / (1 + rate))))
        for i in range(60)
        for word, rate in (("raid", 6 if i < 30 else 3), ("talk", 5), ("said", 20))
    ]
    all_rows = table(*rows)
    full = log_odds(all_rows, prior_words=30, min_count=1).filter(feature="raid").row(0, named=True)
    prior_free = []
    counts = np.zeros((60, 2, 2))  # story, inside or not, raid or any word
    for story, word, inside, times in rows:
        counts[int(story[1:]), int(not inside), 0] += times * (word == "raid")
        counts[int(story[1:]), int(not inside), 1] += times
    alpha = 30 * counts[:, :, 0].sum() / counts[:, :, 1].sum()
    for left_out in range(60):
        kept = np.delete(counts, left_out, axis=0).sum(axis=0)
        odds = [(y + alpha) / (n + 30 - y - alpha) for y, n in kept]
        prior_free.append(math.log(odds[0]) - math.log(odds[1]))
    jackknife = math.sqrt(59 / 60 * np.sum((np.array(prior_free) - np.mean(prior_free)) ** 2))
    assert full["log_odds"] / full["z_clustered"] == pytest.approx(jackknife, rel=0.1)


def test_false_discovery_control_agrees_with_scipy():
    from scipy.stats import false_discovery_control, t

    rng = np.random.default_rng(3)
    rows = [
        (f"s{i}", f"w{j}", i % 2 == 0, int(rng.poisson(2 + (j < 3) * (i % 2)))) for i in range(30) for j in range(12)
    ]
    found = log_odds(table(*rows), prior_words=20, min_count=1)
    p = 2 * t.sf(np.abs(found["z_clustered"].to_numpy()), 14)  # 15 stories on either side
    assert found["p_adjusted"].to_numpy() == pytest.approx(false_discovery_control(p), abs=1e-5)


def test_what_is_distinctive_passes_the_rate_that_was_asked_for():
    rng = np.random.default_rng(8)
    rows = [
        (f"s{i}", f"w{j}", i % 2 == 0, int(rng.poisson(3 + (j < 4) * (j + 1) * (i % 2))))
        for i in range(40)
        for j in range(12)
    ]
    for confidence in (0.95, 0.5):
        found = log_odds(table(*rows), 20, 1, confidence)
        assert found["distinctive"].to_list() == [p <= 1 - confidence for p in found["p_adjusted"]]
        assert 0 < found["distinctive"].sum() < len(found)


def test_words_of_one_story_are_told_from_nothing():
    found = log_odds(table(("s1", "raid", True, 50), ("s2", "talk", False, 50), ("s3", "talk", False, 50)), 5, 1)
    assert found["p_adjusted"].to_list() == [1, 1]
    assert not found["distinctive"].any()


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.booleans(), st.integers(1, 4)), min_size=1)
)
def test_swapping_the_sets_changes_the_sign(rows):
    there = log_odds(table(*rows), 5, 1)
    back = log_odds(table(*((story, word, not inside, n) for story, word, inside, n in rows)), 5, 1)
    assert there.columns == [column.name for column in KEYNESS]
    for column in ("log_odds", "z", "z_clustered"):
        assert dict(there.select("feature", column).iter_rows()) == pytest.approx(
            {word: -value for word, value in back.select("feature", column).iter_rows()}, abs=2e-6
        )
    assert (there["z_clustered"].abs() <= there["z"].abs() + 2e-6).all()


def test_words_and_phrases_have_totals_of_their_own():
    word = log_odds(BY_HAND, 10, 1)
    both = log_odds(pl.concat([BY_HAND, BY_HAND.with_columns(kind=pl.lit("phrase"))]), 10, 1)
    assert both.filter(kind="word").drop("p_adjusted").equals(word.drop("p_adjusted"))


def test_rare_words_are_part_of_the_totals_and_not_tested():
    few = log_odds(BY_HAND, 10, 5)
    assert few["feature"].to_list() == ["talk"]
    assert few["log_odds"][0] == log_odds(BY_HAND, 10, 1).filter(feature="talk")["log_odds"][0]


def test_ties_are_sorted_by_word():
    rows = table(("s", "b", True, 1), ("s", "a", True, 1), ("s", "c", False, 2))
    assert log_odds(rows, 1, 1)["feature"].to_list() == ["a", "b", "c"]


@pytest.mark.parametrize("rows", [[], [("s", "a", True, 1)], [("s", "a", False, 1)]])
def test_an_empty_side_gives_an_empty_table(rows):
    empty = pl.DataFrame(schema={"story_id": str, "kind": str, "feature": str, "inside": bool, "n": int})
    assert log_odds(table(*rows) if rows else empty, 10, 1).is_empty()


def test_a_word_that_is_all_there_is_has_no_odds():
    """statistics E1: its log-odds were NaN, and NaN counts as larger than any other"""
    rows = [("s1", "raid", True, 3), ("s2", "raid", False, 2)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = log_odds(table(*rows), prior_words=10, min_count=1)
    assert found.rows() == [("word", "raid", 3, 2, 2, None, None, None, None, False)]
    # Words beside the one phrase are compared, the phrase stays, and their p values are those of words alone.
    phrase = table(("s1", "the raid", True, 1), ("s3", "the raid", False, 1)).with_columns(kind=pl.lit("phrase"))
    both = log_odds(pl.concat([BY_HAND, phrase]), prior_words=10, min_count=1)
    assert both[:2].equals(log_odds(BY_HAND, prior_words=10, min_count=1))
    assert both[2].row(0) == ("phrase", "the raid", 1, 1, 2, None, None, None, None, False)


def test_a_phrase_that_stands_once_is_a_finding_of_one_story():
    """statistics E1"""
    rows = [*[(f"s{i}", "said", i % 2 == 0, 5) for i in range(6)], ("s1", "raid", False, 1)]
    found = log_odds(table(*rows), prior_words=10, min_count=1)
    assert found["feature"].to_list() == ["said", "raid"]
    assert found.null_count().sum_horizontal()[0] == 0
    once = found.row(1, named=True)
    assert once["log_odds"] < 0
    assert once["p_adjusted"] > 0.1


PLACES = st.tuples(st.integers(0, 5), st.sampled_from(["raid", "talk", "tent"]), st.booleans(), st.integers(1, 3))


@given(rows=st.lists(PLACES, min_size=1, max_size=12), prior=st.sampled_from([0.001, 1.0, 1000.0, 1e9]))
def test_every_number_is_finite_or_null(rows, prior):
    """statistics E1, hostile 8: any corpus, however small"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = log_odds(table(*rows), prior, 1)
    for column in ("log_odds", "z", "z_clustered", "p_adjusted"):
        values = found[column].drop_nulls()
        assert values.is_finite().all()
        assert found[column].is_null().equals(found["log_odds"].is_null())
    sides = {inside for _, _, inside, _ in rows}
    features = {feature for _, feature, _, _ in rows}
    assert len(found) == (len(features) if len(sides) == 2 else 0), "no word drops out"
    assert found["log_odds"].is_null().any() == (len(features) == 1 and len(sides) == 2)
