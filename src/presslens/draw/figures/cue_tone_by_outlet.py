"""How often each outlet reports each holder with a verb that judges."""

from __future__ import annotations

import polars as pl

from presslens.base.numbers import percent
from presslens.base.said import Said
from presslens.codebook.questions import OUTLET
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.matrix import RISING, SHARES, Cell, matrix_plot
from presslens.draw.order import holder_rows, outlet_rows
from presslens.draw.page import PAGE, Page


def cue_tone_by_outlet(sources: Sources, fewest: int, most: int) -> Drawing:
    """Draw the ``most`` largest outlets by holders; ``fewest`` verbs are needed for a share."""
    loaded = sources.table.filter(pl.col("cue_tone") == "loaded")
    page = sources.page
    columns = {holder: page.say(label) for holder, label in holder_rows(sources.codebook).items() if holder != OUTLET}
    rows = outlet_rows(sources.tables["mentions_by_outlet"], sources.codebook.targets, most, page)
    loaded = loaded.filter(pl.col("outlet").is_in(list(rows)))
    cells = tone_cells(loaded, fewest, page)
    figure = matrix_plot(cells, rows, columns, SHARES, RISING, page=page)
    return Drawing(figure, loaded, f"{len(cells)} cells drawn")


def tone_cells(loaded: pl.DataFrame, fewest: int, page: Page = PAGE) -> dict[tuple[str, str], Cell]:
    """Cells by outlet and holder: the share of verbs that judge, or their number alone where they are too few.

    >>> table = pl.DataFrame({"outlet": ["A", "B"], "holder": "UN", "share": [0.25, 1.0], "n_reports": [20, 1]})
    >>> list(tone_cells(table, 10).values())
    [Cell(value=0.25, lines=('25 %', 'n = 20')), Cell(value=None, lines=('n = 1',))]
    """
    return {
        (outlet, holder): Cell(share, (page.number(percent(share, ".0f")), count))
        if n >= fewest
        else Cell(None, (count,))
        for outlet, holder, share, n in loaded.select("outlet", "holder", "share", "n_reports").iter_rows()
        for count in [page.say(Said("n = {n}", n=n))]
    }
