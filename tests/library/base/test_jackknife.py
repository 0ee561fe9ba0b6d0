"""Deleting one cluster at a time."""

import numpy as np
import pytest
from scipy.stats import t

from presslens.base.jackknife import FISHER_Z, LOG, LOGIT, jackknife_error, t_interval


def test_the_jackknife_error_of_a_mean_is_its_standard_error():
    values = np.random.default_rng(0).normal(size=40)
    without = (values.sum() - values) / 39
    assert jackknife_error(without[:, None])[0] == pytest.approx(values.std(ddof=1) / np.sqrt(40))


@pytest.mark.parametrize(("scale", "value", "slope"), [(LOGIT, 0.8, 6.25), (FISHER_Z, 0.5, 4 / 3), (LOG, 2.0, 0.5)])
def test_intervals_by_hand(scale, value, slope):
    low, high = t_interval(np.array([value]), np.array([0.1]), np.array([9]), 0.9, scale)
    reach = t.ppf(0.95, 9) * 0.1 * slope
    assert scale.there(high)[0] - scale.there(value) == pytest.approx(reach)
    assert scale.there(value) - scale.there(low)[0] == pytest.approx(reach)


@pytest.mark.parametrize(
    ("value", "error", "degrees"), [(0.5, 0, 9), (1, 0.1, 9), (0, 0.1, 9), (0.5, np.nan, 9), (0.5, 1, 0)]
)
def test_what_cannot_show_any_uncertainty_has_no_interval(value, error, degrees):
    ends = t_interval(np.array([value]), np.array([error]), np.array([degrees]), 0.95, LOGIT)
    assert np.isnan(ends).all()
