"""How the classifiers in use err on annotated mentions, and whether their probabilities can be believed."""

from __future__ import annotations

import polars as pl

from presslens.base.said import Said
from presslens.codebook.questions import QUESTIONS
from presslens.draw.calibration import Check, calibration_plot
from presslens.draw.drawing import Drawing, Sources


def calibration(sources: Sources) -> Drawing:
    """Draw the confusion of labels and the calibration of each question."""
    checks, plotted = [], []
    for question in sources.questions:
        classifier = sources.classifiers[question]
        counts, bins = (
            sources.tables[f"{table}_{question}"].filter(pl.col("classifier") == classifier)
            for table in ("confusion", "reliability")
        )
        checks.append(
            Check(
                Said("{question} by {classifier}", question=Said(question), classifier=Said(classifier)),
                counts,
                bins,
                QUESTIONS[question].labels,
            )
        )
        plotted.append(bins.select(pl.lit(question).alias("question"), pl.all()))
    return Drawing(calibration_plot(checks, sources.page), pl.concat(plotted), f"{len(checks)} questions drawn")
