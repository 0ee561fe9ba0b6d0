"""Shades of grey stay apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.draw.greys import in_grey, scale_in_grey, shades
from presslens.draw.marks import Mark


def luminance(colour):
    """Relative luminance of a grey (WCAG 2.1)."""
    value = int(colour[1:3], 16) / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(dark, light):
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05)


@pytest.mark.parametrize("number", range(1, 8))
def test_neighbours_differ_in_lightness_and_all_stand_out_from_paper(number):
    found = shades(number)
    assert all(contrast(dark, light) >= 1.2 for dark, light in pairwise(found))
    assert all(contrast(shade, "#FFFFFF") >= 1.9 for shade in found)
    assert all(shade[1:3] == shade[3:5] == shade[5:7] for shade in found)


@given(st.lists(st.sampled_from("osD^v"), min_size=1, max_size=11))
def test_series_have_each_a_form_and_a_shade_of_their_own(markers):
    found = in_grey({place: Mark(str(place), "#FF0000", marker) for place, marker in enumerate(markers)}).values()
    assert len({mark.marker for mark in found}) == len({mark.colour for mark in found}) == len(markers)


def test_forms_that_differ_stay():
    assert [mark.marker for mark in in_grey({1: Mark("a", "#1", "v"), 2: Mark("b", "#2", "x")}).values()] == ["v", "x"]


def test_both_ends_of_a_scale_of_colours_differ_in_lightness():
    low, _, high = scale_in_grey(("#B35806", "#F7F7F7", "#542788"))
    assert contrast(low, high) > 7
