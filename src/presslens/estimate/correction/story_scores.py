"""What each story adds to the error of many ratios, kept small where every story of a stratum adds to a ratio.

The mean error found in a stratum counts for all of its mentions, so that each story of the corpus moves each ratio a
little. Written out, that is stories times ratios; kept as a product of stories by strata and strata by ratios it is
little more than what mentions add themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from presslens.estimate.correction.cells import Cells, Mentions, by_story


@dataclass(frozen=True, eq=False)
class StoryScores:
    """Scores of stories in cells, shape (n_stories, n_cells): ``own`` plus ``around`` times ``means``.

    Attributes
    ----------
    own
        What the mentions of a story add in a cell; sparse, shape (n_stories, n_cells).
    around
        How often the mean error of each stratum counts in each story; sparse, shape (n_stories, n_strata). Scores that
        are set against each other have the same.
    means
        Mean error of each stratum in each cell; sparse, shape (n_strata, n_cells).
    """

    own: sparse.csc_array
    around: sparse.csr_array
    means: sparse.csc_array

    def __sub__(self, other: StoryScores) -> StoryScores:
        return replace(
            self, own=sparse.csc_array(self.own - other.own), means=sparse.csc_array(self.means - other.means)
        )

    def of(self, cells: np.ndarray) -> StoryScores:
        """Those of some cells, in their order."""
        return replace(self, own=self.own[:, cells], means=self.means[:, cells])

    def times(self, factors: np.ndarray) -> StoryScores:
        """Each cell's times a factor of its own."""
        scale = sparse.diags_array(factors, format="csc")
        return replace(self, own=sparse.csc_array(self.own @ scale), means=sparse.csc_array(self.means @ scale))

    def products(self, other: StoryScores, stories: np.ndarray | None = None) -> np.ndarray:
        """Sum over stories of the products of both scores in each cell; shape (n_cells,).

        Parameters
        ----------
        stories
            True for the stories that count, shape (n_stories,); None: all of them.
        """
        around = self.around
        mine = self.own
        if stories is not None:
            kept = sparse.diags_array(stories.astype(float), format="csr")
            around, mine = sparse.csr_array(kept @ around), sparse.csc_array(kept @ mine)
        across = sparse.csc_array(around.T)
        total = _columns(mine, other.own)
        total += _columns(sparse.csc_array(across @ mine), other.means)
        total += _columns(self.means, sparse.csc_array(across @ other.own))
        return total + _columns(self.means, sparse.csc_array((across @ around) @ other.means))

    def squares(self) -> np.ndarray:
        """Sum over stories of the squared scores of each cell; shape (n_cells,), not below 0."""
        return np.maximum(self.products(self), 0.0)

    def toarray(self) -> np.ndarray:
        """All scores; shape (n_stories, n_cells)."""
        return (self.own + self.around @ self.means).toarray()


def _columns(one: sparse.csc_array, other: sparse.csc_array) -> np.ndarray:
    """Sum of the products of each column with the same column of another matrix."""
    return np.asarray((one * other).sum(axis=0)).ravel()


def plain_scores(mentions: Mentions, cells: Cells, values: np.ndarray) -> StoryScores:
    """Scores that are sums of a value of each entry."""
    own = by_story(mentions, cells, values)
    around = sparse.csr_array((own.shape[0], 0))
    return StoryScores(own, around, sparse.csc_array((0, cells.n_cells)))


def story_scores(mentions: Mentions, cells: Cells, tuned: np.ndarray, ratio: np.ndarray) -> StoryScores:
    """What each story adds to numerator less ``ratio`` times denominator, as its error counts; not divided by anything.

    The mean error of a stratum is known to the extent that the stratum was coded, whichever of its mentions were: a
    coded mention counts with what it differs from that mean, and every mention of the stratum with the mean.

    Parameters
    ----------
    tuned
        Weight of the answers in each entry.
    ratio
        Of each cell.
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
    share = np.where(several, 1 / np.where(several, total, 1.0), 0.0)
    n_strata, n_stories = len(n_coded), int(mentions.story.max(initial=-1)) + 1
    kept = coded & several[stratum] & (error != 0)
    means = sparse.csc_array(
        ((weight * error * share[stratum])[kept], (stratum[kept], cells.cell[kept])), shape=(n_strata, cells.n_cells)
    )
    around = sparse.csr_array(
        (1 - mentions.weight * wider[mentions.stratum], (mentions.story, mentions.stratum)), shape=(n_stories, n_strata)
    )
    return StoryScores(by_story(mentions, cells, said + weight * wider[stratum] * error), around, means)
