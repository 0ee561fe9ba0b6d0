"""A matrix of groups with the number behind each cell written into it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from presslens.draw.greys import scale_in_grey
from presslens.draw.lettering import glyphs_missed, shortened
from presslens.draw.page import PAGE, WIDTH, Page
from presslens.draw.style import INK, PALE, text_colour

#: Colours from the low to the high end: for values in [-1, 1] (ColorBrewer PuOr), and for shares in [0, 1].
DIVERGING, RISING = ("#B35806", "#F7F7F7", "#542788"), ("#F7F7F7", "#08306B")
#: Letters that the name of a column has room for: upright, and turned, as of many columns.
COLUMN_LETTERS, TURNED_LETTERS = 18, 28
#: What the colours of shares mean.
SHARES = {0: "0 %", 0.5: "50 %", 1: "100 %"}

#: What keys of rows and columns are: codes, or several of them together.
Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for the colour, and the lines written into the cell."""

    value: float
    lines: tuple[str, ...]


def matrix_plot(
    cells: Mapping[tuple[Row, Column], Cell],
    rows: Mapping[Row, str],
    columns: Mapping[Column, str],
    scale: Mapping[float, str],
    colours: Sequence[str] = DIVERGING,
    breaks: Sequence[int] = (),
    page: Page = PAGE,
) -> Figure:
    """Draw cells by row and column key; cells that are missing stay empty and are marked with a dot.

    Parameters
    ----------
    rows, columns
        Labels by key, in order.
    scale
        What values of the colour scale mean, from its low end to its high end.
    colours
        The scale's colours at equal steps.
    breaks
        Places of rows that begin a new group; a line is drawn above each.
    """
    if page.narrow:
        cells = {key: replace(cell, lines=_apart(cell.lines)) for key, cell in cells.items()}
        rows = {key: "\n".join(label.split("  ")) for key, label in rows.items()}
    height = 0.12 + 0.15 * max(len(cell.lines) for cell in cells.values())
    # One row is too low for the labels of the colour scale.
    figure = page.figure(1.2 + max(0.6, height * len(rows)), min(WIDTH, 1.9 + 1.25 * len(columns)))
    axes = figure.add_subplot()
    shades = LinearSegmentedColormap.from_list("scale", scale_in_grey(colours) if page.grey else colours)
    span = Normalize(min(scale), max(scale))
    written: list[Text] = []
    for y, row in enumerate(rows):
        for x, column in enumerate(columns):
            cell = cells.get((row, column))
            fill = to_hex(shades(span(cell.value))) if cell else "#FFFFFF"
            axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=fill, edgecolor=PALE, linewidth=1))
            text = "\n".join(cell.lines) if cell else "·"
            colour = text_colour(fill) if cell else INK
            written.append(axes.text(x, y, text, ha="center", va="center", fontsize=7, color=colour))
    for place in breaks:
        axes.axhline(place - 0.5, color=INK, linewidth=1.2, zorder=3)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    turned = len(columns) > 4
    names = [shortened(name, TURNED_LETTERS if turned else COLUMN_LETTERS) for name in columns.values()]
    axes.set_xticks(range(len(columns)), names)
    axes.set_yticks(range(len(rows)), list(rows.values()), fontsize=7)
    axes.xaxis.tick_top()
    if turned:
        axes.set_xticks(
            range(len(columns)), names, rotation=45 if page.narrow else 30, ha="left", rotation_mode="anchor"
        )
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    meanings = [page.number(page.say(meaning)) for meaning in scale.values()]
    at: dict[str, Any] = {"location": "bottom", "aspect": 30} if page.narrow else {}
    bar = figure.colorbar(ScalarMappable(span, shades), ax=axes, fraction=0.05, pad=0.03, ticks=list(scale), **at)
    (bar.ax.set_xticklabels if page.narrow else bar.ax.set_yticklabels)(meanings)
    bar.outline.set_visible(False)
    if not page.as_designed:
        _fit(figure, axes, written, len(columns))
    return figure


def _apart(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of a cell as shorter ones.

    >>> _apart(["n = 4", "2 against, 1 favour"]), _apart(["64 % (89)"])
    (('n = 4', '2 against', '1 favour'), ('64 %', '(89)'))
    """
    return tuple(part.strip() for line in lines for part in re.split(r"(?<=\w)[,\u060c] | (?=\()", line))


def _fit(figure: Figure, axes: Axes, written: Iterable[Text], columns: int) -> None:
    """Make the letters in cells as small as the widest needs."""
    with glyphs_missed(set()):
        figure.draw_without_rendering()
    room = 0.92 * axes.get_window_extent().width / columns
    widest = max(text.get_window_extent().width for text in written)
    for text in written:
        text.set_fontsize(7 * min(1.0, max(0.5, room / widest)))
