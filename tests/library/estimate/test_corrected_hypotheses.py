"""Hypotheses corrected by codes: by hand, by explicit loops, and what is said of them."""

import dataclasses
import math

import numpy as np
import polars as pl
import pytest
from scipy import stats

from presslens.base.bootstrap import Settings
from presslens.codebook.hypotheses import Hypothesis, Side
from presslens.estimate.corrected_hypotheses import NO_ERROR, voice_of
from presslens.estimate.correction.pseudo_outcomes import uncoded, with_codes
from presslens.estimate.correction.sampled import sampling_frame
from presslens.estimate.groups import with_groups
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.estimate.outcomes import claimed, corrected_outcome
from presslens.exhibits.hypothesis_columns import CORRECTED_COLUMNS

SETTINGS = Settings(resamples=199, confidence=0.95, seed=7, min_articles=5)
LABELS = np.array(["negative", "neutral", "positive"])
EAST, WEST = (
    Side(name, frozenset({f"{name.lower()}post"}), targets=frozenset({"SYR"}), holders=frozenset({"quoted"}))
    for name in ("East", "West")
)
KINDS = Hypothesis("kinds", True, "outlets", "East quotes more praise.", "sentiment", None, EAST, WEST, "higher")
SYRIA, TURKEY = (Side(code, targets=frozenset({code}), holders=frozenset({"outlet", "RUS"})) for code in ("SYR", "TUR"))
TARGETS = Hypothesis("targets", False, "stories", "More blame.", "sentiment", "negative", SYRIA, TURKEY, "different")
FRAMED = dataclasses.replace(TARGETS, id="framed", question="frames", label="conflict")
ALL = (KINDS, TARGETS, FRAMED)


def answered(rng, n):
    """Answers to n mentions, at random."""
    return {
        "actor": rng.random(n) < 0.8,
        "sentiment": LABELS[rng.choice(3, n, p=[0.4, 0.3, 0.3])],
        "holder": np.array(["outlet", "RUS", "USA"])[rng.integers(0, 3, n)],
        "frames": [["conflict"] if draw < 0.4 else ["economic"] for draw in rng.random(n)],
    }


def made(n=1200, n_coded=500, seed=1, wrong=0.3):
    """A ledger and the codes of a part of its mentions: two coders who differ now and then, answers wrong in part."""
    rng = np.random.default_rng(seed)
    first, new, other = (answered(rng, n) for _ in range(3))
    change, differ = rng.random(n) < wrong, rng.random(n) < 0.1

    def mixed(where, one, two):
        return {key: [b if w else a for w, a, b in zip(where, one[key], two[key], strict=True)] for key in one}

    story = rng.integers(0, 80, n)
    ledger = pl.DataFrame(
        {
            "article_id": [f"a{s:02}" for s in story],
            "story_id": [f"s{s:02}" for s in story],
            "start": np.arange(n),
            "outlet": [("East Post", "West Post", "Elsewhere", None)[s % 4] for s in story],
            "outlet_country": pl.Series([None] * n, dtype=pl.String),
            "date": pl.Series([None] * n, dtype=pl.Date),
            "target": np.array(["SYR", "TUR"])[rng.integers(0, 2, n)],
            "stance": ["none"] * n,
            **mixed(change, first, new),
        }
    )
    coders = {"A": first, "B": mixed(differ, first, other)}
    codes = ledger.select("article_id", "start").with_columns(
        pl.lit(None, pl.Float64).alias("inclusion_probability"),
        *(pl.Series(f"{key}_{coder}", said) for coder, codes in coders.items() for key, said in codes.items()),
    )
    return ledger, codes[np.sort(rng.permutation(n)[:n_coded])]


def corrected(ledger, drawn, hypotheses=ALL, strata=("target", "outlet")):
    coded = with_codes(with_groups(ledger), drawn, sampling_frame(ledger, drawn, strata))
    return hypothesis_outcomes(hypotheses, ledger, SETTINGS, coded=coded)


# An independent computation, mention by mention


def is_of(hypothesis, side, row):
    names = {"eastpost": "East Post", "westpost": "West Post"}
    if side.outlets is not None and row["outlet"] not in {names[key] for key in side.outlets}:
        return False
    return row["target"] in side.targets


def adds(hypothesis, side, actor, holder, answer):
    """What an answer adds to numerator and denominator."""
    spoken = holder != "outlet" if side.holders == {"quoted"} else holder in side.holders
    if not (actor and spoken):
        return 0.0, 0.0
    if hypothesis.label is None:
        return {"negative": -1.0, "neutral": 0.0, "positive": 1.0}[answer], 1.0
    return float(hypothesis.label in answer if isinstance(answer, list) else hypothesis.label == answer), 1.0


