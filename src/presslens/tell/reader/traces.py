"""Tables as the reader stores them: rows with their addresses, and the evidence behind each, in files by size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from presslens.exhibits.exhibit import Table
from presslens.pages.data_files import json_text
from presslens.tell.reader.packing import differences, in_files, rounded
from presslens.trace.address import cell_address
from presslens.trace.evidence import ITEM, MENTION, PLACE, Evidence, Explained, recount

#: Columns of a population that single out what is no part of an article.
_NAMING = ("source_id", "file", "reason", "detail", "removed", "id", "question", "coder")
#: What the page counts itself: distinct values of one of these.
_DISTINCT = {"article": ("article_id",), "story": ("story_id",), "sentence": ("article_id", "sentence_index")}


@dataclass(frozen=True)
class Made:
    """By what a table was made, and of what: its rule, its function, its file, and the tables that were read."""

    rule: str
    function: str
    file: str
    reads: Sequence[str]


def table_document(table: Table, rows: pl.DataFrame, evidence: Evidence, caption: str, made: Made) -> dict[str, object]:
    """What the page is told of a table before it asks for the evidence of one row.

    Parameters
    ----------
    rows
        The table as read from its csv.
    caption
        In plain words.

    Returns
    -------
    ``columns`` (name, type, meaning), ``rows``, ``addresses`` of the rows; ``parts``, their names; ``sets``, of each
    row pairs of a part and a set; ``counts``, by column how the page counts it (:func:`counted_by`); ``recounted``, by
    further column the numbers that the evidence gives; ``notes`` by row.
    """
    names = evidence.parts["part"].unique(maintain_order=True).to_list()
    sets: list[list[int]] = [[] for _ in range(len(rows))]
    for row, part, number in evidence.parts.iter_rows():
        sets[row] += [names.index(part), number]
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
        "rows": [list(row) for row in rows.iter_rows()],
        "addresses": [cell_address(table.keys, row) for row in rows.iter_rows(named=True)],
        "unit": evidence.unit,
        "parts": names,
        "sets": sets,
        "counts": counts | quotients,
        "partial": sorted(evidence.partial),
        "recounted": {name: [_number(value) for value in again[name]] for name in rest},
        "not_traced": evidence.not_traced,
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


def evidence_files(evidence: Evidence, articles: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """The sets of a table, dealt out to files: of each its first set, and the value, as JSON.

    Parameters
    ----------
    articles
        Number of each article by its identity.

    Notes
    -----
    A set is an object: ``i``, items as differences; ``v``, what each adds, where that is not 1 for all. Items that are
    no mentions have ``a``, numbers of their articles; ``s``, their sentences; ``b`` and ``e``, where they begin and
    end; -1 stands for nothing; and ``x``, what else names them, where they are in no article.
    """
    items = evidence.items.sort("set", ITEM)
    n_sets = 1 + max(evidence.parts["set"], default=-1)
    written = ["{}"] * n_sets
    for (number,), rows in items.group_by("set", maintain_order=True):
        if int(number) < n_sets:
            written[int(number)] = json_text(_set(evidence, rows, articles))
    for numbers in in_files([len(text) for text in written]):
        yield numbers.start, f"[{','.join(written[number] for number in numbers)}]"


def _set(evidence: Evidence, rows: pl.DataFrame, articles: Mapping[str, int]) -> dict[str, object]:
    places = rows[ITEM]
    found: dict[str, object] = {"i": differences(places)}
    if (rows["value"] != 1).any():
        found["v"] = [rounded(value) for value in rows["value"]]
    if evidence.unit != MENTION:
        known = evidence.population
        there = {name: known[name].gather(places) if name in known.columns else None for name in PLACE}
        numbers = [articles.get(one, -1) for one in _or_none(there["article_id"], len(rows))]
        found["a"] = numbers
        for key, name in (("s", "sentence_index"), ("b", "start"), ("e", "end")):
            found[key] = [-1 if one is None else one for one in _or_none(there[name], len(rows))]
        if "unit" in known.columns:
            found["u"] = known["unit"].gather(places).to_list()
        if -1 in numbers:
            naming = [name for name in _NAMING if name in known.columns]
            named = known.select(naming)[places]
            found["x"] = [
                " | ".join(f"{n}: {v}" for n, v in zip(naming, row, strict=True) if v is not None)
                for row in named.iter_rows()
            ]
    return found


def _or_none(column: pl.Series | None, n: int) -> Sequence:
    return [None] * n if column is None else column.to_list()


def _notes(evidence: Evidence) -> dict[int, str]:
    found: dict[int, str] = {}
    for row, note in evidence.notes.iter_rows():
        found[row] = f"{found[row]}; {note}" if row in found else note
    return found


def _number(value: object) -> object:
    return round(value, 6) if isinstance(value, float) else value


def starts(files: Sequence[tuple[int, str]]) -> list[int]:
    """First set of each file."""
    found = [first for first, _ in files]
    assert all(a < b for a, b in pairwise(found))
    return found


def in_words(caption: str) -> str:
    """A caption of reStructuredText without its marks.

    >>> in_words("An *actor* mention; ``n_articles`` counts\\nall.")
    'An actor mention; n_articles counts all.'
    """
    return " ".join(re.sub(r"``|(?<!\w)\*+(?=\S)|(?<=\S)\*+(?!\w)", "", caption).split())
