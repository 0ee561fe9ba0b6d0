"""Words and two-word phrases of each sentence, and those that set groups of sentences apart.

Stop words, names of days and months, honorifics and names of targets enter no comparison, and a word that opens one and
the same phrase almost whenever it occurs, as a first name does, is left to the phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from presslens.base.unseen import plain
from presslens.estimate.groups import UNKNOWN
from presslens.estimate.keyness import log_odds
from presslens.exhibits.tables import TABLES
from presslens.language.en.words import says_nothing
from presslens.ledger.join import SENTENCE

MIN_LETTERS = 3
WORD, PHRASE = "word", "phrase"
#: A word that occurs as often as this, with one word behind it in at least this share of its occurrences, is that
#: phrase's: "joe" in "joe biden", "deir" in "deir ezzor".
OFTEN, ALMOST_ALWAYS = 10, 0.9
#: Articles whose words are held one by one at once.
_AT_ONCE = 500


def word_tables(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
    prior_words: float,
    min_count: int,
    top_words: int,
    confidence: float,
) -> dict[str, pl.DataFrame]:
    """Words that set apart the sentences that name each target, and those of each country's outlets, by table.

    Parameters
    ----------
    names
        Codes of ``targets``.
    prior_words, min_count, confidence
        See :func:`presslens.estimate.keyness.log_odds`.
    top_words
        Words and phrases listed on each side of zero.
    """
    features = compared_words(articles, sentences, ledger)
    of_target = [(target, naming(features, ledger, target)) for target in names["targets"]]
    rows = with_origin(features.select("article_id"), articles)
    features = features.select("kind", "feature", rows["story_id"])
    countries = rows["outlet_country"]
    sets = {
        "words_by_target": of_target,
        "words_by_country": ((country, countries == country) for country in sorted(countries.unique())),
    }
    del rows
    settings = prior_words, min_count, confidence
    return {name: _ranking(name, features, found, settings, top_words) for name, found in sets.items()}


def compared_words(articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame) -> pl.DataFrame:
    """Every occurrence of a word or phrase that is compared: :func:`sentence_features`, :func:`without_openers`."""
    return without_openers(_coded(sentence_features(articles, sentences, ledger)))


def with_origin(features: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Rows with an article beside the country of its outlet (or ``unknown``) and the number of its story."""
    of_article = articles.select(
        "article_id", pl.col("outlet_country").fill_null(UNKNOWN), pl.col("story_id").rank("dense")
    )
    return features.join(of_article, on="article_id", how="left", maintain_order="left")


def naming(features: pl.DataFrame, ledger: pl.DataFrame, target: str) -> pl.Series:
    """Whether each word stands in a sentence that names a target."""
    # "Syrian" in "Syrian Observatory for Human Rights" does not name the state.
    named = ledger.filter((pl.col("alias_kind") != "name") & (pl.col("target") == target))
    here = named.select(*SENTENCE, pl.lit(True).alias("inside")).unique(maintain_order=True)
    joined = features.select(SENTENCE).join(here, on=SENTENCE, how="left", maintain_order="left")
    return joined["inside"].fill_null(False)


def _ranking(
    name: str,
    features: pl.DataFrame,
    sets: Iterable[tuple[str, pl.Series]],
    settings: tuple[float, int, float],
    top_words: int,
) -> pl.DataFrame:
    """The highest and the lowest rows of each comparison, on their own side of zero.

    Parameters
    ----------
    sets
        Name of each set of sentences, and which rows of ``features`` stand in it.
    settings
        Of :func:`presslens.estimate.keyness.log_odds`.
    """
    types = TABLES[name].types
    group = next(iter(types))
    rankings = [pl.DataFrame(schema=types)]
    for value, inside in sets:
        table = log_odds(features.with_columns(inside.alias("inside")), *settings).with_columns(
            pl.col("feature").cast(pl.String)
        )
        above, below = table.filter(pl.col("z_clustered") > 0), table.filter(pl.col("z_clustered") < 0)
        ends = pl.concat([above.head(top_words), below.tail(top_words)])
        rankings.append(ends.with_columns(pl.lit(value).alias(group)).select(*types))
    return pl.concat(rankings)


def sentence_features(articles: pl.DataFrame, sentences: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Every word and phrase in every sentence.

    A word is a token of at least :data:`MIN_LETTERS` characters, letters only and in lower case, that says something
    (:func:`presslens.language.en.words.says_nothing`) and does not lie inside a mention: that sentences on Turkey say
    "Turkey" is no finding. A phrase is two words that follow each other, with no other token between them.

    Returns
    -------
    Columns ``article_id``, ``sentence_index``, ``kind`` (``word`` or ``phrase``), ``feature``; a row per occurrence.
    """
    texts = dict(articles.select("article_id", "text").iter_rows())
    spans = defaultdict(list)
    for article, sentence, start, end in mentions.select("article_id", "sentence_index", "start", "end").iter_rows():
        spans[article, sentence].append((start, end))
    types = {"article_id": pl.String, "sentence_index": pl.Int32, "kind": pl.String, "feature": pl.String}
    tables = [pl.DataFrame(schema=types)]
    found: list[tuple[str, int, str, str]] = []
    held: set[str] = set()
    columns = ["article_id", "sentence_index", "token_starts", "token_ends"]
    for article, sentence, starts, ends in sentences.select(columns).iter_rows():
        taken = spans.get((article, sentence), ())
        if article not in held and len(held) == _AT_ONCE:
            tables.append(pl.DataFrame(found, schema=types, orient="row"))
            found, held = [], set()
        held.add(article)
        text, before = texts[article], None
        for start, end in zip(starts, ends, strict=True):
            written = plain(text[start:end])[0]
            if (
                len(written) < MIN_LETTERS
                or not written.isalpha()
                or says_nothing(written)
                or any(start < b and a < end for a, b in taken)
            ):
                before = None
                continue
            token = written.lower()
            found.append((article, sentence, WORD, token))
            if before is not None:
                found.append((article, sentence, PHRASE, f"{before} {token}"))
            before = token
    return pl.concat([*tables, pl.DataFrame(found, schema=types, orient="row")])


def without_openers(features: pl.DataFrame) -> pl.DataFrame:
    """The words and phrases of :func:`sentence_features` without words that are the beginning of one phrase: of those
    that occur :data:`OFTEN`, the ones with one word behind them :data:`ALMOST_ALWAYS`.
    """
    counts = features.group_by("kind", "feature").len()
    words = counts.filter((pl.col("kind") == WORD) & (pl.col("len") >= OFTEN))
    phrases = (
        counts.filter((pl.col("kind") == PHRASE) & (pl.col("len") >= ALMOST_ALWAYS * OFTEN))
        .group_by(pl.col("feature").cast(pl.String).str.split(" ").list.first())
        .agg(pl.max("len").alias("opened"))
    )
    openers = (
        words.with_columns(pl.col("feature").cast(pl.String))
        .join(phrases, on="feature")
        .filter(pl.col("opened") >= ALMOST_ALWAYS * pl.col("len"))
    )
    left_out = openers["feature"].cast(features.schema["feature"]).implode()
    return features.filter((pl.col("kind") == PHRASE) | ~pl.col("feature").is_in(left_out))


def _coded(features: pl.DataFrame) -> pl.DataFrame:
    """The same rows in less memory, words in the order of letters."""
    words = pl.Enum(features["feature"].unique().sort())
    return features.with_columns(pl.col("feature").cast(words), pl.col("kind").cast(pl.Enum([PHRASE, WORD])))
