"""Finding the row of a table that somebody names."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import polars as pl

from presslens.base.errors import InputError
from presslens.base.spelling import nearest
from presslens.exhibits.exhibit import Table
from presslens.trace.address import cell_address

#: Rows that are named where several fit or none does.
SHOWN = 5


def parsed(table: Table, cell: str) -> dict[str, str]:
    """What somebody says of a row: values by key, from one line of csv in the order of the keys, or of pairs.

    Raises
    ------
    InputError
        A pair is of no key, a key is named twice, or there are too many values.

    >>> from presslens.exhibits.exhibit import Table
    >>> table = Table("t", (), ("outlet", "target"), "")
    >>> parsed(table, '"Sun, The",A') == parsed(table, 'target=A,"outlet=Sun, The"')
    True
    """
    values = next(csv.reader(io.StringIO(cell.replace("\n", " ").replace("\r", " "))), [])
    heads = [value.partition("=")[0].strip() for value in values]
    where = f"CELL of {table.name}"
    if values and all("=" in value for value in values) and any(head in table.keys for head in heads):
        if unknown := [head for head in heads if head not in table.keys]:
            raise InputError(where, f"found {unknown[0]!r}", f"allowed: {', '.join(table.keys)}")
        if twice := [head for place, head in enumerate(heads) if head in heads[:place]]:
            raise InputError(where, f"names {twice[0]!r} twice", f"allowed: each once of {', '.join(table.keys)}")
        return {head: value.partition("=")[2].strip() for head, value in zip(heads, values, strict=True)}
    if len(values) > len(table.keys):
        raise InputError(where, f"found {len(values)} values", f"allowed: {len(table.keys)} ({', '.join(table.keys)})")
    return dict(zip(table.keys, values, strict=False))


def found_rows(table: Table, rows: pl.DataFrame, wanted: Mapping[str, str]) -> list[int]:
    """Places of the rows that have these values."""
    keys = [cell_address([name], {name: value}) for name, value in wanted.items()]
    given = rows.select(list(wanted)).iter_rows(named=True)
    return [place for place, row in enumerate(given) if [cell_address([name], row) for name in wanted] == keys]


def row_named(table: Table, rows: pl.DataFrame, cell: str) -> int:
    """The place of the one row that is named.

    Raises
    ------
    InputError
        None is, or several are; rows that are near stand behind.
    """
    wanted = parsed(table, cell)
    places = found_rows(table, rows, wanted)
    if len(places) == 1 and wanted:
        return places[0]
    addresses = [cell_address(table.keys, row) for row in rows.select(table.keys).iter_rows(named=True)]
    if places and wanted:
        near, found = [addresses[place] for place in places], f"{cell!r} fits {len(places)} rows"
    else:
        near, found = _near(table, rows, wanted, addresses), f"found {cell!r}" if cell else "is missing"
    more = f" and {len(near) - SHOWN} more" if len(near) > SHOWN else ""
    allowed = f"allowed ({','.join(table.keys)}): {' | '.join(near[:SHOWN])}{more}"
    raise InputError(f"CELL of {table.name}", found, allowed if near else "the table has no rows")


def _near(table: Table, rows: pl.DataFrame, wanted: Mapping[str, str], addresses: list[str]) -> list[str]:
    """Addresses of rows with values that are spelled like those wanted; else the first."""
    repaired = {}
    for name, value in wanted.items():
        known = sorted({cell_address([name], {name: own}) for own in rows[name].unique()})
        close = [value] if value in known else nearest(value, known)
        if close:
            repaired[name] = close[0]
    texts = rows.select(list(repaired)).iter_rows(named=True) if repaired else []
    near = [
        addresses[place]
        for place, row in enumerate(texts)
        if all(cell_address([name], row) == cell_address([name], {name: value}) for name, value in repaired.items())
    ]
    return near or addresses