def side_by_loops(hypothesis, side, ledger, drawn, tuning):
    """Ratio, square of its error, what unseen errors add to it, degrees of freedom, and influence of each story."""
    codes = {(row["article_id"], row["start"]): row for row in drawn.iter_rows(named=True)}
    rows = list(ledger.iter_rows(named=True))
    strata = [(row["target"], row["outlet"]) for row in rows]
    coded = [codes.get((row["article_id"], row["start"])) for row in rows]
    located, found = {}, {}
    for stratum, code in zip(strata, coded, strict=True):
        located[stratum] = located.get(stratum, 0) + 1
        found[stratum] = found.get(stratum, 0) + (code is not None)
    assert min(found.values()) >= 5, "no strata are put together here"
    said, truth, weights = [], [], []
    for row, stratum, code in zip(rows, strata, coded, strict=True):
        here = is_of(hypothesis, side, row)
        answer = adds(hypothesis, side, row["actor"], row["holder"], row[hypothesis.question])
        said.append(answer if here else (0.0, 0.0))
        weights.append(located[stratum] / found[stratum] if code else 0.0)
        by_coder = [
            adds(hypothesis, side, code[f"actor_{c}"], code[f"holder_{c}"], code[f"{hypothesis.question}_{c}"])
            for c in ("AB" if code and here else "")
        ]
        truth.append(tuple(sum(pair) / 2 for pair in zip(*by_coder, strict=True)) if by_coder else (0.0, 0.0))
    over, under = (
        math.fsum(tuning * a[k] + w * (c[k] - tuning * a[k]) for a, c, w in zip(said, truth, weights, strict=True))
        for k in (0, 1)
    )
    ratio = over / under
    residual = [tuning * (a[0] - ratio * a[1]) for a in said]
    error = [(c[0] - ratio * c[1]) - r if w else 0.0 for c, r, w in zip(truth, residual, weights, strict=True)]
    mean_error = {
        stratum: math.fsum(w * e for s, w, e in zip(strata, weights, error, strict=True) if s == stratum)
        / located[stratum]
        for stratum in located
    }
    scores, stories, size = {}, set(), {}
    for place, row in enumerate(rows):
        stratum, weight, story = strata[place], weights[place], row["story_id"]
        wider = math.sqrt(found[stratum] / (found[stratum] - 1))
        around = mean_error[stratum] + weight * wider * (error[place] - mean_error[stratum])
        scores[story] = scores.get(story, 0.0) + residual[place] + around
        if weight and max(said[place][1], truth[place][1]) > 0:
            stories.add(story)
            size[story] = size.get(story, 0.0) + weight * max(said[place][1], truth[place][1])
    kept = [(w, c[1]) for w, c in zip(weights, truth, strict=True) if w]
    unseen = sum(w * c * w * (w - 1) for w, c in kept) / sum(w * c for w, c in kept) / under**2 if tuning else 0.0
    factor = math.sqrt(len(stories) / (len(stories) - 1))
    scores = {story: factor * score / under for story, score in scores.items()}
    square = math.fsum(score**2 for score in scores.values()) + unseen
    worth = sum(size.values()) ** 2 / sum(each**2 for each in size.values())
    return ratio, square, unseen, worth - 1, scores


@pytest.mark.parametrize(("way", "tuning"), [("corrected", 1.0), ("coders", 0.0)])
@pytest.mark.parametrize("place", range(3), ids=[hypothesis.id for hypothesis in ALL])
def test_difference_interval_and_p_are_those_of_explicit_loops(place, way, tuning):
    ledger, drawn = made()
    hypothesis, row = ALL[place], corrected(ledger, drawn).row(place, named=True)
    one, two = (side_by_loops(hypothesis, side, ledger, drawn, tuning) for side in hypothesis.sides.values())
    difference = one[0] - two[0]
    apart = math.fsum((one[4][story] - two[4][story]) ** 2 for story in one[4])
    error = math.sqrt(apart + one[2] + two[2])
    df = (one[1] + two[1]) ** 2 / (one[1] ** 2 / one[3] + two[1] ** 2 / two[3])
    reach = stats.t.ppf(0.975, df) * error
    assert row[way] == pytest.approx(difference, abs=1e-9)
    assert (row[f"{way}_low"], row[f"{way}_high"]) == pytest.approx((difference - reach, difference + reach), abs=1e-9)
    assert row[f"{way}_p"] == pytest.approx(2 * stats.t.sf(abs(difference) / error, df), abs=1e-9)


# By hand


