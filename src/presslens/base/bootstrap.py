"""Resampling of observations that come in clusters (sentences of an article, articles of a story).

References
----------
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Settings:
    """How intervals are made: draws, coverage, seed, and how many stories it takes to resample stories."""

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


def resampled_weights(n_clusters: int, resamples: int, rng: np.random.Generator) -> np.ndarray:
    """How often each cluster is drawn in each resample: the draws of :func:`resampled_sums`, kept.

    Returns
    -------
    Shape (n_clusters, resamples), whole numbers in the fewest bytes that hold them: sums over few clusters each can be
    made one after another, where a table of all of them would not fit into memory.

    >>> sums = np.array([[1.0, 0.0], [2.0, 5.0], [4.0, 0.0]])
    >>> drawn = resampled_weights(3, 50, np.random.default_rng(1)).T @ sums
    >>> bool((drawn == resampled_sums(sums, 50, np.random.default_rng(1))).all())
    True
    """
    kept = np.empty((n_clusters, resamples), dtype=np.uint8)
    for first, weights in _drawn(n_clusters, resamples, rng):
        if weights.max() > np.iinfo(kept.dtype).max:
            kept = kept.astype(np.uint32)
        kept[:, first : first + len(weights)] = weights.T
    return kept


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
    drawn = np.empty((resamples, sums.shape[1]))
    for first, weights in _drawn(len(sums), resamples, rng):
        drawn[first : first + len(weights)] = weights.astype(float) @ sums
    return drawn


def _drawn(n_clusters: int, resamples: int, rng: np.random.Generator) -> Iterator[tuple[int, np.ndarray]]:
    """Blocks of resamples: the place of the first, and the weights of the clusters in each."""
    chances = np.full(n_clusters, 1 / n_clusters)
    block = max(1, _BLOCK // n_clusters)
    for first in range(0, resamples, block):
        yield first, rng.multinomial(n_clusters, chances, size=min(block, resamples - first))
