"""Resampling of observations that come in clusters (sentences of an article, articles of a story).

References
----------
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Settings:
    """How differences are tested: draws, coverage, seed, and how many stories it takes in each of two groups."""

    resamples: int
    confidence: float
    seed: int
    min_articles: int

    def generator(self, table: str) -> np.random.Generator:
        """A generator of its own for each table, so that a new table changes no other's numbers.

        >>> settings = Settings(resamples=2000, confidence=0.95, seed=1, min_articles=10)
        >>> settings.generator("corpus").random() == settings.generator("hypotheses").random()
        False
        """
        return np.random.default_rng([self.seed, zlib.crc32(table.encode())])


#: Weights held at once; more clusters are drawn in smaller blocks of resamples.
_BLOCK = 4_000_000


def resampled_sums(sums: np.ndarray, resamples: int, rng: np.random.Generator) -> np.ndarray:
    """Sums over clusters drawn with replacement, as many as there are.

    Parameters
    ----------
    sums
        Counts that each cluster adds to each sum, shape (n_clusters, n_sums); exact in any order of adding.

    Returns
    -------
    Shape (resamples, n_sums).
    """
    return resampled_blocks([(slice(None), sums)], len(sums), resamples, rng)[0]


def resampled_blocks(
    blocks: Sequence[tuple[np.ndarray | slice, np.ndarray]], n_clusters: int, resamples: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """Several sets of sums over the same clusters drawn with replacement, as :func:`resampled_sums` gives them.

    Parameters
    ----------
    blocks
        Of each set, places of the clusters that add to it, and what each of these adds, shape (n_adding, n_sums).
    n_clusters
        How many there are in all.

    >>> sums = np.array([[0.0], [2.0], [0.0]])
    >>> whole = resampled_sums(sums, 9, np.random.default_rng(1))
    >>> (part,) = resampled_blocks([(np.array([1]), sums[1:2])], 3, 9, np.random.default_rng(1))
    >>> bool((part == whole).all())
    True
    """
    drawn = [np.empty((resamples, sums.shape[1])) for _, sums in blocks]
    chances = np.full(n_clusters, 1 / n_clusters)
    block = max(1, _BLOCK // n_clusters)
    for first in range(0, resamples, block):
        weights = rng.multinomial(n_clusters, chances, size=min(block, resamples - first)).astype(float)
        for found, (places, sums) in zip(drawn, blocks, strict=True):
            found[first : first + len(weights)] = weights[:, places] @ sums
    return drawn
