"""How the answers to a question stand in a table: the only place where a label and a truth value meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from presslens.codebook.questions import Question


def answers_to_column(question: Question, answers: Sequence, labels: Sequence[str]) -> pl.Series:
    """Answers as the column of the ledger.

    Parameters
    ----------
    answers
        A label each, or a list of labels where the question is not exclusive; None where there is none.
    labels
        Of the question, in order.

    >>> from presslens.codebook.questions import ACTOR
    >>> answers_to_column(ACTOR, ["yes", "no"], ACTOR.labels).to_list()
    [True, False]
    """
    if question.flag:
        values = [None if answer is None else answer == labels[-1] for answer in answers]
        return pl.Series(question.name, values, dtype=pl.Boolean)
    return pl.Series(question.name, answers, dtype=pl.String if question.exclusive else pl.List(pl.String))


def answers_from_column(question: Question, column: pl.Series, labels: Sequence[str]) -> list:
    """Answers as labels, from a column of the ledger or of annotations; the way back from :func:`answers_to_column`.

    >>> from presslens.codebook.questions import ACTOR
    >>> answers_from_column(ACTOR, pl.Series([True, None]), ACTOR.labels)
    ['yes', None]
    """
    if question.flag:
        *_, other, last = labels
        return [None if value is None else last if value else other for value in column.to_list()]
    return column.to_list()


def judgement_columns(
    question: Question, answers: Sequence, probabilities: np.ndarray, known: Sequence[str], labels: Sequence[str]
) -> list[pl.Series]:
    """The columns of a judgements table: the answers, then the probabilities that the ledger has.

    Parameters
    ----------
    probabilities
        Shape (n_items, n_known).
    known
        The labels that were asked for, in the order of the probabilities.
    labels
        Of the study. Those that are not among ``known`` get a column of nulls.

    >>> from presslens.codebook.questions import FRAMES
    >>> columns = judgement_columns(FRAMES, [["war"]], np.array([[0.9]]), ["war"], ["hope", "war"])
    >>> {column.name: column.to_list() for column in columns}
    {'frames': [['war']], 'p_frame_hope': [None], 'p_frame_war': [0.9]}
    """
    values = {label: probabilities[:, place] for place, label in enumerate(known)}
    nothing = [None] * len(answers)
    return [
        answers_to_column(question, answers, labels),
        *(
            pl.Series(name, values.get(label, nothing), dtype=pl.Float64)
            for label, name in question.probability_columns(labels).items()
        ),
    ]


def not_answered(question: Question, n: int, labels: Sequence[str]) -> list[pl.Series]:
    """The columns of a judgements table of a question that nobody answers: nulls.

    Parameters
    ----------
    n
        Number of rows.
    labels
        Of the study.

    >>> from presslens.codebook.questions import STANCE
    >>> [column.to_list() for column in not_answered(STANCE, 1, STANCE.labels)]
    [[None], [None], [None], [None]]
    """
    return judgement_columns(question, [None] * n, np.empty((n, 0)), (), labels)


def read_probabilities(question: Question, table: pl.DataFrame, labels: Sequence[str]) -> np.ndarray:
    """The probability of every label, shape (n_rows, n_labels), from the columns of the ledger."""
    columns = question.probability_columns(labels)
    if question.flag:
        (name,) = columns.values()
        last = table[name].to_numpy()
        return np.column_stack([1 - last, last])
    return table.select(columns[label] for label in labels).to_numpy()
