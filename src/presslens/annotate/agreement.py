"""The table of agreement: every question, all coders and each pair of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl

from presslens.annotate.codes import AN_ACTOR
from presslens.annotate.coefficients import (
    MISSING,
    Deleted,
    alpha_deleted,
    difference_of,
    interval_of,
    kappa_deleted,
)
from presslens.codebook.questions import ACTOR, QUESTIONS
from presslens.exhibits.tables import TABLES

COLUMNS = TABLES["agreement"].types
#: All rows; the quarters of the sample in its order; and the last quarter less the first.
ALL, DRIFT = "all", "last less first"
PARTS = ("first quarter", "second quarter", "third quarter", "last quarter")
#: Rows of the sample that a quarter needs.
MIN_PART = 25


def agreement_table(
    codes: Mapping[str, pl.DataFrame],
    stories: Sequence[str],
    labels: Mapping[str, Sequence[str]],
    confidence: float,
) -> pl.DataFrame:
    """Alpha and kappa of every question.

    Parameters
    ----------
    codes
        By coder, rows in the same order, as :func:`presslens.annotate.reading.read_annotations` gives them.
    stories
        Story of the article of each row: rows of one are not independent.
    labels
        By the name of a question of which several labels may hold (frames): the labels that were coded, in the order of
        the study. Each is a question of its own, answered yes or no.
    confidence
        Coverage of the intervals, in (0, 1).

    Returns
    -------
    Columns :data:`COLUMNS`. ``mentions`` is ``all``, or ``actors`` for questions that are asked of actors: those all
    coders call actors. ``coders`` are all together, then each pair where there are more than two. ``part`` is ``all``,
    and where there are :data:`MIN_PART` rows for each, the quarters of the sample in its order (:data:`PARTS`), and how
    much more the coders agree in the last than in the first: drift. ``n`` mentions have two labels or more;
    ``agreement`` is the share of them on which all of these agree. ``kappa`` is of pairs alone. Undefined numbers are
    null.
    """
    clusters = np.asarray(stories, dtype=str)
    rows = []
    for row in paired(codes, labels):
        of_part: dict[str, _Agreement] = {}
        for part, places in parts_of(row.paired).items():
            if part == DRIFT:
                first, last = of_part[PARTS[0]], of_part[PARTS[-1]]
                rows.append((*row.key, DRIFT, *_together(first, last), *last.less(first, confidence)))
                continue
            compared = row.answers[places]
            of_part[part] = found = _agreement(compared, row.n_labels, clusters[places], clusters[row.paired])
            rows.append((*row.key, part, *found.counts, *found.intervals(confidence)))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def parts_of(compared: np.ndarray) -> dict[str, np.ndarray]:
    """Which rows of the sample each part of it compares, by its name: all, its quarters, and both ends of the drift.

    Parameters
    ----------
    compared
        The rows that count, of the whole sample in its order.

    >>> list(parts_of(np.ones(40, dtype=bool)))
    ['all']
    """
    quarter = np.arange(len(compared)) * len(PARTS) // max(len(compared), 1)
    if len(compared) < MIN_PART * len(PARTS):
        return {ALL: compared}
    quarters = {name: compared & (quarter == place) for place, name in enumerate(PARTS)}
    return {ALL: compared, **quarters, DRIFT: quarters[PARTS[0]] | quarters[PARTS[-1]]}


@dataclass(frozen=True)
class Paired:
    """What rows of the table compare.

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
    """What :func:`agreement_table` compares, in its order; each has a row for each of its parts."""
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


@dataclass(frozen=True)
class _Agreement:
    """The numbers of one group of coders on some rows; kappa of two coders alone."""

    n: int
    n_stories: int
    same: float | None
    alpha: Deleted
    kappa: Deleted | None

    @property
    def counts(self) -> tuple[int, int, float | None]:
        return self.n, self.n_stories, self.same

    def intervals(self, confidence: float) -> tuple[float | None, ...]:
        kappa = (None,) * 3 if self.kappa is None else interval_of(self.kappa, confidence)
        return (*interval_of(self.alpha, confidence), *kappa)

    def less(self, first: _Agreement, confidence: float) -> tuple[float | None, ...]:
        pair: tuple[float | None, ...] = (None,) * 3
        if self.kappa is not None and first.kappa is not None:
            pair = difference_of(first.kappa, self.kappa, confidence)
        return (*difference_of(first.alpha, self.alpha, confidence), *pair)


def _agreement(codes: np.ndarray, n_labels: int, stories: np.ndarray, of_all: np.ndarray) -> _Agreement:
    """Of some rows; ``of_all`` are the stories of the rows that they are part of, so that parts can be compared."""
    names = np.unique(of_all)
    place = np.searchsorted(names, stories)
    same = _all_same(codes)
    pair = kappa_deleted(codes, n_labels, place, len(names)) if codes.shape[1] == 2 else None
    share = float(same.mean()) if len(same) else None
    return _Agreement(
        len(codes), len(np.unique(stories)), share, alpha_deleted(codes, n_labels, place, len(names)), pair
    )


def _together(first: _Agreement, last: _Agreement) -> tuple[int, int, float | None]:
    same = None if first.same is None or last.same is None else last.same - first.same
    return first.n + last.n, first.n_stories + last.n_stories, same


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
