"""The files of one table: what it says, how it was made, and the evidence behind each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from presslens.exhibits.exhibit import Table
from presslens.exhibits.tables import ESTIMATES
from presslens.tell.captions import filled
from presslens.tell.reader.folder import table_data
from presslens.tell.reader.traces import Made, evidence_files, in_words, table_document
from presslens.trace.codes import moved
from presslens.trace.evidence import ITEM, ITEMS, MENTION, PARTS, Evidence
from presslens.trace.sources import Sources
from presslens.trace.traced import trace

#: How names of parts begin that hold the codes behind a corrected number.
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
