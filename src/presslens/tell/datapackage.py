"""A corpus's tables as a data package: every file with its hash, every column with its type and meaning.

References
----------
Walsh, P. & Pollock, R. (2017). Data Package and Table Schema, version 1. Frictionless Data specifications.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_cells, sha256
from presslens.exhibits.exhibit import Column
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES


def columns_of(place: Path) -> tuple[Column, ...]:
    """The columns of a csv file by its place below ``results/<corpus>``: of a table, or of the numbers of a figure.

    Raises
    ------
    InputError
        It is no exhibit.

    >>> [column.name for column in columns_of(Path("tables/corpus.csv"))]
    ['measure', 'value']
    """
    folder, name = place.parent.name, place.stem
    if folder == "tables" and name in TABLES:
        return TABLES[name].columns
    if folder == "figures" and name in FIGURES:
        figure = FIGURES[name]
        return figure.columns or TABLES[figure.table].columns
    raise InputError(place, "is no table or figure", "an entry in presslens.exhibits")


def fields(path: Path, columns: Iterable[Column]) -> list[dict[str, str]]:
    """Name, type and description of each column of a csv file, as Table Schema has them.

    Raises
    ------
    InputError
        The file has other columns, or in another order.
    """
    columns = list(columns)
    found = next(iter(read_cells(path)), [])
    expected = [column.name for column in columns]
    if found != expected:
        raise InputError(path, f"has the columns {', '.join(found)}", f"allowed: {', '.join(expected)}")
    return [{"name": column.name, "type": column.kind, "description": column.meaning} for column in columns]


def data_package(name: str, title: str, root: str | Path, tables: Iterable[str | Path], about: str = "") -> dict:
    """The package of the csv files ``tables`` in the folder ``root``, sorted by path; ``about`` is said of them all.

    Nothing is said of when it was made: the same tables give the same package.

    Raises
    ------
    InputError
        A file is no exhibit, or has other columns than are said of it.
    """
    resources = []
    for path in sorted(map(Path, tables)):
        place = path.relative_to(root)
        resources.append(
            {
                "profile": "tabular-data-resource",
                "name": "-".join(place.with_suffix("").parts),
                "path": place.as_posix(),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": path.stat().st_size,
                "hash": f"sha256:{sha256(path)}",
                "schema": {"fields": fields(path, columns_of(place)), "missingValues": [""]},
            }
        )
    described = {"description": about} if about else {}
    return {"profile": "tabular-data-package", "name": name, "title": title, **described, "resources": resources}
