"""Shares and voices: as answered, corrected by codes, and by the coders alone, side by side."""

from functools import partial

import numpy as np
import polars as pl
import pytest

from presslens.base.bootstrap import Settings
from presslens.codebook.questions import QUESTIONS
from presslens.estimate.correction import three_ways
from presslens.estimate.correction.pseudo_outcomes import Voice, uncoded, with_codes
from presslens.estimate.correction.sampled import sampling_frame
from presslens.estimate.groups import with_groups
from presslens.estimate.share_tables import share_tables
from presslens.estimate.voices import voice_tables
from presslens.exhibits.tables import ESTIMATES, TABLES

LABELS = {"sentiment": ("negative", "neutral", "positive"), "stance": ("against", "none", "favour")}
FRAMES, HOLDERS = ("conflict", "diplomacy"), ("outlet", "RUS", "unresolved")
NAMES = {"holders": ("RUS",), "frames": FRAMES, "targets": ("TUR", "RUS")}
POLARITY = {"negative": -1, "against": -1, "positive": 1, "favour": 1}
SETTINGS = Settings(resamples=50, confidence=0.95, seed=1, min_articles=5)


def answers(rng, n):
    """Answers to every question, at random."""
    drawn = {name: np.array(labels)[rng.integers(0, 3, n)] for name, labels in (LABELS | {"holder": HOLDERS}).items()}
    frames = [[frame for frame in FRAMES if rng.random() < 0.4] for _ in range(n)]
    return pl.DataFrame({"actor": rng.random(n) < 0.8, **drawn, "frames": frames})


def made(n_coded, n=400):
    """A ledger of two targets, and codes of some of its mentions by two coders, who agree."""
    rng = np.random.default_rng(3)
    about = pl.DataFrame(
        {
            "article_id": [f"a{i % 50:02}" for i in range(n)],
            "story_id": [f"s{i % 50:02}" for i in range(n)],
            "start": np.arange(n),
            "sentence_index": np.arange(n),
            "target": np.array(["TUR", "RUS"])[rng.integers(0, 2, n)],
            "outlet": np.array(["x", "y", None])[rng.integers(0, 3, n)],
            "outlet_country": "GBR",
            "date": pl.Series([f"201{6 + i % 2}-0{1 + i % 5}-03" if i % 7 else None for i in range(n)]).str.to_date(),
        }
    )
    said, codes = answers(rng, n), answers(rng, n)
    answered = [question.probability_columns(question.labels_in(NAMES)) for question in QUESTIONS.values()]
    probabilities = {name: pl.lit(0.5) for columns in answered for name in columns.values()}
    ledger = pl.concat([about, said], how="horizontal").with_columns(**probabilities)
    coded = about.select("article_id", "start").with_columns(pl.lit(None, pl.Float64).alias("inclusion_probability"))
    for coder in "AB":
        coded = pl.concat([coded, codes.rename(lambda name, coder=coder: f"{name}_{coder}")], how="horizontal")
    chosen = np.sort(rng.permutation(n)[:n_coded])
    mentions = with_groups(ledger)
    return ledger, with_codes(mentions, coded[chosen], sampling_frame(ledger, coded[chosen], ["target"])), codes


def shares_of(ledger, coded):
    return share_tables(ledger, ESTIMATES["estimate_shares"].tables, NAMES, 0.95, coded)


def test_every_table_of_shares_has_the_three_numbers_and_keeps_the_answers():
    ledger, coded, _ = made(200)
    with_them, without = shares_of(ledger, coded), shares_of(ledger, uncoded(with_groups(ledger)))
    for name, table in with_them.items():
        answered = table.columns[: table.columns.index("method") + 1]
        assert table.columns == list(TABLES[name].types)
        assert table.select(answered).equals(without[name].select(answered)), name
        assert table["corrected"].count() > 0, name
        whole = table.drop_nulls("corrected")
        assert (whole["correction_note"] == "").all()
        assert (whole["corrected_low"] <= whole["corrected_high"]).all()
        assert (table.filter(pl.col("corrected").is_null())["correction_note"] != "").all()


def test_the_share_is_the_naive_number_of_the_three():
    ledger, coded, _ = made(200)
    for name, table in shares_of(ledger, coded).items():
        groups, question = TABLES[name].groups, QUESTIONS[TABLES[name].outcome]
        labels = list(dict.fromkeys(table[question.name]))
        ways = three_ways.label_shares(coded, groups, question, labels, 0.95)
        assert ways.select(TABLES[name].keys).equals(table.select(TABLES[name].keys)), name
        assert ways["naive"].to_list() == table["share"].to_list(), name


