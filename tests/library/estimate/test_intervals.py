import numpy as np
import pytest
from scipy.stats import binomtest

from presslens.base.bootstrap import resampled_sums
from presslens.estimate.intervals import BINOMIAL, BOOTSTRAP, share_interval


def interval(hits, totals, resamples=4000, seed=1):
    hits, totals = np.asarray(hits, float), np.asarray(totals, float)
    drawn = resampled_sums(np.stack([hits, totals], axis=1), resamples, np.random.default_rng(seed))
    return share_interval(hits, totals, *drawn.T, 0.95)


def test_estimate_is_the_ratio_of_sums():
    share, low, high, _ = interval([1, 0, 3], [2, 2, 4])
    assert share == 0.5
    assert low == 0.0
    assert high == pytest.approx(0.75)


def test_interval_covers_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(3)
    covered = 0
    for _ in range(200):
        chance = rng.beta(3, 7, size=40)
        totals = rng.integers(1, 6, size=40)
        hits = rng.binomial(totals, chance)
        _, low, high, method = interval(hits, totals, 400, int(rng.integers(1 << 30)))
        assert method == BOOTSTRAP
        covered += low <= 0.3 <= high
    assert 0.88 <= covered / 200 <= 0.99


def test_clusters_widen_the_interval():
    _, low, high, _ = interval(np.tile([0, 1], 50), np.ones(100))
    _, wide_low, wide_high, _ = interval(np.repeat([0, 1], 5) * 10, np.full(10, 10))
    assert wide_high - wide_low > 2 * (high - low)


@pytest.mark.parametrize("n", [1, 2, 9])
def test_unanimous_clusters_get_the_exact_interval(n):
    totals = np.full(n, 4)
    exact = binomtest(0, n).proportion_ci(0.95, method="exact")
    assert interval(np.zeros(n), totals) == (0.0, 0.0, pytest.approx(exact.high), BINOMIAL)
    assert interval(totals, totals) == (1.0, pytest.approx(1 - exact.high), 1.0, BINOMIAL)


def test_one_cluster_alone_knows_next_to_nothing():
    share, low, high, method = interval([5], [6])
    assert share == pytest.approx(5 / 6)
    assert low < 0.1
    assert high > 0.95
    assert method == BINOMIAL


def test_clusters_without_the_group_do_not_count_as_trials():
    assert interval(np.zeros(10), [2] + [0] * 9)[2] == pytest.approx(0.975)
