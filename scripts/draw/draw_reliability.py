"""Draw how the classifiers in use err on annotated mentions, and whether their probabilities can be believed."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.questions import QUESTIONS
from presslens.draw.calibration import Check, reliability_plot
from presslens.draw.notes import stamp
from presslens.draw.style import footnote, save
from presslens.validate.scores import SCORE_COLUMNS
from presslens.validate.tables import CONFUSION_COLUMNS, RELIABILITY_COLUMNS


def main(snakemake, note):
    questions, classifiers = snakemake.params.questions, snakemake.params.classifiers
    checks, plotted = [], []
    for question, confusion, reliability in zip(
        questions, snakemake.input.confusion, snakemake.input.reliability, strict=True
    ):
        mine = pl.col("classifier") == classifiers[question]
        counts = read_csv(confusion, CONFUSION_COLUMNS).filter(mine)
        bins = read_csv(reliability, RELIABILITY_COLUMNS).filter(mine)
        checks.append(Check(f"{question} by {classifiers[question]}", counts, bins, QUESTIONS[question].labels))
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
