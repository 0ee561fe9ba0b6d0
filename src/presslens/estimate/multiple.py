"""p values of several tests at once, adjusted.

References
----------
Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70.
Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57(1), 289-300.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def _p_values(values: ArrayLike) -> np.ndarray:
    p = np.asarray(values, dtype=float)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"not a p value: {p[~((p >= 0) & (p <= 1))][0]}; what was not tested is left out")
    return p


def holm(p_values: ArrayLike) -> np.ndarray:
    """Adjusted p values that hold down the chance of any false rejection, whatever the dependence.

    Raises
    ------
    ValueError
        One is not in [0, 1].

    >>> holm([0.01, 0.04, 0.02]).tolist()
    [0.03, 0.04, 0.04]
    """
    p = _p_values(p_values)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return adjusted


def benjamini_hochberg(p_values: ArrayLike) -> np.ndarray:
    """Adjusted p values that hold down the expected share of false rejections (also if positively dependent).

    Raises
    ------
    ValueError
        One is not in [0, 1].

    >>> benjamini_hochberg([0.01, 0.5, 0.02]).tolist()
    [0.03, 0.5, 0.03]
    """
    p = _p_values(p_values)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted[order] = np.minimum(1, np.minimum.accumulate(ranked[::-1])[::-1])
    return adjusted
