"""Answers to mentions that coders coded: by what was fitted without them, in place of what has learnt from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl

from presslens.classify.judgements import answers
from presslens.codebook.questions import Question
from presslens.ledger.columns import judgement_columns
from presslens.ledger.join import KEYS
from presslens.validate.held_out import HeldOut


def unseen_judgements(
    question: Question,
    judgements: pl.DataFrame,
    coded: pl.DataFrame,
    held_out: HeldOut,
    settings: Mapping[str, Any],
    labels: Sequence[str],
) -> tuple[pl.DataFrame, int]:
    """The judgements of a question, those about coded mentions out of fold.

    A classifier that has learnt from a mention's codes remembers them: its answer there is no measurement, and the
    errors of the other mentions are not in it. Labels are chosen by the rule that chose those of the run.

    Parameters
    ----------
    judgements
        As :func:`presslens.ledger.columns.judgement_columns` makes them, one row per unit of the question.
    coded
        Coded mentions: ``id`` and the key of the question's unit. Mentions in one sentence have one answer to a
        question about sentences.
    held_out
        Their answers out of fold; an id that has none keeps the answer of the run.
    settings
        The question's block of ``config.yaml``.
    labels
        Of the study.

    Returns
    -------
    judgements, n
        In the same order, and how many coded mentions are answered out of fold.
    """
    key = KEYS[question.unit]
    answered = coded.filter(pl.col("id").is_in(list(held_out.by_id))).sort("id")
    rows = answered.unique(key, keep="first", maintain_order=True)
    values = np.array([held_out.by_id[name] for name in rows["id"]], dtype=float).reshape(-1, len(held_out.labels))
    said = answers(question, values, held_out.labels, settings)
    columns = judgement_columns(question, said, values, held_out.labels, labels)
    unseen = rows.select(key).with_columns(columns).with_columns(pl.lit(True).alias("_there"))
    both = judgements.join(unseen, on=key, how="left", suffix="_unseen", validate="1:1", maintain_order="left")
    names = [column.name for column in columns]
    taken = [pl.when("_there").then(pl.col(f"{name}_unseen")).otherwise(pl.col(name)).alias(name) for name in names]
    return both.select(*key, *taken), len(answered)
