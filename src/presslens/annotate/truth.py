"""Labels of a question that stands in tables as a truth value: words inside, true and false on disk."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from presslens.codebook.questions import Question


def as_words(column: pl.Series, question: Question) -> pl.Series:
    """The labels of a column of truth values; null stays null. Columns of other questions stay as they are.

    >>> from presslens.codebook.questions import ACTOR
    >>> as_words(pl.Series("actor", [True, False, None]), ACTOR).to_list()
    ['yes', 'no', None]
    """
    if not question.flag:
        return column
    false, true = question.labels
    return column.replace_strict({True: true, False: false}, return_dtype=pl.String)


def as_truth(column: pl.Series, question: Question) -> pl.Series:
    """The truth values of a column of labels; null stays null. Columns of other questions stay as they are.

    >>> from presslens.codebook.questions import ACTOR
    >>> as_truth(pl.Series("actor", ["yes", "no", None]), ACTOR).to_list()
    [True, False, None]
    """
    return column == question.labels[-1] if question.flag else column


def stored(table: pl.DataFrame, questions: Iterable[Question], coders: Iterable[str]) -> pl.DataFrame:
    """A table of adjudicated labels as it is stored: flags as truth values, agreed (``actor``) or not (``actor_A``)."""
    suffixes = ["", *(f"_{coder}" for coder in coders)]
    columns = [(f"{question.name}{suffix}", question) for question in questions for suffix in suffixes]
    return table.with_columns(as_truth(table[name], question) for name, question in columns)
