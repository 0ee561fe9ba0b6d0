"""How many mentions were coded, how many of them a question is scored on, and why it is not on the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from presslens.annotate.codes import AN_ACTOR
from presslens.annotate.purposes import VALIDATION
from presslens.codebook.questions import ACTOR, Question
from presslens.ledger.columns import answers_from_column

#: Instead of a score, with a count and no value: mentions that were coded, those of them that are left out, by the
#: reason, and those of the others of which one label is disputed.
CODED, LEFT_OUT, DISPUTED = "coded", "left_out", "disputed"
#: Why a coded mention is not scored, the first that holds.
FITTING, NO_PLACE = "for fitting alone", "no place in the corpus"
ACTOR_DIFFERS, NO_ACTOR = "coders differ on the actor", "coded as no actor"
DIFFER, NO_ANSWER = "coders differ", "no answer on unseen articles"


class Count(NamedTuple):
    """How many mentions in how many articles there are of one kind: ``label`` is the reason, or the label disputed."""

    score: str
    label: str | None
    n: int
    n_articles: int


def left_out(
    placed: pl.DataFrame,
    unplaced: pl.DataFrame,
    question: Question,
    labels: Sequence[str],
    answered: Sequence[bool] | np.ndarray,
) -> list[Count]:
    """Count what was coded and what of it is not scored.

    Parameters
    ----------
    placed, unplaced
        All annotated mentions: those that found a place, with agreed labels, and the others.
    question, labels
        What is scored.
    answered
        Of the mentions that coders agree on (:func:`presslens.validate.tables.scored_mentions`), in their order: the
        classifier has an answer.

    Returns
    -------
    :data:`CODED` first; then :data:`LEFT_OUT` by reason, each mention once: with those that are scored they make up all
    that were coded. Where several labels may hold, :data:`DISPUTED` for each label on which coders differ.
    """
    sources = [*unplaced["source_id"], *placed["source_id"]]
    rows = [
        Count(score, label, int(mask.sum()), len(set(np.asarray(sources, dtype=object)[mask])))
        for score, label, mask in account_of(placed, unplaced, question, labels, answered)
    ]
    return [row for row in rows if row.n or row.score == CODED]


def account_of(
    placed: pl.DataFrame,
    unplaced: pl.DataFrame,
    question: Question,
    labels: Sequence[str],
    answered: Sequence[bool] | np.ndarray,
) -> list[tuple[str, str | None, np.ndarray]]:
    """Which mentions each count of :func:`left_out` counts, the unplaced ones first: its score, its label, and a mask
    of shape (n_unplaced + n_placed,).
    """
    reasons = [*_unplaced(unplaced), *_placed(placed, question, answered)]
    rows: list[tuple[str, str | None, np.ndarray]] = [(CODED, None, np.ones(len(reasons), dtype=bool))]
    for reason in (FITTING, NO_PLACE, ACTOR_DIFFERS, NO_ACTOR, DIFFER, NO_ANSWER):
        rows.append((LEFT_OUT, reason, np.array([found == reason for found in reasons], dtype=bool)))
    if not question.exclusive:
        scored = [reason is None for reason in reasons]
        disputes = [*([()] * len(unplaced)), *placed[f"{question.name}_disputed"].to_list()]
        for label in labels:
            open_ = [one and label in disputed for one, disputed in zip(scored, disputes, strict=True)]
            rows.append((DISPUTED, label, np.array(open_, dtype=bool)))
    return rows


def _unplaced(unplaced: pl.DataFrame) -> list[str]:
    return [NO_PLACE if purpose == VALIDATION else FITTING for purpose in unplaced["purpose"]]


def _placed(placed: pl.DataFrame, question: Question, answered: Sequence[bool] | np.ndarray) -> list[str | None]:
    """Why a mention is not scored, or None."""
    actors = answers_from_column(ACTOR, placed[ACTOR.name], ACTOR.labels)
    agreed = placed[question.name].to_list()
    found: list[str | None] = []
    there = iter(answered)
    for purpose, actor, label in zip(placed["purpose"], actors, agreed, strict=True):
        if purpose != VALIDATION:
            found.append(FITTING)
        elif question.of_actors and actor is None:
            found.append(ACTOR_DIFFERS)
        elif question.of_actors and actor != AN_ACTOR:
            found.append(NO_ACTOR)
        elif label is None:
            found.append(DIFFER)
        else:
            found.append(None if next(there) else NO_ANSWER)
    return found
