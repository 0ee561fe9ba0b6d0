"""Whether a table has something to show: what has nothing is not drawn."""

from __future__ import annotations

from collections.abc import Mapping
from pkgutil import resolve_name

import polars as pl

from presslens.draw.order import UNKNOWN
from presslens.exhibits.exhibit import Figure


def has_something_to_show(figure: Figure, tables: Mapping[str, pl.DataFrame]) -> bool:
    """Whether one of the tables of a figure has a row, and what else the figure needs.

    Parameters
    ----------
    tables
        The figure's own tables by name; several where each question has one.
    """
    return any(
        not table.is_empty() and (not figure.shown_if or bool(resolve_name(figure.shown_if)(table, **figure.options)))
        for table in tables.values()
    )


def some_difference(table: pl.DataFrame) -> bool:
    """Whether a hypothesis could be tested."""
    return table["difference"].is_not_null().any()


def some_known_group(table: pl.DataFrame, group: str, **_: object) -> bool:
    """Whether any row is of a group that has a name: alone, those of unknown country or year show nothing new."""
    return table[group].ne(UNKNOWN).any()


def some_mention(table: pl.DataFrame) -> bool:
    """Whether any voice has a mention."""
    return table.select(pl.col("n_outlet") + pl.col("n_quoted")).to_series().sum() > 0


def some_curve(table: pl.DataFrame, part: str) -> bool:
    """Whether a claim of a part (:func:`of_part`) has an estimate."""
    return not of_part(table, part).is_empty()


def of_part(table: pl.DataFrame, part: str) -> pl.DataFrame:
    """Of the table ``multiverse_summary``, the claims of a part that have an estimate.

    Parameters
    ----------
    part
        ``primary`` hypotheses, the ``other`` ones, or ``shares``.
    """
    flag = pl.col("primary")
    own = {"primary": flag, "other": ~flag, "shares": flag.is_null()}[part]
    return table.filter(own.fill_null(False) & (pl.col("n_estimated").fill_null(0) > 0))
