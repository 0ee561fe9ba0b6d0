"""Shares as dots with intervals: one row of dots per group, one marker per label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from presslens.draw.greys import in_grey
from presslens.draw.marks import Look, Mark, draw_number, has_corrected, shown
from presslens.draw.page import PAGE, Page
from presslens.draw.style import GREY, PALE


def dot_plot(
    table: pl.DataFrame,
    rows: Mapping[str, str],
    row_column: str,
    series: Mapping[str, Mark],
    series_column: str,
    axis: str,
    page: Page = PAGE,
) -> Figure:
    """Draw the shares of a table with their intervals; a dot without a line where there is no interval. Corrected ones
    come first, as :mod:`presslens.draw.corrected` says.

    Parameters
    ----------
    rows
        What stands at each row, by the value of ``row_column``, from top to bottom.
    series
        The marks within each row, by the value of ``series_column``, from top to bottom.
    axis
        What the shares are shares of.
    """
    values = {(row[row_column], row[series_column]): row for row in table.iter_rows(named=True)}
    series = in_grey(series) if page.grey else series
    step, some = 1 / (len(series) + 1), has_corrected(table)
    look = Look(size=5.5, width=1.4, edge=0.5, line_edge=1.2, aside=0.36 * step)
    figure = page.figure(0.9 + len(rows) * max(0.45, 0.17 * (len(series) + 1)))
    axes = figure.add_subplot()
    for place, row in enumerate(rows):
        if place % 2 == 0:
            axes.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.5, linewidth=0)
        for offset, (key, mark) in enumerate(series.items(), 1):
            if (number := shown(values.get((row, key)), some)) is not None:
                draw_number(axes, place - 0.5 + offset * step, number, mark, look)
    axes.set_yticks(range(len(rows)), list(rows.values()))
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], page.numbers("0 %", "25 %", "50 %", "75 %", "100 %"))
    axes.set_xlabel(axis)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=GREY, alpha=0.3, linewidth=0.5)
    axes.set_axisbelow(True)
    _legend(figure, list(series.values()), page)
    return figure


def _legend(figure: Figure, marks: Sequence[Mark], page: Page) -> None:
    handles = [
        Line2D([], [], color=mark.colour, marker=mark.marker, markersize=5.5, linewidth=1.4, label=mark.label)
        for mark in marks
    ]
    page.legend(figure, handles, min(len(handles), 5))
