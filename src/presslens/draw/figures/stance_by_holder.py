"""The stance of each holder toward each target."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from presslens.base.said import Said, joined
from presslens.codebook.questions import STANCE
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.matrix import Cell, matrix_plot
from presslens.draw.order import holder_rows
from presslens.draw.page import PAGE, Page


def stance_by_holder(sources: Sources, fewest: int) -> Drawing:
    """Draw holders by targets; a cell's colour is the mean polarity of stance in it, from ``fewest`` mentions on."""
    shares, codebook, page = sources.table, sources.codebook, sources.page
    cells = polarity_cells(shares, STANCE.name, STANCE.polarity, fewest, page)
    seen = set(shares["holder"])
    rows = {code: page.say(label) for code, label in holder_rows(codebook).items() if code in seen}
    columns = {target.code: page.say(Said("toward {target}", target=Said(target.label))) for target in codebook.targets}
    scale: dict[float, str] = {-1: Said("all against"), 0: Said("none, or even"), 1: Said("all in favour")}
    figure = matrix_plot(cells, rows, columns, scale, page=page)
    return Drawing(figure, shares, f"{len(cells)} cells drawn")


def polarity_cells(
    shares: pl.DataFrame, label: str, polarity: Mapping[str, int], fewest: int = 1, page: Page = PAGE
) -> dict[tuple[str, str], Cell]:
    """Cells by holder and target: mean polarity, n, and the numbers behind it from the lowest label to the highest.

    Parameters
    ----------
    shares
        Shares by ``holder``, ``target`` and the column ``label``; of every group all labels, each with its count ``n``.
    polarity
        What each label adds to the mean; labels that are not there add 0.
    fewest
        Mentions that a mean needs; with fewer there is none.

    >>> table = pl.DataFrame({"holder": ["UN"] * 3, "target": ["TUR"] * 3, "stance": ["against", "none", "favour"],
    ...                       "n": [2, 1, 1]})
    >>> polarity_cells(table, "stance", {"favour": 1, "against": -1})
    {('UN', 'TUR'): Cell(value=-0.25, lines=('n = 4', '2 against, 1 favour'))}
    """
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for holder, target, value, n in shares.select("holder", "target", label, "n").iter_rows():
        counts.setdefault((holder, target), {})[value] = n
    rising = sorted(polarity, key=lambda value: polarity[value])
    cells = {}
    for key, of in counts.items():
        total = sum(of.values())
        mean = sum(weight * of[value] for value, weight in polarity.items()) / total if total >= fewest else None
        counted = joined(", ", (Said("{n} {label}", n=of[value], label=Said(value)) for value in rising))
        cells[key] = Cell(mean, (page.say(Said("n = {n}", n=total)), page.say(counted)))
    return cells
