"""The outlet's own voice against quoted voices."""

from pathlib import Path

import polars as pl
import pytest

from presslens.base.bootstrap import Settings
from presslens.base.io import write_csv
from presslens.codebook.codebook import Codebook
from presslens.draw.facts import largest_shift
from presslens.estimate.voices import ALL, voices_by_target
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.voices import VOICES_BY_ANSWERS

CODEBOOK = Path(__file__).parents[3] / "codebook"
SETTINGS = Settings(resamples=400, confidence=0.95, seed=1, min_articles=10)


def mentions(rows):
    """Story, target, holder, sentiment, stance."""
    columns = ["story_id", "target", "holder", "sentiment", "stance"]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


LIGHTS = ("neutral", "negative")


def corpus(n_stories):
    rows = []
    for story in range(n_stories):
        rows.append((f"s{story:02}", "RUS", "outlet", "neutral" if story % 3 else "negative", "none"))
        rows.append((f"s{story:02}", "RUS", "OPP" if story % 2 else "unresolved", LIGHTS[story % 5 > 0], "against"))
    return mentions(rows)


def row_of(table, question, target):
    return table.filter((pl.col("question") == question) & (pl.col("target") == target)).row(0, named=True)


def test_means_differences_and_shift():
    table = voices_by_target(corpus(30), ["RUS", "TUR"], ["sentiment", "stance"], SETTINGS, "voices")
    row = row_of(table, "sentiment", "RUS")
    assert (row["n_outlet"], row["n_quoted"], row["n_stories_outlet"]) == (30, 30, 30)
    assert row["mean_outlet"] == pytest.approx(-1 / 3)
    assert row["mean_quoted"] == pytest.approx(-4 / 5)
    assert row["mean_all"] == pytest.approx(-17 / 30)
    assert row["difference"] == pytest.approx(-7 / 15)
    assert row["low_difference"] < row["difference"] < row["high_difference"] < 0
    assert row["shift"] == pytest.approx(7 / 30)
    assert 0 < row["low_shift"] < row["shift"] < row["high_shift"]
    assert row["low_outlet"] < row["mean_outlet"] < row["high_outlet"]
    assert row_of(table, "sentiment", ALL)["n_quoted"] == 30


def test_the_same_seed_gives_the_same_numbers():
    one, other = (
        voices_by_target(
            corpus(20).sample(fraction=1, shuffle=True, seed=k), ["RUS"], ["sentiment"], SETTINGS, "voices"
        )
        for k in (1, 2)
    )
    assert one.equals(other)


def test_why_an_interval_is_missing():
    table = voices_by_target(corpus(4), ["RUS", "TUR"], ["sentiment", "stance"], SETTINGS, "voices")
    assert row_of(table, "sentiment", "RUS")["note"].startswith("fewer than 10 stories in a voice")
    assert row_of(table, "sentiment", "RUS")["low_shift"] is None
    assert row_of(table, "sentiment", "TUR")["note"] == "no mention in a voice"
    assert row_of(table, "sentiment", "TUR")["mean_all"] is None
    many = voices_by_target(corpus(20), ["RUS"], ["stance"], SETTINGS, "voices")
    row = row_of(many, "stance", "RUS")  # the outlet says none, nobody quoted says anything but against
    assert row["note"].startswith("too little variation between the stories of a voice; no interval of the mean")
    assert [row[f"low_{voice}"] for voice in ("outlet", "quoted", "difference")] == [None] * 3


def test_an_empty_ledger():
    table = voices_by_target(mentions([]), ["RUS"], ["sentiment"], SETTINGS, "voices")
    assert list(table.columns) == list(types_of(VOICES_BY_ANSWERS))
    assert table["n_outlet"].to_list() == [0, 0]


def said_of(path):
    targets = Codebook([CODEBOOK / "targets/RUS.yaml", CODEBOOK / "nouns.yaml"])
    return largest_shift({"voices_by_target": str(path)}, targets, {})["shift"]


def test_the_caption_quotes_the_largest_sure_shift(tmp_path):
    table = voices_by_target(corpus(30), ["RUS", "TUR"], ["sentiment", "stance"], SETTINGS, "voices")
    write_csv(table, tmp_path / "voices.csv")
    assert "left out: sentiment of Russia, mean" in said_of(tmp_path / "voices.csv")
    write_csv(table.head(0), tmp_path / "none.csv")
    assert said_of(tmp_path / "none.csv").startswith("No mean changes")
