"""The words of each sentence as they enter a comparison: lower case, no stop words, none of the targets' own names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

MIN_LETTERS = 3


def sentence_words(
    articles: pl.DataFrame, sentences: pl.DataFrame, mentions: pl.DataFrame
) -> dict[tuple[str, int], list[str]]:
    """Words by article and sentence index, in order of the sentences table.

    A word is a token of at least :data:`MIN_LETTERS` characters, letters only, that is not in scikit-learn's list of
    English stop words and does not lie inside a mention: that sentences on Turkey say "Turkey" is no finding.
    """
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    texts = dict(articles.select("article_id", "text").iter_rows())
    spans = defaultdict(list)
    for article, sentence, start, end in mentions.select("article_id", "sentence_index", "start", "end").iter_rows():
        spans[article, sentence].append((start, end))
    words = {}
    columns = ["article_id", "sentence_index", "token_starts", "token_ends"]
    for article, sentence, starts, ends in sentences.select(columns).iter_rows():
        taken = spans[article, sentence]
        tokens = (
            texts[article][start:end].lower()
            for start, end in zip(starts, ends, strict=True)
            if not any(start < b and a < end for a, b in taken)
        )
        words[article, sentence] = [
            token
            for token in tokens
            if len(token) >= MIN_LETTERS and token.isalpha() and token not in ENGLISH_STOP_WORDS
        ]
    return words


def count_words(sentences: Iterable[list[str]]) -> Counter[str]:
    """How often each word occurs."""
    return Counter(word for words in sentences for word in words)
