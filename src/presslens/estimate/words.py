"""Words and phrases that set groups of sentences apart, from how often stories use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import polars as pl

from presslens.estimate.keyness import Sides, compared, ranked, sides_of
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.families import KEYNESS
from presslens.exhibits.tables import TABLES

#: Rows of counts that are held at once.
_ROWS = 2**18


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
    totals = _of_stories(word_counts)
    stories = totals.select(pl.col("story_id").unique().sort()).with_row_index("story")
    totals = totals.join(stories, on="story_id")
    sets = {("words_by_target", target): pl.col("targets").list.contains(target) for target in names["targets"]} | {
        ("words_by_country", country): pl.col("outlet_country") == country
        for country in totals["outlet_country"].unique().sort()
    }
    ranking = {
        key: _Ranking(sides_of(totals.with_columns(inside=inside), len(stories)), top_words)
        for key, inside in sets.items()
    }
    for part in features_together(word_counts, _ROWS):
        rows = part.join(stories, on="story_id", how="left", maintain_order="left").drop("story_id")
        for key, inside in sets.items():
            asked = rows.select("story", "kind", "feature", "n", inside=inside)
            ranking[key].add(compared(asked, ranking[key].sides, prior_words, min_count))
    tables = {name: [pl.DataFrame(schema=TABLES[name].types)] for name in ("words_by_target", "words_by_country")}
    for (name, value), words in ranking.items():
        types = TABLES[name].types
        tables[name].append(words.ends(confidence).with_columns(pl.lit(value).alias(next(iter(types)))).select(*types))
    return {name: pl.concat(parts) for name, parts in tables.items()}


def _of_stories(counts: pl.LazyFrame) -> pl.DataFrame:
    """How many words and phrases stories have in the sentences that name the same targets."""
    by = ["story_id", "outlet_country", "targets", "kind"]

    def some(first: int, n: int) -> pl.DataFrame:
        rows = counts.slice(first, n).with_columns(pl.col("targets").list.join(" "))
        return rows.select(pl.col(by).cast(pl.Categorical), "n").collect().group_by(by).agg(pl.col("n").sum())

    parts, n_summed = [some(0, 0)], 0
    for first in range(0, counts.select(pl.len()).collect().item(), _ROWS):
        parts.append(some(first, _ROWS))
        if sum(map(len, parts)) > 2 * n_summed + _ROWS:
            parts = [pl.concat(parts).group_by(by).agg(pl.col("n").sum())]
            n_summed = len(parts[0])
    totals = pl.concat(parts).group_by(by).agg(pl.col("n").sum())
    return totals.with_columns(pl.col(by).cast(pl.String)).with_columns(pl.col("targets").str.split(" "))


class _Ranking:
    """The highest and the lowest of the words of a comparison that come by and by, each on its own side of zero."""

    def __init__(self, sides: Sides, top: int) -> None:
        self.sides, self.top = sides, top
        self._deviations = [np.zeros(0)]
        self._n, self._ends = 0, pl.DataFrame(schema={"place": pl.UInt32, **types_of(KEYNESS)})

    def add(self, table: pl.DataFrame) -> None:
        placed = table.with_row_index("place", self._n)
        self._n += len(table)
        self._deviations.append(table["z_clustered"].to_numpy())
        # As they are printed: by digits that are not, nothing is ranked.
        ranked_by = placed.with_columns(pl.col("z_clustered").round(6))
        known = pl.concat([self._ends, ranked_by])
        self._ends = self._cut(known.sort(["z_clustered", "feature"], descending=[True, False], nulls_last=True))

    def _cut(self, table: pl.DataFrame) -> pl.DataFrame:
        above, below = table.filter(pl.col("z_clustered") > 0), table.filter(pl.col("z_clustered") < 0)
        return pl.concat([above.head(self.top), below.tail(self.top)])

    def ends(self, confidence: float) -> pl.DataFrame:
        return self._cut(ranked(self._ends, np.concatenate(self._deviations), self.sides, confidence))


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