def test_a_corrected_share_by_hand():
    ledger, coded, codes = made(200)
    row = shares_of(ledger, coded)["sentiment_by_target"].row(
        by_predicate=(pl.col("target") == "TUR") & (pl.col("sentiment") == "negative"), named=True
    )
    over = under = over_coded = under_coded = n_codes = 0.0
    here = [i for i, target in enumerate(ledger["target"]) if target == "TUR"]
    weight = len(here) / sum(coded.mentions.coded[i] for i in here)
    for i in here:
        d, true_d = ledger["actor"][i], codes["actor"][i]
        n, true_n = d and ledger["sentiment"][i] == "negative", true_d and codes["sentiment"][i] == "negative"
        w = weight * coded.mentions.coded[i]
        over, under = over + n + w * (true_n - n), under + d + w * (int(true_d) - int(d))
        over_coded, under_coded = over_coded + w * true_n, under_coded + w * true_d
        n_codes += bool(w and (d or true_d))
    assert row["corrected"] == pytest.approx(over / under, abs=1e-9)
    assert row["coders"] == pytest.approx(over_coded / under_coded, abs=1e-9)
    assert row["n_codes"] == n_codes
    assert row["corrected_low"] < row["corrected"] < row["corrected_high"]


def test_with_every_mention_coded_means_and_their_difference_are_those_of_the_codes():
    ledger, coded, codes = made(400)
    table = voice_tables(ledger, NAMES, SETTINGS, coded)["voices_by_target"]
    truth = pl.concat([codes, ledger.select("target")], how="horizontal").filter("actor")
    for row in table.iter_rows(named=True):
        rows = truth if row["target"] == "all" else truth.filter(target=row["target"])
        rows = rows.with_columns(value=pl.col(row["question"]).replace_strict(POLARITY, default=0))
        own = rows.filter(pl.col("holder") == "outlet")["value"].mean()
        quoted = rows.filter(pl.col("holder") != "outlet")["value"].mean()
        for way in ("corrected", "coders"):
            assert row[f"{way}_all"] == pytest.approx(rows["value"].mean())
            assert (row[f"{way}_outlet"], row[f"{way}_quoted"]) == pytest.approx((own, quoted))
            assert row[f"{way}_difference"] == pytest.approx(quoted - own)
            assert row[f"{way}_low_difference"] < quoted - own < row[f"{way}_high_difference"]
        assert row["correction_note"] == ""


def test_the_means_of_voices_are_the_naive_numbers_of_the_three():
    ledger, coded, _ = made(200)
    table = voice_tables(ledger, NAMES, SETTINGS, coded)["voices_by_target"]
    for row in table.iter_rows(named=True):
        everywhere = row["target"] == "all"
        inside = (pl.Series([True] * len(ledger)) if everywhere else ledger["target"] == row["target"]).to_numpy()
        group = partial(three_ways.Group, inside, QUESTIONS[row["question"]])
        groups = [group(), group(voice=Voice("outlet")), group(voice=Voice("outlet", other=True))]
        means = three_ways.group_means(coded, groups, 0.95)["naive"].to_list()
        assert means == pytest.approx([row["mean_all"], row["mean_outlet"], row["mean_quoted"]], abs=1e-12)
        difference = three_ways.group_differences(coded, [(groups[2], groups[1])], 0.95)["naive"][0]
        assert difference == pytest.approx(row["difference"], abs=1e-12)


def test_few_codes_correct_nothing_and_the_note_says_what_it_takes():
    ledger, coded, _ = made(5)
    table = shares_of(ledger, coded)["sentiment_by_target"]
    assert table["corrected"].count() == table["coders"].count() == 0
    assert table["share"].null_count() == 0
    notes = set(table["correction_note"]) - {"no coder gave this label", "coders have no such answer"}
    assert notes
    assert all("it takes" in note for note in notes)
    voices = voice_tables(ledger, NAMES, SETTINGS, coded)["voices_by_target"]
    assert voices["corrected_difference"].count() == 0
    assert voices["correction_note"].str.contains("outlet: ").all()


def test_where_nobody_coded_nothing_is_computed(monkeypatch):
    def never(*_):
        raise AssertionError("computed")

    ledger, _, _ = made(5)
    monkeypatch.setattr(three_ways, "estimate", never)
    nobody = uncoded(with_groups(ledger))
    tables = shares_of(ledger, nobody) | voice_tables(ledger, NAMES, SETTINGS, nobody)
    for table in tables.values():
        assert set(table["correction_note"]) == {"nobody coded"}
        empty = [name for name in table.columns if name.startswith(("corrected", "coders"))]
        assert all(table[name].count() == 0 for name in empty)
        assert all((table[name] == 0).all() for name in table.columns if name.startswith(("n_codes", "effective")))
