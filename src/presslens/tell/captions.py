"""Captions of tables in the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from presslens.exhibits.exhibit import Table
from presslens.exhibits.words import filled


def captions(tables: Iterable[Table], values: Mapping[str, Any]) -> list[tuple[list[str], str]]:
    """The captions of the tables of one job, each with the names of the tables that share it, in order.

    A report knows the job that made a table and not which of the job's tables it shows, so it shows them all.

    Parameters
    ----------
    values
        What stands for the names in braces: :func:`presslens.exhibits.words.quoted_settings`, and the ``corpus``.
    """
    found: dict[str, list[str]] = {}
    for table in tables:
        found.setdefault(filled(table.caption, values), []).append(table.name)
    return [(names, text) for text, names in found.items()]
