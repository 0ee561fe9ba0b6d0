"""The shares of sentiment toward each target."""

from __future__ import annotations

from presslens.draw.dots import dot_plot
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.marks import Mark


def sentiment_by_target(sources: Sources) -> Drawing:
    """Draw a row per target and a dot per label."""
    shares = sources.table
    looks = sources.codebook.labels["sentiment"]
    marks = {label: Mark(label, look["colour"], look["marker"]) for label, look in looks.items()}
    counts = dict(shares.select("target", "n_mentions").iter_rows())
    rows = {target.code: f"{target.label}\nn = {counts.get(target.code, 0)}" for target in sources.codebook.targets}
    figure = dot_plot(shares, rows, "target", marks, "sentiment", "Share of actor mentions")
    return Drawing(figure, shares, f"{len(shares)} shares drawn")
