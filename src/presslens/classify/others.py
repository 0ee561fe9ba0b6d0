"""Answers of classifiers that are not in use, to every mention, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl

from presslens.base.io import DECIMALS
from presslens.codebook.questions import QUESTIONS

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


def probabilities_of(
    table: pl.DataFrame | pl.LazyFrame, question: str, classifier: str, mentions: pl.DataFrame
) -> np.ndarray:
    """What a classifier said of some mentions, in their order; shape (n_mentions, n_labels).

    Parameters
    ----------
    table
        As :func:`others_table` makes it; it answers for each of ``mentions``.
    """
    key = ["article_id", "start"]
    n_labels = len(QUESTIONS[question].labels)
    probabilities = (pl.col("probabilities").list.get(place).alias(f"p{place}") for place in range(n_labels))
    own = table.lazy().filter(question=question, classifier=classifier).select(*key, *probabilities).collect()
    places = mentions.select("article_id", pl.col("start").cast(pl.Int64))
    return beside(places, own, key).to_numpy()


def beside(mentions: pl.DataFrame, table: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """What a table says of mentions, in their order, without the key; null of those that it does not know.

    >>> mentions, table = pl.DataFrame({"a": [2, 1]}), pl.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    >>> beside(mentions, table, ["a"])["b"].to_list()
    ['y', 'x']
    """
    # As a rule a table has the mentions of the ledger in their order: then nothing is looked up.
    if not table.select(key).equals(mentions.select(key)):
        table = mentions.select(key).join(table, on=key, how="left", validate="m:1", maintain_order="left")
    return table.drop(key)
