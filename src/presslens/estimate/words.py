"""Words and two-word phrases of each sentence, and those that set groups of sentences apart.

Stop words and names of targets enter no comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import polars as pl

from presslens.base.unseen import plain
from presslens.estimate.groups import UNKNOWN
from presslens.estimate.keyness import log_odds
from presslens.exhibits.tables import TABLES
from presslens.language.en.words import STOP_WORDS
from presslens.ledger.join import SENTENCE

MIN_LETTERS = 3
WORD, PHRASE = "word", "phrase"


def word_tables(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
    prior_words: float,
    min_count: int,
    top_words: int,
) -> dict[str, pl.DataFrame]:
    """Words that set apart the sentences that name each target, and those of each country's outlets, by table.

    Parameters
    ----------
    names
        Codes of ``targets``.
    prior_words, min_count
        See :func:`presslens.estimate.keyness.log_odds`.
    top_words
        Words and phrases listed on each side of zero.
    """
    of_article = articles.select("article_id", "story_id", pl.col("outlet_country").fill_null(UNKNOWN))
    features = sentence_features(articles, sentences, ledger).join(
        of_article, on="article_id", how="left", maintain_order="left"
    )
    # "Syrian" in "Syrian Observatory for Human Rights" does not name the state.
    named = ledger.filter(pl.col("alias_kind") != "name").select(*SENTENCE, "target").unique(maintain_order=True)
    of_target = {target: _naming(features, named, target) for target in names["targets"]}
    of_country = {
        country: features.with_columns((pl.col("outlet_country") == country).alias("inside"))
        for country in sorted(of_article["outlet_country"].unique())
    }
    tables = (("words_by_target", of_target), ("words_by_country", of_country))
    return {name: _ranking(name, sets, prior_words, min_count, top_words) for name, sets in tables}


def _naming(features: pl.DataFrame, named: pl.DataFrame, target: str) -> pl.DataFrame:
    """The features, with ``inside`` true in sentences that name a target."""
    here = named.filter(pl.col("target") == target).select(*SENTENCE, pl.lit(True).alias("inside"))
    return features.join(here, on=SENTENCE, how="left", maintain_order="left").with_columns(
        pl.col("inside").fill_null(False)
    )


def _ranking(
    name: str, sets: Mapping[str, pl.DataFrame], prior_words: float, min_count: int, top_words: int
) -> pl.DataFrame:
    """The highest and the lowest rows of each comparison, on their own side of zero."""
    types = TABLES[name].types
    group = next(iter(types))
    rankings = [pl.DataFrame(schema=types)]
    for value, marked in sets.items():
        table = log_odds(marked, prior_words, min_count)
        above, below = table.filter(pl.col("z_clustered") > 0), table.filter(pl.col("z_clustered") < 0)
        ends = pl.concat([above.head(top_words), below.tail(top_words)])
        rankings.append(ends.with_columns(pl.lit(value).alias(group)).select(*types))
    return pl.concat(rankings)


def sentence_features(articles: pl.DataFrame, sentences: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Every word and phrase in every sentence.

    A word is a token of at least :data:`MIN_LETTERS` characters, letters only and in lower case, that is no stop word
    and does not lie inside a mention: that sentences on Turkey say "Turkey" is no finding. A phrase is two words that
    follow each other, with no other token between them.

    Returns
    -------
    Columns ``article_id``, ``sentence_index``, ``kind`` (``word`` or ``phrase``), ``feature``; a row per occurrence.
    """
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
            token = plain(text[start:end])[0].lower()
            if (
                len(token) < MIN_LETTERS
                or not token.isalpha()
                or token in STOP_WORDS
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
