import polars as pl
import pytest

from presslens.base.bootstrap import Settings
from presslens.estimate.shares import cluster_unit, label_shares

SETTINGS = Settings(resamples=500, confidence=0.95, seed=7, min_articles=10)
LABELS = ["negative", "neutral", "positive"]


def rows(n_articles, copies=1):
    records = []
    for article in range(n_articles):
        for copy in range(copies):
            for sentence, target in enumerate(["RUS", "TUR", "RUS"]):
                label = LABELS[(article + sentence) % 3]
                frames = ["conflict", "diplomacy"][: article % 3]
                records.append((f"a{article:03}-{copy}", f"s{article:03}", sentence, target, label, frames))
    schema = ["article_id", "story_id", "sentence_index", "target", "sentiment", "frames"]
    return pl.DataFrame(records, schema=schema, orient="row")


def test_shares_by_hand():
    table = label_shares(rows(12), ["target"], "sentiment", LABELS, "t", SETTINGS)
    assert table.filter(target="TUR")["share"].to_list() == pytest.approx([1 / 3] * 3)
    assert table.filter(target="RUS")["n"].sum() == 24
    assert set(table["cluster"]) == {"story"}
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()


def test_row_order_does_not_matter():
    table = rows(12)
    shuffled = table.sample(fraction=1, shuffle=True, seed=3)
    arguments = (["target"], "sentiment", LABELS, "t", SETTINGS)
    assert label_shares(table, *arguments).equals(label_shares(shuffled, *arguments))


def test_copies_of_a_story_leave_every_interval_as_it_was():
    once, tenfold = (
        label_shares(rows(12, copies), ["target"], "sentiment", LABELS, "t", SETTINGS) for copies in (1, 10)
    )
    assert once.select("share", "low", "high", "n_clusters").equals(
        tenfold.select("share", "low", "high", "n_clusters")
    )


def test_a_label_list_may_hold_several_or_none():
    table = label_shares(rows(12), ["target"], "frames", ["conflict", "diplomacy"], "t", SETTINGS)
    assert table.filter(target="RUS").select("frames", "share").rows() == [
        ("conflict", pytest.approx(2 / 3)),
        ("diplomacy", pytest.approx(1 / 3)),
    ]


def test_few_articles_are_resampled_by_sentence_and_say_so():
    table = label_shares(rows(1), ["target"], "sentiment", LABELS, "t", SETTINGS)
    assert set(table["cluster"]) == {"sentence"}
    assert table.filter(target="TUR")["n_clusters"].to_list() == [1, 1, 1]
    assert cluster_unit(10, 10) == "story"


def test_no_rows_give_an_empty_table_of_the_same_columns():
    empty = label_shares(rows(1).clear(), ["target"], "sentiment", LABELS, "t", SETTINGS)
    assert empty.columns == label_shares(rows(1), ["target"], "sentiment", LABELS, "t", SETTINGS).columns
    assert empty.is_empty()


def test_each_table_has_random_numbers_of_its_own():
    assert SETTINGS.generator("a").random() == SETTINGS.generator("a").random()
    assert SETTINGS.generator("a").random() != SETTINGS.generator("b").random()
