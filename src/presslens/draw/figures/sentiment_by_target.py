"""The shares of sentiment toward each target."""

from __future__ import annotations

from presslens.base.said import Said
from presslens.draw.dots import dot_plot
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.marks import Mark


def sentiment_by_target(sources: Sources) -> Drawing:
    """Draw a row per target and a dot per label."""
    shares, page = sources.table, sources.page
    looks = sources.codebook.labels["sentiment"]
    marks = {label: Mark(page.say(Said(label)), look["colour"], look["marker"]) for label, look in looks.items()}
    counts = dict(shares.select("target", "n_mentions").iter_rows())
    rows = {
        target.code: page.say(Said("{target}\nn = {n}", target=Said(target.label), n=counts.get(target.code, 0)))
        for target in sources.codebook.targets
    }
    axis = page.say(Said("Share of actor mentions"))
    figure = dot_plot(shares, rows, "target", marks, "sentiment", axis, page)
    return Drawing(figure, shares, f"{len(shares)} shares drawn")
