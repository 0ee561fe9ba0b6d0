"""Differences between groups as dots with intervals, one row per hypothesis, the expected side to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from presslens.draw.style import GREY, INK, PALE, WARNING, new_figure

#: Colour and marker of each outcome; both differ, for print in grey.
LOOKS = {
    "supported": ("#542788", "o"),
    "not supported": (GREY, "s"),
    "opposite": (WARNING, "D"),
    "not testable": (GREY, "x"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is compared (two lines), the numbers behind it, and the difference, None where there is none.

    ``difference``, ``low`` and ``high`` count in the expected direction; ``low`` and ``high`` may be missing alone.
    """

    label: str
    counts: str
    outcome: str
    bold: bool
    difference: float | None
    low: float | None
    high: float | None


def difference_plot(rows: Sequence[Row], axis: str) -> Figure:
    """Draw the rows from top to bottom; ``axis`` says what is measured."""
    figure = new_figure(1.1 + 0.42 * len(rows))
    axes = figure.add_subplot()
    reach = max(abs(value) for row in rows for value in (row.difference, row.low, row.high) if value is not None)
    limit = min(2.0, max(0.25, 1.08 * reach))
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    for place, row in enumerate(rows):
        if place % 2 == 0:
            axes.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.5, linewidth=0, zorder=0)
        colour, marker = LOOKS[row.outcome]
        if row.low is not None and row.high is not None:
            axes.plot([row.low, row.high], [place, place], color=colour, linewidth=1.6, solid_capstyle="butt")
        if row.difference is not None:
            axes.plot(
                row.difference,
                place,
                marker,
                color=colour,
                markersize=6,
                markeredgecolor=colour if marker == "x" else "white",
                markeredgewidth=1.2 if marker == "x" else 0.5,
                clip_on=False,
                zorder=3,
            )
        axes.text(
            1.02,
            place,
            f"{row.outcome}\n{row.counts}",
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=7,
            color=INK if row.difference is not None else "#555555",
        )
    axes.set_yticks(range(len(rows)), [row.label for row in rows], fontsize=7)
    for text, row in zip(axes.get_yticklabels(), rows, strict=True):
        text.set_fontweight("bold" if row.bold else "normal")
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(-limit, limit)
    axes.set_xlabel(axis)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=GREY, alpha=0.3, linewidth=0.5)
    axes.set_axisbelow(True)
    return figure
