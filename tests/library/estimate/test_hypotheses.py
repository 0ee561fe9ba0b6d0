import dataclasses

import numpy as np
import polars as pl
import pytest
from scipy import stats

from presslens.base.bootstrap import Settings
from presslens.codebook.hypotheses import Hypothesis, Side
from presslens.estimate.difference import difference_test, has_variation, standard_error, story_sums
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.estimate.multiple import benjamini_hochberg, holm
from presslens.exhibits.tables import TABLES

SETTINGS = Settings(resamples=999, confidence=0.95, seed=7, min_articles=5)
SYRIA = frozenset({"SYR"})
EAST = Side("East", frozenset({"eastpost", "easttv"}), targets=SYRIA)
WEST = Side("West", frozenset({"westtimes"}), targets=SYRIA)
LIGHT = Hypothesis("light", True, "outlets", "East shows Syria better.", "sentiment", None, EAST, WEST, "higher")
THESE = "these outlets only"


def in_words_of(hypothesis, *holders):
    """The hypothesis on mentions in the words of these alone."""
    sides = {name: dataclasses.replace(side, holders=frozenset(holders)) for name, side in hypothesis.sides.items()}
    return dataclasses.replace(hypothesis, **sides)


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
            "outlet_country": None,
            "date": None,
            "actor": True,
        }
        for story, outlet, sentiment, *rest in records
    ]
    texts = ["article_id", "story_id", "outlet", "target", "holder", "sentiment", "stance", "outlet_country"]
    return pl.DataFrame(rows, schema={**dict.fromkeys(texts, pl.String), "date": pl.Date, "actor": pl.Boolean})


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
    assert row["note"] == "fewer than 5 stories in a side"
    assert row["p_stories"] is row["p_adjusted"] is None
    own_voice = outcome(mentions, in_words_of(LIGHT, "outlet"))
    assert own_voice["mean_first"] == pytest.approx(2 / 3)


def test_stance_counts_favour_less_against():
    mentions = ledger(
        [("s1", "East Post", "negative", "SYR", "outlet", label) for label in ("favour", "against", "none")]
    )
    row = outcome(mentions, dataclasses.replace(LIGHT, question="stance"))
    assert (row["n_mentions_first"], row["mean_first"], row["mean_second"]) == (3, 0.0, None)
    assert row["note"] == "no mention in a side"


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
    assert row["outcome"] == THESE, "two outlets against one say nothing of their kinds"
    assert row["low"] > 0
    assert row["p_stories"] < 0.05
    assert (row["p_outlets"], row["p_adjusted"], row["low_outlets"]) == (None, None, None)
    assert outcome(made(), dataclasses.replace(LIGHT, direction="lower"))["outcome"] == "opposite, these outlets only"
    assert outcome(made(west=(0.2, 0.3, 0.5)))["outcome"] == "not supported"


def test_interval_and_p_value_agree():
    for seed in range(40):
        row = outcome(made(12, (0.3, 0.3, 0.4), (0.45, 0.3, 0.25), seed), settings=SETTINGS)
        assert (row["low"] > 0 or row["high"] < 0) == (row["p_stories"] <= 0.05), seed
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
        rejected += row["p_stories"] <= 0.05
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
    for name in ("difference", "low", "high", "p_stories", "mean_first", "mean_second"):
        assert tenfold[name] == pytest.approx(once[name], abs=1e-12), name
    assert tenfold["n_stories_first"] == once["n_stories_first"]
    assert tenfold["n_mentions_first"] == 10 * once["n_mentions_first"]


def test_another_hypothesis_changes_no_interval():
    other = dataclasses.replace(in_words_of(LIGHT, "outlet"), id="own", primary=False, direction="lower")
    table = hypothesis_outcomes([other, LIGHT], made(), SETTINGS)
    assert table.row(1, named=True)["low"] == outcome(made())["low"]
    assert table["hypothesis"].to_list() == ["own", "light"]


def test_untestable_hypotheses_stay_in_the_family():
    absent = dataclasses.replace(LIGHT, id="absent", second=Side("South", frozenset({"southstar"})))
    other = dataclasses.replace(LIGHT, id="other", primary=False)
    table = hypothesis_outcomes([LIGHT, absent, other], made(), SETTINGS)
    row, missing, secondary = table.iter_rows(named=True)
    assert row["p_stories_adjusted"] == pytest.approx(2 * row["p_stories"])
    assert secondary["p_stories_adjusted"] == pytest.approx(3 / 2 * row["p_stories"])
    assert [each["adjustment"] for each in (row, secondary)] == ["Holm over 2 primary", "BH over all 3"]
    assert (missing["outcome"], missing["n_outlets_second"], missing["p_stories"]) == ("not testable", "0 of 1", None)


@pytest.mark.parametrize("mentions", [ledger([]), ledger([("s1", None, "positive")])], ids=["none", "no outlet"])
def test_a_corpus_without_the_outlets_gives_a_row_that_says_so(mentions):
    row = outcome(mentions)
    assert (row["outcome"], row["note"], row["n_mentions_first"]) == ("not testable", "no mention in a side", 0)
    assert list(row) == list(TABLES["hypotheses"].types)


def test_no_variation_is_not_a_finding():
    mentions = ledger(
        [(f"s{n}", "East Post", "positive") for n in range(9)] + [(f"t{n}", "West Times", "negative") for n in range(9)]
    )
    row = outcome(mentions)
    assert (row["difference"], row["outcome"]) == (2.0, "not testable")
    assert row["note"] == "fewer than 3 outlets in a side; too little variation between stories of a side"


