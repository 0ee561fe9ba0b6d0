"""What mentions add to shares and means, by the ledger's answers and by each coder's codes.

A share of a label among actor mentions in the words of a holder has three things in it that may be wrong: whether the
mention is an actor, whose words it stands in, and the label. All three enter together: a mention that is no actor by
the codes leaves the denominator, one that another holder says changes groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.codebook.questions import ACTOR, HOLDER, Question
from presslens.estimate.correction.cells import Cells, Mentions
from presslens.ledger.join import MENTION


@dataclass(frozen=True)
class Coded:
    """Located mentions beside the codes of those that were coded for validation.

    Attributes
    ----------
    rows
        Rows of the ledger, all located mentions, also those that are no actors.
    codes
        Of the same length: the codes, nulls where a mention was not coded.
    coders
        Names of the coders.
    mentions
        Stories, strata and weights of the rows.
    """

    rows: pl.DataFrame
    codes: pl.DataFrame
    coders: tuple[str, ...]
    mentions: Mentions

    def asked(self, question: Question) -> bool:
        """Whether the coders were asked a question."""
        return all(f"{question.name}_{coder}" in self.codes.columns for coder in self.coders)

    def coder(self, question: Question, coder: str) -> pl.Series:
        """One coder's codes of a question."""
        return self.codes[f"{question.name}_{coder}"]

    def given(self, question: Question) -> set[str]:
        """The labels of a question that some coder gave to some mention."""
        found: set[str] = set()
        for coder in self.coders if self.asked(question) else ():
            series = self.coder(question, coder).drop_nulls()
            found |= set((series if question.exclusive else series.explode().drop_nulls()).cast(pl.String))
        return found


def with_codes(ledger: pl.DataFrame, sampled: pl.DataFrame, frame: pl.DataFrame) -> Coded:
    """The ledger beside the codes.

    Parameters
    ----------
    ledger
        All located mentions, with the columns that group them.
    sampled
        As :func:`presslens.estimate.correction.sampled.sampled_codes` gives it.
    frame
        As :func:`presslens.estimate.correction.sampled.sampling_frame` gives it.
    """
    coders = tuple(name.removeprefix("actor_") for name in sampled.columns if name.startswith("actor_"))
    codes = sampled.select(
        *MENTION, *(name for name in sampled.columns if name.endswith(tuple(f"_{c}" for c in coders)))
    )
    chances = ledger.select(MENTION).join(frame, on=MENTION, how="left", validate="1:1", maintain_order="left")
    both = ledger.select(MENTION).join(
        codes.with_columns(pl.lit(True).alias("_coded")), on=MENTION, how="left", validate="1:1", maintain_order="left"
    )
    coded = both["_coded"].fill_null(False).to_numpy()
    probability = chances["probability"].cast(pl.Float64).fill_null(0.0).to_numpy()
    weight = np.where(coded, 1 / np.where(coded, probability, 1.0), 0.0)
    mentions = Mentions(_places(ledger["story_id"]), _places(chances["stratum"].fill_null("")), weight)
    return Coded(ledger, both.drop(*MENTION, "_coded"), coders, mentions)


def uncoded(ledger: pl.DataFrame) -> Coded:
    """The ledger of a corpus that nobody coded."""
    mentions = Mentions(_places(ledger["story_id"]), np.zeros(len(ledger), dtype=np.int64), np.zeros(len(ledger)))
    return Coded(ledger, pl.DataFrame(), (), mentions)


def _places(values: pl.Series) -> np.ndarray:
    """Place of each value among the sorted different ones."""
    return values.cast(pl.String).rank("dense").to_numpy().astype(np.int64) - 1


@dataclass(frozen=True, slots=True)
class Added:
    """What every row adds to one ratio: by answers, and by codes (NaN where not coded); shape (n_rows,) each."""

    numerator: np.ndarray
    denominator: np.ndarray
    coded_numerator: np.ndarray
    coded_denominator: np.ndarray


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a mention must stand in: those of a holder or of one of several, or of any other (``other``)."""

    holders: str | frozenset[str]
    other: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Its holders; with :attr:`other`, those that it leaves out."""
        return frozenset({self.holders}) if isinstance(self.holders, str) else self.holders

    def holds(self, holders: pl.Series) -> pl.Series:
        """Whether each holder is one of the voice's; False where there is none."""
        same = holders.cast(pl.String).is_in(sorted(self.names))
        return (~same if self.other else same).fill_null(False)


def added(coded: Coded, values: np.ndarray, by_coder: Sequence[np.ndarray], voice: Voice | None = None) -> Added:
    """What rows add where a value is averaged over actor mentions (in a voice).

    Parameters
    ----------
    values, by_coder
        The value of each row by its answers, and by each coder. Where coders differ, what a mention adds is the mean
        over them.
    """
    answered = _member(coded.rows[ACTOR.name], coded.rows[HOLDER.name], voice)
    members = []
    for name in coded.coders:
        # Where coders were not asked whose words they are, nothing is corrected by voice.
        holders = coded.coder(HOLDER, name) if voice is not None and coded.asked(HOLDER) else None
        members.append(_member(coded.coder(ACTOR, name), holders, voice))
    n_coders = max(len(members), 1)
    over = sum((m * v for m, v in zip(members, by_coder, strict=True)), np.zeros(len(values))) / n_coders
    under = sum(members, np.zeros(len(values))) / n_coders
    there = coded.mentions.coded
    return Added(answered * values, answered, np.where(there, over, np.nan), np.where(there, under, np.nan))


def _member(actor: pl.Series, holders: pl.Series | None, voice: Voice | None) -> np.ndarray:
    member = actor.fill_null(False)
    if voice is not None and holders is not None:
        member = member & voice.holds(holders)
    return member.to_numpy().astype(float)


def cells_of(parts: Iterable[tuple[np.ndarray, Added]], n_cells: int) -> Cells:
    """The entries of many ratios.

    Parameters
    ----------
    parts
        For each the cell that every row falls into (-1: none), and what it adds there.
    """
    columns: list[list[np.ndarray]] = [[] for _ in range(6)]
    for cell, values in parts:
        adds = (cell >= 0) & ((values.denominator != 0) | (np.nan_to_num(values.coded_denominator) != 0))
        found = (np.flatnonzero(adds), cell[adds], *(getattr(values, name)[adds] for name in Added.__slots__))
        for column, entries in zip(columns, found, strict=True):
            column.append(entries)
    mention, cell, over, under, coded_over, coded_under = (
        np.concatenate(column) if column else np.zeros(0) for column in columns
    )
    return Cells(mention.astype(np.int64), cell.astype(np.int64), over, under, coded_over, coded_under, n_cells)
