"""Ratios whose numerator and denominator are both corrected by a sample of codes, with their error over stories.

For a located mention let ``N`` and ``D`` be what it adds to numerator and denominator by its codes, ``n`` and ``d`` by
the ledger's answers, and ``w`` one over the probability that it was coded (0 where it was not). The estimate is

    sum of  t * n + w * (N - t * n)   over   sum of  t * d + w * (D - t * d)

With ``t = 1`` it is that of design-based supervised learning, with ``t = 0`` that of the coders alone, weighted
(Hajek), with ``t`` in between prediction-powered with a tuned weight. Whatever the answers are, expectation over draws
of the sample leaves the coders' ratio (up to order 1 / n): errors may differ between groups and depend on anything.

The error is linearised and summed over stories, which are taken as drawn from more of their kind, as in all intervals
of the project. Where chances are counted within strata, what the strata fix is taken out of it. A variance found from
few errors is too small where it matters, when few of them were drawn: it counts one error more than was found, of the
weight that coded mentions of the cell have. In simulations with labels as rare as 5 % the intervals cover 94 to 99 %
with it, and down to 86 % without.

References
----------
Egami, N., Hinck, M., Stewart, B. M. & Wei, H. (2023). Using imperfect surrogates for downstream inference:
Design-based supervised learning for social science applications of large language models. NeurIPS 36.
Angelopoulos, A. N., Duchi, J. C. & Zrnic, T. (2023). PPI++: Efficient prediction-powered inference. arXiv:2311.01453.
Särndal, C.-E., Swensson, B. & Wretman, J. (1992). Model Assisted Survey Sampling, chapters 5 and 7.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from presslens.estimate.correction.cells import (
    Cells,
    Mentions,
    by_story,
    coded_stories,
    divided,
    effective_stories,
    stories_of,
)


@dataclass(frozen=True)
class Ratios:
    """Estimates of the ratio of each cell; shape (n_cells,) each.

    Attributes
    ----------
    estimate
        NaN where the denominator is not above 0. A corrected share may lie outside [0, 1].
    error
        Standard error; NaN with fewer than two stories.
    unseen
        What errors that were not found add to its square: that of :func:`one_more_error`.
    df
        Degrees of freedom of the error: stories less one; of corrected ratios equally weighted ones
        (:func:`effective_stories`), since one story with a heavy weight may carry the whole error.
    scores
        Influence of each story on each estimate, sparse, shape (n_stories, n_cells): sums of their products are
        covariances.
    """

    estimate: np.ndarray
    error: np.ndarray
    unseen: np.ndarray
    df: np.ndarray
    scores: sparse.csc_array

    def among(self, places: np.ndarray, n_cells: int) -> Ratios:
        """The same ratios at places among more cells; the others have none, and no degree of freedom."""
        spread = sparse.csr_array(
            (np.ones(len(places)), (np.arange(len(places)), places)), shape=(len(places), n_cells)
        )
        numbers = [np.full(n_cells, np.nan) for _ in range(3)]
        for array, values in zip(numbers, (self.estimate, self.error, self.unseen), strict=True):
            array[places] = values
        df = np.zeros(n_cells)
        df[places] = self.df
        return Ratios(*numbers, df, sparse.csc_array(self.scores @ spread))


def naive_ratios(mentions: Mentions, cells: Cells) -> Ratios:
    """The ratios by the ledger's answers alone, taken for true."""
    over, under = cells.sums(cells.numerator), cells.sums(cells.denominator)
    estimate = divided(over, under)
    values = cells.numerator - np.nan_to_num(estimate)[cells.cell] * cells.denominator
    scores = by_story(mentions, cells, values)
    n_stories = stories_of(mentions, cells, cells.denominator > 0)
    return _with_errors(estimate, under, scores, n_stories, n_stories - 1.0, 0.0)


