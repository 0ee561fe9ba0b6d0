"""Answers out of fold: put together, made honest by a temperature, and written for the validation of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from presslens.annotate.sample import VALIDATION
from presslens.classify.methods.encoder.heads import shares
from presslens.codebook.targets import PART_OF_NAME

if TYPE_CHECKING:
    import polars as pl

    from presslens.classify.methods.encoder.heads import Head


def out_of_fold(annotations: pl.DataFrame, answers: Sequence[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Log-odds of each annotated mention by a network that had not seen its article, by question.

    Parameters
    ----------
    annotations
        With the column ``fold``.
    answers
        By fold, log-odds by question of the fold's mentions in the order of ``annotations``.
    """
    found: dict[str, np.ndarray] = {}
    for fold, by_question in enumerate(answers):
        rows = np.flatnonzero(annotations["fold"].to_numpy() == fold)
        for question, odds in by_question.items():
            if question not in found:
                found[question] = np.zeros((len(annotations), odds.shape[1]))
            found[question][rows] = odds
    # The codebook answers for parts of other names, as in EncoderActor.
    found["actor"][(annotations["alias_kind"] == PART_OF_NAME).to_numpy()] = (9.0, -9.0)
    return found


@dataclass(frozen=True)
class RulesBeside:
    """What the codebook's rules are worth beside a head for actors: log-odds of yes = scale * head + weight * rules
    + offset, where the rules say 1 or -1."""

    scale: float
    weight: float
    offset: float

    def log_odds(self, odds: np.ndarray, said: np.ndarray) -> np.ndarray:
        """Calibrated log-odds of no and yes, shape (n, 2), from those of the head and what the rules say."""
        half = (self.scale * (odds[:, 1] - odds[:, 0]) + self.weight * said + self.offset) / 2
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


def rules_beside(annotations: pl.DataFrame, odds: np.ndarray, said: np.ndarray) -> tuple[RulesBeside, np.ndarray]:
    """Fit the rules beside answers out of fold, on mentions drawn at random on which coders agree.

    Parts of other names are left out: the codebook answers for them.

    Parameters
    ----------
    odds, said
        Log-odds out of fold of no and yes, shape (n, 2), and what the rules say, shape (n,).

    Returns
    -------
    beside
        Fitted to all folds.
    held_out
        Calibrated log-odds of each mention by what was fitted without its fold, shape (n, 2).
    """
    drawn = (annotations["purpose"] == VALIDATION) & (annotations["alias_kind"] != PART_OF_NAME)
    rows = np.flatnonzero((drawn & annotations["actor"].is_not_null()).to_numpy())
    truth, folds = annotations["actor"].fill_null(False).to_numpy(), annotations["fold"].to_numpy()
    held_out = np.zeros(odds.shape)
    for fold in np.unique(folds):
        away = folds == fold
        held_out[away] = _beside(odds, said, truth, rows[folds[rows] != fold]).log_odds(odds[away], said[away])
    held_out[(annotations["alias_kind"] == PART_OF_NAME).to_numpy()] = (9.0, -9.0)
    return _beside(odds, said, truth, rows), held_out


def _beside(odds: np.ndarray, said: np.ndarray, truth: np.ndarray, rows: np.ndarray) -> RulesBeside:
    from sklearn.linear_model import LogisticRegression

    inputs = np.stack([odds[rows, 1] - odds[rows, 0], said[rows]], axis=1)
    model = LogisticRegression().fit(inputs, truth[rows])
    (scale, weight), (offset,) = model.coef_[0].tolist(), model.intercept_.tolist()
    return RulesBeside(scale, weight, offset)


def calibration_rows(
    question: str, annotations: pl.DataFrame, odds: np.ndarray, labels: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds and truth to fit a temperature on: mentions drawn at random on which coders agree.

    Returns
    -------
    odds, truth
        Both of shape (n, n_labels). For attitudes, mentions that are actors; for frames, every mention, with NaN for
        a frame that only some coders see.
    """
    import polars as pl

    drawn = (annotations["purpose"] == VALIDATION).to_numpy()
    odds, annotations, names = odds[drawn], annotations.filter(purpose=VALIDATION), list(labels)
    if question == "frames":
        agreed, disputed = (annotations[column].to_list() for column in ("frames", "frames_disputed"))
        truth = np.array([[name in given for name in names] for given in agreed], float)
        truth[np.array([[name in given for name in names] for given in disputed], bool)] = np.nan
        return odds, truth
    column = annotations[question]
    if question == "actor":
        column = column.replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    rows = np.flatnonzero(column.is_not_null().to_numpy())
    if question in ("sentiment", "stance"):
        actors = annotations["actor"].fill_null(False).to_numpy()
        rows = rows[actors[rows]]
    return odds[rows], np.eye(len(names))[[names.index(label) for label in column.gather(rows).to_list()]]


def answers_table(annotations: pl.DataFrame, odds: Mapping[str, np.ndarray], heads: Mapping[str, Head]) -> pl.DataFrame:
    """Calibrated answers out of fold as the validation reads them: ``id``, ``question`` and ``p_<label>``."""
    import polars as pl

    parts = []
    for question, head in heads.items():
        values = shares(odds[question] / head.temperature, head.exclusive).round(6)
        columns = {f"p_{label}": values[:, place] for place, label in enumerate(head.labels)}
        parts.append(pl.DataFrame({"id": annotations["id"], "question": question, **columns}))
    return pl.concat(parts, how="diagonal")
