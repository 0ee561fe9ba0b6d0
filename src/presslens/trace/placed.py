"""Where the items of rows come from: joins of a table's keys with what is counted, and populations of several kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.trace.evidence import ITEM, ITEMS, MENTION, PARTS, PLACE, UNIT


def keyed(rows: pl.DataFrame, keys: Sequence[str], counted: pl.DataFrame, part: str) -> tuple[pl.DataFrame, ...]:
    """Parts and items of rows that count what has their keys; rows that agree in the keys share a set.

    Parameters
    ----------
    rows
        With the columns ``keys``.
    counted
        ``item`` and the columns ``keys``, and perhaps ``value``, else 1 each.
    """
    texts = [pl.col(name).cast(pl.String) for name in keys]
    value = pl.col("value") if "value" in counted.columns else pl.lit(1.0).alias("value")
    places = rows.select(texts).with_row_index("row")
    sets = places.select(keys).unique(maintain_order=True).with_row_index("set")
    parts = places.join(sets, on=list(keys), maintain_order="left").select("row", pl.lit(part).alias("part"), "set")
    items = counted.select(ITEM, *texts, value).join(sets, on=list(keys)).select("set", ITEM, "value")
    return parts, items.sort("set", ITEM)


def together(*found: tuple[pl.DataFrame, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Parts and items of several parts as one, with sets numbered on."""
    parts, items, first = [pl.DataFrame(schema=PARTS)], [pl.DataFrame(schema=ITEMS)], 0
    for own, counted in found:
        parts.append(own.with_columns(pl.col("set") + first).cast(PARTS))
        items.append(counted.with_columns(pl.col("set") + first).select(*ITEMS).cast(ITEMS))
        first += own["set"].n_unique()
    return pl.concat(parts), pl.concat(items)


def chosen(sets: Sequence[tuple[int, str, pl.DataFrame]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Parts and items of rows whose items are known one by one: row, part, and ``item`` with ``value``."""
    parts = pl.DataFrame([(row, part, place) for place, (row, part, _) in enumerate(sets)], schema=PARTS, orient="row")
    items = [
        items.select(pl.lit(place).alias("set"), ITEM, "value").cast(ITEMS) for place, (*_, items) in enumerate(sets)
    ]
    return parts, pl.concat([pl.DataFrame(schema=ITEMS), *items])


def mixed(tables: Mapping[str, pl.DataFrame]) -> tuple[pl.DataFrame, dict[str, int]]:
    """Items of several kinds as one population, and the row that each kind begins at.

    Parameters
    ----------
    tables
        By what an item is; places that a kind does not have are null.
    """
    parts, first, n = [], {}, 0
    for unit, table in tables.items():
        missing = [pl.lit(None, kind).alias(name) for name, kind in PLACE.items() if name not in table.columns]
        parts.append(table.select(pl.lit(unit).alias(UNIT), pl.all(), *missing).cast(dict(PLACE)))
        first[unit] = n
        n += len(table)
    return pl.concat(parts, how="diagonal"), first


def mentions_and(ledger: pl.DataFrame, **tables: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, int]]:
    """The ledger, and behind it items of other kinds, as :func:`mixed` gives them."""
    return mixed({MENTION: ledger, **tables})
