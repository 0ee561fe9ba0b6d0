"""Intervals of shares over stories."""

import numpy as np
import pytest
from scipy.stats import beta, binomtest, t

from presslens.estimate.intervals import FEWEST, clustered_counts, design_effects, share_intervals


def counts_of(hits, totals):
    """One group, of one label and its absence."""
    hits, totals = np.asarray(hits, float), np.asarray(totals, float)
    return clustered_counts(np.stack([hits, totals - hits], axis=1), totals, np.zeros(len(totals), int), 1)


def interval(hits, totals, confidence=0.95):
    low, high = share_intervals(counts_of(hits, totals), confidence)
    return low[0, 0], high[0, 0]


def test_single_mentions_have_the_interval_of_clopper_and_pearson():
    exact = binomtest(7, 30).proportion_ci(0.9, method="exact")
    # The variance over 30 stories, with 29 in its denominator, is a little above p(1-p)/30.
    counts = counts_of([1] * 7 + [0] * 23, [1] * 30)
    assert design_effects(counts)[0, 0] == pytest.approx(30 / 29)
    low, high = interval([1] * 7 + [0] * 23, [1] * 30, 0.9)
    assert low == pytest.approx(exact.low, abs=0.004)
    assert high == pytest.approx(exact.high, abs=0.004)


def test_korn_and_graubard_by_hand():
    hits, totals = np.array([0, 3, 1, 6, 0, 2.0]), np.array([2, 4, 5, 6, 1, 7.0])
    n, k, p = totals.sum(), len(totals), hits.sum() / totals.sum()
    without = (hits.sum() - hits) / (n - totals)
    variance = (k - 1) / k * ((without - p) ** 2).sum()
    effective = p * (1 - p) / variance * (t.ppf(0.975, n - 1) / t.ppf(0.975, k - 1)) ** 2
    x = p * effective
    expected = beta.ppf(0.025, x, effective - x + 1), beta.ppf(0.975, x + 1, effective - x)
    assert interval(hits, totals) == pytest.approx(expected)


def test_clusters_widen_the_interval():
    low, high = interval(np.tile([0, 1], 50), np.ones(100))
    wide_low, wide_high = interval(np.repeat([0, 1], 5) * 10, np.full(10, 10))
    assert wide_high - wide_low > 2 * (high - low)


def test_stories_that_agree_less_than_chance_would_count_no_more_than_their_mentions():
    """Each story has the same share: no design effect below 1."""
    assert design_effects(counts_of([1] * 8, [2] * 8))[0, 0] == 1


@pytest.mark.parametrize("n", [5, 9, 40])
def test_where_no_label_varies_a_whole_story_counts_as_one_trial(n):
    """All of four mentions in each of n stories; adjusted, as t has n - 1 degrees of freedom."""
    ratio = (t.ppf(0.975, 4 * n - 1) / t.ppf(0.975, n - 1)) ** 2
    assert interval(np.zeros(n), np.full(n, 4)) == (0, pytest.approx(1 - 0.025 ** (1 / (ratio * n))))
    low, high = interval(np.full(n, 4), np.full(n, 4))
    assert (low, high) == (pytest.approx(0.025 ** (1 / (ratio * n))), 1)


def test_few_stories_have_no_interval():
    assert np.isnan(interval([1, 0, 3, 1], [2, 2, 4, 9])).all()
    assert FEWEST == 5
    assert not np.isnan(interval([1, 0, 3, 1, 0], [2, 2, 4, 9, 1])).any()


def test_a_label_never_seen_has_no_higher_end_than_one_that_is():
    """statistics B4: 0 of 32 in 8 stories ended at .369, 3 of 32 there at .231."""
    rng = np.random.default_rng(4)
    for _ in range(300):
        n = int(rng.integers(5, 12))
        totals = rng.integers(1, 9, n).astype(float)
        first = rng.binomial(totals.astype(int), rng.beta(0.4, 1, n))
        second = rng.binomial((totals - first).astype(int), 0.5)
        hits = np.stack([np.zeros(n), first, second, totals - first - second], axis=1)
        low, high = share_intervals(clustered_counts(hits, totals, np.zeros(n, int), 1), 0.95)
        shares = hits.sum(axis=0) / totals.sum()
        assert (high[0] >= high[0, 0] - 1e-12).all()
        assert (low[0][shares > 0] > 0).all()
        assert (high[0][shares < 1] < 1).all()
        assert ((low[0] <= shares) & (shares <= high[0])).all()


def test_groups_do_not_touch_each_other():
    rng = np.random.default_rng(1)
    totals, group = rng.integers(1, 5, 60).astype(float), np.repeat([0, 1, 2], [8, 22, 30])
    hits = rng.binomial(totals.astype(int), 0.3).astype(float)[:, None]
    low, high = share_intervals(clustered_counts(hits, totals, group, 3), 0.95)
    for place in range(3):
        own = group == place
        alone = clustered_counts(hits[own], totals[own], np.zeros(own.sum(), int), 1)
        assert [(low[place, 0], high[place, 0])] == [tuple(end[0, 0] for end in share_intervals(alone, 0.95))]


def test_intervals_hold_the_truth_as_often_as_they_say():
    """The percentile bootstrap of these held it in 82 to 93 of 100."""
    rng = np.random.default_rng(3)
    n_groups, n = 1500, 30
    size = np.where(rng.random(n_groups * n) < 0.6, 1, rng.integers(2, 12, n_groups * n))
    story = np.repeat(np.arange(n_groups * n), size)
    leaning, own = (rng.choice(3, count, p=(0.02, 0.3, 0.68)) for count in (n_groups * n, len(story)))
    label = np.where(rng.random(len(story)) < np.sqrt(0.3), leaning[story], own)
    hits = np.stack([np.bincount(story, label == place) for place in range(3)], axis=1)
    counts = clustered_counts(hits, size.astype(float), np.repeat(np.arange(n_groups), n), n_groups)
    low, high = share_intervals(counts, 0.95)
    covered = ((low <= [0.02, 0.3, 0.68]) & (high >= [0.02, 0.3, 0.68])).mean(axis=0)
    assert (covered > 0.935).all()
    assert (covered[1:] < 0.985).all()
