"""Words and two-word phrases of each sentence as they enter a comparison: no stop words, no names of targets."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

MIN_LETTERS = 3
WORD, PHRASE = "word", "phrase"


def sentence_features(articles: pl.DataFrame, sentences: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Every word and phrase in every sentence.

    A word is a token of at least :data:`MIN_LETTERS` characters, letters only and in lower case, that is not in
    scikit-learn's list of English stop words and does not lie inside a mention: that sentences on Turkey say "Turkey"
    is no finding. A phrase is two words that follow each other, with no other token between them.

    Returns
    -------
    Columns ``article_id``, ``sentence_index``, ``kind`` (``word`` or ``phrase``), ``feature``; a row per occurrence.
    """
    import polars as pl
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    texts = dict(articles.select("article_id", "text").iter_rows())
    spans = defaultdict(list)
    for article, sentence, start, end in mentions.select("article_id", "sentence_index", "start", "end").iter_rows():
        spans[article, sentence].append((start, end))
    found = []
    columns = ["article_id", "sentence_index", "token_starts", "token_ends"]
    for article, sentence, starts, ends in sentences.select(columns).iter_rows():
        taken = spans.get((article, sentence), ())
        text, before = texts[article], None
        for start, end in zip(starts, ends, strict=True):
            token = text[start:end].lower()
            if (
                len(token) < MIN_LETTERS
                or not token.isalpha()
                or token in ENGLISH_STOP_WORDS
                or any(start < b and a < end for a, b in taken)
            ):
                before = None
                continue
            found.append((article, sentence, WORD, token))
            if before is not None:
                found.append((article, sentence, PHRASE, f"{before} {token}"))
            before = token
    schema = {"article_id": pl.String, "sentence_index": pl.Int32, "kind": pl.String, "feature": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row")
