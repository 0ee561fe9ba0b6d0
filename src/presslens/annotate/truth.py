"""Adjudicated labels as they are stored: labels of a question that is a truth value in the ledger are one here, too."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from presslens.annotate.settled import SETTLED
from presslens.codebook.questions import Question
from presslens.ledger.columns import answers_to_column


def stored(table: pl.DataFrame, questions: Iterable[Question], coders: Iterable[str]) -> pl.DataFrame:
    """A table of adjudicated labels as it is stored: agreed (``actor``) and of each coder (``actor_A``)."""
    suffixes = ["", *(f"_{coder}" for coder in (*coders, SETTLED))]
    flags = [(question, f"{question.name}{suffix}") for question in questions if question.flag for suffix in suffixes]
    flags = [(question, name) for question, name in flags if name in table.columns]
    return table.with_columns(
        answers_to_column(question, table[name].to_list(), question.labels).alias(name) for question, name in flags
    )
