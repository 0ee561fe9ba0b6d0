"""A corpus's tables as a data package: every file with its hash, every column with its type and meaning.

References
----------
Walsh, P. & Pollock, R. (2017). Data Package and Table Schema, version 1. Frictionless Data specifications.
"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import read_yaml, sha256
from presslens.base.schema import check


class Columns:
    """What the columns of tables mean, from ``codebook/columns.yaml``.

    Raises
    ------
    InputError
        The file breaks its schema.
    """

    def __init__(self, path: str | Path) -> None:
        self._path, document = path, read_yaml(path)
        check(document, "columns", path)
        self._columns, self._tables = document["columns"], document["tables"]

    def fields(self, table: str, names: Iterable[str]) -> list[dict[str, str]]:
        """Name, type and description of each column of a table, as Table Schema has them.

        Raises
        ------
        InputError
            A column is not described.
        """
        known = dict(self._columns)
        for pattern, own in self._tables.items():
            if fnmatchcase(table, pattern):
                known |= own
        names = list(names)
        if missing := [name for name in names if name not in known]:
            raise InputError(self._path, f"does not say what {', '.join(missing)} of {table} is", "every column")
        return [{"name": name, "type": known[name]["type"], "description": known[name]["is"]} for name in names]


def data_package(name: str, title: str, root: str | Path, tables: Iterable[str | Path], columns: Columns) -> dict:
    """The package of the csv files ``tables`` in the folder ``root``, sorted by path.

    Nothing is said of when it was made: the same tables give the same package.
    """
    resources = []
    for path in sorted(map(Path, tables)):
        with path.open(encoding="utf-8") as file:
            names = file.readline().rstrip("\n").split(",")
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
                "schema": {"fields": columns.fields(path.stem, names), "missingValues": [""]},
            }
        )
    return {"profile": "tabular-data-package", "name": name, "title": title, "resources": resources}
