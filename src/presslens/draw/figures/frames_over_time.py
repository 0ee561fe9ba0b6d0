"""The share of each frame by quarter, with the events of the codebook."""

from __future__ import annotations

from presslens.draw.dots import Mark
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.quarters import events_within, in_years
from presslens.draw.timeline import timeline_plot


def frames_over_time(sources: Sources, few: int) -> Drawing:
    """Draw a panel per frame; quarters with fewer than ``few`` stories or sentences are hollow."""
    shares, codebook = sources.table, sources.codebook
    answered = set(shares["frames"])
    panels = {frame.code: Mark(frame.label, frame.colour, "o") for frame in codebook.frames if frame.code in answered}
    events = events_within(codebook.events, shares["quarter"])
    figure = timeline_plot(shares, "frames", panels, [in_years(event.day) for event in events], few)
    return Drawing(figure, shares, f"{len(shares)} shares drawn, {len(events)} events")
