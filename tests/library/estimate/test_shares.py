import tracemalloc

import polars as pl
import pytest

from presslens.estimate.shares import label_shares

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
    table = label_shares(rows(12), ["target"], "sentiment", LABELS, 0.95)
    assert table.filter(target="TUR")["share"].to_list() == pytest.approx([1 / 3] * 3)
    assert table.filter(target="RUS")["n"].sum() == 24
    assert set(table["method"]) == {"Korn-Graubard"}
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()


def test_row_order_does_not_matter():
    table = rows(12)
    shuffled = table.sample(fraction=1, shuffle=True, seed=3)
    arguments = (["target"], "sentiment", LABELS, 0.95)
    assert label_shares(table, *arguments).equals(label_shares(shuffled, *arguments))


def test_copies_of_a_story_add_no_certainty():
    """Each story is of one mind."""
    alike = pl.col("story_id").str.slice(1).cast(pl.Int64) % 3
    once, tenfold = (
        label_shares(
            rows(30, copies).with_columns(alike.replace_strict(dict(enumerate(LABELS))).alias("sentiment")),
            ["target"],
            "sentiment",
            LABELS,
            0.95,
        )
        for copies in (1, 10)
    )
    assert once.select("share", "n_clusters").equals(tenfold.select("share", "n_clusters"))
    width = [(table["high"] - table["low"]).to_numpy() for table in (once, tenfold)]
    assert width[1] == pytest.approx(width[0], rel=0.04)


def test_a_label_list_may_hold_several_or_none():
    table = label_shares(rows(12), ["target"], "frames", ["conflict", "diplomacy"], 0.95)
    assert table.filter(target="RUS").select("frames", "share").rows() == [
        ("conflict", pytest.approx(2 / 3)),
        ("diplomacy", pytest.approx(1 / 3)),
    ]


def test_groups_of_few_stories_have_counts_alone_and_say_so():
    """statistics B4: 5 of 9 in 3 stories had [.500, .667]; the corpus has many stories, the group few."""
    table = pl.concat([rows(12), rows(4).with_columns(target=pl.lit("SYR"))])
    found = label_shares(table, ["target"], "sentiment", LABELS, 0.95)
    few = found.filter(target="SYR")
    assert few["n_clusters"].to_list() == [4, 4, 4]
    assert few["low"].null_count() == few["high"].null_count() == 3
    assert set(few["method"]) == {"none: fewer than 5 stories"}
    assert few["share"].sum() == pytest.approx(1)
    assert set(found.filter(target="RUS")["method"]) == {"Korn-Graubard"}


def test_the_same_cell_has_the_same_interval_in_every_table():
    table = rows(12).with_columns(outlet=pl.lit("Post"))
    one = label_shares(table, ["target"], "sentiment", LABELS, 0.95)
    other = label_shares(table, ["outlet", "target"], "sentiment", LABELS, 0.95)
    assert one.equals(other.drop("outlet"))


def test_no_rows_give_an_empty_table_of_the_same_columns():
    empty = label_shares(rows(1).clear(), ["target"], "sentiment", LABELS, 0.95)
    assert empty.columns == label_shares(rows(1), ["target"], "sentiment", LABELS, 0.95).columns
    assert empty.is_empty()


def of_outlets(n_outlets):
    """Two stories of each outlet, of which every other tells of Russia in a bad light."""
    names = ["article_id", "story_id", "sentence_index", "outlet", "target", "sentiment"]
    found = [
        (f"a{n}-{place}", f"s{(n + place) % n_outlets}", place, f"O{n:05}", "RUS", LABELS[(n + place) % 2])
        for n in range(n_outlets)
        for place in range(2)
    ]
    return pl.DataFrame(found, schema=names, orient="row")


def test_many_outlets_need_no_table_of_all_by_all():
    """hostile 21: 1,500 outlets by as many stories and four columns are 72 MB; 5,000 took 2.4 to 7 GB."""
    table = of_outlets(1500)
    tracemalloc.start()
    found = label_shares(table, ["outlet", "target"], "sentiment", LABELS, 0.95)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 4500
    assert peak < 30e6
