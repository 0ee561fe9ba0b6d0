"""Which labels the ledger answers for: a classifier may not have learned every label of the study."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from presslens.attribute.rules import Rule
from presslens.codebook.questions import HOLDER, Question


def is_answered(question: Question, ledger: pl.DataFrame) -> bool:
    """Whether a question was answered at all of a ledger's mentions: presslens cannot in every language.

    Of no mentions nothing is missing.

    >>> from presslens.codebook.questions import ACTOR
    >>> is_answered(ACTOR, pl.DataFrame({"actor": [None, None]})), is_answered(ACTOR, pl.DataFrame({"actor": [True]}))
    (False, True)
    """
    if question is HOLDER:
        return not len(ledger) or not (ledger["holder_rule"].cast(pl.String) == Rule.NO_RULES.label).all()
    return not len(ledger) or ledger[question.name].null_count() < len(ledger)


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
    missing = {label: table[name].null_count() for label, name in question.probability_columns(labels).items()}
    return tuple(label for label in labels if not len(table) or missing[label] < len(table))
