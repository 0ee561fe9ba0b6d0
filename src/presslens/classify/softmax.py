"""From logits to probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def softmax(logits: np.ndarray, axis: int = 1) -> np.ndarray:
    """Probabilities from logits, both of shape (n, n_labels), or with labels along another ``axis``.

    >>> import numpy as np
    >>> softmax(np.array([[0.0, 0.0]])).tolist()
    [[0.5, 0.5]]
    """
    import numpy as np

    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def sigmoid(logits: np.ndarray) -> np.ndarray:
    """The probability of each logit for itself.

    >>> import numpy as np
    >>> float(sigmoid(np.array(0.0)))
    0.5
    """
    import numpy as np

    return 1 / (1 + np.exp(-logits))