def test_a_group_whose_stories_agree_is_not_known_without_error():
    """No favour in few stories: taken for a mean without error, it differed from nearly any other group."""
    few = [(f"s{n}", "East Post", "neutral") for n in range(16)]
    many = [(f"t{n}", "West Times", "negative" if n % 8 == 0 else "neutral") for n in range(200)]
    for first, second in ((EAST, WEST), (WEST, EAST)):
        row = outcome(ledger(few + many), dataclasses.replace(LIGHT, first=first, second=second))
        assert (row["outcome"], row["low"], row["p_stories"]) == ("not testable", None, None)
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


# Units


def kinds(n_first, n_second, gap, spread, seed=3, n_stories=12):
    """A ledger of outlets of two kinds, and the hypothesis on them; outlets of a kind differ by ``spread``."""
    rng = np.random.default_rng(seed)
    records = []
    for place in range(n_first + n_second):
        mean = rng.normal(gap / 2 if place < n_first else -gap / 2, spread)
        positive = np.clip(0.35 + mean / 2, 0, 0.7)
        for story in range(n_stories):
            labels = rng.choice(["negative", "neutral", "positive"], p=[0.7 - positive, 0.3, positive], size=3)
            records += [(f"s{place}-{story}", f"Outlet {place}", label) for label in labels]
    sides = [
        Side(name, frozenset(f"outlet{place}" for place in places), targets=SYRIA)
        for name, places in (("East", range(n_first)), ("West", range(n_first, n_first + n_second)))
    ]
    return ledger(records), dataclasses.replace(LIGHT, first=sides[0], second=sides[1])


def test_a_claim_on_kinds_is_decided_by_outlets():
    mentions, hypothesis = kinds(5, 6, 0.9, 0.05)
    row = outcome(mentions, hypothesis)
    assert (row["outcome"], row["n_assignments"], row["note"]) == ("supported", 462, "")
    assert row["p_adjusted"] == row["p_outlets"] == pytest.approx(1 / 462)
    assert row["low_outlets"] > 0
    assert row["low_without_one"] <= row["difference"] <= row["high_without_one"]
    assert row["most_moving_outlet"].startswith("Outlet ")


def test_what_stories_tell_apart_may_be_no_difference_of_kinds():
    mentions, hypothesis = kinds(4, 4, 0.0, 0.4, seed=7)
    row = outcome(mentions, dataclasses.replace(hypothesis, direction="different"))
    assert row["p_stories"] <= 0.05
    assert (row["outcome"], row["p_adjusted"]) == ("not supported", row["p_outlets"])
    assert row["low_outlets"] < 0 < row["high_outlets"]
    assert row["high_outlets"] - row["low_outlets"] > 2 * (row["high"] - row["low"])
    by_stories = outcome(mentions, dataclasses.replace(hypothesis, direction="different", unit="stories"))
    assert (by_stories["outcome"], by_stories["p_adjusted"]) == (THESE, by_stories["p_stories"])


def test_three_against_three_outlets_can_support_no_claim_on_kinds():
    mentions, hypothesis = kinds(3, 3, 0.9, 0.02)
    row = outcome(mentions, hypothesis)
    assert (row["outcome"], row["p_adjusted"]) == (THESE, None)
    assert row["p_outlets"] == pytest.approx(2 / 20)
    assert row["note"] == "so few outlets cannot reach a p below 0.1"


def test_within_outlets_stories_decide():
    turns = ["positive", "neutral", "negative"]
    records = []
    for story in range(40):
        for outlet in (f"Outlet {place}" for place in range(3)):
            # A story in four is told for Syria and against Turkey, the others treat both alike.
            records += [
                (f"s{story}-{outlet}", outlet, "positive" if story % 4 == 0 else turns[story % 3], "SYR"),
                (f"s{story}-{outlet}", outlet, "negative" if story % 4 == 0 else turns[story % 3], "TUR"),
            ]
    outlets = frozenset(f"outlet{place}" for place in range(3))
    sides = [Side(code, outlets, targets=frozenset({code})) for code in ("SYR", "TUR")]
    hypothesis = dataclasses.replace(LIGHT, unit="stories", first=sides[0], second=sides[1], direction="different")
    row = outcome(ledger(records), hypothesis)
    assert (row["outcome"], row["target"], row["n_outlets_first"]) == ("supported", "SYR / TUR", "3 of 3")
    assert row["difference"] == pytest.approx(2 / 4)
    assert row["p_adjusted"] == row["p_stories"]
    assert row["p_outlets"] is row["low_outlets"] is None
    share = outcome(ledger(records), dataclasses.replace(hypothesis, label="negative"))
    assert share["difference"] == pytest.approx(-1 / 4)
    assert (share["label"], share["outcome"]) == ("negative", "supported")
    assert -1 <= share["low"] < share["high"] < 0


def test_a_difference_either_way_is_supported_either_way():
    for gap in (0.9, -0.9):
        mentions, hypothesis = kinds(5, 6, gap, 0.05)
        assert outcome(mentions, dataclasses.replace(hypothesis, direction="different"))["outcome"] == "supported"
    assert outcome(mentions, hypothesis)["outcome"] == "opposite"