def test_with_every_mention_coded_the_difference_is_that_of_the_codes():
    ledger, drawn = made(n_coded=1200)
    one_coder = drawn.select(pl.exclude("^.*_B$"))
    truth = ledger.with_columns(one_coder[f"{key}_A"].alias(key) for key in ("actor", "sentiment", "holder", "frames"))
    found, right = corrected(ledger, one_coder), hypothesis_outcomes(ALL, truth, SETTINGS)
    assert found["corrected"].to_list() == pytest.approx(right["difference"].to_list(), abs=1e-12)
    assert found["coders"].to_list() == pytest.approx(right["difference"].to_list(), abs=1e-12)
    assert abs(found["corrected"] - found["difference"]).min() > 0.001
    assert found["n_codes_first"].min() > 50


def test_p_is_adjusted_in_the_families_of_the_answers():
    first, second, third = corrected(*made()).iter_rows(named=True)
    p = [row["corrected_p"] for row in (first, second, third)]
    ranks = np.argsort(np.argsort(p)) + 1
    by_rank = {rank: 3 / rank * each for rank, each in zip(ranks, p, strict=True)}
    assert first["corrected_p_adjusted"] == pytest.approx(p[0])  # Holm over one
    for row, rank in ((second, ranks[1]), (third, ranks[2])):
        smallest = min(value for other, value in by_rank.items() if other >= rank)
        assert row["corrected_p_adjusted"] == pytest.approx(min(1, smallest))


def test_what_is_left_out_and_why():
    ledger, drawn = made()
    names = [column.name for column in CORRECTED_COLUMNS]
    assert all(hypothesis_outcomes(ALL, ledger, SETTINGS)[name].null_count() == 3 for name in names)
    nobody = hypothesis_outcomes(ALL, ledger, SETTINGS, coded=uncoded(with_groups(ledger)))
    few = corrected(ledger, drawn[:4], strata=("target",))
    for table, words in ((nobody, "nobody coded"), (few, "it takes")):
        assert set(table["corrected_outcome"]) == {"not estimated"}
        assert table["corrected"].null_count() == table["coders_p"].null_count() == 3
        assert all(words in note for note in table["correction_note"])
    plain = [name for name in nobody.columns if name not in names]
    assert nobody.select(plain).equals(corrected(ledger, drawn).select(plain)), "codes change no number of the answers"


def test_stories_that_all_agree_have_no_error():
    ledger, drawn = made(n_coded=1200, wrong=0)
    words = pl.when(pl.col("outlet") == "East Post").then(pl.lit("positive")).otherwise(pl.lit("negative"))
    ledger = ledger.with_columns(words.alias("sentiment"))
    drawn = drawn.with_columns(ledger["sentiment"].alias(f"sentiment_{coder}") for coder in "AB")
    (row,) = corrected(ledger, drawn, [KINDS]).iter_rows(named=True)
    assert (row["corrected"], row["corrected_p"], row["corrected_outcome"]) == (2.0, None, "not estimated")
    assert row["correction_note"] == NO_ERROR


@pytest.mark.parametrize(
    ("holders", "said"),
    [
        ({"outlet"}, [True, False, False, False]),
        ({"quoted"}, [False, True, True, False]),
        ({"outlet", "quoted"}, [True, True, True, False]),
        ({"RUS"}, [False, True, False, False]),
        ({"RUS", "outlet"}, [True, True, False, False]),
        ({"RUS", "quoted"}, [False, True, True, False]),
    ],
)
def test_voices_are_the_holders_of_a_side(holders, said):
    spoken = pl.Series(["outlet", "RUS", "unresolved", None])
    voice = voice_of(Side("a", holders=frozenset(holders)))
    assert voice.holds(spoken).to_list() == said
    assert voice_of(Side("a", targets=frozenset({"SYR"}))) is None


THESE, OPPOSITE_HERE = "these outlets only", "opposite, these outlets only"


@pytest.mark.parametrize(
    ("hypothesis", "outcome", "difference", "p", "said", "claim"),
    [
        (KINDS, "supported", 0.5, 0.01, THESE, "supported"),
        (KINDS, "supported", 0.5, 0.06, "not supported", ""),
        (KINDS, "not supported", 0.5, 0.01, THESE, ""),
        (KINDS, THESE, 0.5, 0.01, THESE, THESE),
        (KINDS, "not testable", 0.5, 0.01, THESE, ""),
        (KINDS, "supported", -0.5, 0.01, OPPOSITE_HERE, ""),
        (KINDS, "opposite", -0.5, 0.01, OPPOSITE_HERE, "opposite"),
        (KINDS, "supported", None, None, "not estimated", ""),
        (TARGETS, "not supported", -0.5, 0.01, "supported", ""),
        (TARGETS, "supported", -0.5, 0.05, "supported", "supported"),
        (TARGETS, "not supported", -0.5, 0.2, "not supported", ""),
    ],
)
def test_what_a_corrected_difference_says_and_what_is_claimed(hypothesis, outcome, difference, p, said, claim):
    found = corrected_outcome(hypothesis, difference, p, 0.05)
    assert (found, claimed(outcome, found)) == (said, claim)
