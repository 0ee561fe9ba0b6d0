"""How large a difference codes can show."""

from __future__ import annotations

import numpy as np
from scipy.special import stdtrit

#: Chance to find it.
POWER = 0.8


def detectable(errors: np.ndarray, df: np.ndarray, confidence: float) -> np.ndarray:
    """The least true difference that a two-sided test finds four times in five.

    Parameters
    ----------
    errors, df
        Standard errors of differences, as they were found, and their degrees of freedom.
    confidence
        One less the level of the test.

    >>> detectable(np.array([0.05 * 2**0.5, np.nan]), np.array([60.0, np.nan]), 0.95).round(3).tolist()
    [0.201, nan]
    """
    return (stdtrit(df, (1 + confidence) / 2) + stdtrit(df, POWER)) * errors
