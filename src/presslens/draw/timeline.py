"""Shares over time: a small panel per label, a dot and its interval per quarter, events as numbered lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from presslens.base.said import Said
from presslens.draw.lettering import shortened
from presslens.draw.marks import Look, Mark, draw_number, has_corrected, of_few, shown
from presslens.draw.page import PAGE, Page
from presslens.draw.quarters import quarter_centre
from presslens.draw.style import GREY, INK, PALE

#: Panels side by side, and letters that a title has room for.
PER_ROW, TITLE_LETTERS = 2, 28


def timeline_plot(
    table: pl.DataFrame,
    label_column: str,
    panels: Mapping[str, Mark],
    events: Sequence[float],
    few: int,
    width: float = 0.25,
    page: Page = PAGE,
) -> Figure:
    """Draw ``share`` with ``low`` and ``high`` by ``quarter``, and a last panel with the number of mentions.

    Parameters
    ----------
    table
        Shares by ``quarter`` and ``label_column``, with ``n_mentions``, and the corrected ones where there are; without
        ends of the interval no line is drawn.
    panels
        Name and colour by label, from left to right and then down.
    events
        Where events lie, in years, in order; they are numbered from 1.
    few
        Quarters with fewer stories than this are drawn hollow and small, unless they are corrected.
    width
        Of a quarter, or of the period that stands in its place, in years.
    """
    places = {quarter: quarter_centre(quarter) for quarter in sorted(set(table["quarter"]))}
    quarters = sorted(places, key=lambda quarter: places[quarter])
    first, last = places[quarters[0]] - width, places[quarters[-1]] + width
    some = has_corrected(table)
    look = Look(size=4.4, width=1.4, edge=0.0, line_edge=0.6, aside=0.3 * width, upright=True)
    small = replace(look, size=2.6, width=0.6)
    per_row = page.across(PER_ROW, 1.6)
    n_rows = -(-(len(panels) + 1) // per_row)
    figure = page.figure(0.6 + 1.2 * n_rows)
    grid = figure.subplots(n_rows, per_row, squeeze=False, sharex=True).ravel()
    for axes, (label, named) in zip(grid, panels.items(), strict=False):
        mark = replace(named, colour=page.colour(named.colour))
        for row in table.iter_rows(named=True):
            if row[label_column] != label:
                continue
            x = places[row["quarter"]]
            number = shown(row, some)
            if number is None:
                continue
            seldom = of_few(number, row, few)
            draw_number(axes, x, seldom, mark, look if seldom is number else small)
        axes.set_ylim(0, 1)
        axes.set_yticks([0, 0.5, 1], page.numbers("0 %", "50 %", "100 %"), fontsize=7)
        axes.set_title(shortened(mark.label, page.letters(TITLE_LETTERS)), fontsize=8, color=INK, pad=9)
    counts = dict(table.select("quarter", "n_mentions").iter_rows())
    bars = grid[len(panels)]
    bars.bar(
        [places[quarter] for quarter in quarters],
        [counts[q] for q in quarters],
        width=0.8 * width,
        color=PALE,
        edgecolor=GREY,
    )
    bars.set_title(page.say(Said("Actor mentions (n)")), fontsize=8, pad=9)
    bars.tick_params(axis="y", labelsize=7)
    for axes in grid[: len(panels) + 1]:
        axes.grid(axis="y", color=GREY, alpha=0.3, linewidth=0.5)
        axes.set_axisbelow(True)
        axes.tick_params(axis="x", labelsize=7, labelbottom=True)
        axes.set_xlim(first, last)
        _mark_events(axes, events, last - first)
    most = 5 if page.narrow else 10
    years = range(int(first), int(last) + 1)
    step = next(step * 10**power for power in range(4) for step in (1, 2, 5) if len(years) <= most * step * 10**power)
    ticks = {float(year): str(year) for year in [year for year in years if first <= year <= last and year % step == 0]}
    ticks = ticks or {round(places[quarters[0]], 2): quarters[0]}
    grid[0].set_xticks(list(ticks), list(ticks.values()))
    for axes in grid[len(panels) + 1 :]:
        axes.axis("off")
    return figure


def _mark_events(axes: Axes, events: Sequence[float], span: float) -> None:
    written = float("-inf")
    for number, x in enumerate(events, 1):
        axes.axvline(x, color=GREY, linewidth=0.7, linestyle=(0, (3, 2)), zorder=0)
        # A number that would touch the one before it is moved to its right.
        written = max(x, written + (0.027 if number < 10 else 0.038) * span)
        axes.text(written, 1.02, str(number), fontsize=6, color="#555555", ha="center", va="bottom",
                  transform=axes.get_xaxis_transform())  # fmt: skip
