import numpy as np
import pytest

from presslens.estimate.correction.planning import codes_by_stratum, codes_for_width, detectable_difference


def test_a_difference_of_that_size_is_found_as_often_as_wanted():
    rng = np.random.default_rng(1)
    size = detectable_difference(0.06, 0.08, 1e6, 0.05, 0.8)
    found = np.abs(rng.normal(size, 0.1, 40_000)) > 1.959964 * 0.1
    assert found.mean() == pytest.approx(0.8, abs=0.01)


def test_as_many_codes_as_there_are_leave_the_width_there_is():
    error = 0.05
    assert codes_for_width(2 * 1.9599640 * error, error, 120, 2000, 0.02, 0.95) == pytest.approx(120, abs=1)


def test_no_number_of_codes_makes_up_for_few_stories():
    assert codes_for_width(0.05, 0.05, 120, 2000, 0.04, 0.95) is None


def test_codes_without_mentions_cannot_be():
    with pytest.raises(ValueError, match="5 codes of 3 mentions"):
        codes_for_width(0.1, 0.1, 5, 3, 0.0, 0.95)


def test_a_stratum_gets_no_more_codes_than_it_has_mentions():
    assert codes_by_stratum(50, [10, 1000], [0.0, 0.0]) == [10, 25]
