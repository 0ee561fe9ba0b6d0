"""Tables as the reader stores them: columns, addresses of the rows, and how each number follows from its evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.exhibits.exhibit import Table
from presslens.tell.reader.packing import coded
from presslens.tell.reader.store import Kept
from presslens.trace.address import address_columns
from presslens.trace.evidence import Evidence, Explained, recount

#: What the page counts itself: distinct values of one of these.
_DISTINCT = {"article": ("article_id",), "story": ("story_id",), "sentence": ("article_id", "sentence_index")}


@dataclass(frozen=True)
class Made:
    """By what a table was made, and of what: its rule, its function, its file, and the tables that were read."""

    rule: str
    function: str
    file: str
    reads: Sequence[str]


def table_document(
    table: Table, rows: pl.DataFrame, evidence: Evidence, kept: Kept, caption: str, made: Made, in_terminal: bool = True
) -> dict[str, object]:
    """What the page is told of a table before it asks for the evidence of one row.

    Parameters
    ----------
    rows
        The table as read from its csv.
    kept
        Where the evidence lies in the store.
    caption
        In plain words.
    in_terminal
        Whether `make why` prints the evidence of a row.

    Returns
    -------
    ``columns`` (name, type, meaning); ``values``, of each column (:func:`~presslens.tell.reader.packing.coded`), and
    ``addresses``, of each key what stands for it in the addresses of the rows; ``parts``, their names; ``sets``, of
    each row pairs of a part and a set of the store; ``first`` and ``places``, as :class:`Kept` has them; ``counts``, by
    column how the page counts it (:func:`counted_by`); ``recounted``, by further column the numbers that the evidence
    gives; ``notes`` by row.
    """
    names = evidence.parts["part"].unique(maintain_order=True).to_list()
    sets: list[list[int]] = [[] for _ in range(len(rows))]
    for row, part, number in evidence.parts.iter_rows():
        sets[row] += [names.index(part), kept.sets[number]]
    counts = {name: how for name, explained in evidence.explains.items() if (how := counted_by(explained)) is not None}
    quotients = {name: how for name, expression in evidence.derived.items() if (how := quotient_of(expression, counts))}
    rest = [name for name in evidence.columns if name in rows.columns and name not in counts and name not in quotients]
    again = recount(evidence, len(rows)).select(rest) if rest else pl.DataFrame()
    return {
        "name": table.name,
        "caption": caption,
        "keys": list(table.keys),
        "outcome": table.outcome,
        "columns": [[column.name, column.kind, column.meaning] for column in table.columns],
        "n": len(rows),
        "values": [coded(column.to_list()) for column in rows.select(column.name for column in table.columns)],
        "addresses": [coded(column) for column in address_columns(table.keys, rows)],
        "unit": evidence.unit,
        "parts": names,
        "sets": sets if any(sets) else [],
        "first": kept.first,
        "places": list(kept.places),
        "counts": counts | quotients,
        "partial": sorted(evidence.partial),
        "recounted": {name: [_number(value) for value in again[name]] for name in rest},
        "not_traced": evidence.not_traced,
        "in_terminal": in_terminal,
        "notes": _notes(evidence),
        "made": [made.rule, made.function, made.file, list(made.reads)],
    }


def counted_by(explained: Explained) -> list[object] | None:
    """How a column is counted, in a form that the page can follow; None: it cannot.

    Returns
    -------
    The parts, then ``count``, ``sum``, ``mean`` or ``distinct`` with what is distinct, then what stands for nothing.

    >>> counted_by(Explained("group", pl.col("article_id").n_unique()))
    [['group'], 'distinct article', 0]
    >>> counted_by(Explained("group", pl.col("value").std()))
    """
    parts = [explained.part] if isinstance(explained.part, str) else list(explained.part)
    plain = {"count": pl.len(), "sum": pl.col("value").sum(), "mean": pl.col("value").mean()}
    for name, columns in _DISTINCT.items():
        plain[f"distinct {name}"] = (pl.col(columns[0]) if len(columns) == 1 else pl.struct(*columns)).n_unique()
    for how, expression in plain.items():
        if explained.of.meta.eq(expression):
            return [parts, how, explained.nothing]
    return None


def quotient_of(expression: pl.Expr, counts: Mapping[str, object]) -> list[object] | None:
    """The two columns whose quotient a derived column is; None: it is something else.

    >>> quotient_of(pl.col("n") / pl.col("n_mentions"), {"n": [], "n_mentions": []})
    [['n', 'n_mentions'], 'quotient', None]
    """
    match expression.meta.root_names():
        case [first, second] if first in counts and second in counts:
            if expression.meta.eq(pl.col(first) / pl.col(second)):
                return [[first, second], "quotient", None]
    return None


def _notes(evidence: Evidence) -> dict[int, str]:
    found: dict[int, str] = {}
    for row, note in evidence.notes.iter_rows():
        found[row] = f"{found[row]}; {note}" if row in found else note
    return found


def _number(value: object) -> object:
    return round(value, 6) if isinstance(value, float) else value


def in_words(caption: str) -> str:
    """A caption of reStructuredText without its marks.

    >>> in_words("An *actor* mention; ``n_articles`` counts\\nall.")
    'An actor mention; n_articles counts all.'
    """
    return " ".join(re.sub(r"``|(?<!\w)\*+(?=\S)|(?<=\S)\*+(?!\w)", "", caption).split())
