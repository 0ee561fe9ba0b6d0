"""The table of agreement: every question, all coders and each pair of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl

from presslens.annotate.codes import AN_ACTOR
from presslens.annotate.coefficients import MISSING, alpha_with_interval, kappa
from presslens.codebook.questions import ACTOR, QUESTIONS
from presslens.exhibits.tables import TABLES

COLUMNS = TABLES["agreement"].types


def agreement_table(
    codes: Mapping[str, pl.DataFrame],
    articles: Sequence[str],
    labels: Mapping[str, Sequence[str]],
    resamples: int,
    confidence: float,
    seed: int,
) -> pl.DataFrame:
    """Alpha and kappa of every question.

    Parameters
    ----------
    codes
        By coder, rows in the same order, as :func:`presslens.annotate.reading.read_annotations` gives them.
    articles
        Source id of the article of each row.
    labels
        By the name of a question of which several labels may hold (frames): the labels that were coded, in the order of
        the study. Each is a question of its own, answered yes or no.
    resamples, confidence, seed
        Of the bootstrap over articles; every row of the table starts it anew.

    Returns
    -------
    Columns :data:`COLUMNS`. ``mentions`` is ``all``, or ``actors`` for questions that are asked of actors: those all
    coders call actors. ``coders`` are all together, then each pair where there are more than two. ``n`` mentions have
    two labels or more; ``agreement`` is the share of them on which all of these agree. ``kappa`` is of pairs alone.
    Undefined numbers are null.
    """
    clusters = np.asarray(articles, dtype=str)
    rows = []
    for row in paired(codes, labels):
        chosen, where = row.answers[row.paired], clusters[row.paired]
        rng = np.random.default_rng(seed)
        found = alpha_with_interval(chosen, row.n_labels, where, resamples, confidence, rng)
        same = row.alike[row.paired]
        pair = kappa(chosen[:, 0], chosen[:, 1]) if chosen.shape[1] == 2 else None
        counts = (len(chosen), len(np.unique(where)), float(same.mean()) if len(same) else None)
        rows.append((*row.key, *counts, *found, pair))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


@dataclass(frozen=True)
class Paired:
    """What a row of the table compares.

    Attributes
    ----------
    key
        Question, label (of a question of which several may hold), which mentions, and the coders.
    answers
        Of the coders as numbers, shape (n_rows, n_coders), in the order of the codes.
    n_labels
        How many labels there are.
    paired
        The rows that count: asked, and with two labels or more.
    """

    key: tuple[str, str | None, str, str]
    answers: np.ndarray
    n_labels: int
    paired: np.ndarray

    @property
    def alike(self) -> np.ndarray:
        """Whether all coders with a label gave the same; of each row."""
        return _all_same(self.answers)


def paired(codes: Mapping[str, pl.DataFrame], labels: Mapping[str, Sequence[str]]) -> Iterator[Paired]:
    """What each row of :func:`agreement_table` compares, in its order."""
    everybody = tuple(codes)
    groups: list[tuple[str, ...]] = [everybody] if len(everybody) > 1 else []
    groups += list(combinations(everybody, 2)) if len(everybody) > 2 else []
    actors = np.all([(table[ACTOR.name] == AN_ACTOR).to_numpy() for table in codes.values()], axis=0)
    for question in (QUESTIONS[name] for name in codes[everybody[0]].columns):
        kept = actors if question.of_actors else np.ones(len(actors), dtype=bool)
        mentions = "actors" if question.of_actors else "all"
        for label in [None] if question.exclusive else labels[question.name]:
            answers, n_labels = _numbers([table[question.name].to_list() for table in codes.values()], label)
            for group in groups:
                chosen = answers[:, [everybody.index(coder) for coder in group]]
                counts = kept & ((chosen != MISSING).sum(axis=1) > 1)
                yield Paired((question.name, label, mentions, ", ".join(group)), chosen, n_labels, counts)


def _numbers(answers: Sequence[Sequence], label: str | None) -> tuple[np.ndarray, int]:
    """Answers of each coder as numbers, shape (n_units, n_coders), and how many labels there are.

    With a ``label``, answers are collections of labels, and the number says whether the label is among them.
    """
    if label is not None:
        answers = [[label in given for given in column] for column in answers]
    labels = sorted({answer for column in answers for answer in column if answer is not None})
    place = {answer: number for number, answer in enumerate(labels)} | {None: MISSING}
    return np.array([[place[answer] for answer in column] for column in answers], dtype=int).T, max(len(labels), 1)


def _all_same(codes: np.ndarray) -> np.ndarray:
    hidden = np.where(codes == MISSING, codes.max(axis=1, keepdims=True), codes)
    return hidden.min(axis=1) == hidden.max(axis=1)
