"""The files of one table: what it says, how it was made, and the evidence behind each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import polars as pl

from presslens.exhibits.exhibit import Table
from presslens.exhibits.tables import ESTIMATES
from presslens.tell.captions import filled
from presslens.tell.reader.folder import table_data
from presslens.tell.reader.traces import Made, evidence_files, in_words, table_document
from presslens.trace.evidence import ITEM, ITEMS, MENTION, Evidence
from presslens.trace.sources import Sources
from presslens.trace.traced import trace

#: Part of the coded mentions that a corrected number rests on; what each adds is its weight.
CODES = "codes"


def table_files(
    table: Table,
    rows: pl.DataFrame,
    path: str,
    sources: Sources,
    articles: Mapping[str, int],
    words: Mapping[str, object],
) -> tuple[dict[str, str], dict]:
    """Files by name in the folder, and what stands in that of the table itself.

    Parameters
    ----------
    rows, path
        The table as read, and the file it was read from.
    articles
        Number of each article by its identity.
    words
        What captions may quote.
    """
    evidence = with_codes(trace(table, rows, sources), rows, sources)
    document = table_document(table, rows, evidence, in_words(filled(table.caption, {}, words)), made(table, path))
    return table_data(table.name, document, list(evidence_files(evidence, articles))), document


def made(table: Table, path: str) -> Made:
    """By which rule a table was made; that of a table of codes is named after its file alone."""
    for estimate in ESTIMATES.values():
        if table in estimate.tables:
            return Made(estimate.name, estimate.function, path, [*estimate.reads, *estimate.shards])
    return Made("", "", path, [])


def with_codes(evidence: Evidence, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The evidence with the codes that moved a corrected number, as the part :data:`CODES` of its row.

    These are the coded mentions of the group that was corrected, whatever they were answered: one that is no actor by
    the codes counts too. What each adds is its weight, one over its chance to be coded.
    """
    if not evidence.corrected or evidence.unit != MENTION or not sources.annotated:
        return evidence
    weight = sources.coded.mentions.weight
    last = int(evidence.parts["set"].max() or 0) if len(evidence.parts) else -1
    sets: dict[bytes, int] = {}
    parts, items = [], []
    for row, values in enumerate(rows.iter_rows(named=True)):
        columns = [name for name in evidence.corrected if values.get(name) is not None]
        groups = [group.rows for name in columns for group in evidence.corrected[name](row)]
        if not groups:
            continue
        places = np.flatnonzero(np.logical_or.reduce(groups) & (weight > 0)).astype(np.uint32)
        key = places.tobytes()
        if key not in sets:
            sets[key] = last + 1 + len(sets)
            items.append(pl.DataFrame({"set": sets[key], ITEM: places, "value": weight[places]}))
        parts.append((row, CODES, sets[key]))
    if not parts:
        return evidence
    new = pl.DataFrame(parts, schema=evidence.parts.schema, orient="row")
    added = [frame.select(pl.col(name).cast(kind) for name, kind in ITEMS.items()) for frame in items]
    old = evidence.items.select(ITEMS)
    return replace(evidence, parts=pl.concat([evidence.parts, new]), items=pl.concat([old, *added]))
