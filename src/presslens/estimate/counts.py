"""Plain counts: what a corpus holds, and how often each target is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.codebook.questions import OUTLET
from presslens.exhibits.measures import Measure, set_aside
from presslens.exhibits.tables import TABLES


def count_tables(
    articles: pl.DataFrame,
    exclusions: pl.DataFrame,
    removals: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
) -> dict[str, pl.DataFrame]:
    """The tables of counts, by name; ``names`` holds the codes of ``targets``."""
    return {
        "corpus": corpus_counts(articles, exclusions, removals, sentences, ledger),
        "mentions_by_target": mention_counts(ledger, sentences, names["targets"]),
        "mentions_by_outlet": outlet_counts(ledger, articles, names["targets"]),
    }


def corpus_counts(
    articles: pl.DataFrame,
    exclusions: pl.DataFrame,
    removals: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
) -> pl.DataFrame:
    """The corpus in numbers: columns ``measure`` and ``value`` (text; "unknown" where no article says)."""
    dates = articles["date"].drop_nulls().sort()
    outlets = articles["outlet"].drop_nulls()
    measures: list[tuple[str, object]] = [
        (Measure.ARTICLES, len(articles)),
        (Measure.STORIES, articles["story_id"].n_unique()),
        (Measure.OUTLETS, outlets.n_unique() if len(outlets) else "unknown"),
        (Measure.NO_OUTLET, len(articles) - len(outlets)),
        (Measure.FIRST_DATE, dates[0] if len(dates) else "unknown"),
        (Measure.LAST_DATE, dates[-1] if len(dates) else "unknown"),
        (Measure.NO_DATE, len(articles) - len(dates)),
        (Measure.SENTENCES, len(sentences)),
        (Measure.TOKENS, int(sentences["token_starts"].list.len().sum())),
        (Measure.MENTIONS, len(ledger)),
        (Measure.ACTOR_MENTIONS, int(ledger["actor"].sum())),
        (Measure.QUOTED_MENTIONS, int((ledger["holder"] != OUTLET).sum())),
        (Measure.NO_MENTION, len(articles) - ledger["article_id"].n_unique()),
        (Measure.REMOVALS, len(removals)),
    ]
    reasons = exclusions.group_by("reason").len().sort("reason")
    measures += [(set_aside(reason), count) for reason, count in reasons.iter_rows()]
    return pl.DataFrame(
        [(str(name), str(value)) for name, value in measures], schema=TABLES["corpus"].types, orient="row"
    )


def mention_counts(ledger: pl.DataFrame, sentences: pl.DataFrame, targets: Sequence[str]) -> pl.DataFrame:
    """Mentions of each target, in all and by kind of alias.

    Returns
    -------
    Columns ``target``, ``alias_kind`` ("all" for the total), ``n_mentions``, ``n_actor_mentions``, ``n_sentences``,
    ``n_articles``, ``per_1000_tokens``. Targets come in the order given and are there even when never named.
    """
    tokens = int(sentences["token_starts"].list.len().sum())
    counted = [
        pl.len().cast(pl.Int64).alias("n_mentions"),
        pl.col("actor").sum().cast(pl.Int64).alias("n_actor_mentions"),
        pl.struct("article_id", "sentence_index").n_unique().cast(pl.Int64).alias("n_sentences"),
        pl.col("article_id").n_unique().cast(pl.Int64).alias("n_articles"),
    ]
    totals = ledger.group_by("target").agg(counted).with_columns(alias_kind=pl.lit("all"))
    all_targets = pl.DataFrame({"target": list(targets), "alias_kind": ["all"] * len(targets)})
    totals = all_targets.join(totals, on=["target", "alias_kind"], how="left", maintain_order="left").fill_null(0)
    kinds = ledger.group_by("target", "alias_kind").agg(counted)
    order = {target: place for place, target in enumerate(targets)}
    return (
        pl.concat([totals, kinds], how="diagonal")
        .with_columns((pl.col("n_mentions") * 1000 / tokens).alias("per_1000_tokens"))
        .sort(pl.col("target").replace_strict(order), pl.col("alias_kind") != "all", "alias_kind")
    )


def outlet_counts(ledger: pl.DataFrame, articles: pl.DataFrame, targets: Sequence[str]) -> pl.DataFrame:
    """Mentions of each target by each outlet.

    Returns
    -------
    Columns ``outlet``, ``outlet_country``, ``target``, ``n_articles`` (of the outlet, with or without a mention),
    ``n_mentions``, ``n_actor_mentions``, ``mentions_per_article``. Every outlet has a row for every target.
    """
    outlet = ["outlet", "outlet_country"]
    known = [pl.col(name).fill_null("unknown") for name in outlet]
    sizes = articles.with_columns(known).group_by(outlet).agg(pl.len().cast(pl.Int64).alias("n_articles"))
    counted = (
        ledger.with_columns(known)
        .group_by(*outlet, "target")
        .agg(
            pl.len().cast(pl.Int64).alias("n_mentions"), pl.col("actor").sum().cast(pl.Int64).alias("n_actor_mentions")
        )
    )
    order = pl.DataFrame({"target": list(targets), "place": range(len(targets))})
    return (
        sizes.join(order, how="cross")
        .join(counted, on=[*outlet, "target"], how="left")
        .with_columns(pl.col("n_mentions", "n_actor_mentions").fill_null(0))
        .with_columns((pl.col("n_mentions") / pl.col("n_articles")).alias("mentions_per_article"))
        .sort(*outlet, "place")
        .select(*TABLES["mentions_by_outlet"].types)
    )
