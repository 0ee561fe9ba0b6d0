"""Words and phrases that set groups of sentences apart, from how often stories use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from presslens.estimate.keyness import compared, ranked, sides_of
from presslens.exhibits.tables import TABLES

#: Rows of counts that are held at once.
_ROWS = 2**20


def word_tables(
    word_counts: pl.LazyFrame,
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
    targets = pl.col("targets").list.join(" ").alias("targets")
    totals = (
        word_counts.group_by("story_id", "outlet_country", targets, "kind")
        .agg(pl.col("n").sum())
        .collect(engine="streaming")
        .with_columns(pl.col("targets").str.split(" "))
    )
    stories = totals.select(pl.col("story_id").unique().sort()).with_row_index("story")
    totals = totals.join(stories, on="story_id")
    sets = {("words_by_target", target): pl.col("targets").list.contains(target) for target in names["targets"]} | {
        ("words_by_country", country): pl.col("outlet_country") == country
        for country in totals["outlet_country"].unique().sort()
    }
    sides = {key: sides_of(totals.with_columns(inside=inside), len(stories)) for key, inside in sets.items()}
    found: dict[tuple[str, str], list[pl.DataFrame]] = {key: [] for key in sets}
    for part in features_together(word_counts, _ROWS):
        rows = part.join(stories, on="story_id", how="left", maintain_order="left").drop("story_id")
        for key, inside in sets.items():
            asked = rows.with_columns(inside=inside).drop("targets", "outlet_country")
            found[key].append(compared(asked, sides[key], prior_words, min_count))
    tables = {name: [pl.DataFrame(schema=TABLES[name].types)] for name in ("words_by_target", "words_by_country")}
    for (name, value), parts in found.items():
        types = TABLES[name].types
        table = ranked(parts, sides[name, value], confidence)
        above, below = table.filter(pl.col("z_clustered") > 0), table.filter(pl.col("z_clustered") < 0)
        ends = pl.concat([above.head(top_words), below.tail(top_words)])
        tables[name].append(ends.with_columns(pl.lit(value).alias(next(iter(types)))).select(*types))
    return {name: pl.concat(parts) for name, parts in tables.items()}


def features_together(counts: pl.LazyFrame, rows: int) -> Iterator[pl.DataFrame]:
    """So many rows of a table that is sorted by ``feature`` at a time, or as many as one has; those without are left
    out.

    Raises
    ------
    ValueError
        The table is not sorted.

    >>> table = pl.LazyFrame({"feature": ["a", "b", "b", "b", "c", None]})
    >>> [part["feature"].to_list() for part in features_together(table, 2)]
    [['a'], ['b', 'b', 'b'], ['c']]
    """
    n = counts.select(pl.col("feature").count()).collect().item()
    waiting: list[pl.DataFrame] = []
    for first in range(0, n, rows):
        part = pl.concat([*waiting, counts.slice(first, min(rows, n - first)).collect()])
        features = part["feature"]
        if features.null_count() or not features.is_sorted():
            raise ValueError("counts are not sorted by feature")
        # What begins the last feature may be continued.
        cut = int(features.search_sorted(features[-1], side="left"))
        if cut:
            yield part[:cut]
        waiting = [part[cut:]]
    yield from waiting
