"""Negative shares to the left, positive ones to the right: a panel per target, a row per group, with intervals."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from matplotlib.figure import Figure

from presslens.base.said import Said
from presslens.draw.greys import in_grey
from presslens.draw.marks import Look, Mark, draw_number, has_corrected, shown
from presslens.draw.page import PAGE, Page
from presslens.draw.style import GREY, PALE


def diverging_plot(
    table: pl.DataFrame,
    row_column: str,
    rows: Mapping[str, str],
    panels: Mapping[str, str],
    marks: Mapping[str, Mark],
    label_column: str,
    page: Page = PAGE,
) -> Figure:
    """Draw two labels of a shares table against each other.

    Parameters
    ----------
    table
        Shares with ``target``, ``row_column``, ``label_column``, ``share``, ``low``, ``high``, ``n_mentions``, and the
        corrected ones where there are.
    rows, panels
        Label by value of ``row_column``, from top to bottom; title by target, from left to right.
    marks
        The label drawn to the left and the one drawn to the right, in this order.
    """
    values = {(row["target"], row[row_column], row[label_column]): row for row in table.iter_rows(named=True)}
    some = has_corrected(table)
    looks = {sign: Look(4.5, 1.2, 0.4, 0.4, aside=0.33, sign=sign, cap="projecting") for sign in (-1, 1)}
    marks = in_grey(marks) if page.grey else marks
    across = page.across(len(panels), 1.9)
    down = -(-len(panels) // across)
    height = (0.3 if some else 0.24) * len(rows)
    # A marker at the end of a narrow axis reaches far beyond it.
    aside = 1.04 if page.as_designed else 1.12
    figure = page.figure(1.5 + height + (down - 1) * (0.7 + height))
    grid = figure.subplots(down, across, sharey=True, squeeze=False)
    axes = grid.ravel()[: len(panels)]
    for panel in grid.ravel()[len(panels) :]:
        panel.axis("off")
    for panel, (target, title) in zip(axes, panels.items(), strict=True):
        for y, row in enumerate(rows):
            if y % 2 == 0:
                panel.axhspan(y - 0.5, y + 0.5, color=PALE, alpha=0.5, linewidth=0)
            for side, (label, mark) in zip((-1, 1), marks.items(), strict=True):
                if (number := shown(values.get((target, row, label)), some)) is not None:
                    draw_number(panel, y, number, mark, looks[side])
            n = next((values[target, row, label]["n_mentions"] for label in marks if (target, row, label) in values), 0)
            panel.text(aside, y, str(n), fontsize=6, va="center", color=GREY, clip_on=False)
        panel.text(aside, -0.75, page.say(Said("n")), fontsize=6, va="center", color=GREY, clip_on=False)
        panel.axvline(0, color=GREY, linewidth=0.8)
        panel.set_xlim(-1, 1)
        ticks = {-1: "100 %", -0.5: "50", 0: "0", 0.5: "50", 1: "100 %"}
        ticks = {place: ticks[place] for place in ((-1, 0, 1) if page.narrow else ticks)}
        panel.set_xticks(list(ticks), page.numbers(*ticks.values()), fontsize=7)
        panel.set_title(title, loc="center")
        panel.tick_params(axis="y", length=0)
        panel.spines["left"].set_visible(False)
    axes[0].set_yticks(range(len(rows)), list(rows.values()), fontsize=7)
    axes[0].set_ylim(len(rows) - 0.5, -0.5)
    # A label of the whole figure would not make room for a footnote.
    grid[-1, (len(panels) - 1) % across if down > 1 else across // 2].set_xlabel(
        page.words.from_left("   |   ", *(mark.label for mark in marks.values()))
    )
    return figure
