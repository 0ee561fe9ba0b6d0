"""Plain counts: what a corpus holds, and how often each target is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.codebook.questions import ACTOR, HOLDER, OUTLET, Question
from presslens.estimate.groups import UNKNOWN
from presslens.exhibits.measures import NOT_ANSWERED, Measure, set_aside
from presslens.exhibits.tables import TABLES
from presslens.ledger.answered import is_answered
from presslens.ledger.packed import N_TOKENS

#: All kinds of alias together.
ALL = "all"


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


@dataclass(frozen=True)
class Counted:
    """What a measure of the corpus counts.

    Attributes
    ----------
    of
        Table whose rows are counted, by name.
    adds
        What a row adds; null where it is not counted.
    found
        The measure where it is no sum (a date); None: the sum of what rows add.
    """

    of: str
    adds: pl.Expr
    found: object = None


def counted_of(
    articles: pl.DataFrame,
    exclusions: pl.DataFrame,
    removals: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
) -> dict[str, Counted]:
    """What each measure of the corpus counts, in their order; files set aside by reason at the end."""
    one = pl.repeat(1, pl.len(), dtype=pl.Int64)
    date, outlet = pl.col("date"), pl.col("outlet")
    named = ledger["article_id"].unique().implode()
    known = articles["outlet"].null_count() < len(articles)
    first, last = articles["date"].min(), articles["date"].max()
    measures = {
        Measure.ARTICLES: Counted("articles", one),
        Measure.STORIES: Counted("articles", pl.col("story_id").is_first_distinct().cast(pl.Int64)),
        Measure.OUTLETS: Counted(
            "articles",
            pl.when(outlet.is_not_null()).then(outlet.is_first_distinct().cast(pl.Int64)),
            None if known else UNKNOWN,
        ),
        Measure.NO_OUTLET: Counted("articles", pl.when(outlet.is_null()).then(1)),
        Measure.FIRST_DATE: Counted("articles", pl.when(date == first).then(1), first or UNKNOWN),
        Measure.LAST_DATE: Counted("articles", pl.when(date == last).then(1), last or UNKNOWN),
        Measure.NO_DATE: Counted("articles", pl.when(date.is_null()).then(1)),
        Measure.SENTENCES: Counted("sentences", one),
        Measure.TOKENS: Counted("sentences", pl.col(N_TOKENS)),
        Measure.MENTIONS: Counted("ledger", one),
        Measure.ACTOR_MENTIONS: Counted("ledger", pl.when(pl.col("actor")).then(1), _lacking(ACTOR, ledger)),
        Measure.QUOTED_MENTIONS: Counted(
            "ledger", pl.when(pl.col("holder").cast(pl.String) != OUTLET).then(1), _lacking(HOLDER, ledger)
        ),
        Measure.NO_MENTION: Counted("articles", pl.when(~pl.col("article_id").is_in(named)).then(1)),
        Measure.REMOVALS: Counted("removals", one),
    }
    reasons = exclusions["reason"].unique().sort()
    aside = {
        set_aside(reason): Counted("exclusions", pl.when(pl.col("reason") == reason).then(1)) for reason in reasons
    }
    return {str(name): counted for name, counted in (measures | aside).items()}


def _lacking(question: Question, ledger: pl.DataFrame) -> str | None:
    return None if is_answered(question, ledger) else NOT_ANSWERED


def _actors(ledger: pl.DataFrame) -> pl.Expr:
    """Number of actor mentions; null where nobody told which are."""
    counted = pl.col("actor").sum().cast(pl.Int64) if is_answered(ACTOR, ledger) else pl.lit(None, pl.Int64)
    return counted.alias("n_actor_mentions")


def corpus_counts(
    articles: pl.DataFrame,
    exclusions: pl.DataFrame,
    removals: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
) -> pl.DataFrame:
    """The corpus in numbers: columns ``measure`` and ``value`` (text; "unknown" where no article says)."""
    tables = {
        "articles": articles,
        "exclusions": exclusions,
        "removals": removals,
        "sentences": sentences,
        "ledger": ledger,
    }
    measures = [
        (name, counted.found if counted.found is not None else tables[counted.of].select(counted.adds.sum()).item())
        for name, counted in counted_of(**tables).items()
    ]
    return pl.DataFrame([(name, str(value)) for name, value in measures], schema=TABLES["corpus"].types, orient="row")


def by_outlet(table: pl.DataFrame) -> pl.DataFrame:
    """Mentions or articles with outlet and country, ``unknown`` where nobody knows."""
    return table.with_columns(pl.col(name).fill_null(UNKNOWN) for name in ("outlet", "outlet_country"))


def _as_text(*names: str) -> pl.Expr:
    """Names as text, however they were held."""
    return pl.col(names).cast(pl.String)


def _zero(ledger: pl.DataFrame, *names: str) -> list[pl.Expr]:
    """Counts of groups without a mention; of actors only where it was told which mentions are."""
    told = [name for name in names if name != "n_actor_mentions" or is_answered(ACTOR, ledger)]
    return [pl.col(name).fill_null(0) for name in told]


def mention_counts(ledger: pl.DataFrame, sentences: pl.DataFrame, targets: Sequence[str]) -> pl.DataFrame:
    """Mentions of each target, in all and by kind of alias.

    Returns
    -------
    Columns ``target``, ``alias_kind`` ("all" for the total), ``n_mentions``, ``n_actor_mentions``, ``n_sentences``,
    ``n_articles``, ``per_1000_tokens``. Targets come in the order given and are there even when never named.
    """
    tokens = int(sentences[N_TOKENS].sum())
    counted = [
        pl.len().cast(pl.Int64).alias("n_mentions"),
        _actors(ledger),
        pl.struct("article_id", "sentence_index").n_unique().cast(pl.Int64).alias("n_sentences"),
        pl.col("article_id").n_unique().cast(pl.Int64).alias("n_articles"),
    ]
    totals, kinds = (
        ledger.group_by(by).agg(counted).with_columns(_as_text(*by)) for by in (["target"], ["target", "alias_kind"])
    )
    all_targets = pl.DataFrame({"target": list(targets), "alias_kind": [ALL] * len(targets)})
    totals = all_targets.join(totals, on="target", how="left", maintain_order="left")
    totals = totals.with_columns(_zero(ledger, *(name for name in totals.columns if name.startswith("n_"))))
    order = {target: place for place, target in enumerate(targets)}
    return (
        pl.concat([totals, kinds], how="diagonal")
        .with_columns((pl.col("n_mentions") * 1000 / tokens).alias("per_1000_tokens"))
        .sort(pl.col("target").replace_strict(order), pl.col("alias_kind") != ALL, "alias_kind")
    )


def outlet_counts(ledger: pl.DataFrame, articles: pl.DataFrame, targets: Sequence[str]) -> pl.DataFrame:
    """Mentions of each target by each outlet.

    Returns
    -------
    Columns ``outlet``, ``outlet_country``, ``target``, ``n_articles`` (of the outlet, with or without a mention),
    ``n_mentions``, ``n_actor_mentions``, ``mentions_per_article``. Every outlet has a row for every target.
    """
    outlet = ["outlet", "outlet_country"]
    sizes = by_outlet(articles).group_by(outlet).agg(pl.len().cast(pl.Int64).alias("n_articles"))
    sizes = sizes.with_columns(_as_text(*outlet))
    counted = (
        by_outlet(ledger)
        .group_by(*outlet, "target")
        .agg(pl.len().cast(pl.Int64).alias("n_mentions"), _actors(ledger))
        .with_columns(_as_text(*outlet, "target"))
    )
    order = pl.DataFrame({"target": list(targets), "place": range(len(targets))})
    return (
        sizes.join(order, how="cross")
        .join(counted, on=[*outlet, "target"], how="left")
        .with_columns(_zero(ledger, "n_mentions", "n_actor_mentions"))
        .with_columns((pl.col("n_mentions") / pl.col("n_articles")).alias("mentions_per_article"))
        .sort(*outlet, "place")
        .select(*TABLES["mentions_by_outlet"].types)
    )
