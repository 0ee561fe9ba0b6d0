"""What classifiers say about annotated mentions (as they run, out of fold, always the same), and which of these counts.

A classifier answers for the labels that it has. A label of the study that it has not learned is neither present nor
absent by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.classify.judgements import answers, of_study
from presslens.codebook.questions import Question
from presslens.ledger.answered import answered_labels
from presslens.ledger.columns import answers_from_column, read_probabilities
from presslens.validate.held_out import HeldOut

AS_RUN, UNSEEN, BASELINE = "as run", "unseen articles", "baseline"
MAJORITY = "majority"


@dataclass(frozen=True)
class Prediction:
    """The answers of one classifier to annotated mentions, in their order.

    Attributes
    ----------
    classifier
        Its name in the registry, or ``majority``.
    kind
        :data:`AS_RUN` (as in the ledger, or as it would be there), :data:`UNSEEN` (by a model that had not seen the
        article) or :data:`BASELINE`.
    in_use
        The ledger holds its answers.
    labels
        The labels of the study that it answers for, in their order.
    answers
        A label, a list of labels, or None where there is no prediction.
    probabilities
        Shape (n_mentions, n_labels); None where the classifier gives no calibrated ones.
    """

    classifier: str
    kind: str
    in_use: bool
    labels: tuple[str, ...]
    answers: list
    probabilities: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A classifier to be scored.

    Attributes
    ----------
    name
        In the registry.
    calibrated
        Its numbers are probabilities.
    held_out
        What it says of mentions that it had not seen; None where nobody knows, or where it has learned from none.
    """

    name: str
    calibrated: bool
    held_out: HeldOut | None = None


def predictions(
    question: Question,
    labels: Sequence[str],
    settings: Mapping,
    mentions: pl.DataFrame,
    ledger: pl.DataFrame,
    used: str,
    candidates: Iterable[Candidate],
    run_before: Callable[[str], tuple[Sequence[str], np.ndarray]],
) -> list[Prediction]:
    """The answers by which each classifier is to be judged: the one in use first, the others by name, the baseline.

    What it says out of fold comes first; else what the ledger holds of the classifier in use, and what another one
    said when it was run.

    Parameters
    ----------
    question, labels
        What is asked, and the study's labels.
    settings
        The question's block of ``config.yaml``.
    mentions
        Annotated mentions with an ``id`` and the agreed label.
    ledger
        Their rows of the ledger, in the same order.
    used
        Name of the classifier whose answers the ledger holds.
    candidates
        All of them.
    run_before
        From the name of a classifier to its labels and its probabilities, shape (n_mentions, n_labels).
    """
    found = []
    for candidate in sorted(candidates, key=lambda one: (one.name != used, one.name)):
        name, in_use = candidate.name, candidate.name == used
        if candidate.held_out is not None:
            found.append(out_of_fold(name, in_use, question, settings, candidate.held_out, mentions["id"].to_list()))
        elif in_use:
            found.append(of_ledger(name, question, labels, candidate.calibrated, ledger))
        else:
            found.append(as_run(name, question, labels, settings, candidate.calibrated, *run_before(name)))
    # The baseline is there to be compared with the classifier in use, and knows no label that this one does not.
    return [*found, majority(question, mentions[question.name].to_list(), found[0].labels)]


def majority(question: Question, annotated: Sequence, labels: Sequence[str]) -> Prediction:
    """The most frequent annotated label for every mention; where several may hold, those that more than half have.

    >>> from presslens.codebook.questions import SENTIMENT
    >>> majority(SENTIMENT, ["neutral", "negative", "neutral"], SENTIMENT.labels).answers
    ['neutral', 'neutral', 'neutral']
    """
    answer: str | list[str]
    if question.exclusive:
        counts = Counter(annotated)
        answer = max(labels, key=lambda label: counts[label])
    else:
        counts = Counter(label for given in annotated for label in given)
        answer = [label for label in labels if 2 * counts[label] > len(annotated)]
    return Prediction(MAJORITY, BASELINE, False, tuple(labels), [answer] * len(annotated))


def as_run(
    classifier: str,
    question: Question,
    labels: Sequence[str],
    settings: Mapping,
    calibrated: bool,
    learned: Sequence[str],
    probabilities: np.ndarray,
) -> Prediction:
    """What a classifier that is not in use says when it is run: probabilities of the labels it has ``learned``."""
    known, values = of_study(probabilities, learned, labels)
    said = list(answers(question, values, known, settings))
    return Prediction(classifier, AS_RUN, False, known, said, values if calibrated else None)


def out_of_fold(
    classifier: str, in_use: bool, question: Question, settings: Mapping, held_out: HeldOut, ids: Iterable[str]
) -> Prediction:
    """The out-of-fold answers to the mentions ``ids``, of which some may have none."""
    n_labels = len(held_out.labels)
    missing = (np.nan,) * n_labels
    rows = [held_out.by_id.get(key) for key in ids]
    matrix = np.array([missing if row is None else row for row in rows], dtype=float).reshape(len(rows), n_labels)
    there = [row is not None for row in rows]
    said = iter(answers(question, matrix[there], held_out.labels, settings))
    given = [next(said) if known else None for known in there]
    return Prediction(classifier, UNSEEN, in_use, held_out.labels, given, matrix)


def of_ledger(
    classifier: str, question: Question, labels: Sequence[str], calibrated: bool, ledger: pl.DataFrame
) -> Prediction:
    """What rows of the ledger say, of the labels that it answers for."""
    said = answers_from_column(question, ledger[question.name], labels)
    answered = answered_labels(question, ledger, labels)
    values = read_probabilities(question, ledger, answered) if calibrated else None
    return Prediction(classifier, AS_RUN, True, answered, said, values)
