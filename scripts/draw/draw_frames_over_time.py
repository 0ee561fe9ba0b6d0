"""Draw the share of each frame by quarter, with the events of the codebook."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.events import load_events
from presslens.codebook.frames import load_frames
from presslens.draw.dots import Mark
from presslens.draw.notes import interval_note, stamp
from presslens.draw.style import footnote, save
from presslens.draw.timeline import FEW, in_years, quarter_centre, timeline_plot
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure shows or selects by.
QUESTIONS = ("frames", "actor")


def main(snakemake, note):
    shares = read_csv(snakemake.input.table, SHARE_COLUMNS)
    panels = {frame.code: Mark(frame.label, frame.colour, "o") for frame in load_frames(snakemake.input.frames)}
    centres = [quarter_centre(quarter) for quarter in shares["quarter"]]
    events = [
        event
        for event in load_events(snakemake.input.events)
        if centres and min(centres) - 0.125 <= in_years(event.day) <= max(centres) + 0.125
    ]
    figure = timeline_plot(shares, "frames", panels, [in_years(event.day) for event in events])
    marked = "; ".join(f"{i} {event.label} ({event.day})" for i, event in enumerate(events, 1))
    facts, settings, classifiers = (snakemake.params[name] for name in ("facts", "settings", "classifiers"))
    footnote(
        figure,
        "Share of actor mentions whose sentence carries the frame, by quarter. "
        f"Hollow: fewer than {FEW} {'stories' if facts['cluster'] == 'story' else 'sentences'}. "
        + (f"Events: {marked}. " if marked else "")
        + interval_note(facts["cluster"], facts["n_articles"], settings["confidence"], settings["resamples"]),
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, shares, snakemake.output)
    note(f"{len(shares)} shares drawn, {len(events)} events")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
