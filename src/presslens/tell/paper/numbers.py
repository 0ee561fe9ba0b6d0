"""The numbers of the paper: each with its value, how it is written, and the cell of the table that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from presslens.base.characters import shown
from presslens.exhibits.exhibit import Table
from presslens.exhibits.tables import TABLES
from presslens.tell.paper.written import DAY, PERCENT, WORD, key_part, unit_of, written
from presslens.trace.address import cell_address, trace_link

if TYPE_CHECKING:
    import polars as pl

#: Folder of the reader of a corpus, seen from the folder of its results.
READER = "../../reader/{corpus}"
#: File of results that holds what the run was told.
MANIFEST = "manifest.json"

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the paper.

    Attributes
    ----------
    value
        As in the table, unrounded; None where it is not defined.
    text
        As it is printed, without the sign of its unit.
    unit
        One of :data:`presslens.tell.paper.written.UNITS`.
    table
        Of results, that it comes from; empty: none, but a file.
    cell
        The row of the table by its keys (:func:`presslens.trace.address.cell_address`), or the place in the file;
        empty where it counts rows.
    column
        Of the table; of a count of rows: what they have in common.
    link
        Where the number is explained, relative to ``results/<corpus>``.
    """

    value: int | float | str | None
    text: str
    unit: str
    table: str
    cell: str
    column: str
    link: str

    @property
    def place(self) -> str:
        """Table and cell in one word."""
        return f"{self.table}/{self.cell}"

    @property
    def document(self) -> dict[str, object]:
        """For JSON; the link stands elsewhere, once for all numbers of a place."""
        return {name: value for name, value in asdict(self).items() if name != "link"}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows and columns of a table whose numbers get names.

    Attributes
    ----------
    table
        Its name.
    columns
        Those with numbers.
    alias
        What names of the numbers begin with; empty: the name of the table without ``_by_target``.
    by
        Key columns whose values follow; empty: all.
    keep
        Which rows.
    call
        What follows the alias in place of the values of keys.
    """

    table: str
    columns: tuple[str, ...]
    alias: str = ""
    by: tuple[str, ...] = ()
    keep: Callable[[Row], bool] = lambda row: True
    call: Callable[[Row], str] | None = None

    @property
    def start(self) -> str:
        """What the names of its numbers begin with."""
        return self.alias or self.table.removesuffix("_by_target")


def numbers_in(part: Part, table: pl.DataFrame, corpus: str) -> tuple[dict[str, Number], list[dict[str, object]]]:
    """The numbers of a part of a table by name, and its rows in order.

    A name is the alias, the values of the keys and the column, joined by dots: ``sentiment.SYR.negative.corrected``;
    without the column where the part has only one. An empty key is left out.

    Returns
    -------
    The numbers, and for each row its values with the beginning of the names of its numbers as ``key``.
    """
    entry = TABLES[part.table]
    found: dict[str, Number] = {}
    rows: list[dict[str, object]] = []
    taken: dict[str, int] = {}
    for row in table.iter_rows(named=True):
        if not part.keep(row):
            continue
        values = [part.call(row)] if part.call else [row[name] for name in part.by or entry.keys]
        key = ".".join([part.start, *(key_part(value) for value in values if value not in (None, ""))])
        taken[key] = taken.get(key, 0) + 1
        # Two outlets whose names differ in other letters than these: the second gets a number.
        key = key if taken[key] == 1 else f"{key}-{taken[key]}"
        names = {column: f"{key}.{column}" if part.columns[1:] else key for column in part.columns}
        found |= {name: number_at(entry, row, column, corpus) for column, name in names.items()}
        rows.append({"key": key} | {name: as_shown(value) for name, value in row.items()})
    return found, rows


def number_at(table: Table, row: Row, column: str, corpus: str) -> Number:
    """The number in a column of a row."""
    value = row[column]
    if value is not None and not isinstance(value, int | float | str):
        raise TypeError(f"{table.name}: {column} holds {value!r}")
    unit = unit_of(table, column, row.get("label"))
    if unit == WORD and isinstance(value, str):
        value, unit = _said(value)
    cell = cell_address(table.keys, row)
    link = trace_link(READER.format(corpus=corpus), table.name, cell)
    return Number(value, shown(written(value, unit)), unit, table.name, cell, column, link)


def counted(table: str, what: str, n: int) -> Number:
    """How many rows of a table have something in common."""
    return Number(n, written(n, "count"), "count", table, "", what, f"tables/{table}.csv")


def setting(place: str, value: object, unit: str) -> Number:
    """A number that the run was told, by its place in the manifest."""
    if not isinstance(value, int | float | str):
        raise TypeError(f"{place} holds {value!r}")
    # A percentage that somebody chose is printed as it was chosen.
    text = f"{100 * value:g}" if unit == PERCENT and not isinstance(value, str) else written(value, unit)
    return Number(value, shown(text), unit, "", place, "", MANIFEST)


def as_shown(value: object) -> object:
    """A value of a cell as it may stand in any output."""
    return shown(value) if isinstance(value, str) else value


def _said(value: str) -> tuple[int | str, str]:
    """What a column of text holds: a whole number, a day, or a word."""
    if value.isascii() and value.isdigit():
        return int(value), "count"
    is_day = len(value) == 10 and value[4] == value[7] == "-" and value.replace("-", "").isdigit()
    return value, DAY if is_day else WORD


def named(parts: Iterable[Part], tables: Mapping[str, pl.DataFrame], corpus: str) -> tuple[dict, dict]:
    """The numbers of all parts whose table is there, and their rows by alias."""
    numbers: dict[str, Number] = {}
    rows: dict[str, list[dict[str, object]]] = {}
    for part in parts:
        if part.table in tables:
            more, found = numbers_in(part, tables[part.table], corpus)
            numbers |= more
            rows.setdefault(part.start, []).extend(found)
    return numbers, rows


def numbers_of(document: Mapping[str, Mapping[str, Mapping]]) -> dict[str, Number]:
    """The numbers of a document as of :func:`presslens.tell.paper.document.paper_document`."""
    links = document["links"]
    return {
        name: Number(**each, link=str(links[f"{each['table']}/{each['cell']}"]))
        for name, each in document["numbers"].items()
    }
