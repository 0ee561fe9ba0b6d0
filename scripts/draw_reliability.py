"""Draw how the classifiers in use err on annotated mentions, and whether their probabilities can be believed."""

import polars as pl

from presslens.annotations.validation import CONFUSION_COLUMNS, RELIABILITY_COLUMNS
from presslens.contract import LABELS
from presslens.errors import reported
from presslens.estimate.classification import SCORE_COLUMNS
from presslens.figures.notes import stamp
from presslens.figures.reliability import Check, reliability_plot
from presslens.figures.style import footnote, save
from presslens.io import read_csv


def main(snakemake, note):
    questions, classifiers = snakemake.params.questions, snakemake.params.classifiers
    checks, plotted = [], []
    for question, confusion, reliability in zip(
        questions, snakemake.input.confusion, snakemake.input.reliability, strict=True
    ):
        mine = pl.col("classifier") == classifiers[question]
        counts = read_csv(confusion, CONFUSION_COLUMNS).filter(mine)
        bins = read_csv(reliability, RELIABILITY_COLUMNS).filter(mine)
        checks.append(Check(f"{question} by {classifiers[question]}", counts, bins, LABELS[question]))
        plotted.append(bins.select(pl.lit(question).alias("question"), pl.all()))
    figure = reliability_plot(checks)
    validations = [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]
    footnote(
        figure,
        "Above: of the mentions annotated as the row says, the share and number called as the column says. Below: dots "
        "are the share of right answers among those of like probability, on the dashed line if probabilities are "
        "honest; their size and the bars are how many there are.",
        stamp(questions, classifiers, validations),
    )
    save(figure, pl.concat(plotted), snakemake.output)
    note(f"{len(checks)} questions drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
