"""A matrix of groups with the number behind each cell written into it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from presslens.base.said import Said
from presslens.draw.fitting import fit_labels
from presslens.draw.greys import scale_in_grey
from presslens.draw.lettering import glyphs_missed, shortened
from presslens.draw.page import PAGE, WIDTH, Page
from presslens.draw.style import GREY, INK, PALE, text_colour

#: Colours from the low to the high end: for values in [-1, 1] (ColorBrewer PuOr), and for shares in [0, 1].
DIVERGING, RISING = ("#B35806", "#F7F7F7", "#542788"), ("#F7F7F7", "#08306B")
#: Letters that the name of a column has room for: upright, and turned, as of many columns.
COLUMN_LETTERS, TURNED_LETTERS = 18, 28
#: Part of their size that letters in cells are made small to, at most.
SMALLEST = 0.5
#: Letters of a row on a page of seven inches, where a narrow page has its share of them.
NARROW_LETTERS = 40
#: What the colours of shares mean.
SHARES = {0: "0 %", 0.5: "50 %", 1: "100 %"}

#: What keys of rows and columns are: codes, or several of them together.
Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for the colour, None where too little stands behind it, and the lines written into the cell."""

    value: float | None
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
    """Draw cells by row and column key; cells that are missing stay empty and are marked with a dot, those without a
    value are hatched, with small grey letters.

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
        rows = {key: _narrow(label, page) for key, label in rows.items()}
    lines = max(*(len(cell.lines) for cell in cells.values()), *(label.count("\n") + 1 for label in rows.values()))
    height = 0.12 + 0.15 * lines
    # One row is too low for the labels of the colour scale.
    turned = len(columns) > 4
    names = [shortened(name, TURNED_LETTERS if turned else COLUMN_LETTERS) for name in columns.values()]
    above = 0.07 * max(map(len, names)) if turned and page.narrow else 0.0
    figure = page.figure(1.2 + above + max(0.6, height * len(rows)), min(WIDTH, 1.9 + 1.25 * len(columns)))
    axes = figure.add_subplot()
    shades = LinearSegmentedColormap.from_list("scale", scale_in_grey(colours) if page.grey else colours)
    span = Normalize(min(scale), max(scale))
    written: list[Text] = []
    for y, row in enumerate(rows):
        for x, column in enumerate(columns):
            cell = cells.get((row, column))
            value = None if cell is None else cell.value
            fill = "#FFFFFF" if value is None else to_hex(shades(span(value)))
            few = cell is not None and value is None
            box = Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=fill, edgecolor=PALE, linewidth=1)
            axes.add_patch(box)
            if few:
                box.set_hatch("////")
            text = "\n".join(cell.lines) if cell else "·"
            colour, size = (GREY, 6.0) if few else (text_colour(fill) if cell else INK, 7.0)
            written.append(axes.text(x, y, text, ha="center", va="center", fontsize=size, color=colour))
    for place in breaks:
        axes.axhline(place - 0.5, color=INK, linewidth=1.2, zorder=3)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks(range(len(columns)), names)
    axes.set_yticks(range(len(rows)), list(rows.values()), fontsize=7)
    axes.xaxis.tick_top()
    if turned:
        # Upright names take no width from the cells.
        style: dict[str, Any] = {"rotation": 30, "ha": "left", "rotation_mode": "anchor"}
        axes.set_xticks(range(len(columns)), names, **({"rotation": 90} if page.narrow else style))
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    meanings = [page.number(page.say(meaning)) for meaning in scale.values()]
    at: dict[str, Any] = {"location": "bottom", "aspect": 30} if page.narrow else {}
    bar = figure.colorbar(ScalarMappable(span, shades), ax=axes, fraction=0.05, pad=0.03, ticks=list(scale), **at)
    (bar.ax.set_xticklabels if page.narrow else bar.ax.set_yticklabels)(meanings)
    bar.outline.set_visible(False)
    if not page.as_designed:
        fit_labels(figure)
        _fit(figure, axes, written, len(columns), page)
    return figure


def _narrow(label: str, page: Page) -> str:
    """A row's label for a page with little room: its parts below each other, in lines of so many letters."""
    most = page.letters(NARROW_LETTERS)
    parts = (line for part in label.split("  ") for line in textwrap.wrap(part, most) or [""])
    return "\n".join(shortened(line, most) for line in parts)


def _apart(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of a cell as shorter ones.

    >>> _apart(["n = 4", "2 against, 1 favour"]), _apart(["64 % (89)"])
    (('n = 4', '2 against', '1 favour'), ('64 %', '(89)'))
    """
    return tuple(part.strip() for line in lines for part in re.split(r"(?<=\w)[,\u060c] | (?=\()", line))


def _fit(figure: Figure, axes: Axes, written: Iterable[Text], columns: int, page: Page) -> None:
    """Make the letters in cells as small as the widest needs. What has no room even at :data:`SMALLEST` is left out,
    whole: of a number no digit must be missing. Then the figure says so.
    """
    with glyphs_missed(set()):
        figure.draw_without_rendering()
    cell = axes.get_window_extent().width / columns
    room = 0.9 * cell
    widest = max(text.get_window_extent().width for text in written)
    left_out = False
    for text in written:
        text.set_fontsize(float(text.get_fontsize()) * min(1.0, max(SMALLEST, room / widest)))
        if text.get_window_extent().width > cell:
            text.set_text("")
            left_out = True
    if left_out:
        axes.set_xlabel(page.say(Said("Numbers without room here: in the table.")), fontsize=7, color=GREY)
