"""Located mentions, what they add to the ratios of many cells, and how much the codes in a cell are worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class Mentions:
    """The located mentions and which of them were coded.

    Attributes
    ----------
    story
        Place of each mention's story, from 0; shape (n_mentions,).
    stratum
        Place of the stratum within which the chance to be coded was the same, from 0.
    weight
        One over the probability to be coded where the mention was, else 0.
    """

    story: np.ndarray
    stratum: np.ndarray
    weight: np.ndarray

    @property
    def coded(self) -> np.ndarray:
        """Which mentions were coded."""
        return self.weight > 0

    @property
    def correctable(self) -> np.ndarray:
        """Which mentions lie in a stratum of which some mention was coded; the answers to others stand as they are."""
        return np.bincount(self.stratum, self.coded)[self.stratum] > 0


@dataclass(frozen=True)
class Cells:
    """What mentions add to the numerators and denominators of many ratios (cells).

    A mention that adds nothing to a cell, neither by its answers nor by its codes, needs no entry. A mention has one
    entry at most in each cell.

    Attributes
    ----------
    mention, cell
        Of each entry; shape (n_entries,), places from 0.
    numerator, denominator
        By the ledger's answers.
    coded_numerator, coded_denominator
        By the codes, NaN where the mention was not coded. Where coders differ, the mean over coders.
    n_cells
        Number of cells.
    """

    mention: np.ndarray
    cell: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    coded_numerator: np.ndarray
    coded_denominator: np.ndarray
    n_cells: int

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Sum of a value of each entry over the entries of each cell; shape (n_cells,)."""
        return np.bincount(self.cell, values, self.n_cells)

    def some(self, places: np.ndarray) -> Cells:
        """The cells at these places alone, in this order."""
        renamed = np.full(self.n_cells, -1)
        renamed[places] = np.arange(len(places))
        kept = renamed[self.cell] >= 0
        values = (self.numerator, self.denominator, self.coded_numerator, self.coded_denominator)
        return Cells(self.mention[kept], renamed[self.cell[kept]], *(value[kept] for value in values), len(places))


def coded_stories(mentions: Mentions, cells: Cells) -> np.ndarray:
    """Stories of each cell with a coded mention that belongs to it by its answers or its codes; shape (n_cells,)."""
    return stories_of(mentions, cells, _counting(mentions, cells))


def coded_mentions(mentions: Mentions, cells: Cells) -> np.ndarray:
    """Coded mentions that belong to each cell by its answers or its codes; shape (n_cells,)."""
    return np.bincount(cells.cell[_counting(mentions, cells)], minlength=cells.n_cells)


def uncorrected_share(mentions: Mentions, cells: Cells) -> np.ndarray:
    """Share of each cell's denominator, by the answers, in strata of which nothing was coded; NaN of no denominator."""
    left = np.where(mentions.correctable[cells.mention], 0.0, cells.denominator)
    return divided(cells.sums(left), cells.sums(cells.denominator))


def effective_stories(mentions: Mentions, cells: Cells) -> np.ndarray:
    """How many equally weighted stories the coded mentions of each cell are worth (Kish's formula over stories).

    One story whose codes stand for half of the cell leaves fewer than four, however many others there are. 0 of none.
    """
    counting = _counting(mentions, cells)
    size = np.maximum(np.nan_to_num(cells.coded_denominator), cells.denominator)
    sums = by_story(mentions, cells, np.where(counting, mentions.weight[cells.mention] * size, 0.0))
    squares = np.asarray((sums * sums).sum(axis=0)).ravel()
    return np.where(squares > 0, np.asarray(sums.sum(axis=0)).ravel() ** 2 / np.where(squares > 0, squares, 1), 0.0)


def _counting(mentions: Mentions, cells: Cells) -> np.ndarray:
    belongs = (cells.denominator > 0) | (np.nan_to_num(cells.coded_denominator) > 0)
    return belongs & mentions.coded[cells.mention]


def stories_of(mentions: Mentions, cells: Cells, chosen: np.ndarray) -> np.ndarray:
    """How many stories have a chosen entry in each cell."""
    pairs = np.unique(np.stack([cells.cell[chosen], mentions.story[cells.mention[chosen]]]), axis=1)
    return np.bincount(pairs[0], minlength=cells.n_cells)


def by_story(mentions: Mentions, cells: Cells, values: np.ndarray) -> sparse.csc_array:
    """Sums of a value of each entry over stories and cells; sparse, shape (n_stories, n_cells)."""
    n_stories = int(mentions.story.max(initial=-1)) + 1
    places = (mentions.story[cells.mention], cells.cell)
    return sparse.csc_array((values, places), shape=(n_stories, cells.n_cells))


def divided(over: np.ndarray, under: np.ndarray) -> np.ndarray:
    """Quotients; NaN where the divisor is not above 0."""
    return np.where(under > 0, over / np.where(under > 0, under, 1.0), np.nan)
