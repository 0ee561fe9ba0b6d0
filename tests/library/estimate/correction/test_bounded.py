import numpy as np
import pytest
from scipy.stats import beta, t

from presslens.estimate.correction.bounded import p_values, share_interval, t_interval


def ends(*numbers):
    return [float(end[0]) for end in share_interval(*(np.array([x], dtype=float) for x in numbers), 0.95)]


def test_with_the_error_of_independent_observations_it_is_clopper_and_pearson():
    share, n = 12 / 60, 60
    low, high = ends(share, np.sqrt(share * (1 - share) / n), n - 1, 60)
    assert (low, high) == pytest.approx((beta.ppf(0.025, 12, 49), beta.ppf(0.975, 13, 48)), abs=1e-9)


def test_few_stories_make_it_wider():
    assert ends(0.3, 0.05, 8, 1)[1] > ends(0.3, 0.05, 80, 1)[1]


def test_at_an_end_the_number_of_observations_counts():
    assert ends(0.0, 0.0, 9, 10) == pytest.approx([0, beta.ppf(0.975, 1, 10)])
    assert ends(1.0, 0.0, 9, 10) == pytest.approx([beta.ppf(0.025, 10, 1), 1])


def test_a_share_outside_reaches_as_far_as_student():
    low, high = ends(-0.02, 0.1, 10, 500)
    assert low == 0
    assert high == pytest.approx(t.ppf(0.975, 10) * 0.1)


def test_just_above_an_end_it_reaches_as_far_as_at_the_end():
    # As one in a thousand observations, an error of .08 would be that of a sixth of an observation: up to nearly 1.
    at_end, above = ends(0.0, 0.08, 9, 15), ends(0.001, 0.08, 9, 15)
    assert above[0] == pytest.approx(0)
    assert above[1] == pytest.approx(at_end[1], abs=0.01)
    assert at_end[1] == pytest.approx(beta.ppf(0.975, 1, 15))
    assert ends(0.999, 0.08, 9, 15) == pytest.approx((1 - above[1], 1))


@pytest.mark.parametrize("error", [0.02, 0.08, 0.2])
def test_the_upper_end_does_not_leap_up_where_a_share_leaves_an_end(error):
    share = np.linspace(-0.02, 0.3, 65)
    n = len(share)
    _, high = share_interval(share, np.full(n, error), np.full(n, 12.0), np.full(n, 13.0), 0.95)
    assert np.diff(high).max() < 0.02


def test_intervals_stay_inside_and_hold_the_share():
    rng = np.random.default_rng(1)
    share, error, df = rng.uniform(-0.2, 1.2, 500), rng.uniform(0, 0.3, 500), rng.uniform(1, 90, 500)
    low, high = share_interval(share, error, df, np.full(500, 20.0), 0.95)
    assert ((low >= 0) & (high <= 1)).all()
    assert ((low <= np.clip(share, 0, 1) + 1e-9) & (np.clip(share, 0, 1) <= high + 1e-9)).all()


def test_without_a_degree_of_freedom_there_is_none():
    assert np.isnan(ends(0.3, 0.1, 0, 5)).all()
    nothing = (np.array([0.3]), np.array([0.0]), np.array([5.0]))
    assert np.isnan(t_interval(*nothing, 0.95, (-1, 1)).low[0])
    assert np.isnan(p_values(*nothing)[0])


def test_p_is_students():
    assert p_values(np.array([0.2]), np.array([0.1]), np.array([12.0]))[0] == pytest.approx(2 * t.sf(2, 12))


def test_a_larger_error_narrows_the_interval_by_next_to_nothing():
    # An error that leaves less than an observation for each story was once taken for the better known one.
    errors = np.linspace(0.02, 0.49, 40)
    for df in (3.0, 4.5, 20.0):
        low, high = share_interval(np.full(40, 0.5), errors, np.full(40, df), np.full(40, 5.0), 0.95)
        assert (np.diff(high - low) >= -0.01).all()
    assert high[-1] - low[-1] > 0.9
