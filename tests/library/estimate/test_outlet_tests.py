"""Outlets as units: exchanged between the sides, taken as a sample of their kind, left out one by one."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from scipy import optimize, stats

from presslens.estimate.outlet_tests import (
    MOST_ASSIGNMENTS,
    OutletSums,
    leave_one_out,
    outlet_sums,
    permutation_test,
    random_effects,
)

RNG = np.random.default_rng(1)


def sums_of(means, stories, n_first, variance):
    """Outlets with these means, effective stories and mentions as many as stories."""
    shape = (len(means), 2)
    counts, totals, told = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for place, (mean, n) in enumerate(zip(means, stories, strict=True)):
        side = int(place >= n_first)
        counts[place, side], told[place, side], totals[place, side] = 10 * n, n, 10 * n * mean
    return OutletSums(tuple(f"o{place}" for place in range(len(means))), totals, counts, told, variance)


@pytest.mark.parametrize("n_first", [2, 3, 5])
def test_p_is_the_share_of_assignments_that_part_outlets_as_far(n_first):
    """Counted over scipy's Welch test of every split."""
    means = np.random.default_rng(n_first).normal(0, 0.3, 9)
    means[:n_first] += 0.3
    test = permutation_test(means[:n_first], means[n_first:], RNG)

    def t_of(places):
        rest = [place for place in range(9) if place not in places]
        return abs(stats.ttest_ind(means[list(places)], means[rest], equal_var=False).statistic)

    reached = sum(t_of(places) >= t_of(tuple(range(n_first))) - 1e-9 for places in combinations(range(9), n_first))
    total = len(list(combinations(range(9), n_first)))
    assert test.p == pytest.approx(reached / total, abs=1e-9)
    assert test.assignments == total
    assert test.difference == pytest.approx(means[:n_first].mean() - means[n_first:].mean(), abs=1e-12)


def test_the_smallest_p_of_so_few_outlets():
    apart = np.array([0.9, 1.0, 1.1]), np.array([0.0, 0.1, 0.2])
    assert permutation_test(*apart, RNG).p == permutation_test(*apart, RNG).smallest == pytest.approx(2 / 20)
    more = permutation_test(apart[0], np.array([0.0, 0.1, 0.2, 0.3]), RNG)
    assert more.p == more.smallest == pytest.approx(1 / 35)


def test_equal_outlets_are_no_evidence():
    assert permutation_test(np.zeros(4), np.zeros(5), RNG).p == 1
    assert permutation_test(np.ones(4), np.zeros(5), RNG).p == pytest.approx(1 / 126)


