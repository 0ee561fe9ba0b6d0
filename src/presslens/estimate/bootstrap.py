"""Intervals for shares when observations come in clusters (sentences of an article, articles of a story).

References
----------
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
Clopper, C. J. & Pearson, E. S. (1934). Biometrika 26(4), 404-413.
"""

from __future__ import annotations

import numpy as np

BOOTSTRAP, EXACT = "cluster bootstrap", "exact binomial over clusters"


def cluster_weights(n_clusters: int, resamples: int, rng: np.random.Generator) -> np.ndarray:
    """How often each cluster is drawn in each resample: shape (resamples, n_clusters), rows sum to ``n_clusters``."""
    return rng.multinomial(n_clusters, np.full(n_clusters, 1 / n_clusters), size=resamples).astype(float)


def ratio_interval(
    numerators: np.ndarray, denominators: np.ndarray, weights: np.ndarray, confidence: float
) -> tuple[float, float, float]:
    """Ratio of sums with its percentile interval under resampling of clusters.

    Parameters
    ----------
    numerators, denominators
        Sums per cluster, shape (n_clusters,).
    weights
        From :func:`cluster_weights`.
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    estimate, low, high
        ``nan`` where no cluster has an observation. Resamples without an observation are left out of the quantiles.
    """
    if denominators.sum() == 0:
        return (np.nan,) * 3
    drawn = weights @ denominators
    ratios = (weights @ numerators)[drawn > 0] / drawn[drawn > 0]
    tail = (1 - confidence) / 2
    low, high = np.quantile(ratios, [tail, 1 - tail])
    return float(numerators.sum() / denominators.sum()), float(low), float(high)


def share_interval(
    hits: np.ndarray, totals: np.ndarray, weights: np.ndarray, confidence: float
) -> tuple[float, float, float, str]:
    """A share with its interval and the method that gave it.

    Where every cluster that has an observation gives the same share (all or none), resampling cannot show any
    uncertainty and would print an interval of width zero; the exact binomial interval with one trial per cluster is
    given instead.
    """
    seen = totals > 0
    shares = np.unique(hits[seen] / totals[seen])
    if len(shares) == 1 and shares[0] in (0.0, 1.0):
        from scipy.stats import beta

        n, tail = int(seen.sum()), (1 - confidence) / 2
        if shares[0] == 0.0:
            return 0.0, 0.0, float(beta.ppf(1 - tail, 1, n)), EXACT
        return 1.0, float(beta.ppf(tail, n, 1)), 1.0, EXACT
    return *ratio_interval(hits, totals, weights, confidence), BOOTSTRAP
