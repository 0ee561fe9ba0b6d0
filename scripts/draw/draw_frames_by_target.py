"""Draw the frames in which each target stands."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.frames import load_frames
from presslens.codebook.targets import load_targets
from presslens.draw.dots import Mark, dot_plot
from presslens.draw.notes import interval_note, stamp
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

MARKERS = ("o", "s", "D", "^", "v")

#: Questions whose labels the figure rests on.
QUESTIONS = ("frames", "actor")


def main(snakemake, note):
    shares = read_csv(snakemake.input.table, SHARE_COLUMNS)
    counts = dict(shares.select("target", "n_mentions").iter_rows())
    marks = {
        target.code: Mark(
            f"{target.label} (n = {counts.get(target.code, 0)})", target.colour, MARKERS[i % len(MARKERS)]
        )
        for i, target in enumerate(load_targets(snakemake.input.targets, snakemake.input.nouns))
    }
    rows = {frame.code: frame.label for frame in load_frames(snakemake.input.frames)}
    axis = "Share of actor mentions whose sentence carries the frame"
    figure = dot_plot(shares, rows, "frames", marks, "target", axis)
    facts, settings = snakemake.params.facts, snakemake.params.settings
    classifiers = snakemake.params.classifiers
    footnote(
        figure,
        interval_note(facts["cluster"], facts["n_articles"], settings["confidence"], settings["resamples"]),
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, shares, snakemake.output)
    note(f"{len(shares)} shares drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
