"""What a figure is made for."""

import re

import pytest

from presslens.base.errors import InputError
from presslens.codebook.words import Words
from presslens.draw.page import Page
from presslens.draw.page_settings import LEAST_ROOM, check_font, inches, page_of


def test_what_is_not_said_is_as_figures_always_were():
    page = page_of({"ribbon_article": None})
    assert (page.width, page.size, page.font, page.grey, page.outside, page.as_designed) == (
        *(7.0, 8.0, ("DejaVu Sans",)),
        *(False, False, True),
    )


def test_larger_letters_leave_less_room():
    assert page_of({"width": "7 in", "size": 10}).room == pytest.approx(5.6)
    assert page_of({"width": "178 mm", "size": 8}).room == pytest.approx(7.008, abs=1e-3)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"width": "1 in"}, "config.yaml: draw.width: found '1 in'; from 2 in (50.8 mm) to 14 in (355.6 mm)"),
        ({"width": "0 mm"}, "config.yaml: draw.width: found '0 mm'; from 2 in (50.8 mm) to 14 in (355.6 mm)"),
        ({"width": "seven"}, "config.yaml: draw.width: found 'seven'; from 2 in (50.8 mm) to 14 in (355.6 mm)"),
        (
            {"width": "3.4 in", "size": 12},
            "config.yaml: draw.width: found '3.4 in', too narrow for letters of 12 points; at least 4.8 in (122 mm)",
        ),
    ],
)
def test_a_width_that_no_figure_can_have(settings, line):
    with pytest.raises(InputError) as fault:
        page_of(settings)
    assert str(fault.value) == line


def test_bounds_are_widths_that_are_accepted_in_both_units():
    assert [inches(width) for width in ("2 in", "50.8 mm", "14 in", "355.6 mm")] == pytest.approx([2, 2, 14, 14])
    for width in ("50.7 mm", "355.7 mm"):
        with pytest.raises(InputError):
            inches(width)


@pytest.mark.parametrize("size", [5.5, 6, 7, 8, 9, 10, 11, 12, 13.3, 14])
def test_the_least_width_that_is_told_is_accepted(size):
    with pytest.raises(InputError) as fault:
        page_of({"width": "2 in", "size": size})
    found = re.search(r"at least ([0-9.]+ in) \(([0-9]+ mm)\)", str(fault.value))
    for width in found.groups():
        assert page_of({"width": width, "size": size}).room == pytest.approx(LEAST_ROOM, abs=0.15)


def test_letters_that_leave_no_room_on_the_page_that_is_not_named():
    with pytest.raises(InputError, match=r"draw\.width: found '7 in', too narrow for letters of 18 points"):
        page_of({"size": 18})


def test_a_font_that_is_not_there_is_told_in_one_line_with_what_is():
    with pytest.raises(InputError, match=r"draw\.font: found 'Dejavu Sanz'; on this machine: .*DejaVu Sans") as fault:
        check_font(["Dejavu Sanz"])
    assert "\n" not in str(fault.value)


def test_a_legend_has_as_many_columns_as_there_is_room_for():
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], label="a label of some length") for _ in range(4)]
    columns = {}
    for width in (7.0, 3.4):
        page = Page(width)
        legend = page.legend(page.figure(2.0), handles, 4)
        columns[width] = legend._ncols
        assert legend.get_window_extent().width <= width * 100
    assert columns[7.0] > columns[3.4]


def test_where_lines_begin_on_the_right_the_first_entry_stands_there():
    from matplotlib.lines import Line2D

    page = Page(words=Words("ar", True))
    legend = page.legend(page.figure(2.0), [Line2D([], [], label=name) for name in "ab"], 2)
    assert [text.get_text() for text in legend.get_texts()] == ["b", "a"]
