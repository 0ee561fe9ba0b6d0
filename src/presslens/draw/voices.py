"""Two voices beside each other: the mean polarity of each target in each, with intervals, a panel per question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from presslens.draw.dots import Mark
from presslens.draw.style import GREY, PALE, new_figure

#: How each voice looks; shape and colour both differ, for print in grey.
VOICES = {
    "outlet": Mark("the outlet's own voice", "#222222", "o"),
    "quoted": Mark("quoted voices", "#B35806", "D"),
    "all": Mark("all mentions", "#8C8C8C", "|"),
}


def voices_plot(table: pl.DataFrame, rows: Mapping[str, str], panels: Mapping[str, tuple[str, str]]) -> Figure:
    """Draw the table of :func:`presslens.estimate.voices.voices_by_target`.

    Parameters
    ----------
    rows
        Label by target, from top to bottom.
    panels
        Title, and what -1 and 1 mean, by question, from left to right.
    """
    values = {(row["question"], row["target"]): row for row in table.iter_rows(named=True)}
    figure = new_figure(1.3 + 0.62 * len(rows))
    axes = figure.subplots(1, len(panels), sharey=True, squeeze=False)[0]
    for panel, (question, (title, ends)) in zip(axes, panels.items(), strict=True):
        panel.axvline(0, color=GREY, linewidth=0.8, zorder=1)
        for place, target in enumerate(rows):
            if place % 2 == 0:
                panel.axhspan(place - 0.5, place + 0.5, color=PALE, alpha=0.5, linewidth=0, zorder=0)
            for offset, (voice, mark) in enumerate(VOICES.items(), 1):
                _draw(panel, place - 0.5 + offset / (len(VOICES) + 1), values[question, target], voice, mark)
        panel.set_title(title)
        panel.set_xlim(-1, 1)
        panel.set_xticks([-1, -0.5, 0, 0.5, 1], ["-1", "-0.5", "0", "0.5", "1"])
        panel.tick_params(axis="y", length=0)
        panel.grid(axis="x", color=GREY, alpha=0.3, linewidth=0.5)
        panel.set_axisbelow(True)
        panel.set_xlabel(f"mean polarity ({ends})")
    axes[0].set_yticks(range(len(rows)), list(rows.values()))
    axes[0].set_ylim(len(rows) - 0.5, -0.5)
    _legend(figure, list(VOICES.values()))
    return figure


def _draw(axes, y: float, value: Mapping, voice: str, mark: Mark) -> None:
    if value[f"mean_{voice}"] is None:
        return
    if value[f"low_{voice}"] is not None:
        axes.plot([value[f"low_{voice}"], value[f"high_{voice}"]], [y, y], color=mark.colour, linewidth=1.4)
    edge = mark.colour if mark.marker == "|" else "white"
    axes.plot(
        value[f"mean_{voice}"], y, mark.marker, color=mark.colour, markersize=4.5, markeredgecolor=edge,
        markeredgewidth=1.4 if mark.marker == "|" else 0.5, clip_on=False, zorder=3,
    )  # fmt: skip


def _legend(figure: Figure, marks: Sequence[Mark]) -> None:
    handles = [
        Line2D([], [], color=mark.colour, marker=mark.marker, markersize=5.5, linewidth=1.4, label=mark.label)
        for mark in marks
    ]
    figure.legend(handles=handles, loc="outside upper left", ncols=len(handles), fontsize=8)
