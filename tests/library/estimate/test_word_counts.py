"""Words are counted by story and by the targets that a sentence names; rare ones are counted together."""

import re

import polars as pl
import pytest
from scripts.estimate.count_words import blocks_of

from presslens.base.parts import Dealt
from presslens.estimate import words
from presslens.estimate.word_counts import word_counts
from presslens.estimate.word_heaps import word_count_parts
from presslens.estimate.words import word_tables

TEXTS = {
    "a": "Ankara closed harbours. Harbours closed Moscow again.",
    "b": "Harbours reopened.",
}


def tables():
    articles = pl.DataFrame(
        {
            "article_id": ["a", "b"],
            "text": list(TEXTS.values()),
            "story_id": ["s1", "s2"],
            "outlet_country": ["GBR", None],
        }
    )
    rows = []
    for article, text in TEXTS.items():
        cut = text.index(".") + 1
        for index, (start, end) in enumerate(((0, cut), (cut, len(text)))):
            spans = [one.span() for one in re.finditer(r"\w+|\.", text) if start <= one.start() < end]
            if spans:
                rows.append((article, index, [s for s, _ in spans], [e for _, e in spans]))
    types = {"article_id": str, "sentence_index": pl.Int32, "token_starts": pl.List(int), "token_ends": pl.List(int)}
    sentences = pl.DataFrame(rows, schema=types, orient="row")
    places = [("a", 0, 0, 6, "TUR", "capital"), ("a", 1, 40, 46, "RUS", "capital"), ("b", 0, 0, 0, "RUS", "name")]
    names = ["article_id", "sentence_index", "start", "end", "target", "alias_kind"]
    ledger = pl.DataFrame(places, schema=names, orient="row").with_columns(pl.col("sentence_index").cast(pl.Int32))
    return articles, sentences, ledger


def test_counts_by_hand():
    found = word_counts(*tables(), {"targets": ["TUR", "RUS"]}, min_count=2)
    assert found.rows() == [
        ("s1", "GBR", ["RUS"], "word", "closed", 1),
        ("s1", "GBR", ["TUR"], "word", "closed", 1),
        ("s1", "GBR", ["RUS"], "word", "harbours", 1),
        ("s1", "GBR", ["TUR"], "word", "harbours", 1),
        # What bears a target's name does not name it, and a country that nobody knows is no country.
        ("s2", "unknown", [], "word", "harbours", 1),
        ("s1", "GBR", ["RUS"], "phrase", None, 1),
        ("s1", "GBR", ["TUR"], "phrase", None, 1),
        ("s2", "unknown", [], "phrase", None, 1),
        ("s2", "unknown", [], "word", None, 1),
    ]


def test_a_sentence_names_its_targets_in_the_order_of_the_study():
    articles, sentences, ledger = tables()
    both = pl.concat([ledger, ledger.head(1).with_columns(target=pl.lit("RUS"))])
    for order in (["TUR", "RUS"], ["RUS", "TUR"]):
        found = word_counts(articles, sentences, both, {"targets": order}, min_count=9)
        assert order in found["targets"].to_list()
        assert found["feature"].null_count() == len(found)


@pytest.fixture
def many(tmp_path):
    """Nine articles in four stories, told apart by a word, one of them without sentences; their tables' paths."""
    articles, sentences, ledger = tables()
    copies = range(9)
    every = [
        pl.concat(
            table.with_columns(pl.format("{}{}", "article_id", pl.lit(copy)).alias("article_id")) for copy in copies
        ).sort("article_id", maintain_order=True)
        for table in (articles, sentences, ledger)
    ]
    word = pl.int_range(pl.len()).map_elements(lambda n: " " + "xyz"[n % 3] * 4, pl.String)
    every[0] = every[0].with_columns(pl.col("text") + word, story_id=pl.format("s{}", pl.int_range(pl.len()) % 4))
    every[1] = every[1].filter(pl.col("article_id") != "a4")
    paths = [str(tmp_path / f"{name}.parquet") for name in ("articles", "sentences", "ledger")]
    for table, path in zip(every, paths, strict=True):
        table.write_parquet(path)
    return every, paths


@pytest.mark.parametrize("heaps", [1, 2, 7, 99])
@pytest.mark.parametrize("at_once", [1, 4, 512])
def test_words_counted_in_parts_are_those_counted_at_once(heaps, at_once, many, tmp_path, monkeypatch):
    every, paths = many
    names = {"targets": ["TUR", "RUS"]}
    monkeypatch.setattr("scripts.estimate.count_words.AT_ONCE", at_once)
    monkeypatch.setattr("presslens.estimate.word_heaps._ROWS", at_once)
    with Dealt(tmp_path / "counts", heaps, most_bytes=200) as waiting:
        found = pl.concat(word_count_parts(blocks_of(*paths, counted=True), names, 3, waiting))
        assert list(tmp_path.glob(".*.part"))
    assert not list(tmp_path.glob(".*.part"))
    assert found.equals(word_counts(*every, names, 3))
    assert found["feature"].n_unique() > 3


def test_words_that_are_not_counted_leave_a_table_without_rows(many, tmp_path):
    with Dealt(tmp_path / "counts", 3) as waiting:
        (found,) = word_count_parts(blocks_of(*many[1], counted=False), {"targets": ["TUR"]}, 1, waiting)
    assert found.is_empty()
    assert found.schema == word_counts(*many[0], {"targets": ["TUR"]}, 1).schema


def test_how_many_rows_are_compared_at_once_changes_nothing(many, monkeypatch):
    counts = word_counts(*many[0], {"targets": ["TUR", "RUS"]}, 1).lazy()
    settings = {"prior_words": 10, "min_count": 2, "top_words": 2, "confidence": 0.9}
    whole = word_tables(counts, {"targets": ["TUR", "RUS"]}, **settings)
    assert all(len(table) > 3 for table in whole.values())
    for rows in (1, 3):
        monkeypatch.setattr(words, "_ROWS", rows)
        parts = word_tables(counts, {"targets": ["TUR", "RUS"]}, **settings)
        assert all(parts[name].equals(table) for name, table in whole.items())


def test_counts_in_another_order_are_no_counts(many):
    counts = word_counts(*many[0], {"targets": ["TUR", "RUS"]}, 1).sort("story_id").lazy()
    with pytest.raises(ValueError, match="not sorted"):
        list(words.features_together(counts, 50))


def test_where_no_word_is_counted_none_is_ranked(many):
    counts = word_counts(*many[0], {"targets": ["TUR"]}, 99)
    assert counts["feature"].null_count() == len(counts)
    for nothing in (counts, counts.clear()):
        found = word_tables(nothing.lazy(), {"targets": ["TUR"]}, 10, 1, 5, 0.9)
        assert all(table.is_empty() for table in found.values())
