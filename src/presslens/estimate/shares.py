"""Shares of labels among mentions, by target or any other column, with clustered intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from presslens.estimate.intervals import FEWEST, KORN_GRAUBARD, TOO_FEW, clustered_counts, share_intervals
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.families import SHARE


def story_places(rows: pl.DataFrame) -> tuple[np.ndarray, int]:
    """The place of each row's story among the stories in order, and how many stories there are."""
    places = rows["story_id"].rank("dense").to_numpy().astype(np.int64) - 1
    return places, int(places.max(initial=-1)) + 1


def label_shares(
    rows: pl.DataFrame, by: Sequence[str], outcome: str, labels: Sequence[str], confidence: float
) -> pl.DataFrame:
    """Share of each label of ``outcome`` within each group of ``by``.

    Parameters
    ----------
    rows
        One row per observation, with ``article_id``, ``story_id``, ``sentence_index``, the columns of ``by`` and
        ``outcome`` (a label, or a list of labels of which several or none may hold).
    by
        Grouping columns; groups come out sorted, groups without rows not at all.
    labels
        Labels reported, in order.
    confidence
        Of the intervals over stories (:func:`presslens.estimate.intervals.share_intervals`), in (0, 1).

    Returns
    -------
    Columns of ``by``, then ``<outcome>`` (the label), ``n`` (rows with the label), ``n_mentions`` (rows of the group),
    ``n_sentences``, ``n_articles``, ``n_clusters`` (stories), ``share``, ``low``, ``high`` in [0, 1] and ``method``.
    The ends are missing in groups of few stories, and ``method`` says so.
    """
    schema = dict.fromkeys([*by, outcome], str) | types_of(SHARE)
    if rows.is_empty() or not labels:
        return pl.DataFrame(schema=schema)
    places, n_stories = story_places(rows)
    groups, of_group = _groups(rows, by)
    # Only the stories that a group occurs in say anything of it: of many groups most pairs are empty.
    cells, of_cell = np.unique(of_group * n_stories + places, return_inverse=True)
    hits = np.stack([np.bincount(of_cell, has_label(rows[outcome], label), len(cells)) for label in labels], axis=1)
    counts = clustered_counts(hits, np.bincount(of_cell).astype(float), cells // n_stories, len(groups))
    low, high = share_intervals(counts, confidence)
    sizes = np.column_stack([_counts(rows, of_group), counts.clusters]).repeat(len(labels), axis=0)
    numbers = np.column_stack([counts.hits.ravel().astype(np.int64), sizes])
    method = np.where(counts.clusters < FEWEST, TOO_FEW, KORN_GRAUBARD).repeat(len(labels))
    columns = [*zip(*(group for group in groups for _ in labels), strict=True), [*labels] * len(groups), *numbers.T]
    columns += [*(ends.ravel() for ends in (counts.shares, low, high)), method]
    return pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema, nan_to_null=True)


def _groups(rows: pl.DataFrame, by: Sequence[str]) -> tuple[list[tuple[str, ...]], np.ndarray]:
    """The groups in order, and the place of each row's group among them."""
    groups = sorted(rows.select(by).unique().iter_rows())
    order = pl.DataFrame(groups, schema=list(by), orient="row").with_row_index("_group")
    order = order.with_columns(pl.col(column).cast(rows.schema[column]) for column in by)
    joined = rows.select(by).join(order, on=list(by), how="left", maintain_order="left")
    return groups, joined["_group"].to_numpy().astype(np.int64)


def _counts(rows: pl.DataFrame, of_group: np.ndarray) -> list[tuple[int, ...]]:
    """Rows, sentences and articles of each group."""
    keyed = rows.select("article_id", "sentence_index", pl.Series("_group", of_group))
    sentences = keyed.unique().group_by("_group").agg(pl.len().alias("sentences"), pl.n_unique("article_id"))
    mentions = keyed.group_by("_group").agg(pl.len().alias("mentions"))
    return mentions.join(sentences, on="_group").sort("_group").drop("_group").rows()


def has_label(column: pl.Series, label: str) -> np.ndarray:
    """1.0 where a column of labels, or of lists of labels, holds ``label``, else 0.0.

    >>> has_label(pl.Series(["a", "b"]), "a").tolist(), has_label(pl.Series([["a", "b"], []]), "a").tolist()
    ([1.0, 0.0], [1.0, 0.0])
    """
    held = column.list.contains(label) if column.dtype == pl.List(pl.String) else column == label
    return held.cast(pl.Float64).to_numpy()
