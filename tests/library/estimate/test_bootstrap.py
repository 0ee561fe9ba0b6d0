import numpy as np
import pytest
from scipy.stats import binomtest

from presslens.estimate.bootstrap import BOOTSTRAP, EXACT, cluster_weights, ratio_interval, share_interval


def weights(n, resamples=4000, seed=1):
    return cluster_weights(n, resamples, np.random.default_rng(seed))


def test_weights_draw_as_many_clusters_as_there_are():
    drawn = weights(7, 50)
    assert drawn.shape == (50, 7)
    assert (drawn.sum(axis=1) == 7).all()


def test_estimate_is_the_ratio_of_sums():
    estimate, low, high = ratio_interval(np.array([1.0, 0, 3]), np.array([2.0, 2, 4]), weights(3), 0.95)
    assert estimate == 0.5
    assert low == 0.0
    assert high == pytest.approx(0.75)


def test_interval_covers_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(3)
    covered = 0
    for _ in range(200):
        chance = rng.beta(3, 7, size=40)
        totals = rng.integers(1, 6, size=40).astype(float)
        hits = rng.binomial(totals.astype(int), chance).astype(float)
        _, low, high, method = share_interval(hits, totals, weights(40, 400, int(rng.integers(1 << 30))), 0.95)
        assert method == BOOTSTRAP
        covered += low <= 0.3 <= high
    assert 0.88 <= covered / 200 <= 0.99


def test_clusters_widen_the_interval():
    hits, totals = np.tile([0.0, 1.0], 50), np.ones(100)
    _, low, high, _ = share_interval(hits, totals, weights(100), 0.95)
    grouped = np.repeat([0.0, 1.0], 5) * 10
    _, wide_low, wide_high, _ = share_interval(grouped, np.full(10, 10.0), weights(10), 0.95)
    assert wide_high - wide_low > 2 * (high - low)


@pytest.mark.parametrize("n", [1, 2, 9])
def test_unanimous_clusters_get_the_exact_interval(n):
    totals = np.full(n, 4.0)
    none = share_interval(np.zeros(n), totals, weights(n), 0.95)
    every = share_interval(totals, totals, weights(n), 0.95)
    exact = binomtest(0, n).proportion_ci(0.95, method="exact")
    assert none == (0.0, 0.0, pytest.approx(exact.high), EXACT)
    assert every == (1.0, pytest.approx(1 - exact.high), 1.0, EXACT)


def test_clusters_without_the_group_do_not_count_as_trials():
    hits, totals = np.zeros(10), np.array([2.0] + [0.0] * 9)
    assert share_interval(hits, totals, weights(10), 0.95)[2] == pytest.approx(0.975)
