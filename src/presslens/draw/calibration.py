"""How a classifier errs and whether it knows: what was annotated against what was said, and confidence against hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from presslens.base.numbers import percent
from presslens.base.said import Said
from presslens.draw.page import PAGE, Page
from presslens.draw.style import GREY, INK, text_colour

SHADES, GREYS = "Blues", "Greys"


@dataclass(frozen=True)
class Check:
    """What is known of the answers to one question.

    Attributes
    ----------
    title
        Over the panels.
    confusion
        Columns ``annotated``, ``predicted`` and ``n`` of one classifier.
    bins
        Columns ``low``, ``high``, ``n``, ``confidence`` and ``accuracy`` of its bins; empty where it gives no
        calibrated probabilities.
    labels
        In the order of rows; columns may have one label more for answers withheld.
    """

    title: str
    confusion: pl.DataFrame
    bins: pl.DataFrame
    labels: Sequence[str]


def calibration_plot(checks: Sequence[Check], page: Page = PAGE) -> Figure:
    """For each question the confusion of labels above, and below a reliability diagram (Murphy and Winkler 1977).

    A cell holds the share of the annotated label that was called so, and the number of mentions. In the diagram, bars
    are shares of mentions by confidence, and dots, whose area is the number of mentions, are accuracy.

    References
    ----------
    Murphy, A. H. and Winkler, R. L. (1977). Reliability of Subjective Probability Forecasts of Precipitation and
    Temperature. Journal of the Royal Statistical Society C 26(1), 41-47.
    """
    stacked = page.across(len(checks), 1.9) < len(checks)
    figure = page.figure(2.3 * len(checks) if stacked else 4.6)
    grid = figure.subplots(len(checks), 2, squeeze=False).T if stacked else None
    above, below = figure.subplots(2, len(checks), squeeze=False) if grid is None else grid
    for check, matrix, diagram in zip(checks, above, below, strict=True):
        _confusion(matrix, check, page)
        _diagram(diagram, check.bins, page)
    for matrix, diagram in zip(above, below, strict=True):
        matrix.set_ylabel(page.say(Said("annotated")))
        diagram.set_ylabel(page.say(Said("share of answers that are right")))
        if not stacked:
            break
    return figure


def _confusion(axes: Axes, check: Check, page: Page) -> None:
    counts: Mapping = {(row["annotated"], row["predicted"]): row["n"] for row in check.confusion.iter_rows(named=True)}
    said = {label for _, label in counts}
    columns = [*check.labels, *sorted(said - set(check.labels))]
    matrix = np.array([[counts.get((row, column), 0) for column in columns] for row in check.labels], float)
    totals = matrix.sum(axis=1, keepdims=True)
    shares = np.divide(matrix, totals, out=np.zeros_like(matrix), where=totals > 0)
    scale = GREYS if page.grey else SHADES
    axes.imshow(shares, cmap=scale, vmin=0, vmax=1, aspect="auto")
    for (row, column), share in np.ndenumerate(shares):
        colour = text_colour(to_hex(colormaps[scale](float(share))))
        words = f"{page.number(percent(share, '.0f'))}\n{matrix[row, column]:.0f}"
        axes.text(column, row, words, ha="center", va="center", fontsize=7, color=colour)
    axes.set_xticks(range(len(columns)), [page.say(Said(label)) for label in columns], fontsize=7)
    axes.set_yticks(range(len(check.labels)), [page.say(Said(label)) for label in check.labels], fontsize=7)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlabel(page.say(Said("said")))
    axes.set_title(page.say(check.title))


def _diagram(axes: Axes, bins: pl.DataFrame, page: Page) -> None:
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=0.8, linestyle="--", zorder=1)
    filled = bins.filter(bins["n"] > 0)
    if len(filled):
        n = filled["n"].to_numpy()
        middle = (filled["low"] + filled["high"]).to_numpy() / 2
        width = (filled["high"] - filled["low"]).to_numpy()
        axes.bar(middle, n / n.sum(), width=width, color=GREY, alpha=0.35, edgecolor="white", zorder=2)
        size = 6 + 120 * n / n.sum()
        axes.scatter(filled["confidence"], filled["accuracy"], s=size, color=INK, zorder=3, clip_on=False)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xticks([0, 0.5, 1], page.numbers("0", "0.5", "1"))
    axes.set_yticks([0, 0.5, 1], page.numbers("0", "0.5", "1"))
    axes.set_xlabel(page.say(Said("probability of the answer given")))
