"""Negative against positive shares of each target, by outlet, country of outlets or year."""

from __future__ import annotations

from presslens.draw.diverging import diverging_plot
from presslens.draw.dots import Mark
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.order import outlet_rows

#: What is drawn to the left and to the right, and what stands under it.
SIDES = {"negative": "share negative", "positive": "share positive"}


def sentiment_by_group(sources: Sources, group: str) -> Drawing:
    """Draw a panel per target and a row per value of the column ``group``."""
    shares = sources.table
    looks = sources.codebook.labels["sentiment"]
    marks = {label: Mark(text, looks[label]["colour"], looks[label]["marker"]) for label, text in SIDES.items()}
    outlets = sources.tables.get("mentions_by_outlet")
    rows = {value: value for value in sorted(shares[group].unique())} if outlets is None else outlet_rows(outlets)
    panels = {target.code: target.label for target in sources.codebook.targets}
    figure = diverging_plot(shares, group, rows, panels, marks, "sentiment")
    return Drawing(figure, shares, f"{len(shares)} shares drawn")
