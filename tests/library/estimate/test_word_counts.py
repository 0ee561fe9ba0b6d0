"""Words are counted by story and by the targets that a sentence names; rare ones are counted together."""

import re

import polars as pl

from presslens.estimate.word_counts import word_counts

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
        ("s1", "GBR", ["RUS"], "phrase", None, 1),
        ("s1", "GBR", ["RUS"], "word", "closed", 1),
        ("s1", "GBR", ["RUS"], "word", "harbours", 1),
        ("s1", "GBR", ["TUR"], "phrase", None, 1),
        ("s1", "GBR", ["TUR"], "word", "closed", 1),
        ("s1", "GBR", ["TUR"], "word", "harbours", 1),
        # What bears a target's name does not name it, and a country that nobody knows is no country.
        ("s2", "unknown", [], "phrase", None, 1),
        ("s2", "unknown", [], "word", "harbours", 1),
        ("s2", "unknown", [], "word", None, 1),
    ]


def test_a_sentence_names_its_targets_in_the_order_of_the_study():
    articles, sentences, ledger = tables()
    both = pl.concat([ledger, ledger.head(1).with_columns(target=pl.lit("RUS"))])
    for order in (["TUR", "RUS"], ["RUS", "TUR"]):
        found = word_counts(articles, sentences, both, {"targets": order}, min_count=9)
        assert order in found["targets"].to_list()
        assert found["feature"].null_count() == len(found)
