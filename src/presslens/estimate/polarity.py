"""Polarity: a label of attitude as a number, so that attitudes have a mean."""

from __future__ import annotations

import numpy as np
import polars as pl

from presslens.codebook.questions import QUESTIONS, Question

#: Questions whose labels have a polarity.
ATTITUDES: tuple[Question, ...] = tuple(question for question in QUESTIONS.values() if question.polarity)


def polarity(labels: pl.Series, question: Question) -> np.ndarray:
    """+1 for positive or in favour, -1 for negative or against, 0 for anything else; shape (n_labels,).

    >>> from presslens.codebook.questions import STANCE
    >>> polarity(pl.Series(["favour", "none", "against", "uncertain"]), STANCE).tolist()
    [1.0, 0.0, -1.0, 0.0]
    """
    worth = {label: float(value) for label, value in question.polarity.items()}
    return labels.cast(pl.String).replace_strict(worth, default=0.0, return_dtype=pl.Float64).to_numpy()
