"""Draw which frames each outlet uses, or whom it lets speak."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.frames import load_frames
from presslens.codebook.holders import load_holders
from presslens.codebook.targets import load_targets
from presslens.draw.matrix import RISING, Cell, matrix_plot
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows, outlet_rows
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS


def main(snakemake, note):
    shares, question = read_csv(snakemake.input.table, SHARE_COLUMNS), snakemake.wildcards.question
    if question == "frames":
        columns = {frame.code: frame.label for frame in load_frames(snakemake.input.frames)}
        what = "share of actor mentions whose sentence carries the frame"
    else:
        targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
        columns = holder_rows(load_holders(snakemake.input.actors, targets))
        what = "share of actor mentions in the words of each holder"
    plotted = (
        shares.group_by("outlet", question)
        .agg(pl.col("n", "n_mentions").sum())
        .with_columns((pl.col("n") / pl.col("n_mentions")).alias("share"))
        .sort("outlet", question)
    )
    cells = {
        (outlet, label): Cell(share, (f"{share:.0%}",))
        for outlet, label, share in plotted.select("outlet", question, "share").iter_rows()
    }
    totals = dict(plotted.group_by("outlet").agg(pl.col("n_mentions").first()).iter_rows())
    rows = {
        outlet: f"{label}  n = {totals.get(outlet, 0)}"
        for outlet, label in outlet_rows(read_csv(snakemake.input.counts)).items()
    }
    figure = matrix_plot(cells, rows, columns, {0: "0 %", 0.5: "50 %", 1: "100 %"}, RISING)
    classifiers = snakemake.params.classifiers
    validations = [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]
    footnote(
        figure,
        f"Cells: {what}, over all targets; n: actor mentions. Intervals, by target, are in the table of the same name.",
        stamp((question, "actor"), classifiers, validations),
    )
    save(figure, plotted, snakemake.output)
    note(f"{len(plotted)} shares drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
