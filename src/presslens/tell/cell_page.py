"""Why a number stands in a table: the page that ``make why`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.exhibit import Table
from presslens.tell.cell_items import INDENT, ItemLines, plain, wrapped
from presslens.trace.codes import moved
from presslens.trace.compared import faults
from presslens.trace.evidence import COUNTED, GROUP, ITEM, Evidence, evidence_of_cell, recount
from presslens.trace.sources import Sources

#: Items, and codes, that are shown unless all are asked for.
SHOWN = 20


def cell_lines(
    table: Table, row: pl.DataFrame, evidence: Evidence, sources: Sources, width: int, everything: bool = False
) -> Iterator[str]:
    """The row with the meaning of its columns, its items, their sum, and the codes that moved what is corrected.

    Parameters
    ----------
    row
        The one row, as it was traced.
    width
        Of the terminal, in characters.
    everything
        Whether all items are shown.
    """
    values = row.row(0, named=True)
    for column in table.columns:
        if values[column.name] is not None:
            yield from wrapped(f"{column.name} = {plain(values[column.name])}: {plain(column.meaning)}", width, "")
    if empty := [name for name, value in values.items() if value is None]:
        yield from wrapped(f"empty: {', '.join(empty)}", width, "")
    if evidence.not_traced:
        yield from ["", *wrapped(evidence.not_traced, width, "")]
        return
    question = table.outcome or values.get("question") or table.question
    question = question if question in QUESTIONS else ""
    lines = ItemLines(sources.table, question, sources.table("sampled_codes") if sources.annotated else None)
    yield from _items(evidence, lines, width, everything)
    yield ""
    yield from wrapped(sum_line(row, evidence), width, "")
    if note := evidence.note(0):
        yield from wrapped(note, width, "")
    for name, groups in evidence.corrected.items():
        if sources.annotated:
            yield from _codes(name, moved(sources.coded, [groups(0)])[0], evidence, lines, width, everything)


def _items(evidence: Evidence, lines: ItemLines, width: int, everything: bool) -> Iterator[str]:
    found = evidence_of_cell(evidence, 0)
    counted = set(found.filter(pl.col("part") == COUNTED)[ITEM])
    for part in found["part"].unique(maintain_order=True):
        own = found.filter(pl.col("part") == part)
        if part == GROUP and counted:
            own = own.filter(~pl.col(ITEM).is_in(sorted(counted)))
            part = f"{GROUP}, without what is counted above"
        units = "items" if evidence.unit in ("mixed", "") else f"{evidence.unit}s"
        yield from ["", f"{part}: {len(own):,} {units}"]
        shown = own if everything else own.head(SHOWN)
        for number, item in enumerate(shown.iter_rows(named=True), start=1):
            yield from lines.of(item, width, number)
            if item["value"] not in (None, 1.0):
                yield f"{INDENT}adds {item['value']:g}"
        if len(own) > len(shown):
            yield f"{INDENT}... and {len(own) - len(shown):,} more: ALL=1 shows them"


def sum_line(row: pl.DataFrame, evidence: Evidence) -> str:
    """What the items sum to, and whether that is what the table says."""
    counted = recount(evidence, 1).row(0, named=True)
    told = {name: counted[name] for name in evidence.columns if counted[name] is not None}
    if {"n", "share"} <= told.keys():
        of = next((told[name] for name in ("n_mentions", "n_reports", "n_articles") if name in told), 0)
        sum_ = f"{told['n']:,} of {of:,}" + (f" = {100 * told['share']:.1f} %" if of else "")
    else:
        sum_ = ", ".join(f"{name} {_number(value)}" for name, value in told.items())
    wrong = faults(row, evidence)
    if wrong.is_empty():
        return f"{sum_}, as in the table"
    apart = "; ".join(
        f"{name}: {in_table} in the table, {ours} by the ledger" for _, name, in_table, ours in wrong.iter_rows()
    )
    return f"{sum_}. NOT as in the table ({plain(apart)}): the table is not of this ledger"


def _codes(name: str, found: Any, evidence: Evidence, lines: ItemLines, width: int, everything: bool) -> Iterator[str]:
    yield ""
    if found.given is None:
        yield from wrapped(f"{name}: none; {found.note or 'no coded mention belongs to it'}", width, "")
        return
    total, n = found.codes["contribution"].sum(), len(found.codes)
    text = f"{name}: {found.naive:.6f} by the answers, {total:+.6f} by {n:,} coded mentions = {found.corrected:.6f}"
    yield from wrapped(text + (f"; {found.note}" if found.note else "") + ". Those that moved it most:", width, "")
    moving = found.codes.filter(pl.col("contribution").abs() > 1e-12)
    for number, code in enumerate((moving if everything else moving.head(SHOWN)).iter_rows(named=True), start=1):
        item = evidence.population.row(code[ITEM], named=True)
        yield from lines.of(item, width, number)
        yield f"{INDENT}weight {code['weight']:.2f}, moves it by {code['contribution']:+.6f}"


def made_lines(files: Mapping[str, str], rule: str, function: str, place: str, code: str, command: str) -> list[str]:
    """Where the number comes from: files with their hashes, rule, function, digest of the code, and the command."""
    return [
        "",
        *(f"{path}  sha256 {digest}" for path, digest in files.items()),
        f"rule {rule}, function {function} ({place})",
        f"code {code}",
        f"remake: {command}",
    ]


def _number(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else plain(value)
