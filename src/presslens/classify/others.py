"""Answers of classifiers that are not in use, to every mention, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from presslens.base.io import DECIMALS

#: Question, classifier, mention, and the probability of each label of the question in its order.
SCHEMA: dict[str, Any] = {
    "question": pl.String,
    "classifier": pl.String,
    "article_id": pl.String,
    "start": pl.Int64,
    "probabilities": pl.List(pl.Float64),
}


def others_table(mentions: pl.DataFrame, answers: Mapping[tuple[str, str], np.ndarray]) -> pl.DataFrame:
    """One row per question, classifier and mention.

    Parameters
    ----------
    mentions
        With ``article_id`` and ``start``.
    answers
        By question and classifier, probabilities of the question's labels, shape (n_mentions, n_labels); rounded, as
        those of the ledger are.

    >>> mentions = pl.DataFrame({"article_id": ["a"], "start": [7]})
    >>> others_table(mentions, {("stance", "cues"): np.array([[0.0, 1.0, 0.0]])}).row(0)
    ('stance', 'cues', 'a', 7, [0.0, 1.0, 0.0])
    """
    parts = [
        mentions.select(
            pl.lit(question).alias("question"),
            pl.lit(name).alias("classifier"),
            "article_id",
            pl.col("start").cast(pl.Int64),
            pl.Series("probabilities", np.round(values, DECIMALS).tolist(), dtype=pl.List(pl.Float64)),
        )
        for (question, name), values in answers.items()
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMA)


def probabilities_of(table: pl.DataFrame, question: str, classifier: str, mentions: pl.DataFrame) -> np.ndarray:
    """What a classifier said of some mentions, in their order; shape (n_mentions, n_labels).

    Parameters
    ----------
    table
        As :func:`others_table` makes it; it answers for each of ``mentions``.
    """
    key = ["article_id", "start"]
    own = table.filter(question=question, classifier=classifier).select(*key, "probabilities")
    places = mentions.select("article_id", pl.col("start").cast(pl.Int64))
    found = places.join(own, on=key, how="left", validate="m:1", maintain_order="left")["probabilities"]
    return np.array(found.to_list(), dtype=float).reshape(len(mentions), -1)
