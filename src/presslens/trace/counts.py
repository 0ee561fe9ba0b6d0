"""Tables of plain counts: of each number the articles, sentences, mentions, removals or files that it counts."""

from __future__ import annotations

import polars as pl

from presslens.estimate.counts import ALL, by_outlet, counted_of
from presslens.exhibits.exhibit import Table
from presslens.ledger.packed import N_TOKENS, with_token_counts
from presslens.trace.evidence import (
    ARTICLE,
    COUNTED,
    FILE,
    ITEM,
    MENTION,
    MIXED,
    REMOVAL,
    SENTENCE,
    Evidence,
    Explained,
)
from presslens.trace.placed import chosen, keyed, mentions_and, together
from presslens.trace.sources import Sources

#: What an item of a table of the corpus is.
_UNITS = {"ledger": MENTION, "articles": ARTICLE, "sentences": SENTENCE, "removals": REMOVAL, "exclusions": FILE}
#: Parts of a number of the corpus that is no sum: the articles that it is the date of.
_DATED = "dated"


def corpus(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """What each number of the corpus counts; of stories, outlets and tokens what each item adds to it."""
    tables = {name: sources.table(name) for name in _UNITS}
    tables["sentences"] = with_token_counts(tables["sentences"])
    counted = counted_of(**tables)
    placed = {unit: tables[name] for name, unit in _UNITS.items() if unit != MENTION}
    placed[ARTICLE] = placed[ARTICLE].drop("text", "title", strict=False)
    placed[SENTENCE] = placed[SENTENCE].drop(N_TOKENS)
    placed[REMOVAL] = placed[REMOVAL].drop("text", "replacement", strict=False)
    population, first = mentions_and(sources.ledger, **placed)
    sets, unknown = [], {}
    for row, measure in enumerate(rows["measure"]):
        if (asked := counted.get(measure)) is None:
            continue
        items = tables[asked.of].select(asked.adds.cast(pl.Float64).alias("value")).with_row_index(ITEM)
        items = items.drop_nulls("value").with_columns(pl.col(ITEM) + first[_UNITS[asked.of]])
        if asked.found is None:
            sets.append((row, COUNTED, items))
        elif len(items):
            sets.append((row, _DATED, items))
        else:
            unknown[row] = str(asked.found)
    summed = Explained(COUNTED, pl.col("value").sum().cast(pl.Int64).cast(pl.String), None)
    dated = Explained(_DATED, pl.col("date").first().cast(pl.String), None)
    words = pl.col("row").replace_strict(unknown, default="0", return_dtype=pl.String)
    value = pl.coalesce("_sum", "_date", words)
    parts, items = chosen(sets)
    return Evidence(MIXED, population, parts, items, {"_sum": summed, "_date": dated}, {"value": value})


def by_target(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions of each target, in all and by kind of alias."""
    columns = [ITEM, "target", "alias_kind"]
    parts, items = keyed(rows, ("target", "alias_kind"), _by_kind(sources.mentions.select(columns)), COUNTED)
    tokens = int(with_token_counts(sources.table("sentences"))[N_TOKENS].sum())
    explains = {
        "n_mentions": Explained(COUNTED, pl.len()),
        "n_actor_mentions": Explained(COUNTED, pl.col("actor").sum()),
        "n_sentences": Explained(COUNTED, pl.struct("article_id", "sentence_index").n_unique()),
        "n_articles": Explained(COUNTED, pl.col("article_id").n_unique()),
    }
    return Evidence(
        MENTION, sources.ledger, parts, items, explains, {"per_1000_tokens": pl.col("n_mentions") * 1000 / tokens}
    )


def _by_kind(mentions: pl.DataFrame) -> pl.DataFrame:
    """Every mention twice: as one of all kinds, and by its kind of alias."""
    kinds = mentions.with_columns(pl.col("alias_kind").cast(pl.String))
    return pl.concat([kinds.with_columns(alias_kind=pl.lit(ALL)), kinds])


def by_outlets(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions of each target by each outlet, and all articles of the outlet."""
    articles = sources.table("articles").drop("text", "title", strict=False)
    population, first = mentions_and(sources.ledger, **{ARTICLE: articles})
    outlet = ("outlet", "outlet_country")
    of_outlet = by_outlet(articles).with_row_index(ITEM).with_columns(pl.col(ITEM) + first[ARTICLE])
    parts, items = together(
        keyed(rows, (*outlet, "target"), by_outlet(sources.mentions), COUNTED),
        keyed(rows, outlet, of_outlet, "articles"),
    )
    explains = {
        "n_articles": Explained("articles", pl.len()),
        "n_mentions": Explained(COUNTED, pl.len()),
        "n_actor_mentions": Explained(COUNTED, pl.col("actor").sum()),
    }
    per_article = pl.col("n_mentions") / pl.col("n_articles")
    return Evidence(MIXED, population, parts, items, explains, {"mentions_per_article": per_article})
