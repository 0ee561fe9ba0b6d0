"""Specification curves: every estimate of a claim in order of size, and below, which choices stand where.

References
----------
Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. Nature Human Behaviour 4, 1208-1214.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from presslens.base.said import Said
from presslens.draw.page import PAGE, WIDTH, Page
from presslens.draw.style import GREY, INK, PALE, WARNING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Panels beside each other; intervals of one kind, and cells in a line of the matrix, that a panel has room for.
_ACROSS, _BARS, _PARTS = 3, 50, 40
_MARKED, _MARKED_IN_GREY = "#F1A340", "#FFFFFF"
_CURVE, _ROW = 1.25, 0.092
#: Letters of a line of a title, with three panels on a page of seven inches.
_TITLE_LETTERS = 36
#: Colours of intervals above, below and around zero; their place tells them apart too.
_SIGN = {1: "#542788", -1: WARNING, 0: GREY}
_SIGN_IN_GREY = {1: INK, -1: INK, 0: "#A8A8A8"}


@dataclass(frozen=True)
class CurvePanel:
    """A claim: its estimates in order of size, and the level of each in every dimension.

    Attributes
    ----------
    title, subtitle
        Its name, and what it compares.
    estimate, low, high
        Sorted by estimate; nan where there is no interval.
    levels
        By dimension, the level of each.
    order
        Dimensions and levels that are shown, in order.
    clusters
        Levels of what intervals are clustered by, from the finest, and of which each is.
    place
        Of the declared one; None where it gave no estimate.
    null
        Whether zero means that there is nothing.
    """

    title: str
    subtitle: str
    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    levels: dict[str, np.ndarray]
    order: list[tuple[str, str]]
    clusters: tuple[list[str], np.ndarray]
    place: int | None
    null: bool


def shown_places(clusters: tuple[list[str], np.ndarray]) -> list[np.ndarray]:
    """Places of the intervals that are drawn: of each kind the middle one of each of 50 equal parts, or all.

    >>> kinds = np.array(["stories", "outlets"] * 500)
    >>> [(len(places), places[:2].tolist()) for places in shown_places((["stories", "outlets"], kinds))]
    [(50, [10, 30]), (50, [11, 31])]
    """
    found = []
    for name in clusters[0]:
        own = np.flatnonzero(clusters[1] == name)
        parts = min(len(own), _BARS)
        found.append(own[(2 * np.arange(parts) + 1) * len(own) // (2 * max(parts, 1))])
    return found


def specification_curves(panels: Sequence[CurvePanel], axis: str, page: Page = PAGE) -> Figure:
    """Draw the panels, at most three beside each other; ``axis`` says what is measured."""
    beside = page.across(_ACROSS, 1.9)
    rows = level_rows(panels)
    down = -(-len(panels) // beside)
    # Letters of other scripts are higher.
    below = _ROW * len(rows) * (1.3 if page.words.right_to_left else 1)
    figure = page.figure(0.3 + down * (_CURVE + below + 0.55))
    grid = figure.add_gridspec(2 * down, beside, height_ratios=[_CURVE, below] * down)
    curves: list[Axes] = []
    for place, panel in enumerate(panels):
        line, column = divmod(place, beside)
        curve = figure.add_subplot(grid[2 * line, column], sharey=curves[0] if curves else None)
        matrix = figure.add_subplot(grid[2 * line + 1, column])
        curves.append(curve)
        _draw_curve(curve, panel, page, int(_TITLE_LETTERS * page.room / WIDTH * _ACROSS / beside))
        _draw_matrix(matrix, panel, rows, page, named=column == 0)
        if column == 0:
            curve.set_ylabel(axis, fontsize=6.5)
        else:
            curve.tick_params(labelleft=False)
    return figure


def level_rows(panels: Sequence[CurvePanel]) -> list[tuple[str, str]]:
    """Dimensions and levels of all panels, in the order in which they come; without dimensions of one level."""
    found: dict[str, dict[str, None]] = {}
    for panel in panels:
        for dimension, level in panel.order:
            found.setdefault(dimension, {})[level] = None
    return [(dimension, level) for dimension, levels in found.items() for level in levels if len(levels) > 1]


def densities(given: np.ndarray, level: str, parts: int) -> np.ndarray:
    """Share of the specifications with a level in each of equal parts of the curve, shape (parts,).

    >>> densities(np.array(["a", "a", "b", "a"]), "a", 2).tolist()
    [1.0, 0.5]
    """
    borders = np.arange(parts + 1) * len(given) // parts
    counts = np.concatenate([[0], np.cumsum(given == level)])[borders]
    return np.diff(counts) / np.diff(borders)


_CERTAINTY, _CLASSIFIER = re.compile(r"below ([0-9.]+) (neutral|left out)"), re.compile(r"(.+), as run")


def level_said(level: str) -> Said:
    """A level of the table ``multiverse`` as words that other languages have.

    >>> level_said("below 0.4 neutral").template, level_said("encoder, as run").template
    ('below {least} neutral', '{classifier}, as run')
    """
    if found := _CERTAINTY.fullmatch(level):
        text = Said("below {least} neutral" if found[2] == "neutral" else "below {least} left out")
        return Said(text, least=found[1])
    if found := _CLASSIFIER.fullmatch(level):
        return Said("{classifier}, as run", classifier=Said(found[1]))
    return Said(level)


def _draw_curve(axes: Axes, panel: CurvePanel, page: Page, letters: int) -> None:
    n = len(panel.estimate)
    sign = (panel.low > 0).astype(int) - (panel.high < 0).astype(int) if panel.null else np.zeros(n, dtype=int)
    looks = ((0.9, 0.75), (1.6, 0.22))
    for places, (width, alpha) in zip(shown_places(panel.clusters), looks, strict=True):
        for value, colour in (_SIGN_IN_GREY if page.grey else _SIGN).items():
            own = places[(sign[places] == value) & ~np.isnan(panel.low[places])]
            axes.vlines(own, panel.low[own], panel.high[own], color=colour, linewidth=width, alpha=alpha, zorder=1)
    axes.plot(np.arange(n), panel.estimate, color=INK, linewidth=1.1, zorder=3)
    if panel.null:
        axes.axhline(0, color=INK, linewidth=0.6, zorder=2)
    if panel.place is not None:
        there = [panel.place]
        if not np.isnan(panel.low[panel.place]):
            axes.vlines(there, panel.low[there], panel.high[there], color=INK, linewidth=1.2, zorder=4)
        axes.plot(there, panel.estimate[there], "D", color=_marked(page), markeredgecolor=INK, markersize=4.5, zorder=5)
    axes.set_xlim(-0.5, n - 0.5)
    axes.set_xticks([])
    axes.tick_params(axis="y", labelsize=6)
    axes.grid(axis="y", color=GREY, alpha=0.25, linewidth=0.5)
    axes.set_axisbelow(True)
    wrapped = textwrap.wrap(panel.subtitle, letters)
    axes.set_title("\n".join([panel.title, *wrapped, *[""] * (2 - len(wrapped))]), fontsize=6.2, pad=3)


def _marked(page: Page) -> str:
    return _MARKED_IN_GREY if page.grey else _MARKED


def _draw_matrix(axes: Axes, panel: CurvePanel, rows: Sequence[tuple[str, str]], page: Page, named: bool) -> None:
    parts = min(_PARTS, len(panel.estimate))
    cells = np.array([densities(panel.levels[dimension], level, parts) for dimension, level in rows])
    axes.imshow(cells, cmap="Greys", vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    starts = [place for place in range(1, len(rows)) if rows[place][0] != rows[place - 1][0]]
    axes.hlines([start - 0.5 for start in starts], -0.5, parts - 0.5, color=GREY, linewidth=0.5)
    if panel.place is not None:
        own = [place for place, (dimension, level) in enumerate(rows) if panel.levels[dimension][panel.place] == level]
        across = (panel.place + 0.5) * parts / len(panel.estimate) - 0.5
        axes.plot(
            [across] * len(own), own, "o", color=_marked(page), markeredgecolor=INK, markeredgewidth=0.4, markersize=2.6
        )
    axes.set_xticks([])
    axes.set_xlim(-0.5, parts - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_facecolor(PALE)
    for spine in axes.spines.values():
        spine.set_visible(True)
        spine.set_linewidth(0.5)
    first = {0, *starts}
    words = [
        f"{page.say(Said(dimension))}: {page.say(level_said(level))}" if place in first else page.say(level_said(level))
        for place, (dimension, level) in enumerate(rows)
    ]
    axes.set_yticks(range(len(rows)), words if named else [""] * len(rows), fontsize=5.6)
    axes.tick_params(axis="y", length=0, pad=2)
