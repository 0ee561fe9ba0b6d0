"""Answers out of fold: put together, made honest by a temperature, and written for the validation of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from presslens.annotate.sample import VALIDATION
from presslens.classify.fitting import best_temperature
from presslens.classify.methods.encoder.heads import Head, to_probabilities
from presslens.codebook.questions import ACTOR, QUESTIONS
from presslens.codebook.targets import PART_OF_NAME
from presslens.ledger.columns import answers_from_column

if TYPE_CHECKING:
    from presslens_training.network import Network

#: Logits of no and yes where the codebook answers: parts of other names are no actors, as in EncoderActor.
_NO_ACTOR = (9.0, -9.0)


def logits_out_of_fold(annotations: pl.DataFrame, answers: Sequence[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Logits of each annotated mention by a network that had not seen its article, by question.

    Parameters
    ----------
    annotations
        With the column ``fold``.
    answers
        By fold, logits by question of the fold's mentions in the order of ``annotations``.
    """
    found: dict[str, np.ndarray] = {}
    for fold, by_question in enumerate(answers):
        rows = np.flatnonzero(annotations["fold"].to_numpy() == fold)
        for question, logits in by_question.items():
            if question not in found:
                found[question] = np.zeros((len(annotations), logits.shape[1]))
            found[question][rows] = logits
    found[ACTOR.name][(annotations["alias_kind"] == PART_OF_NAME).to_numpy()] = _NO_ACTOR
    return found


@dataclass(frozen=True)
class RulesBeside:
    """What the codebook's rules are worth beside a head of no and yes.

    Calibrated logit of yes = ``scale`` * logit of the head + ``weight`` * rules + ``offset``; the rules say 1 or -1.

    >>> RulesBeside(scale=1.0, weight=2.0, offset=0.0).logits(np.array([[0.0, 0.0]]), np.array([1.0])).tolist()
    [[-1.0, 1.0]]
    """

    scale: float
    weight: float
    offset: float

    def logits(self, given: np.ndarray, said: np.ndarray) -> np.ndarray:
        """Calibrated logits of no and yes, shape (n, 2), from those of the head and what the rules say."""
        half = (self.scale * (given[:, 1] - given[:, 0]) + self.weight * said + self.offset) / 2
        return np.stack([-half, half], axis=1)

    def added_to(self, head: Head) -> Head:
        """The head with the rules as its last feature."""
        sides = np.array([-1, 1]) / (2 * self.scale)
        row = np.broadcast_to(self.weight * sides, (len(head.weights), 1, 2))
        return replace(
            head,
            weights=np.concatenate([head.weights, row], axis=1).astype(np.float32),
            intercept=(head.intercept + self.offset * sides).astype(np.float32),
            temperature=1 / self.scale,
        )


def rules_beside(annotations: pl.DataFrame, logits: np.ndarray, said: np.ndarray) -> tuple[RulesBeside, np.ndarray]:
    """Fit the rules beside answers out of fold, on mentions drawn at random on which coders agree.

    Parts of other names are left out: the codebook answers for them.

    Parameters
    ----------
    logits, said
        Logits out of fold of no and yes, shape (n, 2), and what the rules say, shape (n,).

    Returns
    -------
    beside
        Fitted to all folds.
    held_out
        Calibrated logits of each mention by what was fitted without its fold, shape (n, 2).
    """
    drawn = (annotations["purpose"] == VALIDATION) & (annotations["alias_kind"] != PART_OF_NAME)
    rows = np.flatnonzero((drawn & annotations[ACTOR.name].is_not_null()).to_numpy())
    truth, folds = annotations[ACTOR.name].fill_null(False).to_numpy(), annotations["fold"].to_numpy()
    held_out = np.zeros(logits.shape)
    for fold in np.unique(folds):
        away = folds == fold
        held_out[away] = _beside(logits, said, truth, rows[folds[rows] != fold]).logits(logits[away], said[away])
    held_out[(annotations["alias_kind"] == PART_OF_NAME).to_numpy()] = _NO_ACTOR
    return _beside(logits, said, truth, rows), held_out


