"""The evidence of a table: of each row the items that it was counted from, stated once where rows share them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from presslens.estimate.correction.three_ways import Group

#: What an item is.
MENTION, SENTENCE, ARTICLE, REPORT = "mention", "sentence", "article", "report"
FILE, REMOVAL, CODED_ITEM = "file", "removal", "coded item"
#: Items of several kinds; the population says of each in the column :data:`UNIT` what it is.
MIXED, UNIT = "mixed", "unit"
#: Parts of a share: what has the label, and what it is a share of.
COUNTED, GROUP = "counted", "group"
#: Parts of a difference.
FIRST, SECOND = "first", "second"
#: Columns that place an item: in an article, in a sentence, at a character. What does not apply is null.
PLACE: Any = {"article_id": pl.String, "sentence_index": pl.Int32, "start": pl.Int64, "end": pl.Int64}
#: Which set of items each part of a row is.
PARTS: Any = {"row": pl.UInt32, "part": pl.String, "set": pl.UInt32}
#: Which items a set has, by their row in the population, and what each adds.
ITEMS: Any = {"set": pl.UInt32, "item": pl.UInt32, "value": pl.Float64}
#: Column that holds the item's own row in the population.
ITEM = "item"


@dataclass(frozen=True)
class Explained:
    """How a column follows from the items of one part of a row.

    Attributes
    ----------
    part
        Name of the part, or of several, whose items are taken together.
    of
        An aggregate over its items: ``value``, and the columns of the population.
    nothing
        The number where the part has no item; None: there is none.
    """

    part: str | tuple[str, ...]
    of: pl.Expr
    nothing: float | None = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts."""
        return (self.part,) if isinstance(self.part, str) else self.part


@dataclass(frozen=True)
class Evidence:
    """What the rows of a table were counted from.

    Attributes
    ----------
    unit
        What an item is: ``mention``, ``sentence``, ``article``, ``report`` (of speech), ``coded item``; :data:`MIXED`.
    population
        Everything that could be counted, one row per item: :data:`PLACE`, and whatever else is known of it. Of mentions
        it is the ledger, row by row, so that items of several tables are the same numbers; of items of several kinds
        the ledger stands first where mentions are among them.
    parts
        :data:`PARTS`: of each row of the table (its place, from 0) the sets that it was made from. A part is what the
        items are to the number: ``counted`` has the label, ``group`` is what the share is of, ``first`` and ``second``
        are sides of a difference. Rows may have a set in common: those of a table of shares that differ in the label
        alone share their group.
    items
        :data:`ITEMS`: of each set its items, and what each adds (1, a polarity); further columns (``weight``) where
        a table has them.
    explains
        By column of the table, how its number follows from the items. Names with ``_`` in front are none of the table.
    derived
        By further column, how its number follows from those of :attr:`explains`.
    partial
        Those of the columns that are explained in some rows alone: null in the others.
    corrected
        By column that codes correct, function from the place of a row to the group whose mean it is, or to the two
        whose difference it is.
    not_traced
        Why the rows have no items, in a sentence; empty where they have.
    notes
        ``row`` and ``note``: what is to be said of single rows.
    """

    unit: str
    population: pl.DataFrame
    parts: pl.DataFrame
    items: pl.DataFrame
    explains: Mapping[str, Explained] = field(default_factory=dict)
    derived: Mapping[str, pl.Expr] = field(default_factory=dict)
    partial: frozenset[str] = frozenset()
    corrected: Mapping[str, Callable[[int], tuple[Group, ...]]] = field(default_factory=dict)
    not_traced: str = ""
    notes: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema={"row": pl.UInt32, "note": pl.String}))

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", self.parts.select(pl.col(name).cast(kind) for name, kind in PARTS.items()))
        object.__setattr__(self, "items", self.items.cast(ITEMS))

    @property
    def columns(self) -> list[str]:
        """The columns of the table that it explains."""
        return [name for name in (*self.explains, *self.derived) if not name.startswith("_")]

    def note(self, row: int) -> str:
        """What is to be said of a row; empty where there is nothing."""
        return "; ".join(self.notes.filter(pl.col("row") == row)["note"])


def nothing_traced(why: str) -> Evidence:
    """The evidence of a table that cannot be traced to items, with the reason in a sentence."""
    population, parts, items = (pl.DataFrame(schema=schema) for schema in (PLACE, PARTS, ITEMS))
    return Evidence("", population, parts, items, not_traced=why)


def evidence_of_cell(evidence: Evidence, row: int) -> pl.DataFrame:
    """The plain list of what a row was counted from.

    Parameters
    ----------
    row
        Its place in the rows that were traced, from 0.

    Returns
    -------
    ``part``, ``item`` (row in the population), ``value`` and the columns of the population; in the order of the parts,
    then of the items.
    """
    parts = evidence.parts.filter(pl.col("row") == row).with_row_index("_order")
    found = parts.join(evidence.items, on="set").sort("_order", ITEM).select("part", ITEM, "value")
    known = evidence.population.drop(found.columns, strict=False)
    return found.hstack([column.gather(found[ITEM]) for column in known])


def recount(evidence: Evidence, n_rows: int) -> pl.DataFrame:
    """The columns that evidence explains, counted from its items anew; one row for each row of the table.

    Parameters
    ----------
    n_rows
        Rows that were traced.
    """
    table = pl.DataFrame({"row": pl.arange(n_rows, dtype=pl.UInt32, eager=True)})
    by_parts: dict[tuple[str, ...], dict[str, Explained]] = {}
    for name, explained in evidence.explains.items():
        by_parts.setdefault(explained.parts, {})[name] = explained
    for parts, columns in by_parts.items():
        counted = [explained.of.alias(name) for name, explained in columns.items()]
        wanted = {name for expression in counted for name in expression.meta.root_names()}
        found = _aggregated(evidence, parts, counted, wanted)
        table = table.join(found, on="row", how="left", maintain_order="left").with_columns(
            pl.col(name).fill_null(explained.nothing)
            for name, explained in columns.items()
            if explained.nothing is not None
        )
    for name, expression in evidence.derived.items():
        table = table.with_columns(expression.alias(name))
    return table


def _aggregated(evidence: Evidence, parts: tuple[str, ...], counted: list[pl.Expr], wanted: set[str]) -> pl.DataFrame:
    """Aggregates over the items of some parts of each row; those of a set that rows share are made once."""
    sets = evidence.parts.filter(pl.col("part").is_in(parts)).select("row", "set")
    if len(parts) > 1:
        items, key = sets.join(evidence.items, on="set"), "row"
    else:
        items, key = evidence.items.join(sets.select("set").unique(), on="set", how="semi"), "set"
    known = evidence.population.select(sorted((wanted & set(evidence.population.columns)) - set(items.columns)))
    sums = items.hstack([column.gather(items[ITEM]) for column in known]).group_by(key).agg(counted)
    return sums if key == "row" else sets.join(sums, on="set", how="left").drop("set")
