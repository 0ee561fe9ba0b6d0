"""Negative against positive shares of each target, by outlet, country of outlets or year."""

from __future__ import annotations

import polars as pl

from presslens.base.said import Said
from presslens.codebook.iso_codes import country_name
from presslens.draw.diverging import diverging_plot
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.marks import Mark
from presslens.draw.order import UNKNOWN, largest_groups, outlet_rows

#: What is drawn to the left and to the right, and what stands under it.
SIDES = {"negative": Said("share negative"), "positive": Said("share positive")}


def sentiment_by_group(sources: Sources, group: str, most: int) -> Drawing:
    """Draw a panel per target and a row per value of the column ``group``: the ``most`` largest ones."""
    targets, page = sources.codebook.targets, sources.page
    looks = sources.codebook.labels["sentiment"]
    marks = {
        label: Mark(page.say(text), looks[label]["colour"], looks[label]["marker"]) for label, text in SIDES.items()
    }
    outlets = sources.tables.get("mentions_by_outlet")
    if outlets is not None:
        rows = outlet_rows(outlets, targets, most, page)
    else:
        found = sorted(largest_groups(sources.table, group, most))
        rows = {value: page.say(Said(country_name(value, targets))) for value in found}
        if group == "outlet_country":
            rows = dict(sorted(rows.items(), key=lambda row: (row[0] == UNKNOWN, row[1])))
    shares = sources.table.filter(pl.col(group).is_in(list(rows)))
    panels = {target.code: page.say(Said(target.label)) for target in targets}
    figure = diverging_plot(shares, group, rows, panels, marks, "sentiment", page)
    return Drawing(figure, shares, f"{len(shares)} shares drawn")
