"""Which labels the ledger answers for: a classifier may not have learned every label of the study."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from presslens.codebook.questions import Question


def answered_labels(question: Question, table: pl.DataFrame, labels: Sequence[str]) -> tuple[str, ...]:
    """The labels of a question that were answered: those whose probability is not missing in every row.

    A label that the classifier in use has not learned has a column of nulls in the ledger. It is neither present nor
    absent, and has no share.

    Parameters
    ----------
    table
        Rows of the ledger, or judgements of the question. Of no rows nothing is missing.
    labels
        Of the study, in its order.

    >>> from presslens.codebook.questions import FRAMES
    >>> table = pl.DataFrame({"p_frame_war": [0.2, 0.9], "p_frame_hope": [None, None]})
    >>> answered_labels(FRAMES, table, ["war", "hope"])
    ('war',)
    """
    if question.prefix is None or question.flag:
        return tuple(labels)
    missing = {label: table[f"{question.prefix}{label}"].null_count() for label in labels}
    return tuple(label for label in labels if not len(table) or missing[label] < len(table))
