"""Tables of shares: of each row the mentions of its group, and those of them with its label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from presslens.codebook.questions import HOLDER, QUESTIONS
from presslens.estimate.correction.pseudo_outcomes import Coded, Voice
from presslens.estimate.correction.three_ways import Group
from presslens.estimate.share_tables import grouped
from presslens.estimate.shares import has_label
from presslens.exhibits.exhibit import Table
from presslens.trace.evidence import COUNTED, GROUP, ITEM, MENTION, Evidence, Explained
from presslens.trace.sources import Sources

#: What a table of shares counts, by its column.
COUNTS = {
    "n": Explained(COUNTED, pl.len()),
    "n_mentions": Explained(GROUP, pl.len()),
    "n_sentences": Explained(GROUP, pl.struct("article_id", "sentence_index").n_unique()),
    "n_articles": Explained(GROUP, pl.col("article_id").n_unique()),
    "n_clusters": Explained(GROUP, pl.col("story_id").n_unique()),
}


def shares(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The actor mentions behind a table of shares."""
    mentions = grouped(sources.mentions, table)
    parts, items = labelled(rows, table.groups, table.outcome, mentions)
    share = {"share": pl.col("n") / pl.col("n_mentions")}
    corrected = {"corrected": lambda row: (group_of(table, rows.row(row, named=True), sources.coded),)}
    return Evidence(MENTION, sources.ledger, parts, items, COUNTS, share, corrected=corrected)


def group_of(table: Table, row: Mapping[str, str], coded: Coded) -> Group:
    """The group of a row of shares, as one whose share is corrected: what is known of its mentions, and in whose words
    they must stand.
    """
    rows = np.ones(len(coded.rows), dtype=bool)
    for name in table.groups:
        if name != HOLDER.name:
            rows &= (coded.rows[name].cast(pl.String) == row[name]).fill_null(False).to_numpy()
    voice = Voice(row[HOLDER.name]) if HOLDER.name in table.groups else None
    return Group(rows, QUESTIONS[table.outcome], row[table.outcome], voice)


def labelled(
    rows: pl.DataFrame, groups: Sequence[str], outcome: str, counted: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Parts and items of rows that are shares of a label: ``group``, stated once for all labels, and ``counted``.

    Parameters
    ----------
    rows
        With the columns ``groups`` and ``outcome`` (the label).
    counted
        What is counted: ``item``, ``groups``, and ``outcome`` (a label, or a list of them).
    """
    keys = [pl.col(name).cast(pl.String) for name in groups]
    places = rows.select(*keys, outcome).with_row_index("row")
    sets = places.select(groups).unique(maintain_order=True).with_row_index("set")
    places = places.join(sets, on=list(groups), how="left", maintain_order="left")
    n_groups = len(sets)
    named = counted.select(ITEM, *keys)
    items = [named.join(sets, on=list(groups)).select("set", ITEM)]
    for (label,), those in places.group_by(outcome, maintain_order=True):
        held = has_label(counted[outcome], str(label)).astype(bool)
        own = those.select(*groups, (pl.col("row") + n_groups).alias("set"))
        items.append(named.filter(held).join(own, on=list(groups)).select("set", ITEM))
    parts = [
        places.select("row", pl.lit(COUNTED).alias("part"), (pl.col("row") + n_groups).alias("set")),
        places.select("row", pl.lit(GROUP).alias("part"), "set"),
    ]
    return pl.concat(parts), pl.concat(items).sort("set", ITEM).with_columns(pl.lit(1.0).alias("value"))
