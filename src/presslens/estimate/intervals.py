"""The interval of a share, when observations come in clusters.

References
----------
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 3.8 (resampling clusters).
Clopper, C. J. & Pearson, E. S. (1934). Biometrika 26(4), 404-413.
"""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv

#: Methods, as tables name them.
BOOTSTRAP, BINOMIAL = "cluster bootstrap", "binomial over clusters"


def share_interval(
    hits: np.ndarray, totals: np.ndarray, drawn_hits: np.ndarray, drawn_totals: np.ndarray, confidence: float
) -> tuple[float, float, float, str]:
    """A share with its interval and the method that gave it.

    Parameters
    ----------
    hits, totals
        Observations with the label, and all observations, per cluster; shape (n_clusters,). At least one observation.
    drawn_hits, drawn_totals
        Their sums in each resample (:func:`presslens.base.bootstrap.resampled_sums`), shape (resamples,).
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    share, low, high, method
        The share is that of all observations. Resamples without an observation are left out of the quantiles. Where
        every cluster that has an observation gives the same share (all, none, or one cluster alone), resampling cannot
        show any uncertainty and would print an interval of width zero: the binomial interval (Clopper-Pearson) is given
        instead, each cluster taken for one trial. That is an approximation: a cluster of several observations is no
        trial, and where all have the same share between 0 and 1 the hits are a fraction of their number.
    """
    tail = (1 - confidence) / 2
    seen = totals > 0
    shares = np.unique(hits[seen] / totals[seen])
    if len(shares) == 1:
        n = int(seen.sum())
        k = float(shares[0]) * n
        low = float(betaincinv(k, n - k + 1, tail)) if k > 0 else 0.0
        high = float(betaincinv(k + 1, n - k, 1 - tail)) if k < n else 1.0
        return float(shares[0]), low, high, BINOMIAL
    some = drawn_totals > 0
    low, high = np.quantile(drawn_hits[some] / drawn_totals[some], [tail, 1 - tail])
    return float(hits.sum() / totals.sum()), float(low), float(high), BOOTSTRAP
