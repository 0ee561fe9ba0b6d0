"""Tables that are never in memory as a whole: written and read part by part, one file each all the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.files import replacing
from presslens.base.tables import csv_text, rounded, scan_table

if TYPE_CHECKING:
    import polars as pl

#: Rows that are packed together in a file, and read at a time.
ROWS_TOGETHER = 2**16


def write_parts(parts: Iterable[pl.DataFrame], path: str | Path, rows_together: int = ROWS_TOGETHER) -> None:
    """Write a Parquet table from its parts, in their order, as :func:`presslens.base.tables.write_table` does.

    Parameters
    ----------
    parts
        One or more, with the same columns; each is forgotten when it is written.
    rows_together
        Rows that are packed together, for readers of some rows. The bytes do not hang on where parts end.

    Raises
    ------
    ValueError
        There is no part, so that nobody knows the columns.
    """
    from polars.io.plugins import register_io_source

    ahead = iter(parts)
    first = next(ahead, None)
    if first is None:
        raise ValueError(f"{path}: a table of no parts")
    faults: list[BaseException] = []

    def source(columns: object, predicate: object, n_rows: object, batch_size: object) -> Iterator[pl.DataFrame]:
        try:
            yield from map(rounded, even(chain([first], ahead), rows_together))
        except BaseException as fault:
            # Were it raised here, the file might still be opened by another thread after it is given up.
            faults.append(fault)

    with replacing(path) as part:
        lazy = register_io_source(source, schema=rounded(first).schema)
        lazy.sink_parquet(part, compression="zstd", statistics=False, row_group_size=rows_together, maintain_order=True)
        if faults:
            raise faults[0]


def write_side_by_side(
    parts: Iterable[tuple[pl.DataFrame, pl.DataFrame]], paths: tuple[Path, Path], rows_together: int = ROWS_TOGETHER
) -> None:
    """Write two tables whose parts come in pairs, as :func:`write_parts` does.

    Parts of the second wait until the first is written: beside it, where they are many.
    """
    first, second = paths
    waiting = _Waiting(second)

    def of_first() -> Iterator[pl.DataFrame]:
        for one, other in parts:
            waiting.add(other)
            yield one

    try:
        write_parts(of_first(), first, rows_together)
        write_parts(waiting.parts(), second, rows_together)
    finally:
        waiting.close()


class Dealt:
    """Rows of a table that wait in so many heaps, some in hidden files beside the file that is to be written."""

    def __init__(self, beside: Path, heaps: int, most_bytes: int = 2**28) -> None:
        self._heaps = [
            _Waiting(beside.with_name(f"{number}.{beside.name}"), most_bytes // heaps) for number in range(heaps)
        ]

    def __len__(self) -> int:
        return len(self._heaps)

    def __enter__(self) -> Dealt:
        return self

    def __exit__(self, *_: object) -> None:
        for heap in self._heaps:
            heap.close()

    def add(self, table: pl.DataFrame, places: pl.Series) -> None:
        """Deal rows out, each to the heap whose number stands at its place."""
        for (heap,), part in table.with_columns(places.alias("_heap")).partition_by("_heap", as_dict=True).items():
            self._heaps[heap].add(part.drop("_heap"))

    def heap(self, number: int) -> pl.DataFrame | None:
        """The rows of a heap, in the order in which they came; None where there are none."""
        import polars as pl

        parts = list(self._heaps[number].parts())
        return pl.concat(parts) if parts else None


class _Waiting:
    """Parts of a table that wait, some in hidden files that :func:`presslens.base.files.remove_leftovers` knows."""

    def __init__(self, beside: Path, most_bytes: int = 2**26) -> None:
        self.beside, self.most = beside, most_bytes
        self._parts: list[pl.DataFrame] = []
        self._bytes = 0
        self._files: list[Path] = []

    def add(self, part: pl.DataFrame) -> None:
        self._parts.append(part)
        self._bytes += int(part.estimated_size())
        if self._bytes > self.most:
            path = self.beside.with_name(f".{self.beside.name}.{len(self._files)}.{os.getpid()}.part")
            self._files.append(path)
            write_parts(self._parts, path)
            self._parts, self._bytes = [], 0

    def parts(self) -> Iterator[pl.DataFrame]:
        for path in self._files:
            yield from read_parts(path)
        yield from self._parts

    def close(self) -> None:
        for path in self._files:
            path.unlink(missing_ok=True)


def even(parts: Iterable[pl.DataFrame], rows: int) -> Iterator[pl.DataFrame]:
    """The rows of tables, in their order, as tables of ``rows`` rows; the last may be smaller.

    >>> import polars as pl
    >>> [part["a"].to_list() for part in even([pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [2, 3, 4]})], 2)]
    [[1, 2], [3, 4]]
    """
    import polars as pl

    waiting: list[pl.DataFrame] = []
    for part in parts:
        waiting.append(part)
        while sum(map(len, waiting)) >= rows:
            whole = pl.concat(waiting, rechunk=True)
            yield _copied(whole[:rows])
            waiting = [whole[rows:]]
    if any(map(len, waiting)):
        yield _copied(pl.concat(waiting, rechunk=True))


def _copied(table: pl.DataFrame) -> pl.DataFrame:
    """The same rows for themselves: of lists that are a slice of others, other bytes are written."""
    import polars as pl

    return table.select(pl.all().gather(pl.int_range(pl.len())))


def up_to(parts: Iterable[pl.DataFrame], column: str, ends: Iterable[str]) -> Iterator[pl.DataFrame]:
    """Rows of a table that is sorted by a column: for each of some rising values those up to it that are left.

    Raises
    ------
    ValueError
        The table is not sorted.

    >>> import polars as pl
    >>> table = pl.DataFrame({"a": ["k", "l", "l", "o"]})
    >>> [part["a"].to_list() for part in up_to([table[:2], table[2:]], "a", ["l", "m", "o"])]
    [['k', 'l', 'l'], [], ['o']]
    """
    import polars as pl

    ahead = iter(parts)
    waiting = next(ahead)
    for end in ends:
        while (waiting.is_empty() or waiting[column][-1] <= end) and (more := next(ahead, None)) is not None:
            waiting = pl.concat([waiting, more])
        if not waiting[column].is_sorted():
            raise ValueError(f"a table is not sorted by {column}")
        cut = int(waiting[column].search_sorted(end, side="right"))
        yield waiting[:cut]
        waiting = waiting[cut:]


def read_parts(
    path: str | Path, columns: Sequence[str] | None = None, rows: int = ROWS_TOGETHER
) -> Iterator[pl.DataFrame]:
    """A Parquet table, so many rows at a time, in their order; of an empty one its columns.

    Raises
    ------
    InputError
        As of :func:`presslens.base.tables.scan_table`.
    """
    import polars as pl

    table = scan_table(path, columns)
    n = table.select(pl.len()).collect().item()
    for first in range(0, max(n, 1), rows):
        yield table.slice(first, rows).collect()


def write_csv_parts(parts: Iterable[pl.DataFrame], path: str | Path) -> None:
    """Write a table for people and spreadsheets from its parts, as :func:`presslens.base.tables.write_csv` does."""
    with replacing(path) as part, open(part, "wb") as file:
        before: int | None = None
        for table in parts:
            file.write(csv_text(table, path, before).encode("utf-8"))
            before = (before or 0) + len(table)
