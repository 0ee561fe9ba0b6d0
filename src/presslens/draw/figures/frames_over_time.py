"""The share of each frame by quarter, with the events of the codebook."""

from __future__ import annotations

from presslens.base.said import Said
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.marks import Mark
from presslens.draw.periods import widened, years_of_periods
from presslens.draw.quarters import events_within, in_years, marked
from presslens.draw.timeline import timeline_plot


def frames_over_time(sources: Sources, few: int) -> Drawing:
    """Draw a panel per frame, by quarter or by wider periods if there are many; those with fewer than ``few`` stories
    are hollow.
    """
    shares, codebook = sources.table, sources.codebook
    answered = set(shares["frames"])
    panels = {
        frame.code: Mark(sources.page.say(Said(frame.label)), frame.colour, "o")
        for frame in codebook.frames
        if frame.code in answered
    }
    events = marked(events_within(codebook.events, shares["quarter"]))
    if years := years_of_periods(set(shares["quarter"])):
        shares = widened(shares, "frames", years)
    days = [in_years(event.day) for event in events]
    figure = timeline_plot(shares, "frames", panels, days, few, years or 0.25, sources.page)
    return Drawing(figure, shares, f"{len(shares)} shares drawn, {len(events)} events")
