"""How sure answers may be: the log loss of logits, and the number to divide them by so that it is least.

References
----------
Guo, C., Pleiss, G., Sun, Y. & Weinberger, K. Q. (2017). On calibration of modern neural networks. Proceedings of ICML
2017, 1321-1330.
"""

from __future__ import annotations

import numpy as np

_TEMPERATURES = np.exp(np.linspace(np.log(0.3), np.log(5), 60))


def best_temperature(logits: np.ndarray, truth: np.ndarray, exclusive: bool = True) -> float:
    """The temperature in [0.3, 5] with the least log loss.

    ``truth`` holds 0 and 1 (or probabilities) per label; where labels are not exclusive, NaN for what is not known.
    """
    losses = [log_loss(logits / temperature, truth, exclusive) for temperature in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def log_loss(logits: np.ndarray, truth: np.ndarray, exclusive: bool = True) -> float:
    """Mean log loss of calibrated logits; ``truth`` as in :func:`best_temperature`."""
    if exclusive:
        return float((np.logaddexp.reduce(logits, axis=1) - (truth * logits).sum(axis=1)).mean())
    return float(np.nanmean(np.logaddexp(0, logits) - truth * logits))
