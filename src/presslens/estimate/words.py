"""Words and phrases that set groups of sentences apart, from how often stories use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from presslens.estimate.keyness import log_odds
from presslens.exhibits.tables import TABLES


def word_tables(
    word_counts: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
    prior_words: float,
    min_count: int,
    top_words: int,
    confidence: float,
) -> dict[str, pl.DataFrame]:
    """Words that set apart the sentences that name each target, and those of each country's outlets, by table.

    Parameters
    ----------
    word_counts
        See :func:`presslens.estimate.word_counts.word_counts`.
    names
        Codes of ``targets``.
    prior_words, min_count, confidence
        See :func:`presslens.estimate.keyness.log_odds`.
    top_words
        Words and phrases listed on each side of zero.
    """
    countries = word_counts["outlet_country"]
    sets = {
        "words_by_target": ((target, word_counts["targets"].list.contains(target)) for target in names["targets"]),
        "words_by_country": ((country, countries == country) for country in sorted(countries.unique())),
    }
    settings = prior_words, min_count, confidence
    return {name: _ranking(name, word_counts, found, settings, top_words) for name, found in sets.items()}


def _ranking(
    name: str,
    counts: pl.DataFrame,
    sets: Iterable[tuple[str, pl.Series]],
    settings: tuple[float, int, float],
    top_words: int,
) -> pl.DataFrame:
    """The highest and the lowest rows of each comparison, on their own side of zero.

    Parameters
    ----------
    sets
        Name of each set of sentences, and which rows of ``counts`` stand in it.
    settings
        Of :func:`presslens.estimate.keyness.log_odds`.
    """
    types = TABLES[name].types
    group = next(iter(types))
    rankings = [pl.DataFrame(schema=types)]
    for value, inside in sets:
        table = log_odds(counts.with_columns(inside.alias("inside")), *settings)
        above, below = table.filter(pl.col("z_clustered") > 0), table.filter(pl.col("z_clustered") < 0)
        ends = pl.concat([above.head(top_words), below.tail(top_words)])
        rankings.append(ends.with_columns(pl.lit(value).alias(group)).select(*types))
    return pl.concat(rankings)
