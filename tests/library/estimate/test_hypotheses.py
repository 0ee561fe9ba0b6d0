import dataclasses

import numpy as np
import polars as pl
import pytest
from scipy import stats

from presslens.base.bootstrap import Settings
from presslens.codebook.hypotheses import Group, Hypothesis
from presslens.estimate.difference import difference_test, has_variation, standard_error, story_sums
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.estimate.multiple import benjamini_hochberg, holm
from presslens.exhibits.tables import TABLES

SETTINGS = Settings(resamples=999, confidence=0.95, seed=7, min_articles=5)
EAST, WEST = Group("East", frozenset({"eastpost", "easttv"})), Group("West", frozenset({"westtimes"}))
LIGHT = Hypothesis("light", True, "East shows Syria better.", "SYR", "sentiment", "all", EAST, WEST, "higher")


def ledger(records):
    """Mentions from (story, outlet, sentiment) with everything else given or left out."""
    rows = [
        {
            "article_id": f"{story}-{outlet}",
            "story_id": story,
            "outlet": outlet,
            "target": rest[0] if rest else "SYR",
            "holder": rest[1] if len(rest) > 1 else "outlet",
            "sentiment": sentiment,
            "stance": rest[2] if len(rest) > 2 else "none",
        }
        for story, outlet, sentiment, *rest in records
    ]
    schema = dict.fromkeys(["article_id", "story_id", "outlet", "target", "holder", "sentiment", "stance"], pl.String)
    return pl.DataFrame(rows, schema=schema)


