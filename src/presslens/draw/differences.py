"""Differences between two sides as dots with intervals, one row per hypothesis, the expected side to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from presslens.draw.style import GREY, INK, PALE, WARNING, new_figure

#: Colour, marker and whether it is filled, of each outcome; marker or filling differ, too, for print in grey.
LOOKS = {
    "supported": ("#542788", "o", True),
    "these outlets only": ("#542788", "o", False),
    "not supported": (GREY, "s", True),
    "opposite": (WARNING, "D", True),
    "opposite, these outlets only": (WARNING, "D", False),
    "not testable": (GREY, "x", True),
}
_OUTLETS = 0.16


@dataclass(frozen=True, slots=True)
class Spread:
    """A difference with the ends of its interval, which count in the expected direction."""

    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is compared, in a few lines, the numbers behind it, and the difference, None where there is none.

    ``difference`` counts in the expected direction, as do ``by_stories`` and ``by_outlets``: intervals by either unit,
    None where there is none. ``by_stories`` is around ``difference``, ``by_outlets`` around a mean of outlets.
    """

    label: str
    counts: str
    outcome: str
    bold: bool
    difference: float | None
    by_stories: Spread | None = None
    by_outlets: Spread | None = None


def difference_plot(rows: Sequence[Row], axis: str) -> Figure:
    """Draw the rows from top to bottom; ``axis`` says what is measured."""
    figure = new_figure(1.9 + 0.5 * len(rows))
    axes = figure.add_subplot()
    spreads = [spread for row in rows for spread in (row.by_stories, row.by_outlets) if spread is not None]
    ends = [abs(end) for spread in spreads for end in (spread.low, spread.high)]
    reach = max([*ends, *(abs(row.difference) for row in rows if row.difference is not None)], default=0.0)
    limit = min(2.0, max(0.25, 1.08 * reach))
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    for place, row in enumerate(rows):
        if place % 2 == 0:
            axes.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.5, linewidth=0, zorder=0)
        _draw(axes, place, row)
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


def _draw(axes: Axes, place: int, row: Row) -> None:
    """The intervals of a row, that by outlets thick and below, and the mark of its difference."""
    colour, marker, filled = LOOKS[row.outcome]
    line: dict[str, Any] = {"color": colour, "solid_capstyle": "butt"}
    if row.by_stories is not None:
        axes.plot([row.by_stories.low, row.by_stories.high], [place, place], linewidth=1.0, **line)
    if row.by_outlets is not None:
        below = place + _OUTLETS
        axes.plot([row.by_outlets.low, row.by_outlets.high], [below, below], linewidth=3.0, alpha=0.6, **line)
        axes.plot(row.by_outlets.difference, below, "|", color=colour, markersize=6, markeredgewidth=1.4)
    if row.difference is not None:
        hollow = not filled or marker == "x"
        axes.plot(
            row.difference,
            place,
            marker,
            color=colour,
            markersize=6,
            markerfacecolor=colour if filled else "white",
            markeredgecolor=colour if hollow else "white",
            markeredgewidth=1.2 if hollow else 0.5,
            clip_on=False,
            zorder=3,
        )
