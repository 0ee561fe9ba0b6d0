"""The two sides of a hypothesis as mentions of the ledger, and what is compared of them as numbers.

What is known of every located mention (outlet, country, target, day) stands apart from what was answered (whether it is
an actor, whose words it stands in): an estimate that corrects for wrong answers needs to tell them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.codebook.hypotheses import QUOTED, Hypothesis, Side, outlet_key
from presslens.codebook.questions import OUTLET, QUESTIONS
from presslens.estimate.polarity import polarity


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Which mentions are of a side; each of shape (n_mentions,), true or false.

    Attributes
    ----------
    known
        The mention meets all conditions on what is known of it.
    answered
        By the answers, it is an actor and meets the condition on holders.
    """

    known: np.ndarray
    answered: np.ndarray

    @property
    def chosen(self) -> np.ndarray:
        """The mentions of the side."""
        return self.known & self.answered


def selections(ledger: pl.DataFrame, hypothesis: Hypothesis) -> tuple[Selection, Selection]:
    """Which mentions of the ledger are of the first side, and which of the second; none is of both.

    Parameters
    ----------
    ledger
        All located mentions: ``outlet``, ``outlet_country``, ``target``, ``date``, ``actor``, ``holder``.
    """
    first, second = (
        Selection(known(ledger, side, hypothesis.across_outlets), answered(ledger, side))
        for side in hypothesis.sides.values()
    )
    return first, second


def compared_mentions(ledger: pl.DataFrame, hypothesis: Hypothesis) -> tuple[pl.DataFrame, np.ndarray, np.ndarray]:
    """The mentions of both sides in their order, what is compared of each as a number, and whether it is of the second
    side.
    """
    first, second = selections(ledger, hypothesis)
    chosen = first.chosen | second.chosen
    rows = ledger.filter(chosen)
    return rows, compared(rows, hypothesis), second.chosen[chosen]


def known(ledger: pl.DataFrame, side: Side, needs_outlet: bool = False) -> np.ndarray:
    """Whether a mention meets the conditions of a side on outlet, country of the outlet, target and day.

    Parameters
    ----------
    ledger
        ``outlet``, ``outlet_country``, ``target``, ``date``.
    needs_outlet
        Leave out mentions whose outlet is unknown, also where the side names none.

    Returns
    -------
    Shape (n_mentions,). What is unknown meets no condition.
    """
    met = np.ones(len(ledger), dtype=bool)
    if side.outlets is not None:
        met &= _among(outlet_keys(ledger["outlet"]), side.outlets)
    if needs_outlet:
        met &= ledger["outlet"].is_not_null().to_numpy()
    if side.outlet_countries is not None:
        met &= _among(ledger["outlet_country"], side.outlet_countries)
    if side.targets is not None:
        met &= _among(ledger["target"], side.targets)
    if side.since is not None:
        met &= (ledger["date"] >= side.since).fill_null(False).to_numpy()
    if side.until is not None:
        met &= (ledger["date"] <= side.until).fill_null(False).to_numpy()
    return met


def answered(answers: pl.DataFrame, side: Side) -> np.ndarray:
    """Whether a mention is an actor in the words of one of the holders of a side, by these answers.

    Parameters
    ----------
    answers
        ``actor`` and ``holder`` of each mention: those of the ledger, or of coders.

    Returns
    -------
    Shape (n_mentions,). What was not answered meets no condition.
    """
    met = answers["actor"].fill_null(False).to_numpy().copy()
    if side.holders is not None:
        holder = answers["holder"].cast(pl.String)
        spoken = _among(holder, side.holders)
        if QUOTED in side.holders:
            spoken |= (holder != OUTLET).fill_null(False).to_numpy()
        met &= spoken
    return met


def compared(answers: pl.DataFrame, hypothesis: Hypothesis) -> np.ndarray:
    """What is compared, as a number of each mention, shape (n_mentions,).

    Parameters
    ----------
    answers
        Has the column of the hypothesis's question.

    Returns
    -------
    Of a label: 1 where it was answered, else 0. Else the polarity of the answer: -1, 0 or 1.
    """
    question = QUESTIONS[hypothesis.question]
    given = answers[question.name]
    if hypothesis.label is None:
        return polarity(given, question)
    holds = given.cast(pl.String) == hypothesis.label if question.exclusive else given.list.contains(hypothesis.label)
    return holds.fill_null(False).to_numpy().astype(float)


def outlet_keys(outlets: pl.Series) -> pl.Series:
    """Key of each outlet (:func:`presslens.codebook.hypotheses.outlet_key`); null where it is unknown."""
    names = outlets.cast(pl.String)
    keys = {name: outlet_key(name) for name in names.drop_nulls().unique()}
    return names.replace_strict(keys, default=None, return_dtype=pl.String)


def effective_number(values: pl.Series) -> float | None:
    """How many different values there are by weight: one over the sum of their squared shares; None of no value.

    Of 73 mentions in one outlet and 4 in another it is little more than one.

    References
    ----------
    Laakso, M. & Taagepera, R. (1979). Effective number of parties. Comparative Political Studies 12(1), 3-27.

    >>> effective_number(pl.Series(["a", "b"])), round(effective_number(pl.Series(["a"] * 73 + ["b"] * 4)), 2)
    (2.0, 1.11)
    """
    counts = values.value_counts()["count"].to_numpy().astype(float)
    return float(counts.sum() ** 2 / (counts**2).sum()) if len(counts) else None


def _among(values: pl.Series, wanted: frozenset[str]) -> np.ndarray:
    return values.cast(pl.String).is_in(sorted(wanted)).fill_null(False).to_numpy()