def made(n_stories=30, east=(0.2, 0.3, 0.5), west=(0.5, 0.3, 0.2), seed=1):
    """Stories with one to four mentions each, of one group or the other, labels drawn by the shares given."""
    rng = np.random.default_rng(seed)
    records = []
    for story in range(2 * n_stories):
        outlet, shares = (["East Post", "EAST TV"][story % 4 // 2], east) if story % 2 else ("West Times", west)
        for _ in range(rng.integers(1, 5)):
            records.append((f"s{story:03}", outlet, rng.choice(["negative", "neutral", "positive"], p=shares)))
    return ledger(records)


def outcome(mentions, hypothesis=LIGHT, settings=SETTINGS):
    return hypothesis_outcomes([hypothesis], mentions, settings).row(0, named=True)


def test_counts_and_means_by_hand():
    mentions = ledger(
        [
            ("s1", "East Post", "positive"),
            ("s1", "east-tv", "negative", "SYR", "RUS"),
            ("s1", "West Times", "negative"),
            ("s2", "EAST POST", "uncertain"),
            ("s2", "East Post", "positive"),
            ("s3", "West Times", "neutral"),
            ("s4", "Elsewhere", "positive"),
            ("s4", None, "positive"),
            ("s5", "West Times", "positive", "TUR"),
        ]
    )
    row = outcome(mentions)
    assert (row["n_mentions_first"], row["n_mentions_second"]) == (4, 2)
    assert (row["n_articles_first"], row["n_stories_first"], row["n_stories_both"]) == (4, 2, 1)
    assert (row["n_outlets_first"], row["n_outlets_second"]) == ("2 of 2", "1 of 1")
    assert row["mean_first"] == pytest.approx(1 / 4)
    assert row["share_uncertain_first"] == pytest.approx(1 / 4)
    assert row["mean_second"] == pytest.approx(-1 / 2)
    assert row["difference"] == pytest.approx(3 / 4)
    assert row["outcome"] == "not testable"
    assert row["note"] == "fewer than 5 stories in a group"
    assert row["p"] is None
    own_voice = outcome(mentions, dataclasses.replace(LIGHT, holder="outlet"))
    assert own_voice["mean_first"] == pytest.approx(2 / 3)


def test_stance_counts_favour_less_against():
    mentions = ledger(
        [("s1", "East Post", "negative", "SYR", "outlet", label) for label in ("favour", "against", "none")]
    )
    row = outcome(mentions, dataclasses.replace(LIGHT, question="stance"))
    assert (row["n_mentions_first"], row["mean_first"], row["mean_second"]) == (3, 0.0, None)
    assert row["note"] == "no mention in a group"


def test_the_standard_error_is_that_of_welch_when_each_story_has_one_mention():
    rng = np.random.default_rng(0)
    polarity = rng.integers(-1, 2, 60).astype(float)
    second = np.arange(60) >= 25
    sums = story_sums(polarity, second, np.arange(60), 60)
    first, other = polarity[~second], polarity[second]
    assert standard_error(sums) == pytest.approx(np.sqrt(first.var() / 25 + other.var() / 35))


def test_the_interval_is_near_that_of_welch_for_many_single_mentions():
    rng = np.random.default_rng(3)
    polarity, second = rng.choice([-1.0, 0.0, 1.0], 400), np.arange(400) % 2 == 1
    sums = story_sums(polarity, second, np.arange(400), 400)
    drawn = rng.multinomial(400, np.full(400, 1 / 400), size=4000) @ sums
    difference, low, high, p = difference_test(sums, drawn, 0.95)
    welch = stats.ttest_ind(polarity[~second], polarity[second], equal_var=False)
    assert difference == pytest.approx(polarity[~second].mean() - polarity[second].mean())
    assert (low, high) == pytest.approx(tuple(welch.confidence_interval(0.95)), abs=0.01)
    assert p == pytest.approx(welch.pvalue, abs=0.03)


def test_clear_differences_are_seen_in_either_direction():
    row = outcome(made())
    assert row["outcome"] == "supported"
    assert row["low"] > 0
    assert row["p"] < 0.05
    assert outcome(made(), dataclasses.replace(LIGHT, direction="lower"))["outcome"] == "opposite"
    assert outcome(made(west=(0.2, 0.3, 0.5)))["outcome"] == "not supported"


def test_interval_and_p_value_agree():
    for seed in range(40):
        row = outcome(made(12, (0.3, 0.3, 0.4), (0.45, 0.3, 0.25), seed), settings=SETTINGS)
        assert (row["low"] > 0 or row["high"] < 0) == (row["p"] <= 0.05), seed
        assert row["low"] <= row["difference"] <= row["high"]


def simulated(rng, n_first, n_second, effect):
    """A corpus of correlated mentions in unequal stories, some of them in both groups; the true difference is known."""
    shares = (0.35, 0.4, 0.25)
    records = []
    for story in range(n_first + n_second):
        leaning = rng.choice([-1, 0, 1], p=shares)  # what a story is about: shared by its mentions
        outlets = ["West Times"] if story < n_second else ["East Post"]
        outlets = ["West Times", "East Post"] if story % 5 == 0 else outlets
        for outlet in outlets:
            for _ in range(1 + rng.geometric(0.35)):
                value = leaning if rng.random() < 0.6 else rng.choice([-1, 0, 1], p=shares)
                if outlet == "East Post" and value < 1 and rng.random() < effect:
                    value += 1
                records.append((f"s{story:03}", outlet, ["negative", "neutral", "positive"][value + 1]))
    return ledger(records), effect * (shares[0] + shares[1])


@pytest.mark.parametrize(("n_first", "n_second", "effect"), [(40, 60, 0.0), (12, 70, 0.0), (25, 50, 0.4)])
def test_the_test_holds_its_level_and_the_interval_its_coverage(n_first, n_second, effect):
    rng = np.random.default_rng([20, n_first, int(10 * effect)])
    runs, outside, rejected = 300, 0, 0
    for run in range(runs):
        mentions, truth = simulated(rng, n_first, n_second, effect)
        row = outcome(mentions, settings=Settings(199, 0.95, run, 5))
        outside += not row["low"] <= truth <= row["high"]
        rejected += row["p"] <= 0.05
    # 300 runs at 5 %: 15 expected, standard deviation 3.8.
    assert outside <= 15 + 3 * 3.8
    assert rejected <= 15 + 3 * 3.8 if effect == 0 else rejected > runs / 2


def test_the_order_of_rows_does_not_matter():
    mentions = made()
    shuffled = mentions.sample(fraction=1, shuffle=True, seed=3)
    table = hypothesis_outcomes([LIGHT], mentions, SETTINGS)
    assert hypothesis_outcomes([LIGHT], shuffled, SETTINGS).equals(table)


def test_ten_copies_of_a_corpus_change_no_estimate():
    mentions = made()
    copies = pl.concat([mentions.with_columns(pl.col("article_id") + f"-{copy}") for copy in range(10)])
    once, tenfold = outcome(mentions), outcome(copies)
    for name in ("difference", "low", "high", "p", "mean_first", "mean_second"):
        assert tenfold[name] == pytest.approx(once[name], abs=1e-12), name
    assert tenfold["n_stories_first"] == once["n_stories_first"]
    assert tenfold["n_mentions_first"] == 10 * once["n_mentions_first"]


def test_another_hypothesis_changes_no_interval():
    other = dataclasses.replace(LIGHT, id="own", primary=False, holder="outlet", direction="lower")
    table = hypothesis_outcomes([other, LIGHT], made(), SETTINGS)
    assert table.row(1, named=True)["low"] == outcome(made())["low"]
    assert table["hypothesis"].to_list() == ["own", "light"]


def test_untestable_hypotheses_stay_in_the_family():
    absent = dataclasses.replace(LIGHT, id="absent", second=Group("South", frozenset({"southstar"})))
    table = hypothesis_outcomes([LIGHT, absent], made(), SETTINGS)
    row, missing = table.iter_rows(named=True)
    assert row["p_holm"] == pytest.approx(2 * row["p"])
    assert row["p_bh"] == pytest.approx(2 * row["p"])
    assert (missing["outcome"], missing["n_outlets_second"], missing["p_holm"]) == ("not testable", "0 of 1", None)


@pytest.mark.parametrize("mentions", [ledger([]), ledger([("s1", None, "positive")])], ids=["none", "no outlet"])
def test_a_corpus_without_the_outlets_gives_a_row_that_says_so(mentions):
    row = outcome(mentions)
    assert (row["outcome"], row["note"], row["n_mentions_first"]) == ("not testable", "no mention in a group", 0)
    assert list(row) == list(TABLES["hypotheses"].types)


def test_no_variation_is_not_a_finding():
    mentions = ledger(
        [(f"s{n}", "East Post", "positive") for n in range(9)] + [(f"t{n}", "West Times", "negative") for n in range(9)]
    )
    row = outcome(mentions)
    assert (row["difference"], row["outcome"]) == (2.0, "not testable")
    assert row["note"] == "no variation between stories of a group"


def test_a_group_whose_stories_agree_is_not_known_without_error():
    """No favour in few stories: taken for a mean without error, it differed from nearly any other group."""
    few = [(f"s{n}", "East Post", "neutral") for n in range(16)]
    many = [(f"t{n}", "West Times", "negative" if n % 8 == 0 else "neutral") for n in range(200)]
    for first, second in ((EAST, WEST), (WEST, EAST)):
        row = outcome(ledger(few + many), dataclasses.replace(LIGHT, first=first, second=second))
        assert (row["outcome"], row["low"], row["p"]) == ("not testable", None, None)
        assert abs(row["difference"]) == pytest.approx(1 / 8)
    told = [*few, ("s99", "East Post", "negative")]
    assert outcome(ledger(told + many))["outcome"] == "not testable"  # one story of 17 differs


def test_adjusted_p_values_by_hand():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert benjamini_hochberg([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.04, 0.04])
    assert holm([0.9, 0.8]) == pytest.approx([1.0, 1.0])
    assert benjamini_hochberg([0.02, 0.9, 0.02, 0.6]) == pytest.approx([0.04, 0.9, 0.04, 0.8])
    assert len(holm([])) == len(benjamini_hochberg([])) == 0


@pytest.mark.parametrize(("apart", "there"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_group_whose_stories_nearly_all_agree_has_no_error(apart, there):
    """statistics B6: a group without a single label counted as known; turkey_stance was printed as [-2, 2]."""
    first = np.array([1.0] * apart + [0.0] * (12 - apart))
    other = np.tile([-1.0, 0.0, 1.0], 10)
    sums = story_sums(np.concatenate([first, other]), np.arange(42) >= 12, np.arange(42), 42)
    assert has_variation(sums) == there


def test_an_interval_that_holds_every_difference_is_none():
    first, other = np.array([1.0, -1, 1]), np.array([-1.0, 1, 1])
    sums = story_sums(np.concatenate([first, other]), np.arange(6) >= 3, np.arange(6), 6)
    drawn = np.random.default_rng(0).multinomial(6, np.full(6, 1 / 6), size=500) @ sums
    difference, low, high, p = difference_test(sums, drawn, 0.95)
    assert (difference, low, high) == (0, None, None)
    assert p > 0.05
