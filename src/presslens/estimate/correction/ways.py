"""Every number three ways: by the ledger's answers, corrected by the sampled codes, and by the coders alone.

A fourth stands beside: corrected with the weight of the answers tuned (:mod:`.power_tuned`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from presslens.estimate.correction.bounded import Interval, p_values, share_interval, t_interval
from presslens.estimate.correction.cells import (
    Cells,
    Mentions,
    coded_mentions,
    coded_stories,
    effective_stories,
    uncorrected_share,
)
from presslens.estimate.correction.enough import refusal, uncovered
from presslens.estimate.correction.power_tuned import tuned_weights
from presslens.estimate.correction.ratio import Ratios, corrected_ratios, naive_ratios

#: Ways, as columns of tables name them.
NAIVE, CORRECTED, TUNED, CODERS = WAYS = ("naive", "corrected", "tuned", "coders")


@dataclass(frozen=True)
class Estimates:
    """Many ratios, each by every way; arrays of shape (n_cells,).

    Attributes
    ----------
    ratios
        By way. Naive numbers are there with or without codes.
    n_codes, n_stories, effective
        Coded mentions that belong to a cell, their stories, and how many equally weighted stories they are worth.
    uncorrected
        Share of a cell's mentions, by its answers, in strata of which nothing was coded. They count as answered.
    notes
        Why a cell is not corrected; empty where it is.
    """

    ratios: dict[str, Ratios]
    n_codes: np.ndarray
    n_stories: np.ndarray
    effective: np.ndarray
    uncorrected: np.ndarray
    notes: tuple[str, ...]

    def enough(self, way: str) -> np.ndarray:
        """Whether a way's number is given."""
        return np.array([way == NAIVE or not note for note in self.notes], dtype=bool)

    def values(self, way: str, least: np.ndarray | float | None = None) -> np.ndarray:
        """Estimates; NaN where they are refused.

        Parameters
        ----------
        least
            What a number can be at least: 0 for shares, -1 for polarities; at most it is 1. Where few heavy codes take
            away more than there is, it stands at that end: to refuse it would leave only those that err upwards. None:
            as computed, for sums and differences, which are right on average.
        """
        found = np.where(self.enough(way), self.ratios[way].estimate, np.nan)
        return found if least is None else np.clip(found, least, 1.0)

    def share_intervals(self, way: str, confidence: float) -> Interval:
        """Intervals in [0, 1]; NaN where the number is refused, or has one story."""
        found, sizes = self.ratios[way], self.effective
        if way == NAIVE:
            sizes = found.df + 1
        return self._given(way, share_interval(found.estimate, found.error, found.df, sizes, confidence))

    def mean_intervals(self, way: str, confidence: float) -> Interval:
        """Intervals in [-1, 1]; NaN where the number is refused, or stories do not differ."""
        found = self.ratios[way]
        return self._given(way, t_interval(found.estimate, found.error, found.df, confidence, (-1.0, 1.0)))

    def _given(self, way: str, interval: Interval) -> Interval:
        enough = self.enough(way)
        return Interval(*(np.where(enough, end, np.nan) for end in interval))


@dataclass(frozen=True)
class Differences:
    """Differences of pairs of ratios by one way, first less second; NaN where either is refused or stories agree."""

    difference: np.ndarray
    error: np.ndarray
    df: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray


def estimate(mentions: Mentions, cells: Cells, reasons: tuple[str, ...] | None = None) -> Estimates:
    """The ratios of all cells by every way.

    Parameters
    ----------
    reasons
        For each cell why it cannot be corrected whatever was drawn (a question that was not asked); empty where it can.
    """
    counts = (coded_mentions(mentions, cells), coded_stories(mentions, cells), effective_stories(mentions, cells))
    left = uncorrected_share(mentions, cells)
    given = reasons or ("",) * cells.n_cells
    ratios = {
        NAIVE: naive_ratios(mentions, cells),
        CORRECTED: corrected_ratios(mentions, cells),
        TUNED: corrected_ratios(mentions, cells, tuned_weights(mentions, cells)),
        CODERS: corrected_ratios(mentions, cells, 0.0),
    }
    notes = tuple(
        reason or refusal(int(codes), int(stories), float(worth)) or uncovered(float(share))
        for reason, codes, stories, worth, share in zip(given, *counts, left, strict=True)
    )
    return Estimates(ratios, *counts, left, notes)


def differences(
    found: Estimates, first: np.ndarray, second: np.ndarray, way: str, confidence: float, most: float = 2.0
) -> Differences:
    """Differences of pairs of cells, which may share stories.

    Parameters
    ----------
    first, second
        Places of the cells of each pair; shape (n_pairs,).
    most
        What a difference can be at most: 2 of polarities, 1 of shares.

    Returns
    -------
    Intervals and p by Student's t with Satterthwaite's degrees of freedom. Where the stories of a group do not differ
    its error is unknown, not zero: nothing is given.
    """
    ratios, values = found.ratios[way], found.values(way)
    apart = ratios.scores.of(first) - ratios.scores.of(second)
    square = apart.squares() + ratios.unseen[first] + ratios.unseen[second]
    one, two = (ratios.error[side] ** 2 for side in (first, second))
    known = (one > 1e-24) & (two > 1e-24) & (ratios.df[first] > 0) & (ratios.df[second] > 0)
    parts = sum(v**2 / np.where(known, ratios.df[side], 1.0) for v, side in ((one, first), (two, second)))
    df = np.where(known, (one + two) ** 2 / np.where(known, parts, 1.0), np.nan)
    difference = values[first] - values[second]
    error = np.where(known & np.isfinite(difference), np.sqrt(square), np.nan)
    free = np.nan_to_num(df)
    interval = t_interval(difference, error, free, confidence, (-most, most))
    return Differences(difference, error, df, *interval, p_values(difference, error, free))
