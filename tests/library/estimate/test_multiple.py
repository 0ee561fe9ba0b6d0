"""p values of several tests at once."""

import pytest

from presslens.estimate.multiple import benjamini_hochberg, holm


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -0.1, 1.1])
def test_what_is_no_p_value_is_not_adjusted(adjust, value):
    """statistics E1: NaN made every p value above it NaN"""
    with pytest.raises(ValueError, match="not a p value"):
        adjust([0.01, value, 0.5])


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_bounds_and_none(adjust):
    assert adjust([0, 1]).tolist() == [0, 1]
    assert adjust([]).tolist() == []
