"""How wide intervals become with more codes: a panel per number, a line per group."""

from __future__ import annotations

import polars as pl
from matplotlib.figure import Figure

from presslens.draw.lettering import shortened
from presslens.draw.page import PAGE
from presslens.draw.style import GREY, INK

#: Groups that have a line of their own; those with most codes on the curve first.
MOST = 8
_DASHES = ("-", "--", "-.", ":")


def plan_plot(curve: pl.DataFrame, numbers: list[str], width: float) -> Figure:
    """Draw the widths of a plan.

    Parameters
    ----------
    curve
        As :func:`presslens.estimate.code_plan.code_plan` gives it.
    numbers
        The panels, in order.
    width
        That is wanted: a line.
    """
    figure = PAGE.figure(2.4 * ((len(numbers) + 1) // 2) + 0.4)
    longest = curve.group_by("group").agg(pl.col("codes").max()).sort(["codes", "group"], descending=[True, False])
    groups = longest["group"].to_list()[:MOST]
    for place, number in enumerate(numbers):
        axes = figure.add_subplot((len(numbers) + 1) // 2, 2, place + 1)
        for order, group in enumerate(groups):
            points = curve.filter(number=number, group=group).sort("codes")
            grey = str(round(0.1 + 0.6 * order / max(len(groups), 1), 2))
            dash = _DASHES[order % len(_DASHES)]
            axes.plot(points["codes"], points["width"], dash, color=grey, linewidth=1.2, label=shortened(group, 24))
        axes.axhline(width, color=INK, linewidth=0.6)
        axes.set_ylim(bottom=0)
        axes.set_title("mean polarity" if number == "mean" else f"share {number}")
        axes.set_xlabel("codes in the group")
        axes.set_ylabel("width of the interval")
        axes.grid(color=GREY, alpha=0.3, linewidth=0.5)
        if not place and groups:
            axes.legend(fontsize=6, frameon=False)
    return figure
