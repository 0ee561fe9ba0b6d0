"""The multiverse against plain loops over mentions, and what is declared before it runs."""

import datetime as dt
import math
from statistics import mean

import numpy as np
import polars as pl
import pytest
from scipy.stats import t

from presslens.classify.others import others_table
from presslens.codebook.codebook import Codebook
from presslens.codebook.hypotheses import Hypothesis, Side
from presslens.estimate.multiverse.tables import multiverse_tables
from presslens.exhibits.multiverse import DIMENSIONS
from presslens.exhibits.tables import TABLES

EAST, WEST = [f"East {n}" for n in range(6)], [f"West {n}" for n in range(7)]
SYR, OWN = frozenset(["SYR"]), frozenset(["outlet"])


def side(label, outlets, holders=None):
    keys = frozenset(name.replace(" ", "").casefold() for name in outlets)
    return Side(label, outlets=keys, targets=SYR, holders=holders)


LIGHT = Hypothesis(
    "light", True, "outlets", "East is kinder.", "sentiment", None, side("East", EAST), side("West", WEST), "higher"
)
STANCE = Hypothesis(
    *("stance", False, "stories", "East favours.", "stance", None),
    *(side("East", EAST, OWN), side("West", WEST, OWN), "higher"),
)
FRAMED = Hypothesis(
    "war", False, "stories", "East writes of war.", "frames", "war", side("East", EAST), side("West", WEST), "different"
)
SETTINGS = {"confidence": 0.9, "min_articles": 5}
DECISIONS = {
    "sentiment": {"classifier": "encoder", "abstain_below": 0.4, "calibrated": ["linear", "encoder"]},
    "stance": {"classifier": "cues", "abstain_below": 0.4, "calibrated": []},
}
LABELS = {"sentiment": ("negative", "neutral", "positive"), "stance": ("against", "none", "favour")}


def known(*hypotheses):
    class Known(Codebook):
        """A codebook of these hypotheses."""

    Known.hypotheses = hypotheses
    return Known(())


def corpus(n_articles=120, seed=3):
    """A ledger, judgements of the run, and answers of others."""
    rng = np.random.default_rng(seed)
    rows = []
    for article in range(n_articles):
        outlet = (EAST + WEST)[rng.integers(13)]
        for start in range(rng.integers(1, 7)):
            rows.append(
                {
                    "article_id": f"a{article:03}",
                    "story_id": f"s{article // 2:03}",
                    "outlet": outlet,
                    "outlet_country": None,
                    "date": None if article % 11 == 0 else dt.date(2016, 1, 1) + dt.timedelta(days=article),
                    "sentence_index": start // 2,
                    "start": 10 * start,
                    "target": "TUR" if rng.random() < 0.1 else "SYR",
                    "actor": bool(rng.random() < 0.9),
                    "holder": "outlet" if rng.random() < 0.6 else "RUS",
                    "coded": article % 3 == 0,
                    "frames": ["war"] if rng.random() < 0.3 else [],
                }
            )
    ledger = pl.DataFrame(rows, schema_overrides={"frames": pl.List(pl.String), "outlet_country": pl.String})
    given = {name: rng.dirichlet((1, 2, 1), len(ledger)).round(6) for name in ("ledger", "run", "stance", "linear")}
    given["run"] = np.where(ledger["coded"].to_numpy()[:, None], given["run"], given["ledger"])

    def columns(question, values):
        return [pl.Series(f"p_{label}", values[:, place]) for place, label in enumerate(LABELS[question])]

    key = ledger.select("article_id", "start")
    judged = {"sentiment": given["run"], "stance": given["stance"]}
    runs = {name: key.with_columns(columns(name, values)) for name, values in judged.items()}
    ledger = ledger.with_columns(*columns("sentiment", given["ledger"]), *columns("stance", given["stance"]))
    return ledger, runs, others_table(key, {("sentiment", "linear"): given["linear"]}), given


