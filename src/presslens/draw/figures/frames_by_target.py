"""The frames in which each target stands."""

from __future__ import annotations

from presslens.base.said import Said
from presslens.codebook.questions import FRAMES
from presslens.draw.dots import dot_plot
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.marks import Mark
from presslens.draw.order import label_columns

#: Of targets in their order, for print in grey.
MARKERS = ("o", "s", "D", "^", "v")


def frames_by_target(sources: Sources) -> Drawing:
    """Draw a row per frame and a dot per target."""
    shares, codebook, page = sources.table, sources.codebook, sources.page
    counts = dict(shares.select("target", "n_mentions").iter_rows())
    marks = {
        target.code: Mark(
            page.say(Said("{target} (n = {n})", target=Said(target.label), n=counts.get(target.code, 0))),
            target.colour,
            MARKERS[i % len(MARKERS)],
        )
        for i, target in enumerate(codebook.targets)
    }
    rows = label_columns(FRAMES, codebook, shares, page)
    axis = page.say(Said("Share of actor mentions whose sentence carries the frame"))
    figure = dot_plot(shares, rows, "frames", marks, "target", axis, page)
    return Drawing(figure, shares, f"{len(shares)} shares drawn")
