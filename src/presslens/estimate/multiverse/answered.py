"""What each classifier's answers are worth to a claim, by what becomes of doubtful ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.classify.others import beside, probabilities_of
from presslens.codebook.questions import QUESTIONS, Question
from presslens.estimate.multiverse.claims import Claim
from presslens.estimate.multiverse.engine import Answered
from presslens.estimate.multiverse.specifications import LEFT_OUT, Certainty, Grid
from presslens.ledger.columns import read_probabilities
from presslens.ledger.join import MENTION


@dataclass(frozen=True)
class Answers:
    """Probabilities of the labels of questions of attitude, for each mention of a ledger in its order.

    Attributes
    ----------
    runs
        By question, as the classifier in use gave them in the run, shape (n_mentions, n_labels).
    others
        By question, those of each classifier that is not in use, in the order of their names.
    """

    runs: Mapping[str, np.ndarray]
    others: Mapping[str, Mapping[str, np.ndarray]]


def answers_of(ledger: pl.DataFrame, runs: Mapping[str, pl.DataFrame], others: pl.DataFrame | pl.LazyFrame) -> Answers:
    """All answers to the mentions of a ledger.

    Parameters
    ----------
    runs
        Judgements as given in the run, by question of attitude.
    others
        What classifiers say that are not in use (:func:`presslens.classify.others.others_table`).
    """
    asked = others.lazy().select(pl.col("question", "classifier").cast(pl.String)).unique().collect().sort(pl.all())
    given: dict[str, dict[str, np.ndarray]] = {name: {} for name in runs}
    for question, classifier in asked.iter_rows():
        given[question][classifier] = probabilities_of(others, question, classifier, ledger)
    return Answers(
        {
            name: read_probabilities(
                QUESTIONS[name], beside(ledger, table.drop(name, strict=False), MENTION), QUESTIONS[name].labels
            )
            for name, table in runs.items()
        },
        given,
    )


def likeliest(probabilities: np.ndarray, question: Question) -> np.ndarray:
    """Place of the likeliest label of each row; of labels that are equally likely, the neutral one, else the first.

    >>> from presslens.codebook.questions import STANCE
    >>> likeliest(np.array([[0.4, 0.4, 0.2], [0.4, 0.2, 0.4]]), STANCE).tolist()
    [1, 0]
    """
    order = sorted(range(len(question.labels)), key=lambda place: question.labels[place] != question.neutral)
    if not len(probabilities):
        return np.zeros(0, dtype=np.int64)
    return np.array(order)[np.argmax(probabilities[:, order], axis=1)]


def worth(question: Question, label: str | None) -> np.ndarray:
    """Value of each label: its polarity, or 1 for the one whose share is asked.

    >>> from presslens.codebook.questions import SENTIMENT
    >>> worth(SENTIMENT, None).tolist(), worth(SENTIMENT, "negative").tolist()
    ([-1.0, 0.0, 1.0], [1.0, 0.0, 0.0])
    """
    if label is None:
        return np.array([float(question.polarity.get(name, 0)) for name in question.labels])
    return np.array([float(name == label) for name in question.labels])


def answered_by(claim: Claim, grid: Grid, probabilities: Mapping[str, np.ndarray]) -> dict[tuple[str, str], Answered]:
    """Values of all answers, by level of the answers and of the certainty.

    Parameters
    ----------
    probabilities
        By level of the answers, those of the labels of the claim's question, shape (n_mentions, n_labels).
    """
    question = claim.asked
    values = worth(question, claim.label)
    found = {}
    for answers, given in probabilities.items():
        best = likeliest(given, question)
        value = values[best]
        chance = given[np.arange(len(given)), best]
        for certainty in grid.certainties[answers]:
            found[answers, certainty.name] = _decided(value, chance, certainty)
    return found


def _decided(value: np.ndarray, chance: np.ndarray, certainty: Certainty) -> Answered:
    sure = chance >= certainty.least
    if certainty.then == LEFT_OUT:
        return Answered(value, sure)
    return Answered(np.where(sure, value, 0.0), np.ones(len(value), dtype=bool))


def answered_in_ledger(rows: pl.DataFrame, claim: Claim) -> Answered:
    """Whether each mention has the label of a claim whose question is of no attitude, by the answers of the ledger."""
    given = rows[claim.question]
    if claim.asked.exclusive:
        holds = given.cast(pl.String) == claim.label
    else:
        holds = given.list.contains(pl.lit(claim.label, dtype=pl.String))
    value = holds.fill_null(False).to_numpy().astype(float)
    return Answered(value, np.ones(len(value), dtype=bool))
