import numpy as np
import polars as pl
import pytest

from presslens.codebook.questions import SENTIMENT, STANCE
from presslens.estimate import shares
from presslens.estimate.correction.pseudo_outcomes import Voice, with_codes
from presslens.estimate.correction.sampled import sampling_frame
from presslens.estimate.correction.three_ways import Group, group_differences, group_means, label_shares

LABELS = ("negative", "neutral", "positive")
WORDS = np.array(LABELS)


def answers(rng, n, holders=("outlet", "RUS")):
    actor = rng.random(n) < 0.8
    sentiment = np.where(actor, WORDS[rng.integers(0, 3, n)], "neutral")
    return actor, sentiment, np.array(holders)[rng.integers(0, len(holders), n)]


def made(n=600, n_coded=600, seed=1, wrong=0.0):
    """A ledger, and codes of its first mentions by two coders; a part of the ledger's answers is drawn anew."""
    rng = np.random.default_rng(seed)
    actor, sentiment, holder = answers(rng, n)
    change = rng.random(n) < wrong
    said = [np.where(change, new, old) for new, old in zip(answers(rng, n), (actor, sentiment, holder), strict=True)]
    ledger = pl.DataFrame(
        {
            "article_id": [f"a{i % 60:02}" for i in range(n)],
            "story_id": [f"s{i % 60:02}" for i in range(n)],
            "start": np.arange(n),
            "sentence_index": np.arange(n),
            "target": np.array(["TUR", "RUS"])[rng.integers(0, 2, n)],
            "outlet": np.array(["x", "y", None])[rng.integers(0, 3, n)],
            "actor": said[0],
            "sentiment": said[1],
            "holder": said[2],
        }
    )
    coders = {}
    for coder in "AB":
        coders |= {f"actor_{coder}": actor, f"sentiment_{coder}": sentiment, f"holder_{coder}": holder}
    codes = ledger.select("article_id", "start").with_columns(pl.lit(None, pl.Float64).alias("inclusion_probability"))
    codes = codes.with_columns(pl.Series(name, values) for name, values in coders.items())
    drawn = codes[np.sort(np.random.default_rng(seed + 1).permutation(n)[:n_coded])]
    return ledger, codes, drawn


def coded(ledger, drawn, strata=("target",)):
    return with_codes(ledger, drawn, sampling_frame(ledger, drawn, strata))


@pytest.mark.parametrize("by", [["target"], ["outlet", "target"], ["holder", "target"], ["holder"]])
def test_naive_shares_are_those_of_the_tables(by):
    ledger, _, drawn = made(n_coded=200, wrong=0.3)
    rows = ledger.filter("actor").drop_nulls(by)
    published = shares.label_shares(rows, by, "sentiment", LABELS, 0.95)
    found = label_shares(coded(ledger, drawn), by, SENTIMENT, LABELS, 0.95)
    assert found.select(*by, "sentiment").rows() == published.select(*by, "sentiment").rows()
    assert found["naive"].to_list() == published["share"].to_list()


def test_with_every_mention_coded_the_corrected_share_is_that_of_the_codes():
    # Actor, holder and label are all wrong in part; the codes put all three right, in the groups by holder, too.
    ledger, codes, drawn = made(wrong=0.4)
    truth = codes.with_columns(ledger["target"]).filter("actor_A")
    found = label_shares(coded(ledger, drawn), ["holder", "target"], SENTIMENT, LABELS, 0.95)
    for row in found.iter_rows(named=True):
        group = truth.filter(pl.col("holder_A") == row["holder"], pl.col("target") == row["target"])
        share = (group["sentiment_A"] == row["sentiment"]).mean()
        assert row["corrected"] == pytest.approx(share, abs=1e-12)
        assert row["coders"] == pytest.approx(share, abs=1e-12)
        assert row["corrected_low"] <= share <= row["corrected_high"]
    assert abs(found["naive"] - found["corrected"]).max() > 0.03


def test_where_coders_differ_their_mean_counts():
    ledger, _, drawn = made()
    drawn = drawn.with_columns(pl.lit("negative").alias("sentiment_A"), pl.lit("positive").alias("sentiment_B"))
    found = label_shares(coded(ledger, drawn), ["target"], SENTIMENT, LABELS, 0.95)
    given = {row["sentiment"]: row["coders"] for row in found.iter_rows(named=True)}
    assert (given["negative"], given["positive"]) == pytest.approx((0.5, 0.5))
    assert given["neutral"] is None  # no coder gave it: whether it was asked for is not known


def test_why_a_number_is_not_corrected_stands_in_the_row():
    ledger, _, drawn = made(n_coded=3, wrong=0.2)
    found = label_shares(coded(ledger, drawn), ["target"], SENTIMENT, LABELS, 0.95)
    assert found["corrected"].null_count() == found["coders"].null_count() == len(found)
    assert any("it takes" in note for note in found["note"])
    assert found["naive"].null_count() == 0
    without = label_shares(coded(ledger, drawn.drop("sentiment_A", "sentiment_B")), ["target"], SENTIMENT, LABELS, 0.95)
    assert set(without["note"]) == {"not asked of the coders"}


