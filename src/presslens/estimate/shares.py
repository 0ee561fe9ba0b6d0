"""Shares of labels among mentions, by target or any other column, with clustered intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import polars as pl

from presslens.base.bootstrap import Settings, resampled_weights
from presslens.codebook.questions import QUESTIONS
from presslens.estimate.groups import actor_mentions
from presslens.estimate.intervals import share_interval
from presslens.exhibits.exhibit import Table, types_of
from presslens.exhibits.families import SHARE
from presslens.ledger.answered import answered_labels

#: Clusters of a group whose weights are held as fractions at once.
_AT_ONCE = 1000


def share_tables(
    ledger: pl.DataFrame,
    tables: Sequence[Table],
    names: Mapping[str, Sequence[str]],
    bootstrap: Settings,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> dict[str, pl.DataFrame]:
    """Tables of shares among actor mentions, by name.

    Parameters
    ----------
    tables
        Each says by its ``groups`` and its ``outcome`` (a question) what shares it holds; mentions without a group
        (a quarter that nobody knows) are left out.
    names
        Codes of ``holders`` and ``frames``. A label that the classifier in use has not learned has no share.
    progress
        Is told how many tables are done, of how many.
    """
    mentions = actor_mentions(ledger)

    def answers(outcome: str) -> tuple[str, ...]:
        question = QUESTIONS[outcome]
        return question.answers_of(answered_labels(question, ledger, question.labels_in(names)))

    found = {}
    for done, table in enumerate(tables, start=1):
        rows = mentions.drop_nulls(table.groups)
        found[table.name] = label_shares(
            rows, table.groups, table.outcome, answers(table.outcome), table.name, bootstrap
        )
        progress(done, len(tables))
    return found


def cluster_unit(n_stories: int, min_articles: int) -> str:
    """What is resampled: ``story`` (copies of an article are one), or ``sentence`` in a small corpus.

    Intervals over sentences say how much the numbers would move with other sentences of the same articles, and
    nothing about other articles.

    >>> cluster_unit(9, 10), cluster_unit(10, 10)
    ('sentence', 'story')
    """
    return "story" if n_stories >= min_articles else "sentence"


def cluster_places(rows: pl.DataFrame, settings: Settings) -> tuple[str, np.ndarray, int]:
    """What is resampled (:func:`cluster_unit`), the cluster of each row, and how many clusters there are."""
    unit = cluster_unit(rows["story_id"].n_unique(), settings.min_articles)
    key = ["story_id"] if unit == "story" else ["article_id", "sentence_index"]
    cluster = rows.select(key).with_row_index("row").group_by(key).agg("row").sort(key)["row"]
    places = np.empty(len(rows), dtype=np.int64)
    for place, members in enumerate(cluster):
        places[members.to_numpy()] = place
    return unit, places, len(cluster)


def label_shares(
    rows: pl.DataFrame, by: Sequence[str], outcome: str, labels: Sequence[str], name: str, settings: Settings
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
    name
        Name of the table, which picks its random numbers.

    Returns
    -------
    Columns of ``by``, then ``<outcome>`` (the label), ``n`` (rows with the label), ``n_mentions`` (rows of the group),
    ``n_sentences``, ``n_articles``, ``n_clusters``, ``share``, ``low``, ``high`` in [0, 1], ``cluster`` (what was
    resampled) and ``method``.
    """
    schema = dict.fromkeys([*by, outcome], str) | types_of(SHARE)
    if rows.is_empty() or not labels:
        return pl.DataFrame(schema=schema)
    unit, places, n_clusters = cluster_places(rows, settings)
    groups, of_group = _groups(rows, by)
    counts = _counts(rows, of_group)
    # Only the clusters that a group occurs in say anything of it: of many groups most pairs are empty.
    cells, of_cell = np.unique(of_group * n_clusters + places, return_inverse=True)
    totals = np.bincount(of_cell).astype(float)
    hits = np.stack([np.bincount(of_cell, has_label(rows[outcome], label), len(cells)) for label in labels], axis=1)
    borders = np.searchsorted(cells // n_clusters, np.arange(len(groups) + 1))
    weights = resampled_weights(n_clusters, settings.resamples, settings.generator(name))
    records = []
    for place, group in enumerate(groups):
        own = slice(borders[place], borders[place + 1])
        drawn = _drawn(weights, cells[own] % n_clusters, np.column_stack([totals[own], hits[own]]))
        for column, label in enumerate(labels):
            found = hits[own, column]
            interval = share_interval(found, totals[own], drawn[column + 1], drawn[0], settings.confidence)
            number = (int(found.sum()), *counts[place], own.stop - own.start)
            records.append((*group, label, *map(int, number), *interval[:3], unit, interval[3]))
    return pl.DataFrame(records, schema=schema, orient="row")


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


def _drawn(weights: np.ndarray, clusters: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """Sums of a group in each resample, shape (n_sums, resamples); whole numbers, exact in any order of adding."""
    drawn = np.zeros((sums.shape[1], weights.shape[1]))
    for first in range(0, len(clusters), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        drawn += sums[part].T @ weights[clusters[part]].astype(float)
    return drawn


def has_label(column: pl.Series, label: str) -> np.ndarray:
    """1.0 where a column of labels, or of lists of labels, holds ``label``, else 0.0.

    >>> has_label(pl.Series(["a", "b"]), "a").tolist(), has_label(pl.Series([["a", "b"], []]), "a").tolist()
    ([1.0, 0.0], [1.0, 0.0])
    """
    held = column.list.contains(label) if column.dtype == pl.List(pl.String) else column == label
    return held.cast(pl.Float64).to_numpy()
