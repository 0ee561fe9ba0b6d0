"""Words and phrases by which groups differ: a panel per group, its own words above, those of the others below.

Words that are not told from chance are drawn pale, their letters too.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from presslens.base.said import Said
from presslens.draw.page import PAGE, Page
from presslens.draw.style import GREY, INK, PALE

#: Panels side by side, and inches of height for each word.
PER_ROW, LINE = 3, 0.135
#: Colour of words that are not told from chance.
FAINT = "#BDBDBD"


def keyness_plot(
    table: pl.DataFrame, column: str, panels: Mapping[str, tuple[str, str]], per_side: int, page: Page = PAGE
) -> Figure:
    """Draw the ends of a keyness table.

    Parameters
    ----------
    table
        Rows of :func:`presslens.estimate.keyness.log_odds`, with ``column``.
    panels
        Title and colour by value of ``column``, from left to right and then down; values without rows have no panel.
    per_side
        Words drawn on either side, at most.
    """
    groups = {key: rows for (key,), rows in table.partition_by(column, as_dict=True).items()} if len(table) else {}
    shown = [key for key in panels if key in groups]
    n_columns = min(page.across(PER_ROW, 1.6), len(shown))
    n_rows = -(-len(shown) // n_columns)
    sides = {key: _sides(groups[key], per_side) for key in shown}
    tallest = max(len(more) + len(less) for more, less in sides.values())
    figure = page.figure(0.4 + n_rows * (0.75 + LINE * (tallest + 1)))
    grid = figure.subplots(n_rows, n_columns, squeeze=False).ravel()
    for axes, key in zip(grid, shown, strict=False):
        _panel(axes, *sides[key], panels[key][0], page.colour(panels[key][1]), tallest, page)
    for axes in grid[len(shown) :]:
        axes.axis("off")
    handles = [
        Line2D([], [], color=colour, marker="o", linewidth=0, markersize=4, markerfacecolor=fill, label=page.say(label))
        for colour, fill, label in (
            (INK, INK, Said("distinctive of the group")),
            (GREY, GREY, Said("distinctive of the others")),
            (FAINT, "white", Said("not told from chance")),
        )
    ]
    page.legend(figure, handles, 3)
    return figure


def _sides(table: pl.DataFrame, per_side: int) -> tuple[list[dict], list[dict]]:
    rows = table.to_dicts()
    more = [row for row in rows if row["z_clustered"] > 0][:per_side]
    less = [row for row in rows if row["z_clustered"] < 0][-per_side:]
    return more, less


def _panel(axes: Axes, more: list[dict], less: list[dict], title: str, colour: str, tallest: int, page: Page) -> None:
    rows = [*more, None, *less]
    for place, row in enumerate(rows):
        if place % 2 == 0:
            axes.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.4, linewidth=0, zorder=0)
        if row is None:
            continue
        own = FAINT if not row["distinctive"] else colour if place < len(more) else GREY
        axes.plot([0, row["z_clustered"]], [place, place], color=own, linewidth=0.7, zorder=2)
        fill = own if row["distinctive"] else "white"
        axes.plot(
            row["z_clustered"],
            place,
            "o",
            color=own,
            markersize=3.4,
            markerfacecolor=fill,
            markeredgewidth=0.8,
            zorder=3,
        )
    axes.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    axes.set_yticks(range(len(rows)), ["" if row is None else row["feature"] for row in rows], fontsize=6)
    for text, row in zip(axes.get_yticklabels(), rows, strict=True):
        text.set_color(INK if row is None or row["distinctive"] else GREY)
    axes.set_ylim(tallest + 0.5, -0.7)
    axes.margins(x=0.08)
    axes.tick_params(axis="y", length=0, pad=2)
    axes.tick_params(axis="x", labelsize=6.5)
    axes.set_xlabel(page.say(Said("z")), fontsize=7)
    axes.set_title(title, fontsize=8)
