"""How a cell of a table is named, on the command line and in links to the reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import polars as pl


def cell_address(keys: Sequence[str], row: Mapping[str, object]) -> str:
    """The row of a table, by its keys: their values as one line of csv, in the order of the table.

    Parameters
    ----------
    keys
        Of the table (:attr:`presslens.exhibits.exhibit.Table.keys`).
    row
        Values by column, as text or as read; a missing one is empty, a truth value is ``true`` or ``false``.

    >>> cell_address(["outlet", "target"], {"outlet": "Sun, The", "target": "SYR", "n": 3})
    '"Sun, The",SYR'
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_in_csv(row[key]) for key in keys])
    return line.getvalue()


def address_columns(keys: Sequence[str], rows: pl.DataFrame) -> list[list[str]]:
    """Of each key what stands for it in the addresses of rows: joined by commas they are the addresses.

    >>> import polars as pl
    >>> address_columns(["outlet", "target"], pl.DataFrame({"outlet": ["Sun, The", None], "target": ["SYR", "RUS"]}))
    [['"Sun, The"', ''], ['SYR', 'RUS']]
    """
    columns = []
    for key in keys:
        texts = [cell_address([key], {key: value}) for value in rows[key]]
        # One empty value alone is quoted, so that the line is not taken for none.
        columns.append(texts if len(keys) == 1 else ["" if text == '""' else text for text in texts])
    return columns


def _in_csv(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


#: The page of the reader that tells of a cell.
TRACE = "trace.html"


def trace_link(reader: str, table: str, address: str) -> str:
    """Where the reader tells of a row of a table.

    Parameters
    ----------
    reader
        The reader's folder, relative to the page that links to it.

    >>> trace_link("../../../reader/seeds", "sentiment_by_outlet", '"Sun, The",SYR,positive')
    '../../../reader/seeds/trace.html#sentiment_by_outlet/%22Sun%2C%20The%22%2CSYR%2Cpositive'
    """
    return f"{reader}/{TRACE}#{quote(table, safe='')}/{quote(address, safe='')}"