def test_many_outlets_are_drawn_from_the_seed():
    means = np.random.default_rng(5).normal(0, 0.3, 24)
    means[:10] += 0.25
    tests = [permutation_test(means[:10], means[10:], np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert tests[0] == tests[1] != tests[2]
    assert tests[0].assignments == MOST_ASSIGNMENTS
    assert tests[0].p == pytest.approx(tests[2].p, abs=0.01)
    welch = stats.ttest_ind(means[:10], means[10:], equal_var=False).pvalue
    assert tests[0].p == pytest.approx(welch, abs=0.01)


def by_other_formulas(means, variances):
    """DerSimonian-Laird by the sums of Cochran's Q written out, Hartung-Knapp by weighted least squares."""
    w = 1 / variances
    q = (w * means**2).sum() - (w * means).sum() ** 2 / w.sum()
    between = max(0.0, (q - (len(means) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    root = np.sqrt(1 / (variances + between))
    solution, residual, *_ = np.linalg.lstsq(root[:, None], root * means, rcond=None)
    scale = max(1.0, float(residual[0]) / (len(means) - 1))
    return float(solution[0]), scale / float(root @ root), len(means) - 1


@pytest.mark.parametrize("seed", range(6))
def test_random_effects_by_other_formulas(seed):
    rng = np.random.default_rng(seed)
    n_first, n = 3 + seed % 3, 9
    means, stories = rng.normal(0, [0.05, 0.3][seed % 2], n), rng.integers(1, 40, n).astype(float)
    found = random_effects(sums_of(means, stories, n_first, 0.3), 0.95)
    (first, v1, f1), (second, v2, f2) = (
        by_other_formulas(means[part], 0.3 / stories[part]) for part in (slice(n_first), slice(n_first, n))
    )
    freedom = (v1 + v2) ** 2 / (v1**2 / f1 + v2**2 / f2)
    # The bound is where the tail of t is 2.5 %, found by search.
    reach = optimize.brentq(lambda x: stats.t.sf(x / np.sqrt(v1 + v2), freedom) - 0.025, 0, 100, xtol=1e-13)
    assert found == pytest.approx((first - second, first - second - reach, first - second + reach), abs=1e-9)


def test_without_error_within_outlets_the_interval_is_that_of_welch():
    means = np.array([0.1, 0.3, 0.35, -0.2, 0.0, 0.05, 0.1])
    found = random_effects(sums_of(means, np.ones(7), 3, 0.0), 0.9)
    welch = stats.ttest_ind(means[:3], means[3:], equal_var=False)
    interval = welch.confidence_interval(0.9)
    assert found == pytest.approx((means[:3].mean() - means[3:].mean(), interval.low, interval.high), abs=1e-9)
    assert random_effects(sums_of(np.array([1.0, 1, 1, 0, 0, 0]), np.ones(6), 3, 0.0), 0.95) is None


def test_the_variance_of_stories_is_estimated_without_bias():
    rng = np.random.default_rng(9)
    sizes = [[1, 1, 4], [2], [3, 1, 1, 1, 6]]
    outlets = [f"o{place}" for place, told in enumerate(sizes) for n in told for _ in range(n)]
    stories = [
        f"o{place}s{story}" for place, told in enumerate(sizes) for story, n in enumerate(told) for _ in range(n)
    ]
    second = np.array([outlet == "o1" for outlet in outlets])
    order = {story: place for place, story in enumerate(dict.fromkeys(stories))}
    found = []
    for _ in range(1500):
        told = rng.normal(0.2, 0.5, len(order))
        found.append(outlet_sums(np.array([told[order[s]] for s in stories]), second, outlets, stories).variance)
    # 1,500 runs: the standard error of the mean is some 0.004.
    assert np.mean(found) == pytest.approx(0.25, abs=0.015)


def test_effective_stories_by_hand():
    sums = outlet_sums(np.zeros(8), np.array([False] * 5 + [True] * 3), ["a"] * 4 + ["b"] * 4, list("ssstuvvv"))
    assert sums.counts.tolist() == [[4, 0], [1, 3]]
    assert sums.stories.tolist() == [[float(Fraction(16, 10)), 0], [1, 1]]
    assert not sums.apart


def test_leaving_out_by_hand():
    values = np.array([1, 1, 0, 0, 0, -1.0])
    second = np.array([False, False, False, True, True, True])
    sums = outlet_sums(values, second, ["a", "a", "b", "c", "d", "d"], list("uvwxyz"))
    # 2/3 + 1/3; without a 0 + 1/3, b 1 + 1/3, c 2/3 + 1/2, d 2/3 - 0.
    low, high, name = leave_one_out(sums)
    assert (low, high, name) == (pytest.approx(1 / 3), pytest.approx(4 / 3), "a")
    assert leave_one_out(outlet_sums(np.array([1, 0.0]), np.array([False, True]), ["a", "b"], ["s", "t"])) is None


def test_an_outlet_on_both_sides_leaves_both():
    values, second = np.array([1, 0, 1, -1.0]), np.array([False, True, False, True])
    sums = outlet_sums(values, second, ["a", "a", "b", "b"], list("wxyz"))
    assert leave_one_out(sums) == (1.0, 2.0, "a")


def test_the_test_holds_its_level_where_outlets_of_a_kind_differ():
    """5 against 6 outlets, between-outlet standard deviation .27; unequal numbers of stories, two spreads."""
    rng = np.random.default_rng(27)
    stories = np.array([65, 60, 19, 44, 3, 19, 10, 60, 38, 82, 38])
    runs, rejected, outside = 1000, 0, 0
    for _ in range(runs):
        means = rng.normal(0, 0.27, 11) + rng.normal(0, 0.4, 11) / np.sqrt(stories)
        rejected += permutation_test(means[:5], means[5:], rng).p <= 0.05
        _, low, high = random_effects(sums_of(means, stories, 5, 0.16), 0.95)
        outside += not low <= 0 <= high
    # At 5 %: 50 expected, standard deviation 6.9.
    assert 50 - 4 * 6.9 < rejected <= 60 + 2 * 6.9
    assert outside <= 50 + 3 * 6.9
