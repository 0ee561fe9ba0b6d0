"""What a newcomer gets of thirty articles and forty codes: what is told, what is refused, and in which words."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from presslens.base.bootstrap import Settings
from presslens.codebook.hypotheses import Hypothesis, Side
from presslens.codebook.questions import SENTIMENT
from presslens.estimate.correction.pseudo_outcomes import Voice, uncoded, with_codes
from presslens.estimate.correction.sampled import sampling_frame
from presslens.estimate.correction.three_ways import Group, group_differences, group_means, label_shares
from presslens.estimate.groups import actor_mentions, with_groups
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.estimate.intervals import TOO_FEW
from presslens.estimate.shares import label_shares as shares_of_answers
from presslens.estimate.voices import voices_by_target

LABELS = ("negative", "neutral", "positive")
#: Settings of config.yaml.
SETTINGS = Settings(resamples=500, confidence=0.95, seed=1, min_articles=10)
#: Outlets and their articles; the last has written three.
OUTLETS = {"Daily": 15, "Herald": 12, "Post": 3}
N_CODES = 40


@pytest.fixture(scope="module")
def ledger():
    """Thirty articles, each a story of its own, with four mentions of Turkey and one of Syria in every third."""
    rng = np.random.default_rng(20)
    rows = []
    outlets = [name for name, n in OUTLETS.items() for _ in range(n)]
    for article, outlet in enumerate(outlets):
        gloomy = rng.random() < 0.5
        targets = ["TUR"] * 4 + ["SYR"] * (article % 3 == 0)
        for place, target in enumerate(targets):
            sentiment = str(rng.choice(LABELS, p=(0.6, 0.3, 0.1) if gloomy else (0.2, 0.6, 0.2)))
            rows.append(
                {
                    **{"article_id": f"a{article:02}", "story_id": f"s{article:02}", "sentence_index": place},
                    **{"start": 50 * place, "outlet": outlet, "outlet_country": "TUR", "target": target},
                    **{"date": date(2020, 1, 1) + timedelta(article), "actor": bool(rng.random() < 0.8)},
                    **{"sentiment": sentiment, "stance": "none", "frames": []},
                    **{"holder": "outlet" if rng.random() < 0.7 else "RUS"},
                }
            )
    return pl.DataFrame(rows)


@pytest.fixture(scope="module")
def codes(ledger):
    """Two coders have read forty mentions drawn at random: the answers to one in five are wrong, too rosy mostly."""
    rng = np.random.default_rng(21)
    drawn = ledger[np.sort(rng.permutation(len(ledger))[:N_CODES])]
    wrong = pl.Series(rng.random(N_CODES) < 0.2)
    coded = drawn.with_columns(sentiment=pl.when(wrong).then(pl.lit("negative")).otherwise("sentiment"))
    names = ("actor", "sentiment", "holder")
    return coded.select(
        *("article_id", "start", pl.lit(N_CODES / len(ledger)).alias("inclusion_probability")),
        *(pl.col(name).alias(f"{name}_{coder}") for coder in "AB" for name in names),
    )


@pytest.fixture(scope="module")
def coded(ledger, codes):
    return with_codes(with_groups(ledger), codes, sampling_frame(ledger, codes, []))


def row(table, **keys):
    return table.row(by_predicate=pl.all_horizontal(pl.col(name) == value for name, value in keys.items()), named=True)


def test_the_corpus_is_as_small_as_it_says(ledger, codes):
    assert (ledger["article_id"].n_unique(), len(codes)) == (30, 40)
    assert len(ledger) == 130


def test_answers_alone_give_shares_where_five_stories_or_more_are(ledger):
    found = shares_of_answers(actor_mentions(ledger), ["outlet", "target"], "sentiment", LABELS, 0.95)
    told = row(found, outlet="Daily", target="TUR", sentiment="negative")
    assert 0 < told["low"] < told["share"] < told["high"] < 1
    assert told["high"] - told["low"] > 0.2  # fifteen articles do not say more
    few = row(found, outlet="Post", target="TUR", sentiment="negative")
    assert (few["low"], few["high"], few["method"]) == (None, None, TOO_FEW)
    assert few["method"] == "none: fewer than 5 stories"
    assert few["n_mentions"] > 0  # counts are told all the same


def test_forty_codes_correct_the_whole_corpus_and_a_target(ledger, coded):
    every = label_shares(coded, [], SENTIMENT, LABELS, 0.95)
    told = row(every, sentiment="negative")
    assert told["note"] == ""
    assert told["corrected_low"] < told["corrected"] < told["corrected_high"]
    # What answers took for rosy comes back; the price is an interval that knows of their errors.
    assert told["corrected"] > told["naive"]
    assert told["corrected_high"] - told["corrected_low"] > told["naive_high"] - told["naive_low"]
    assert row(label_shares(coded, ["target"], SENTIMENT, LABELS, 0.95), target="TUR", sentiment="negative")[
        "corrected"
    ]


def test_what_forty_codes_cannot_correct_says_how_many_it_takes(coded):
    by_outlet = label_shares(coded, ["outlet", "target"], SENTIMENT, LABELS, 0.95)
    refused = by_outlet.filter(pl.col("corrected").is_null())
    assert set(refused["outlet"]) == {"Daily", "Herald", "Post"}
    assert set(refused.filter(target="TUR")["outlet"]) == {"Post"}
    said = row(refused, outlet="Post", target="TUR", sentiment="negative")
    n, stories = said["n_codes"], said["n_coded_stories"]
    assert 0 < stories <= 3
    assert said["note"].startswith(f"too few codes: {n} coded mentions in {stories} stories; it takes about ")
    takes = [int(word) for word in said["note"].split("it takes about ")[1].split(" in ")]
    assert takes[0] > n
    assert takes[1] > stories
    # The answers' own number stands beside, with its interval where stories allow.
    assert refused["naive"].null_count() == 0


def test_a_refused_number_is_refused_by_the_coders_alone_as_well(coded):
    by_outlet = label_shares(coded, ["outlet"], SENTIMENT, LABELS, 0.95)
    for way in ("corrected", "tuned", "coders"):
        assert (by_outlet[way].is_null() == (by_outlet["note"] != "")).all()


def test_means_of_voices_say_why_there_is_no_difference(ledger):
    found = voices_by_target(actor_mentions(ledger), ["TUR", "SYR"], ["sentiment"], SETTINGS, "voices_by_target")
    few = row(found, target="SYR")
    assert few["difference"] is not None
    assert few["low_difference"] is None
    assert "fewer than 10 stories in a voice" in few["note"]


def side(outlet):
    return Side(outlet, outlets=frozenset({outlet.lower()}))


def claim(first, second):
    sides = {"first": side(first), "second": side(second), "direction": "different"}
    return Hypothesis("mine", True, "outlets", f"{first} and {second} differ.", "sentiment", None, **sides)


def test_a_comparison_of_outlets_needs_more_of_them(ledger):
    found = hypothesis_outcomes([claim("Daily", "Herald")], ledger, SETTINGS).row(0, named=True)
    assert found["note"] == "fewer than 3 outlets in a side"
    assert found["p_outlets"] is None
    assert found["outcome"] in ("not supported", "these outlets only")  # never "supported": one outlet is no kind
    found = hypothesis_outcomes([claim("Daily", "Post")], ledger, SETTINGS).row(0, named=True)
    assert (found["outcome"], found["note"]) == ("not testable", "fewer than 10 stories in a side")


def test_a_group_without_any_code_is_told_the_least_it_takes(ledger, codes):
    others = codes.join(ledger.filter(outlet="Herald"), on=["article_id", "start"], how="anti")
    some = with_codes(with_groups(ledger), others, sampling_frame(ledger, others, []))
    found = row(label_shares(some, ["outlet"], SENTIMENT, LABELS, 0.95), outlet="Herald", sentiment="neutral")
    assert (found["n_codes"], found["corrected"]) == (0, None)
    assert found["note"] == "too few codes: no coded mention; it takes 5 or more, in 5 stories"


def test_a_corrected_difference_names_the_side_that_lacks_codes(coded):
    groups = {name: Group((coded.rows["outlet"] == name).to_numpy(), SENTIMENT) for name in OUTLETS}
    pairs = [(groups["Daily"], groups["Herald"]), (groups["Daily"], groups["Post"])]
    told, refused = group_differences(coded, pairs, 0.95).iter_rows(named=True)
    assert told["note"] == ""
    assert told["corrected_low"] < told["corrected"] < told["corrected_high"]
    assert refused["corrected"] is None
    assert refused["note"].startswith("second: too few codes: ")
    assert refused["naive"] is not None


def test_quoted_voices_are_corrected_too_where_codes_allow(coded):
    everybody = np.ones(len(coded.rows), dtype=bool)
    own, quoted = (Group(everybody, SENTIMENT, None, Voice("outlet", other=other)) for other in (False, True))
    found = group_means(coded, [own, quoted], 0.95)
    assert found["note"].to_list() == ["", ""]
    wider = found["corrected_high"] - found["corrected_low"]
    assert wider[1] > wider[0]  # fewer codes


def test_before_anybody_codes_nothing_is_corrected(ledger):
    found = label_shares(uncoded(with_groups(ledger)), ["target"], SENTIMENT, LABELS, 0.95)
    assert found["corrected"].null_count() == len(found)
    assert all(found["note"])
    assert found["naive"].null_count() == 0
