"""Intervals for shares when observations come in clusters (sentences of an article, articles of a story).

References
----------
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
Clopper, C. J. & Pearson, E. S. (1934). Biometrika 26(4), 404-413.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

BOOTSTRAP, EXACT = "cluster bootstrap", "exact binomial over clusters"


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
    n_clusters = len(sums)
    chances = np.full(n_clusters, 1 / n_clusters)
    drawn = np.empty((resamples, sums.shape[1]))
    block = max(1, _BLOCK // n_clusters)
    for first in range(0, resamples, block):
        weights = rng.multinomial(n_clusters, chances, size=min(block, resamples - first))
        drawn[first : first + len(weights)] = weights.astype(float) @ sums
    return drawn


def share_interval(
    hits: np.ndarray, totals: np.ndarray, drawn_hits: np.ndarray, drawn_totals: np.ndarray, confidence: float
) -> tuple[float, float, float, str]:
    """A share with its interval and the method that gave it.

    Parameters
    ----------
    hits, totals
        Observations with the label, and all observations, per cluster; shape (n_clusters,). At least one observation.
    drawn_hits, drawn_totals
        Their sums in each resample (:func:`resampled_sums`), shape (resamples,).
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    share, low, high, method
        The share is that of all observations. Resamples without an observation are left out of the quantiles. Where
        every cluster that has an observation gives the same share (all, none, or one cluster alone), resampling cannot
        show any uncertainty and would print an interval of width zero: the exact binomial interval with one trial per
        cluster is given instead.
    """
    tail = (1 - confidence) / 2
    seen = totals > 0
    shares = np.unique(hits[seen] / totals[seen])
    if len(shares) == 1:
        from scipy.special import betaincinv

        n = int(seen.sum())
        k = float(shares[0]) * n
        low = float(betaincinv(k, n - k + 1, tail)) if k > 0 else 0.0
        high = float(betaincinv(k + 1, n - k, 1 - tail)) if k < n else 1.0
        return float(shares[0]), low, high, EXACT
    some = drawn_totals > 0
    low, high = np.quantile(drawn_hits[some] / drawn_totals[some], [tail, 1 - tail])
    return float(hits.sum() / totals.sum()), float(low), float(high), BOOTSTRAP
