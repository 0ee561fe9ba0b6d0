"""One table in the reader: what it says, how it was made, and the evidence behind each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from presslens.exhibits.exhibit import Table
from presslens.exhibits.tables import ESTIMATES
from presslens.tell.captions import filled
from presslens.tell.reader.store import Store
from presslens.tell.reader.traces import Made, in_words, table_document
from presslens.trace.codes import moved
from presslens.trace.evidence import ITEM, ITEMS, MENTION, PARTS, Evidence, nothing_traced
from presslens.trace.sources import Sources
from presslens.trace.traced import trace

#: How names of parts begin that hold the codes behind a corrected number.
CODES = "codes"
#: Rows of a table whose evidence the pages hold; that of one row of a larger table is printed in a terminal.
MOST_ROWS = 10_000
TOO_MANY = f"These pages hold the evidence of tables of up to {MOST_ROWS:,} rows. A terminal prints that of a row here."


def table_told(
    table: Table,
    rows: pl.DataFrame,
    path: str,
    sources: Sources,
    store: Store,
    articles: Mapping[str, int],
    words: Mapping[str, object],
) -> dict[str, object]:
    """What the page is told of a table (:func:`~presslens.tell.reader.traces.table_document`).

    Parameters
    ----------
    rows, path
        The table as read, and the file it was read from.
    store
        Takes in the evidence of its rows. That of a table of more than :data:`MOST_ROWS` is not looked for.
    articles
        Number of each article by its identity.
    words
        What captions may quote.
    """
    too_many = len(rows) > MOST_ROWS
    evidence = nothing_traced(TOO_MANY) if too_many else with_codes(trace(table, rows, sources), rows, sources)
    caption = in_words(filled(table.caption, {}, words))
    kept, in_terminal = store.keep(evidence, articles), too_many or not evidence.not_traced
    return table_document(table, rows, evidence, kept, caption, made(table, path), in_terminal)


def made(table: Table, path: str) -> Made:
    """By which rule a table was made; that of a table of codes is named after its file alone."""
    for estimate in ESTIMATES.values():
        if table in estimate.tables:
            return Made(estimate.name, estimate.function, path, [*estimate.reads, *estimate.shards])
    return Made("", "", path, [])


def with_codes(evidence: Evidence, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The evidence with the codes that moved corrected numbers, as parts of their rows; what each adds is how far.

    A part is named after its column, such as ``codes of corrected``. What its codes add up to is the corrected less the
    naive number.
    """
    if evidence.unit != MENTION or not sources.annotated:
        return evidence
    last = max(evidence.parts["set"], default=-1)
    parts, items = [evidence.parts], [evidence.items]
    for column, groups in evidence.corrected.items():
        places = [row for row, value in enumerate(rows[column]) if value is not None]
        for row, found in zip(places, moved(sources.coded, [groups(row) for row in places]), strict=True):
            last += 1
            name = f"{CODES} of {column}"
            parts.append(pl.DataFrame([(row, name, last)], schema=PARTS, orient="row"))
            codes = found.codes.select(pl.lit(last).alias("set"), ITEM, value="contribution")
            items.append(codes.select(pl.col(key).cast(kind) for key, kind in ITEMS.items()))
    return replace(evidence, parts=pl.concat(parts), items=pl.concat(items, how="diagonal"))
