"""Words and two-word phrases of each sentence, and how often each occurs in the sentences of a story.

Stop words, names of days and months, honorifics and names of targets are not counted, and a word that opens one and the
same phrase almost whenever it occurs, as a first name does, is left to the phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import polars as pl

from presslens.base.unseen import plain
from presslens.estimate.groups import UNKNOWN
from presslens.language.en.words import says_nothing
from presslens.ledger.join import SENTENCE

MIN_LETTERS = 3
WORD, PHRASE = "word", "phrase"
#: A word that occurs as often as this, with one word behind it in at least this share of its occurrences, is that
#: phrase's: "joe" in "joe biden", "deir" in "deir ezzor".
OFTEN, ALMOST_ALWAYS = 10, 0.9
#: Articles whose words are held one by one at once.
_AT_ONCE = 500
#: What words are counted by: a story, the country of its outlets, and which targets the sentence names.
_GROUPS = ("story_id", "outlet_country", "targets")


def word_counts(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
    min_count: int,
) -> pl.DataFrame:
    """How often each word and phrase occurs in the sentences of a story that name the same targets.

    The order of words, the sentences and the articles they stand in are lost, and so is each word and phrase that is
    rarer in the corpus than comparisons take: such ones are counted together.

    Parameters
    ----------
    names
        Codes of ``targets``.
    min_count
        Occurrences in the corpus from which a word or phrase is compared.

    Returns
    -------
    Columns ``story_id``, ``outlet_country`` (``unknown`` where nobody says), ``targets`` (a list of codes in the order
    of the study, empty where the sentence names none), ``kind`` (``word`` or ``phrase``), ``feature`` (null: all that
    are rarer) and ``n``, sorted by ``feature``, nulls last, then by the others.
    """
    return in_order(with_rare_together(counted(articles, sentences, ledger, names["targets"]), min_count))


def counted(
    articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame, targets: Sequence[str]
) -> pl.DataFrame:
    """How often each word and phrase occurs in the sentences of a story that name the same targets; targets as text."""
    return (
        _grouped_words(articles, sentences, ledger, targets)
        .group_by(*_GROUPS, "kind", "feature")
        .agg(pl.len().cast(pl.Int64).alias("n"))
        # Stories come with each of their words: as categories they take little.
        .with_columns(pl.col("feature").cast(pl.String), pl.col(*_GROUPS, "kind").cast(pl.String).cast(pl.Categorical))
    )


def with_rare_together(counts: pl.DataFrame, min_count: int) -> pl.DataFrame:
    """Counts of :func:`counted`, of some words all that begins with them: without openers, rare ones together."""
    of_feature = counts.group_by("kind", "feature").agg(pl.col("n").sum().alias("len"))
    left_out = _openers(of_feature)
    often = of_feature.filter(pl.col("len") >= min_count)["feature"]
    return (
        counts.filter((pl.col("kind") == PHRASE) | ~pl.col("feature").is_in(left_out.implode()))
        .with_columns(pl.when(pl.col("feature").is_in(often.implode())).then(pl.col("feature")))
        .pipe(summed)
    )


def summed(counts: pl.DataFrame) -> pl.DataFrame:
    """Counts of the same as one."""
    return counts.group_by(*_GROUPS, "kind", "feature").agg(pl.col("n").sum())


def in_order(counts: pl.DataFrame) -> pl.DataFrame:
    """Counts as :func:`word_counts` gives them."""
    names = ("kind", *_GROUPS)
    counts = counts.with_columns(pl.col(names).cast(pl.String)).sort("feature", *names, nulls_last=True)
    return counts.with_columns(named_targets(pl.col("targets")))


def compared_words(
    articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame, targets: Sequence[str]
) -> pl.DataFrame:
    """Every occurrence of a word or phrase that is compared, and what it is compared by.

    Returns
    -------
    What :func:`sentence_features` and :func:`without_openers` leave, with ``outlet_country``, ``story_id`` and
    ``targets``: the codes of the targets that the sentence names, in the order given, as :func:`named_targets` reads
    them.
    """
    return without_openers(_grouped_words(articles, sentences, ledger, targets))


def _grouped_words(
    articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame, targets: Sequence[str]
) -> pl.DataFrame:
    """Every occurrence of a word or phrase with what it is compared by."""
    features = _coded(sentence_features(articles, sentences, ledger))
    # "Syrian" in "Syrian Observatory for Human Rights" does not name the state.
    named = ledger.filter(pl.col("alias_kind") != "name")
    lists = (
        pl.DataFrame({"target": list(targets)}, schema={"target": pl.String})
        .join(named.select(*SENTENCE, "target").unique(), on="target", maintain_order="left")
        .group_by(SENTENCE, maintain_order=True)
        .agg(pl.col("target").str.join(" ").alias("targets"))
    )
    of_article = articles.select("article_id", pl.col("outlet_country").fill_null(UNKNOWN), "story_id")
    return (
        features.join(of_article, on="article_id", how="left", maintain_order="left")
        .join(lists, on=SENTENCE, how="left", maintain_order="left")
        .with_columns(pl.col("targets").fill_null(""))
    )


def named_targets(joined: pl.Expr) -> pl.Expr:
    """Lists of codes, from codes joined by spaces."""
    return joined.str.split(" ").list.filter(pl.element() != "")


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
    left_out = _openers(features.group_by("kind", "feature").len())
    return features.filter((pl.col("kind") == PHRASE) | ~pl.col("feature").is_in(left_out.implode()))


def _openers(counts: pl.DataFrame) -> pl.Series:
    """Words that are left to a phrase, from how often (``len``) each word and phrase occurs."""
    words = counts.filter((pl.col("kind") == WORD) & (pl.col("len") >= OFTEN))
    phrases = (
        counts.filter((pl.col("kind") == PHRASE) & (pl.col("len") >= ALMOST_ALWAYS * OFTEN))
        .group_by(pl.col("feature").cast(pl.String).str.split(" ").list.first())
        .agg(pl.max("len").alias("opened"))
    )
    found = (
        words.with_columns(pl.col("feature").cast(pl.String))
        .join(phrases, on="feature")
        .filter(pl.col("opened") >= ALMOST_ALWAYS * pl.col("len"))
    )
    return found["feature"].cast(counts.schema["feature"])


def _coded(features: pl.DataFrame) -> pl.DataFrame:
    """The same rows in less memory, words in the order of letters."""
    words = pl.Enum(features["feature"].unique().sort())
    return features.with_columns(pl.col("feature").cast(words), pl.col("kind").cast(pl.Enum([PHRASE, WORD])))
