"""Which frames each outlet uses, and whom it lets speak: shares of labels over all targets."""

from __future__ import annotations

import polars as pl

from presslens.base.said import Said
from presslens.codebook.questions import QUESTIONS
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.matrix import RISING, SHARES, Cell, matrix_plot
from presslens.draw.order import label_columns, outlet_rows


def shares_by_outlet(sources: Sources, question: str, most: int, fewest: int) -> Drawing:
    """Draw the ``most`` largest outlets by the labels of a question; ``fewest`` mentions are needed for a share."""
    page = sources.page
    labels = outlet_rows(sources.tables["mentions_by_outlet"], sources.codebook.targets, most, page)
    plotted = over_targets(sources.table.filter(pl.col("outlet").is_in(list(labels))), question)
    cells = {
        (outlet, label): Cell(share, (page.number(f"{share:.0%}"),)) if of >= fewest else Cell(None, (f"({n})",))
        for outlet, label, share, n, of in plotted.select("outlet", question, "share", "n", "n_mentions").iter_rows()
    }
    totals = dict(plotted.group_by("outlet").agg(pl.col("n_mentions").first()).iter_rows())
    rows = {
        outlet: page.say(Said("{outlet}  n = {n}", outlet=label, n=totals.get(outlet, 0)))
        for outlet, label in labels.items()
    }
    columns = label_columns(QUESTIONS[question], sources.codebook, plotted, page)
    figure = matrix_plot(cells, rows, columns, SHARES, RISING, page=page)
    return Drawing(figure, plotted, f"{len(plotted)} shares drawn")


def over_targets(shares: pl.DataFrame, label: str) -> pl.DataFrame:
    """Shares by outlet and label, all targets together.

    Parameters
    ----------
    shares
        Shares by ``outlet``, ``target`` and the column ``label``.

    Returns
    -------
    ``outlet``, the label, ``n`` of ``n_mentions``, and ``share`` in [0, 1]; sorted by outlet and label.
    """
    return (
        shares.group_by("outlet", label)
        .agg(pl.col("n", "n_mentions").sum())
        .with_columns((pl.col("n") / pl.col("n_mentions")).alias("share"))
        .sort("outlet", label)
    )
