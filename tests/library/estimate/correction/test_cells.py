import numpy as np
import pytest

from presslens.estimate.correction.cells import (
    Cells,
    Mentions,
    coded_mentions,
    coded_stories,
    effective_stories,
    uncorrected_share,
)


def test_what_the_codes_are_worth():
    weight = np.array([4.0, 4.0, 4.0, 0.0, 0.0])
    mentions = Mentions(np.array([0, 1, 1, 2, 2]), np.array([0, 0, 0, 0, 1]), weight)
    ones = np.ones(5)
    cells = Cells(np.arange(5), np.zeros(5, dtype=np.int64), ones, ones, weight / 4, weight / 4, 1)
    assert (coded_mentions(mentions, cells)[0], coded_stories(mentions, cells)[0]) == (3, 2)
    assert effective_stories(mentions, cells)[0] == pytest.approx((4 + 8) ** 2 / (4**2 + 8**2))
    assert uncorrected_share(mentions, cells)[0] == pytest.approx(1 / 5)  # of stratum 1 nothing was coded
