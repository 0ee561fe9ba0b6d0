"""From the states of pieces to the features of a mention: sums of whole numbers, the same on every processor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from presslens.classify.methods.encoder.tokens import Pieces

if TYPE_CHECKING:
    import numpy as np

#: States are multiples of one part in so many: sums of them are exact, whatever their order.
PARTS = 256
#: States lie below this.
_MOST = 2**20


def pooled(states: np.ndarray, pieces: Sequence[Pieces]) -> np.ndarray:
    """Features of mentions in one sentence, shape (n_mentions, 3 * n_units), float32.

    Three blocks of equal width: mean over the pieces of the mention (0 where none is marked), mean over the sentence,
    and the sentence's first piece.

    Parameters
    ----------
    states
        Of each piece of the sentence, shape (n_pieces, n_units), multiples of 1 / :data:`PARTS`.
    pieces
        What was read; all have the same ``ids``.

    >>> import numpy as np
    >>> pooled(np.array([[1.0], [2.0], [3.0], [6.0]]), [Pieces((1, 2, 3, 4), 1, 3)]).tolist()
    [[2.5, 3.0, 1.0]]
    """
    import numpy as np

    numbers = np.rint(np.asarray(states, np.float64) * PARTS).astype(np.int64)
    whole, first = _mean(numbers), numbers[0] / PARTS
    found = np.empty((len(pieces), 3 * numbers.shape[1]), np.float32)
    for row, one in enumerate(pieces):
        found[row] = np.concatenate([_mean(numbers[one.start : one.end]), whole, first])
    return found


def are_multiples(states: np.ndarray) -> bool:
    """Whether states are what :func:`pooled` needs: finite and multiples of 1 / :data:`PARTS`."""
    import numpy as np

    if not np.isfinite(states).all() or np.abs(states).max(initial=0) >= _MOST:
        return False
    scaled = states.astype(np.float64) * PARTS
    return bool((np.rint(scaled) == scaled).all())


def _mean(numbers: np.ndarray) -> np.ndarray:
    """Mean over the rows, as floating point; 0 of no rows."""
    return numbers.sum(axis=0) / (PARTS * max(len(numbers), 1))
