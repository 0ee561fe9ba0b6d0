"""Intervals of means over stories."""

import numpy as np
import pytest
from scipy.stats import t

from presslens.estimate.means import linearised_interval, mean_interval


def test_it_is_near_students_interval_where_stories_are_many_and_single():
    rng = np.random.default_rng(0)
    values = rng.choice([-1.0, 0.0, 1.0], 600, p=(0.3, 0.5, 0.2))
    low, high = mean_interval(values > 0, values < 0, np.ones(600), 0.95)
    reach = t.ppf(0.975, 599) * values.std(ddof=1) / np.sqrt(600)
    assert (low, high) == pytest.approx((values.mean() - reach, values.mean() + reach), abs=0.006)


def test_a_share_of_nothing_is_not_taken_for_known():
    """Nothing in favour in 12 stories, one against: the mean may well be above zero."""
    low, high = mean_interval(np.zeros(12), np.array([1.0] + [0.0] * 11), np.full(12, 3.0), 0.95)
    assert low < -1 / 36 < 0 < high


@pytest.mark.parametrize("n", [1, 4, 30])
def test_there_is_none_with_few_stories_or_where_they_agree(n):
    assert np.isnan(mean_interval(np.ones(n), np.zeros(n), np.full(n, 2.0), 0.95)).all()
    some = np.arange(n) % 2.0
    assert np.isnan(mean_interval(some, np.zeros(n), np.full(n, 2.0), 0.95)).all() == (n < 5)


def test_copies_of_mentions_in_their_stories_add_no_certainty():
    rng = np.random.default_rng(2)
    totals = rng.integers(1, 6, 400).astype(float)
    plus = rng.binomial(totals.astype(int), 0.3).astype(float)
    minus = rng.binomial((totals - plus).astype(int), 0.4).astype(float)
    once, thrice = (mean_interval(k * plus, k * minus, k * totals, 0.95) for k in (1, 3))
    assert once == pytest.approx(thrice, abs=0.003)


def test_a_linearised_mean_has_students_interval():
    values = np.array([1.0, 3, 4, 8, 9])
    reach = t.ppf(0.975, 4) * values.std(ddof=1) / np.sqrt(5)
    assert linearised_interval(5, (values - 5) / 5, 4, 0.95) == pytest.approx((5 - reach, 5 + reach))