def _beside(logits: np.ndarray, said: np.ndarray, truth: np.ndarray, rows: np.ndarray) -> RulesBeside:
    from sklearn.linear_model import LogisticRegression

    inputs = np.stack([logits[rows, 1] - logits[rows, 0], said[rows]], axis=1)
    model = LogisticRegression().fit(inputs, truth[rows])
    (scale, weight), (offset,) = model.coef_[0].tolist(), model.intercept_.tolist()
    return RulesBeside(scale, weight, offset)


def calibration_rows(
    question: str, annotations: pl.DataFrame, logits: np.ndarray, labels: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Logits and truth to fit a temperature on: mentions drawn at random on which coders agree.

    Returns
    -------
    logits, truth
        Both of shape (n, n_labels). For attitudes, mentions that are actors; for frames, every mention, with NaN for
        a frame that only some coders see.
    """
    drawn = (annotations["purpose"] == VALIDATION).to_numpy()
    logits, annotations, names = logits[drawn], annotations.filter(purpose=VALIDATION), list(labels)
    asked = QUESTIONS[question]
    if not asked.exclusive:
        agreed, disputed = (annotations[column].to_list() for column in (question, f"{question}_disputed"))
        truth = np.array([[name in given for name in names] for given in agreed], float)
        truth[np.array([[name in given for name in names] for given in disputed], bool)] = np.nan
        return logits, truth
    told = answers_from_column(asked, annotations[question], names)
    rows = np.array([row for row, label in enumerate(told) if label is not None], int)
    if asked.of_actors:
        actors = annotations[ACTOR.name].fill_null(False).to_numpy()
        rows = rows[actors[rows]]
    return logits[rows], np.eye(len(names))[[names.index(label) for label in (told[row] for row in rows)]]


def temperatures(
    annotations: pl.DataFrame,
    logits: Mapping[str, np.ndarray],
    labels: Mapping[str, Sequence[str]],
    general: Mapping[str, tuple[np.ndarray, np.ndarray]],
) -> dict[str, float]:
    """The temperature of each question's head.

    Parameters
    ----------
    logits
        Out of fold, by question, as :func:`logits_out_of_fold` gives them.
    labels
        By question.
    general
        More logits and truth, of general data, for the questions that these answer.
    """
    found = {}
    for question, names in labels.items():
        parts = [calibration_rows(question, annotations, logits[question], names)]
        parts += [general[question]] if question in general else []
        values, truth = map(np.concatenate, zip(*parts, strict=True))
        found[question] = best_temperature(values, truth, exclusive=QUESTIONS[question].exclusive)
    return found


def shipped_heads(
    network: Network,
    labels: Mapping[str, Sequence[str]],
    divisors: Mapping[str, float],
    fitted: Mapping[str, tuple[np.ndarray, np.ndarray]],
    beside: Mapping[str, RulesBeside],
) -> dict[str, Head]:
    """The heads of all questions as they are shipped.

    Parameters
    ----------
    labels, divisors
        Labels and temperature, by question.
    fitted
        Weights and intercept of heads that take the place of the network's own.
    beside
        Rules that a head is given as one more feature.
    """
    heads = {question: network.head(question, labels[question], divisors[question]) for question in labels}
    heads |= {
        question: replace(heads[question], weights=weights, intercept=intercept)
        for question, (weights, intercept) in fitted.items()
    }
    return heads | {question: rules.added_to(heads[question]) for question, rules in beside.items()}


def answers_table(
    annotations: pl.DataFrame, logits: Mapping[str, np.ndarray], heads: Mapping[str, Head]
) -> pl.DataFrame:
    """Calibrated answers out of fold as the validation reads them: ``id``, ``question`` and ``p_<label>``."""
    parts = []
    for question, head in heads.items():
        values = to_probabilities(logits[question] / head.temperature, head.exclusive).round(6)
        columns = {f"p_{label}": values[:, place] for place, label in enumerate(head.labels)}
        parts.append(pl.DataFrame({"id": annotations["id"], "question": question, **columns}))
    return pl.concat(parts, how="diagonal")
