"""Verbs that report a statement, counted once each."""

import polars as pl

from presslens.estimate.verbs import reporting_verbs, verb_counts

ARTICLES = pl.DataFrame({"article_id": ["a", "b"], "story_id": ["s", "s"], "outlet": ["Post", None]})
SENTENCES = pl.DataFrame({"article_id": ["a", "a", "b"], "sentence_index": [0, 1, 0], "start": [0, 50, 0]})
ATTRIBUTIONS = pl.DataFrame(
    [
        ("a", 10, "said", "neutral", "RUS"),
        ("a", 10, "said", "neutral", "RUS"),  # the same verb: two stretches of content
        ("a", 60, "claimed  that", "loaded", "RUS"),
        ("a", 70, "“", "neutral", "RUS"),
        ("b", 5, "Said", "neutral", "unresolved"),
        ("b", 9, "accused", "loaded", "UN"),
    ],
    schema=["article_id", "cue_start", "cue", "cue_tone", "holder"],
    orient="row",
)
VERBS = {"said", "claimed that"}


def test_each_verb_once_with_its_sentence_and_outlet():
    uses = reporting_verbs(ATTRIBUTIONS, ARTICLES, SENTENCES, VERBS)
    assert uses.select("article_id", "outlet", "sentence_index", "holder", "verb").rows() == [
        ("a", "Post", 0, "RUS", "said"),
        ("a", "Post", 1, "RUS", "claimed"),
        ("b", "unknown", 0, "unresolved", "said"),
    ]


def test_counts_by_holder_in_the_order_given():
    uses = reporting_verbs(ATTRIBUTIONS, ARTICLES, SENTENCES, VERBS)
    counts = verb_counts(uses, ["UN", "RUS", "unresolved"], top=1)
    assert counts.rows() == [("RUS", "claimed", "loaded", 1, 2, 0.5), ("unresolved", "said", "neutral", 1, 1, 1.0)]


def test_nothing_said():
    uses = reporting_verbs(ATTRIBUTIONS.head(0), ARTICLES, SENTENCES, VERBS)
    assert uses.is_empty()
    assert verb_counts(uses, ["RUS"], top=3).is_empty()
