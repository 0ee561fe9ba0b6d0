"""Words that set one group of sentences apart: weighted log-odds with an informative Dirichlet prior.

References
----------
Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection and evaluation for
identifying the content of political conflict. Political Analysis 16(4), 372-403, equations 15-22.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import polars as pl


def log_odds(target: Mapping[str, int], reference: Mapping[str, int], prior_words: float) -> pl.DataFrame:
    """Compare the words of two disjoint sets of sentences.

    Parameters
    ----------
    target, reference
        How often each word occurs in either set.
    prior_words
        Weight of the prior, in words; each word's share of it is its share of both sets together.

    Returns
    -------
    Columns ``feature``, ``n_target``, ``n_reference``, ``log_odds`` (natural logarithm; positive: more in
    the target set), ``z`` (log-odds over its approximate standard deviation). Sorted by falling z, then by word.
    Empty when either set is.
    """
    import polars as pl

    schema = {"feature": str, "n_target": int, "n_reference": int, "log_odds": float, "z": float}
    words = sorted(Counter(target) + Counter(reference))
    n_target, n_reference = sum(target.values()), sum(reference.values())
    if not n_target or not n_reference:
        return pl.DataFrame(schema=schema)
    a = np.array([target.get(word, 0) for word in words], dtype=float)
    b = np.array([reference.get(word, 0) for word in words], dtype=float)
    prior = prior_words * (a + b) / (n_target + n_reference)
    odds_a = (a + prior) / (n_target + prior_words - a - prior)
    odds_b = (b + prior) / (n_reference + prior_words - b - prior)
    delta = np.log(odds_a) - np.log(odds_b)
    z = delta / np.sqrt(1 / (a + prior) + 1 / (b + prior))
    table = pl.DataFrame([words, a.astype(int), b.astype(int), delta, z], schema=schema)
    return table.with_columns(pl.col("z", "log_odds").round(6)).sort(["z", "feature"], descending=[True, False])
