import tracemalloc

import numpy as np
import polars as pl
import pytest

from presslens.base.bootstrap import Settings, resampled_sums
from presslens.estimate import shares
from presslens.estimate.intervals import share_interval
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


def of_outlets(n_outlets):
    """Two stories of each outlet, of which every other tells of Russia in a bad light."""
    names = ["article_id", "story_id", "sentence_index", "outlet", "target", "sentiment"]
    found = [
        (f"a{n}-{place}", f"s{(n + place) % n_outlets}", place, f"O{n:05}", "RUS", LABELS[(n + place) % 2])
        for n in range(n_outlets)
        for place in range(2)
    ]
    return pl.DataFrame(found, schema=names, orient="row")


def test_a_group_has_the_draws_of_the_whole_corpus(monkeypatch):
    """hostile 21: what is held at once changes no interval; those of all clusters at once are the right ones."""
    table = of_outlets(40)
    found = label_shares(table, ["outlet", "target"], "sentiment", LABELS, "t", SETTINGS)
    stories = sorted(set(table["story_id"]))
    for outlet in ("O00000", "O00007"):
        rows = table.filter(outlet=outlet)
        sums = np.zeros((len(stories), 2))
        for story, label in rows.select("story_id", "sentiment").iter_rows():
            sums[stories.index(story)] += [1, label == "negative"]
        drawn = resampled_sums(sums, SETTINGS.resamples, SETTINGS.generator("t")).T
        share, low, high, _ = share_interval(sums[:, 1], sums[:, 0], drawn[1], drawn[0], SETTINGS.confidence)
        row = found.row(by_predicate=(pl.col("outlet") == outlet) & (pl.col("sentiment") == "negative"), named=True)
        assert (row["share"], row["low"], row["high"]) == (share, low, high)
        assert low < share < high
    monkeypatch.setattr(shares, "_AT_ONCE", 1)
    assert label_shares(table, ["outlet", "target"], "sentiment", LABELS, "t", SETTINGS).equals(found)


def test_many_outlets_need_no_table_of_all_by_all():
    """hostile 21: 1,500 outlets by as many stories and four columns are 72 MB; 5,000 took 2.4 to 7 GB."""
    table = of_outlets(1500)
    few_draws = Settings(resamples=20, confidence=0.95, seed=7, min_articles=10)
    tracemalloc.start()
    found = label_shares(table, ["outlet", "target"], "sentiment", LABELS, "t", few_draws)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 4500
    assert peak < 30e6
