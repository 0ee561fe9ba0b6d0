"""Tables of verbs of speech: of each row the reports by the verb, or by a verb of its tone, and all of the holder."""

from __future__ import annotations

import polars as pl

from presslens.estimate import verbs
from presslens.exhibits.exhibit import Table
from presslens.trace.evidence import COUNTED, GROUP, ITEM, REPORT, Evidence, Explained
from presslens.trace.placed import keyed, together
from presslens.trace.shares import COUNTS, labelled
from presslens.trace.sources import Sources


def tones(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The reports of each group, and those of them by a verb of the row's tone."""
    uses = _uses(sources)
    parts, items = labelled(rows, table.groups, table.outcome, uses.with_row_index(ITEM))
    explains = {"n_reports" if name == "n_mentions" else name: column for name, column in COUNTS.items()}
    return Evidence(REPORT, uses, parts, items, explains, {"share": pl.col("n") / pl.col("n_reports")})


def by_holder(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The reports by each verb of each holder, and all of the holder's."""
    uses = _uses(sources)
    counted = uses.with_row_index(ITEM)
    parts, items = together(keyed(rows, table.keys, counted, COUNTED), keyed(rows, ("holder",), counted, GROUP))
    explains = {"n": Explained(COUNTED, pl.len()), "n_reports": Explained(GROUP, pl.len())}
    return Evidence(REPORT, uses, parts, items, explains, {"share": pl.col("n") / pl.col("n_reports")})


def _uses(sources: Sources) -> pl.DataFrame:
    """Every report, placed at its verb."""
    attributions = sources.table("attributions")
    articles = sources.table("articles")
    uses = verbs.reports(attributions, articles, sources.table("sentences"), sources.book("speech"))
    ends = attributions.select("article_id", "cue_start", "cue_end", "mode", "rule")
    ends = ends.unique(["article_id", "cue_start"], keep="first", maintain_order=True)
    placed = uses.join(ends, on=["article_id", "cue_start"], how="left", maintain_order="left")
    dates = articles.select("article_id", "date")
    placed = placed.rename({"cue_start": "start", "cue_end": "end"})
    return placed.join(dates, on="article_id", how="left", maintain_order="left")