def corrected_ratios(mentions: Mentions, cells: Cells, tuning: np.ndarray | float = 1.0) -> Ratios:
    """The ratios corrected by the codes.

    Parameters
    ----------
    tuning
        Weight of the ledger's answers, in [0, 1], for all entries or one for each: 1 design-based supervised learning,
        0 coders alone.
    """
    tuned = np.broadcast_to(np.asarray(tuning, dtype=float), len(cells.cell))
    over, under = corrected_sums(mentions, cells, tuned)
    estimate = divided(over, under)
    scores = story_scores(mentions, cells, tuned, np.nan_to_num(estimate))
    unseen = np.where(cells.sums(tuned) > 0, one_more_error(mentions, cells), 0.0)
    df = effective_stories(mentions, cells) - 1
    return _with_errors(estimate, under, scores, coded_stories(mentions, cells), df, unseen)


def one_more_error(mentions: Mentions, cells: Cells) -> np.ndarray:
    """Variance that one error by 1 adds to a corrected numerator, at the weights of the cell's coded mentions.

    0 where all mentions were coded: then no error is left to be found.
    """
    weight = mentions.weight[cells.mention]
    belonging = weight * np.nan_to_num(cells.coded_denominator)
    return np.nan_to_num(divided(cells.sums(belonging * weight * np.maximum(weight - 1, 0)), cells.sums(belonging)))


def corrected_sums(mentions: Mentions, cells: Cells, tuned: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Corrected numerators and denominators; shape (n_cells,) each."""
    weight = mentions.weight[cells.mention]
    pairs = ((cells.numerator, cells.coded_numerator), (cells.denominator, cells.coded_denominator))
    over, under = (cells.sums(tuned * said + weight * (np.nan_to_num(coded) - tuned * said)) for said, coded in pairs)
    return over, under


def story_scores(mentions: Mentions, cells: Cells, tuned: np.ndarray, ratio: np.ndarray) -> sparse.csc_array:
    """What each story adds to numerator less ``ratio`` times denominator, as its error counts; not divided by anything.

    The mean error of a stratum is known to the extent that the stratum was coded, whichever of its mentions were: a
    coded mention counts with what it differs from that mean, and every mention of the stratum with the mean.
    """
    weight, theta = mentions.weight[cells.mention], ratio[cells.cell]
    said = tuned * (cells.numerator - theta * cells.denominator)
    coded = weight > 0
    error = np.where(coded, np.nan_to_num(cells.coded_numerator - theta * cells.coded_denominator) - said, 0.0)
    n_coded = np.bincount(mentions.stratum, mentions.coded)
    total = np.bincount(mentions.stratum, mentions.weight)
    several = n_coded > 1
    wider = np.sqrt(np.where(several, n_coded / np.maximum(n_coded - 1, 1), 1.0))
    stratum = mentions.stratum[cells.mention]
    scores = by_story(mentions, cells, said + weight * wider[stratum] * error)
    share = np.where(several, 1 / np.where(several, total, 1.0), 0.0)
    n_strata, n_stories = len(n_coded), int(mentions.story.max(initial=-1)) + 1
    kept = coded & several[stratum] & (error != 0)
    means = sparse.csr_array(
        ((weight * error * share[stratum])[kept], (stratum[kept], cells.cell[kept])), shape=(n_strata, cells.n_cells)
    )
    around = sparse.csr_array(
        (1 - mentions.weight * wider[mentions.stratum], (mentions.story, mentions.stratum)), shape=(n_stories, n_strata)
    )
    return sparse.csc_array(scores + around @ means)


def _with_errors(
    estimate: np.ndarray,
    under: np.ndarray,
    scores: sparse.csc_array,
    n_stories: np.ndarray,
    df: np.ndarray,
    unseen: np.ndarray | float,
) -> Ratios:
    inverse = divided(np.ones(len(under)), under)
    scores = sparse.csc_array(scores * np.nan_to_num(inverse)[None, :])
    squares = np.asarray((scores * scores).sum(axis=0)).ravel()
    factor = np.where(n_stories > 1, n_stories / np.maximum(n_stories - 1, 1), np.nan)
    extra = unseen * inverse**2
    error = np.sqrt(factor * squares + extra)
    return Ratios(estimate, error, extra, df, sparse.csc_array(scores * np.sqrt(np.nan_to_num(factor))[None, :]))
