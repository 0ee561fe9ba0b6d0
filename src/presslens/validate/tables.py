"""What classifiers say set against what coders agreed on: scores, confusion, reliability, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from presslens.annotate.reading import OF_NO_ACTOR, VALIDATION
from presslens.codebook.questions import UNCERTAIN
from presslens.validate.predictions import Prediction
from presslens.validate.scores import (
    SCORE_COLUMNS,
    Decisions,
    confusion,
    of_labels,
    of_sets,
    reliability,
    scores_with_intervals,
)

if TYPE_CHECKING:
    import polars as pl

ALL, OWN_VOICE, OTHERS_WORDS = "all", "own voice", "others' words"
CONFUSION_COLUMNS = {"classifier": str, "predictions": str, "annotated": str, "predicted": str, "n": int}
RELIABILITY_COLUMNS = {
    "classifier": str,
    "predictions": str,
    "low": float,
    "high": float,
    "n": int,
    "confidence": float,
    "accuracy": float,
}


def scored_mentions(annotations: pl.DataFrame, question: str) -> pl.DataFrame:
    """The annotated mentions on which a question is scored: its label is agreed, and of attitudes, the actor too.

    Mentions that are there for fitting alone are left out. Frames are agreed one by one: every other mention counts.
    ``actor`` becomes ``yes`` or ``no``.
    """
    import polars as pl

    annotations = annotations.filter(purpose=VALIDATION)
    if question in OF_NO_ACTOR:
        annotations = annotations.filter(pl.col("actor"))
    annotations = annotations.filter(pl.col(question).is_not_null())
    if question == "actor":
        words = pl.when(pl.col("actor")).then(pl.lit("yes")).otherwise(pl.lit("no"))
        annotations = annotations.with_columns(words.alias("actor"))
    return annotations


def validation_tables(
    mentions: pl.DataFrame,
    question: str,
    labels: Sequence[str],
    predictions: Sequence[Prediction],
    coders: str,
    resamples: int,
    confidence: float,
    seed: int,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Scores, confusion counts and reliability of every prediction.

    Parameters
    ----------
    mentions
        As :func:`scored_mentions` gives them.
    question, labels
        What is scored.
    predictions
        Answers in the order of ``mentions``; those that are None are left out, which ``n`` shows.
    coders
        Who annotated, in words.
    resamples, confidence, seed
        Of the bootstrap over articles; every slice starts it anew.

    Returns
    -------
    scores
        :data:`SCORE_COLUMNS`, one row per classifier, slice, score and label; slices without a mention are left out.
    confusion, reliability
        :data:`CONFUSION_COLUMNS` and :data:`RELIABILITY_COLUMNS` of the slice ``all``.
    """
    import polars as pl

    articles = mentions["source_id"].to_numpy()
    rows, confusions, bins = [], [], []
    for prediction in predictions:
        there = np.array([answer is not None for answer in prediction.answers], dtype=bool)
        decisions = _decisions(mentions, question, labels, prediction, there)
        head = (question, prediction.classifier, prediction.in_use, prediction.kind, coders)
        for name, mask in _slices(mentions):
            part, inside = decisions.take(mask[there]), articles[mask & there]
            if not len(part):
                continue
            found = scores_with_intervals(part, inside, resamples, confidence, np.random.default_rng(seed))
            rows += [(*head, name, len(part), len(set(inside)), *score) for score in found]
        if len(decisions):
            who = (prediction.classifier, prediction.kind)
            confusions += [(*who, *cell) for cell in confusion(decisions, UNCERTAIN)]
            bins += [(*who, *row) for row in reliability(decisions)]
    return (
        pl.DataFrame(rows, schema=SCORE_COLUMNS, orient="row"),
        pl.DataFrame(confusions, schema=CONFUSION_COLUMNS, orient="row"),
        pl.DataFrame(bins, schema=RELIABILITY_COLUMNS, orient="row"),
    )


def overview(scores: pl.DataFrame) -> pl.DataFrame:
    """The scores of all labels together, one row per classifier and slice, for papers."""
    import polars as pl

    keys = ["classifier", "predictions", "slice", "n", "n_articles"]
    wide = scores.filter(pl.col("label").is_null()).select(*keys, "score", "value", "low", "high")
    macro = wide.filter(pl.col("score") == "macro_f1").drop("score").rename({"value": "macro_f1"})
    others = [
        wide.filter(pl.col("score") == name).select("classifier", "predictions", "slice", pl.col("value").alias(name))
        for name in ("accuracy", "calibration_error")
    ]
    for table in others:
        macro = macro.join(table, on=["classifier", "predictions", "slice"], how="left", maintain_order="left")
    return macro


def _decisions(
    mentions: pl.DataFrame, question: str, labels: Sequence[str], prediction: Prediction, there: np.ndarray
) -> Decisions:
    told = mentions.filter(there)
    said = [answer for answer in prediction.answers if answer is not None]
    shares = None if prediction.probabilities is None else prediction.probabilities[there]
    if question == "frames":
        return of_sets(labels, told["frames"].to_list(), said, told["frames_disputed"].to_list(), shares)
    return of_labels(labels, told[question].to_list(), said, shares)


def _slices(mentions: pl.DataFrame) -> Iterator[tuple[str, np.ndarray]]:
    yield ALL, np.ones(len(mentions), dtype=bool)
    for target in sorted(mentions["target"].unique()):
        yield target, (mentions["target"] == target).to_numpy()
    if "holder" in mentions.columns:
        own = (mentions["holder"] == "outlet").fill_null(False).to_numpy()
        known = mentions["holder"].is_not_null().to_numpy()
        yield OWN_VOICE, own
        yield OTHERS_WORDS, known & ~own
