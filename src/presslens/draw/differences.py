"""Differences between two sides as dots with intervals, one row per hypothesis, the expected side to the right.

In each row, from top to bottom: by the answers (small, thin), corrected for wrong answers (large), by coders alone (a
ring), and the interval by outlets (a bar).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from presslens.base.said import Said
from presslens.draw.greys import in_grey
from presslens.draw.marks import Mark
from presslens.draw.page import PAGE, Page
from presslens.draw.style import GREY, INK, PALE, WARNING

#: Colour and marker of each outcome; markers differ, too, for print in grey.
LOOKS = {
    "supported": Mark("supported", "#542788", "o"),
    "these outlets only": Mark("these outlets only", "#8073AC", "^"),
    "not supported": Mark("not supported", "#777777", "s"),
    "opposite": Mark("opposite", WARNING, "D"),
    "opposite, these outlets only": Mark("opposite, these outlets only", "#D6604D", "v"),
    "not testable": Mark("not testable", GREY, "x"),
    "not estimated": Mark("not estimated", GREY, "+"),
}
#: How far below the middle of a row each way stands, in rows.
_ANSWERS, _CORRECTED, _CODERS, _OUTLETS = -0.27, -0.08, 0.12, 0.3
_SMALL, _LARGE = 3.5, 6.0


@dataclass(frozen=True, slots=True)
class Spread:
    """A difference with the ends of its interval, which count in the expected direction; None where there is none."""

    difference: float
    low: float | None = None
    high: float | None = None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Both ends, or None."""
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is compared and what came out of it, each in a few lines, and differences.

    Differences count in the expected direction, None where there is none: ``answers`` and ``corrected`` with intervals
    by stories, looking as ``outcome`` and ``corrected_outcome``; ``coders`` by codes alone; ``outlets`` around a mean
    of outlets.
    """

    label: str
    words: str
    outcome: str
    corrected_outcome: str
    bold: bool
    answers: Spread | None
    corrected: Spread | None = None
    coders: Spread | None = None
    outlets: Spread | None = None


def difference_plot(rows: Sequence[Row], axis: str, page: Page = PAGE) -> Figure:
    """Draw the rows from top to bottom; ``axis`` says what is measured."""
    looks = in_grey(LOOKS) if page.grey else LOOKS
    figure = page.figure(2.1 + (1.0 if page.narrow else 0.56) * len(rows))
    axes = figure.add_subplot()
    spreads = [spread for row in rows for spread in (row.answers, row.corrected, row.outlets) if spread is not None]
    ends = [abs(end) for each in spreads for end in (each.difference, *(each.interval or ()))]
    ends += [abs(row.coders.difference) for row in rows if row.coders is not None]
    limit = min(2.0, max(0.25, 1.08 * max(ends, default=0.0)))
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    for place, row in enumerate(rows):
        if place % 2 == 0:
            axes.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.5, linewidth=0, zorder=0)
        _draw(axes, place, row, looks)
        if page.narrow:
            continue
        axes.text(
            1.02,
            place,
            row.words,
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=7,
            color=INK if row.answers is not None else "#555555",
        )
    labels = [f"{row.label}\n{row.words}" if page.narrow else row.label for row in rows]
    axes.set_yticks(range(len(rows)), labels, fontsize=7)
    for text, row in zip(axes.get_yticklabels(), rows, strict=True):
        text.set_fontweight("bold" if row.bold else "normal")
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(-limit, limit)
    axes.set_xlabel(axis)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=GREY, alpha=0.3, linewidth=0.5)
    axes.set_axisbelow(True)
    _legend(figure, rows, page, looks)
    return figure


def _draw(axes: Axes, place: int, row: Row, looks: Mapping[str, Mark]) -> None:
    for spread, outcome, below, size, width in (
        (row.answers, row.outcome, _ANSWERS, _SMALL, 0.7),
        (row.corrected, row.corrected_outcome, _CORRECTED, _LARGE, 1.5),
    ):
        if spread is None:
            continue
        colour, marker = looks[outcome].colour, looks[outcome].marker
        y = place + below
        if spread.interval:
            axes.plot(spread.interval, [y, y], color=colour, linewidth=width, solid_capstyle="butt")
        axes.plot(spread.difference, y, marker, clip_on=False, zorder=3, **_mark(colour, marker, size))
    if row.coders is not None:
        axes.plot(row.coders.difference, place + _CODERS, "o", clip_on=False, zorder=3, **_ring())
    if row.outlets is not None and row.outlets.interval:
        y, colour = place + _OUTLETS, looks[row.outcome].colour
        axes.plot(row.outlets.interval, [y, y], color=colour, **_bar())


def _mark(colour: str, marker: str, size: float) -> dict[str, Any]:
    crossed = marker in "x+"
    edge = {"markeredgecolor": colour if crossed else "white", "markeredgewidth": 1.2 if crossed else 0.4}
    return {"color": colour, "markersize": size, **edge}


def _ring() -> dict[str, Any]:
    return {"color": INK, "markersize": _SMALL, "markerfacecolor": "white", "markeredgewidth": 0.9}


def _bar() -> dict[str, Any]:
    return {"linewidth": 3.0, "alpha": 0.45, "solid_capstyle": "butt"}


def _legend(figure: Figure, rows: Sequence[Row], page: Page, looks: Mapping[str, Mark]) -> None:
    """What stands in a row, of what some row has."""
    colour = looks["supported"].colour
    ways = (
        ("answers", Said("by the answers"), Line2D([], [], marker="o", linewidth=0.7, **_mark(colour, "o", _SMALL))),
        ("corrected", Said("corrected"), Line2D([], [], marker="o", linewidth=1.5, **_mark(colour, "o", _LARGE))),
        ("coders", Said("coders alone"), Line2D([], [], marker="o", linestyle="none", **_ring())),
        ("outlets", Said("mean of outlets"), Line2D([], [], color=colour, **_bar())),
    )
    there = [(line, words) for name, words, line in ways if any(getattr(row, name) is not None for row in rows)]
    for line, words in there:
        line.set_label(page.say(words))
    if there:
        page.legend(figure, [line for line, _ in there], len(there), "upper center", 7)
