"""Two voices beside each other: the mean polarity of each target in each, with intervals, a panel per question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from presslens.base.said import Said
from presslens.draw.greys import in_grey
from presslens.draw.marks import Look, Mark, draw_number, has_corrected, shown
from presslens.draw.page import PAGE, Page
from presslens.draw.style import GREY, PALE

#: How each voice looks; shape and colour both differ, for print in grey.
VOICES = {
    "outlet": Mark(Said("the outlet's own voice"), "#222222", "o"),
    "quoted": Mark(Said("quoted voices"), "#B35806", "D"),
    "all": Mark(Said("all mentions"), "#8C8C8C", "|"),
}


def voices_plot(
    table: pl.DataFrame, rows: Mapping[str, str], panels: Mapping[str, tuple[str, str]], page: Page = PAGE
) -> Figure:
    """Draw the table of :func:`presslens.estimate.voices.voices_by_target`.

    Parameters
    ----------
    rows
        Label by target, from top to bottom.
    panels
        Title, and what -1 and 1 mean, by question, from left to right.
    """
    values = {(row["question"], row["target"]): row for row in table.iter_rows(named=True)}
    some = has_corrected(table, tuple(f"corrected_{voice}" for voice in VOICES))
    look = Look(size=4.5, width=1.4, edge=0.5, line_edge=1.4, aside=0.36 / (len(VOICES) + 1), cap="projecting")
    voices = in_grey(VOICES) if page.grey else VOICES
    down = -(-len(panels) // page.across(len(panels), 2.6))
    height = (0.8 if some else 0.62) * len(rows)
    figure = page.figure(1.3 + height + (down - 1) * (0.8 + height))
    axes = figure.subplots(down, -(-len(panels) // down), sharey=True, squeeze=False).ravel()
    for panel, (question, (title, ends)) in zip(axes, panels.items(), strict=False):
        panel.axvline(0, color=GREY, linewidth=0.8, zorder=1)
        for place, target in enumerate(rows):
            if place % 2 == 0:
                panel.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.5, linewidth=0, zorder=0)
            for offset, (voice, mark) in enumerate(voices.items(), 1):
                answered = (f"mean_{voice}", f"low_{voice}", f"high_{voice}")
                corrected = (f"corrected_{voice}", f"corrected_low_{voice}", f"corrected_high_{voice}")
                number = shown(values[question, target], some, answered, corrected, (-1.0, 1.0))
                if number is not None:
                    draw_number(panel, place - 0.5 + offset / (len(VOICES) + 1), number, mark, look)
        panel.set_title(title)
        panel.set_xlim(-1, 1)
        panel.set_xticks([-1, -0.5, 0, 0.5, 1], page.numbers("-1", "-0.5", "0", "0.5", "1"))
        panel.tick_params(axis="y", length=0)
        panel.grid(axis="x", color=GREY, alpha=0.3, linewidth=0.5)
        panel.set_axisbelow(True)
        panel.set_xlabel(page.say(Said("mean polarity ({ends})", ends=ends)))
    axes[0].set_yticks(range(len(rows)), list(rows.values()))
    axes[0].set_ylim(len(rows) - 0.5, -0.5)
    _legend(figure, list(voices.values()), page)
    return figure


def _legend(figure: Figure, marks: Sequence[Mark], page: Page) -> None:
    handles = [
        Line2D([], [], color=mark.colour, marker=mark.marker, markersize=5.5, linewidth=1.4, label=page.say(mark.label))
        for mark in marks
    ]
    page.legend(figure, handles, len(handles))
