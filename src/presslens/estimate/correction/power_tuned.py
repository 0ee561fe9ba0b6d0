"""The weight of the ledger's answers that makes the error of a corrected ratio least.

Answers that are worth little count for little, and the estimate is never much worse than that of the coders alone.

References
----------
Angelopoulos, A. N., Duchi, J. C. & Zrnic, T. (2023). PPI++: Efficient prediction-powered inference. arXiv:2311.01453,
section 6 (the plug-in weight).
"""

from __future__ import annotations

import numpy as np

from presslens.estimate.correction.cells import Cells, Mentions
from presslens.estimate.correction.ratio import corrected_ratios
from presslens.estimate.correction.story_scores import story_scores

#: Parts that the stories are cut into: the weight in one is chosen in the others.
N_PARTS = 5


def tuned_weights(mentions: Mentions, cells: Cells, n_parts: int = N_PARTS) -> np.ndarray:
    """The weight of the answers in each entry, in [0, 1]; shape (n_entries,).

    At a given ratio the score of a story is linear in the weight, so that the sum of squared scores is least at a
    quotient of two sums. The ratio is that of weight 1. The weight in every fifth story is found in the others: one
    that was chosen by the errors it is used on makes them look smaller than they are. Where it makes no difference it
    is 1.

    Parameters
    ----------
    n_parts
        1: the weight of a cell is found in all of its stories.
    """
    ones = np.ones(len(cells.cell))
    ratio = np.nan_to_num(corrected_ratios(mentions, cells).estimate)
    alone = story_scores(mentions, cells, 0 * ones, ratio)
    moved = story_scores(mentions, cells, ones, ratio) - alone
    part = np.arange(alone.own.shape[0]) % n_parts
    sums = [[moved.products(other, part == one) for one in range(n_parts)] for other in (moved, alone)]
    square, product = (np.stack(found) for found in sums)
    if n_parts > 1:
        square, product = square.sum(axis=0) - square, product.sum(axis=0) - product
    matters = square > 1e-24
    found = np.where(matters, np.clip(-product / np.where(matters, square, 1.0), 0.0, 1.0), 1.0)
    return found[part[mentions.story[cells.mention]], cells.cell]