def test_where_nobody_coded_there_are_naive_shares_alone():
    ledger, _, drawn = made(n_coded=0)
    nobody = drawn.select("article_id", "start", "inclusion_probability")
    found = label_shares(coded(ledger, nobody), ["target"], SENTIMENT, LABELS, 0.95)
    assert found["naive"].null_count() == 0
    assert found["corrected"].null_count() == len(found)
    assert set(found["note"]) == {"nobody coded"}


def test_a_part_of_a_group_without_codes_is_told():
    ledger, _, drawn = made(n_coded=400)
    drawn = drawn.join(ledger.select("article_id", "start", "target"), on=["article_id", "start"])
    drawn = drawn.filter(pl.col("target") == "TUR").drop("target")
    found = label_shares(coded(ledger, drawn), [], SENTIMENT, LABELS, 0.95)
    share = (ledger.filter("actor")["target"] == "RUS").mean()
    assert found["uncorrected"][0] == pytest.approx(share)
    assert found["note"][0] == f"no coded mention speaks for {round(100 * share)} % of the mentions"


def test_means_and_differences_of_polarity_and_of_shares():
    ledger, codes, drawn = made(wrong=0.4)
    sides = [(ledger["target"] == name).to_numpy() for name in ("TUR", "RUS")]
    here = coded(ledger, drawn)
    value = {"negative": -1, "neutral": 0, "positive": 1}
    truth = codes.with_columns(ledger["target"]).filter("actor_A")
    truth = truth.with_columns(polarity=pl.col("sentiment_A").replace_strict(value, return_dtype=pl.Float64))

    def mean(target, **conditions):
        return truth.filter(pl.col("target") == target, **conditions)["polarity"].mean()

    own = Voice("outlet")
    means = group_means(
        here, [Group(sides[0], SENTIMENT), Group(sides[0], SENTIMENT, voice=Voice("outlet", True))], 0.95
    )
    assert means["corrected"].to_list() == pytest.approx([mean("TUR"), mean("TUR", holder_A="RUS")])
    assert (means["corrected_low"] < means["corrected"]).all()
    pairs = [
        (Group(sides[0], SENTIMENT, voice=own), Group(sides[1], SENTIMENT, voice=own)),
        (Group(sides[0], SENTIMENT, "negative"), Group(sides[1], SENTIMENT, "negative")),
    ]
    found = group_differences(here, pairs, 0.95)
    assert found["corrected"][0] == pytest.approx(mean("TUR", holder_A="outlet") - mean("RUS", holder_A="outlet"))
    negative = [(truth.filter(target=name)["sentiment_A"] == "negative").mean() for name in ("TUR", "RUS")]
    assert found["coders"][1] == pytest.approx(negative[0] - negative[1])
    assert found["note"].to_list() == ["", ""]
    naive = ledger.filter("actor", target="TUR", holder="outlet")["sentiment"].replace_strict(value)
    assert found["naive_first"][0] == pytest.approx(naive.mean())


def test_a_question_nobody_was_asked_has_a_naive_difference_alone():
    ledger, _, drawn = made()
    ledger = ledger.with_columns(
        stance=pl.when(pl.col("start") % 3 == 0).then(pl.lit("favour")).otherwise(pl.lit("none"))
    )
    sides = [(ledger["target"] == name).to_numpy() for name in ("TUR", "RUS")]
    found = group_differences(coded(ledger, drawn), [tuple(Group(rows, STANCE) for rows in sides)], 0.95)
    assert found["naive"][0] is not None
    assert found["corrected"][0] is None
    assert found["note"][0] == "first: not asked of the coders; second: not asked of the coders"


def test_holders_nobody_was_asked_for_leave_voices_uncorrected():
    ledger, _, drawn = made()
    asked = coded(ledger, drawn.drop("holder_A", "holder_B"))
    everybody = np.ones(len(ledger), dtype=bool)
    pair = tuple(Group(everybody, SENTIMENT, None, Voice("outlet", other)) for other in (False, True))
    found = group_differences(asked, [pair], 0.95)
    assert found["naive"][0] is not None
    assert (found["corrected"][0], found["coders"][0]) == (None, None)
    assert found["note"][0] == "first: not asked of the coders; second: not asked of the coders"
    by_holder = label_shares(asked, ["holder"], SENTIMENT, LABELS, 0.95)
    assert set(by_holder["note"]) == {"not asked of the coders"}


def test_what_no_coder_could_say_is_told_from_what_none_said():
    ledger, _, drawn = made()
    found = label_shares(coded(ledger, drawn), [], SENTIMENT, [*LABELS, "uncertain"], 0.95)
    assert found.filter(sentiment="uncertain")["note"].to_list() == ["coders have no such answer"]
    fitting_alone = label_shares(coded(ledger, drawn.clear()), [], SENTIMENT, LABELS, 0.95)
    assert set(fitting_alone["note"]) == {"no mention drawn at random was coded"}


def test_the_order_of_rows_does_not_matter():
    ledger, _, drawn = made(n_coded=200, wrong=0.3)
    shuffled = ledger.sample(fraction=1.0, shuffle=True, seed=5)
    one, two = (label_shares(coded(rows, drawn), ["target"], SENTIMENT, LABELS, 0.95) for rows in (ledger, shuffled))
    for column in one.columns:
        if one[column].dtype == pl.Float64:
            assert one[column].to_list() == pytest.approx(two[column].to_list(), abs=1e-12)