def made(ledger, runs, others, hypotheses=(LIGHT, STANCE, FRAMED), on=True, **changed):
    names = {"targets": ["SYR"]}
    given = SETTINGS | {"decisions": DECISIONS, "multiverse": on} | changed
    return multiverse_tables(ledger, **runs, other_answers=others, codebook=known(*hypotheses), names=names, **given)


@pytest.fixture(scope="module")
def world():
    ledger, runs, others, given = corpus()
    return ledger, given, made(ledger, runs, others)


def by_hand(ledger, probabilities, spec):
    """Estimate and interval of the light hypothesis, from loops over records; weights in their plainest form."""
    rows = []
    for row, chances in zip(ledger.iter_rows(named=True), probabilities.tolist(), strict=True):
        if not row["actor"] or row["target"] != "SYR":
            continue
        best = max(range(3), key=lambda label: chances[label])
        value, sure = best - 1, chances[best] >= float(spec["certainty"].split()[1])
        if not sure and spec["certainty"].endswith("left out"):
            continue
        rows.append(row | {"value": value if sure else 0, "side": row["outlet"].split()[0]})
    if spec["voice"] == "own voice":
        rows = [row for row in rows if row["holder"] == "outlet"]
    if spec["subset"] == "not coded":
        rows = [row for row in rows if not row["coded"]]
    if spec["subset"] == "less largest outlet of second":
        counts = ledger.filter(pl.col("actor") & (pl.col("target") == "SYR") & pl.col("outlet").str.starts_with("West"))
        largest = min(counts["outlet"].value_counts().iter_rows(), key=lambda pair: (-pair[1], pair[0]))[0]
        rows = [row for row in rows if row["outlet"] != largest]
    if spec["subset"] == "first half":
        own = ledger.filter(pl.col("actor") & (pl.col("target") == "SYR"))
        days = sorted({(d, a) for a, d in own.select("article_id", "date").iter_rows() if d is not None})
        rows = [row for row in rows if row["date"] is not None and row["date"] < days[len(days) // 2][0]]
    keys = {
        "mention": ("article_id", "start"),
        "sentence": ("article_id", "sentence_index"),
        "article": ("article_id",),
        "story": ("outlet", "story_id"),
    }[spec["unit"]]
    means, moved, numbers = {}, {}, {}
    for name in ("East", "West"):
        units = {}
        for row in (row for row in rows if row["side"] == name):
            units.setdefault((row["outlet"], row["story_id"], *(row[key] for key in keys)), []).append(row["value"])
        values = [(outlet, story, mean(found)) for (outlet, story, *_), found in units.items()]
        outlets = sorted({outlet for outlet, _, _ in values})
        per = {outlet: mean(value for own, _, value in values if own == outlet) for outlet in outlets}
        alike = spec["weights"] == "outlets alike"
        means[name] = mean(per.values()) if alike else mean(value for *_, value in values)
        parts = {}
        for outlet, story, value in values:
            cluster = story if spec["cluster"] == "stories" else outlet
            weight = 1 / len(values)
            if alike:
                weight = 1 / len(outlets) / sum(own == outlet for own, _, _ in values)
            centre = per[outlet] if alike and spec["cluster"] == "stories" else means[name]
            parts[cluster] = parts.get(cluster, 0.0) + weight * (value - centre)
        numbers[name] = len(parts)
        factor = math.sqrt(len(parts) / (len(parts) - 1))
        for cluster, part in parts.items():
            moved[cluster] = moved.get(cluster, 0.0) + (factor if name == "East" else -factor) * part
    error = math.sqrt(sum(part**2 for part in moved.values()))
    estimate = means["East"] - means["West"]
    fewest = min(numbers.values())
    reach = t.ppf(0.95, fewest - 1) * error if fewest >= 5 else None
    bounds = (None, None) if reach is None else (max(-2, estimate - reach), min(2, estimate + reach))
    return len(rows), fewest, estimate, *bounds


SPECIFICATIONS = [
    ("encoder", "below 0.4 neutral", "mention", "units alike", "all voices", "all", "outlets"),
    ("encoder, as run", "below 0.4 neutral", "mention", "units alike", "all voices", "all", "stories"),
    ("linear", "below 0.6 left out", "sentence", "units alike", "own voice", "not coded", "stories"),
    (
        "encoder",
        "below 0.6 neutral",
        "article",
        "outlets alike",
        "all voices",
        "less largest outlet of second",
        "stories",
    ),
    ("linear", "below 0.4 neutral", "story", "outlets alike", "own voice", "all", "outlets"),
    ("encoder", "below 0.6 left out", "story", "units alike", "all voices", "first half", "stories"),
    ("encoder, as run", "below 0.6 neutral", "sentence", "outlets alike", "all voices", "not coded", "outlets"),
]


@pytest.mark.parametrize("levels", SPECIFICATIONS, ids=" | ".join)
def test_a_specification_by_hand(world, levels):
    ledger, given, tables = world
    spec = dict(zip(DIMENSIONS, levels, strict=True))
    name = {"encoder": "ledger", "encoder, as run": "run", "linear": "linear"}[spec["answers"]]
    (row,) = tables["multiverse"].filter(claim="light", **spec).iter_rows(named=True)
    found = [row[name] for name in ("n_mentions", "n_clusters", "estimate", "low", "high")]
    assert found == pytest.approx(by_hand(ledger, given[name], spec), abs=1e-9)


def test_every_combination_stands_once_and_one_is_declared(world):
    *_, tables = world
    every = tables["multiverse"]
    assert not every.select("claim", *DIMENSIONS).is_duplicated().any()
    n = dict(every.group_by("claim").len().iter_rows())
    # Sentiment: three kinds of calibrated answers, three certainties; stance: one of each; units, weights, voices,
    # subsets, clusters. A share has one side.
    assert n == {
        "light": 9 * 4 * 2 * 2 * 6 * 2,
        "stance": 4 * 2 * 2 * 6 * 2,
        "war": 4 * 2 * 2 * 6 * 2,
        "negative_SYR": 9 * 4 * 2 * 2 * 5 * 2,
    }
    assert every.filter("declared")["claim"].to_list() == ["light", "stance", "war", "negative_SYR"]
    levels = dict(
        zip(every.filter("declared")["claim"], every.filter("declared").select(DIMENSIONS).rows(), strict=True)
    )
    assert levels["light"] == ("encoder", "below 0.4 neutral", "mention", "units alike", "all voices", "all", "outlets")
    assert levels["stance"] == ("cues", "below 0.4 neutral", "mention", "units alike", "own voice", "all", "stories")
    assert levels["war"][0] == "ledger"
    stated = every.filter(pl.col("declaration") != "").select("claim", "declaration")
    assert stated.rows() == tables["multiverse_summary"].select("claim", "declaration").rows()


def test_a_share_and_a_frame_by_hand(world):
    ledger, given, tables = world
    values = dict(tables["multiverse"].filter("declared").select("claim", "estimate").rows())
    own = (ledger["actor"] & (ledger["target"] == "SYR")).to_numpy()
    chances = given["ledger"][own]
    negative = (chances.argmax(1) == 0) & (chances.max(1) >= 0.4)
    assert values["negative_SYR"] == pytest.approx(negative.mean(), abs=1e-12)
    war = ledger["frames"].list.len().to_numpy()[own] > 0
    east = ledger["outlet"].str.starts_with("East").to_numpy()[own]
    assert values["war"] == pytest.approx(war[east].mean() - war[~east].mean(), abs=1e-12)


def test_declarations_know_nothing_of_the_data(world):
    *_, tables = world
    before = dict(tables["multiverse_summary"].select("claim", "declaration").rows())
    assert len(set(before.values())) == 4
    assert all(len(sha256) == 64 for sha256 in before.values())
    ledger, runs, others, _ = corpus(n_articles=30, seed=8)
    assert dict(made(ledger, runs, others)["multiverse_summary"].select("claim", "declaration").rows()) == before
    stricter = DECISIONS | {"sentiment": DECISIONS["sentiment"] | {"abstain_below": 0.5}}
    after = made(ledger, runs, others, decisions=stricter)["multiverse_summary"]
    changed = {claim for claim, sha256 in after.select("claim", "declaration").rows() if sha256 != before[claim]}
    assert changed == {"light", "negative_SYR"}


def test_signs_and_counts_of_the_summary(world):
    *_, tables = world
    every = tables["multiverse"].filter(claim="light")
    (row,) = tables["multiverse_summary"].filter(claim="light").iter_rows(named=True)
    n, sign = len(every), math.copysign(1, row["estimate"])
    assert (row["n_specifications"], row["n_estimated"]) == (n, n)
    assert row["n_intervals"] == every["low"].is_not_null().sum()
    assert row["share_same_sign"] == pytest.approx(sum(value * sign > 0 for value in every["estimate"]) / n)
    ends = every.select("low", "high").drop_nulls().rows()
    assert row["share_significant"] == pytest.approx(sum(min(low * sign, high * sign) > 0 for low, high in ends) / n)
    assert row["share_opposite"] == pytest.approx(sum(max(low * sign, high * sign) < 0 for low, high in ends) / n)
    assert row["lowest"] == every["estimate"].min()
    (dimension, _, level) = row["moved_by"].partition(": ")
    assert row["median_then"] == pytest.approx(every.filter(pl.col(dimension) == level)["estimate"].median())
    levels = tables["multiverse_levels"].filter(claim="light")
    for one in levels.iter_rows(named=True):
        own = every.filter(pl.col(one["dimension"]) == one["level"])
        assert (one["n_estimated"], one["median"]) == (len(own), pytest.approx(own["estimate"].median()))
    shares = dict(levels.select("dimension", "variance").rows())
    assert row["decides"] == max(shares, key=shares.get)
    assert shares["cluster"] == pytest.approx(0, abs=1e-12)
    share = tables["multiverse_summary"].filter(claim="negative_SYR").row(0, named=True)
    assert (share["share_same_sign"], share["primary"]) == (None, None)


def test_the_order_of_rows_changes_no_byte():
    ledger, runs, others, _ = corpus(n_articles=40)
    tables = made(ledger, runs, others)
    mixed = ({name: run.reverse() for name, run in runs.items()}, others.sample(fraction=1, shuffle=True, seed=1))
    again = made(ledger.sample(fraction=1, shuffle=True, seed=5), *mixed)
    assert all(again[name].equals(table) for name, table in tables.items())


def test_too_few_stories_are_told_and_a_study_may_not_want_it():
    ledger, runs, others, _ = corpus(n_articles=8)
    tables = made(ledger, runs, others)
    assert tables["multiverse"].filter(claim="light").is_empty()
    notes = dict(tables["multiverse_summary"].select("claim", "note").rows())
    assert notes["light"] == "fewer than 5 stories in a group"
    nobody = made(ledger.filter(~pl.col("outlet").str.starts_with("East")), runs, others)
    assert nobody["multiverse_summary"]["note"][0] == "no mention in a group"
    for name, table in made(ledger, runs, others, on=False).items():
        assert table.is_empty()
        assert table.columns == list(TABLES[name].types)


def test_an_uncoded_corpus_has_no_levels_of_codes():
    ledger, runs, others, given = corpus()
    fresh = ledger.with_columns(coded=pl.lit(False))
    chances = given["ledger"]
    same = runs | {
        "sentiment": runs["sentiment"].with_columns(
            pl.Series(f"p_{label}", chances[:, place]) for place, label in enumerate(LABELS["sentiment"])
        )
    }
    every = made(fresh, same, others)["multiverse"].filter(claim="light")
    assert set(every["answers"]) == {"encoder", "linear"}
    assert "not coded" not in set(every["subset"])
