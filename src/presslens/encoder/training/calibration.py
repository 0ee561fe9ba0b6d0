"""Answers out of fold: put together, made honest by a temperature, and written for the validation of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from presslens.annotations.reading import VALIDATION
from presslens.codebook.targets import PART_OF_NAME
from presslens.encoder.heads import shares

if TYPE_CHECKING:
    import polars as pl

    from presslens.encoder.heads import Head


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


def calibration_rows(
    question: str, annotations: pl.DataFrame, odds: np.ndarray, labels: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds and truth to fit a temperature on: mentions drawn at random on which coders agree.

    Returns
    -------
    odds, truth
        Both of shape (n, n_labels). For attitudes, mentions that are actors; for frames, every mention.
    """
    import polars as pl

    drawn = (annotations["purpose"] == VALIDATION).to_numpy()
    odds, annotations, names = odds[drawn], annotations.filter(purpose=VALIDATION), list(labels)
    if question == "frames":
        return odds, np.array([[name in given for name in names] for given in annotations["frames"].to_list()], float)
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
