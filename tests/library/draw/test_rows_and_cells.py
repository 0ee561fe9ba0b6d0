"""What stands in the rows and cells of figures."""

from itertools import pairwise

import polars as pl
import pytest

from presslens.codebook.questions import STANCE
from presslens.draw.differences import LOOKS, Spread, difference_plot
from presslens.draw.figures.cue_tone_by_outlet import tone_cells
from presslens.draw.figures.hypotheses import row_of
from presslens.draw.figures.shares_by_outlet import over_targets
from presslens.draw.figures.stance_by_holder import polarity_cells
from presslens.draw.matrix import SHARES, Cell, matrix_plot
from presslens.draw.page_settings import page_of
from presslens.draw.style import GREY
from presslens.estimate.outcomes import NOT_ESTIMATED, OUTCOMES

RECORD = {
    **{"target": "TUR", "question": "stance", "holder": "outlet", "first": "Some", "second": "Others"},
    **{"n_mentions_first": 9, "n_mentions_second": 5, "n_stories_first": 4, "n_stories_second": 3},
    **{"effective_outlets_first": 1.11, "effective_outlets_second": 2.0},
    **{"direction": "higher", "difference": 0.25, "low": -0.5, "high": 1.0, "outcome": "supported", "primary": True},
    **{"unit": "outlets", "label": None, "period": "all"},
    **{"difference_outlets": 0.125, "low_outlets": -1.0, "high_outlets": 1.25},
    **{"corrected": 0.5, "corrected_low": -0.25, "corrected_high": 1.25, "corrected_outcome": "not supported"},
    **{"coders": 0.75, "coders_low": 0.25, "coders_high": 1.0, "n_codes_first": 7, "n_codes_second": 8},
}


def test_every_outcome_has_looks_of_its_own():
    assert set(LOOKS) == {*OUTCOMES, NOT_ESTIMATED}
    assert len({look.marker for look in LOOKS.values()}) == len(LOOKS)


def test_a_row_tells_the_higher_group_first():
    row = row_of(RECORD, {"TUR": "Turkey"})
    assert row.label == "Turkey, stance, own voice\nSome\n> Others"
    assert row.words.split("\n") == [
        "answers: supported",
        "corrected: not supported",
        "unit: outlets; n = 9 / 5",
        "4 / 3 stories, 1.1 / 2.0 outlets",
    ]
    assert (row.bold, row.outcome, row.corrected_outcome) == (True, "supported", "not supported")
    assert (row.answers, row.corrected) == (Spread(0.25, -0.5, 1.0), Spread(0.5, -0.25, 1.25))
    assert (row.coders, row.outlets) == (Spread(0.75, 0.25, 1.0), Spread(0.125, -1.0, 1.25))


def test_where_the_first_group_is_expected_lower_everything_turns():
    row = row_of(RECORD | {"direction": "lower", "holder": "all"}, {})
    assert row.label == "TUR, stance, all voices\nOthers\n> Some"
    assert row.words.split("\n")[2:] == ["unit: outlets; n = 5 / 9", "3 / 4 stories, 2.0 / 1.1 outlets"]
    assert (row.answers, row.corrected) == (Spread(-0.25, -1.0, 0.5), Spread(-0.5, -1.25, 0.25))
    assert (row.coders, row.outlets) == (Spread(-0.75, -1.0, -0.25), Spread(-0.125, -1.25, 1.0))


def test_a_difference_without_an_interval_or_none_at_all():
    lower = RECORD | {"direction": "lower", "low": None, "high": None}
    assert row_of(lower, {}).answers == Spread(-0.25)
    assert row_of(lower | {"difference": None}, {}).answers is None
    assert row_of(RECORD | {"difference_outlets": None, "low_outlets": None}, {}).outlets is None


@pytest.mark.parametrize("outcome", ["not estimated", None])
def test_where_there_is_no_correction_the_row_says_so(outcome):
    row = row_of(RECORD | {"corrected": None, "coders": None, "corrected_outcome": outcome}, {})
    assert (row.corrected, row.coders, row.corrected_outcome) == (None, None, "not estimated")
    assert row.words.split("\n")[1] == "not corrected: 7 / 8 codes"
    assert row_of(RECORD | {"direction": "lower", "corrected": None}, {}).words.split("\n")[1].endswith("8 / 7 codes")


def test_what_the_sides_differ_in_stands_in_their_labels_alone():
    within = {"direction": "different", "unit": "stories", "target": "RUS / TUR", "label": "against"}
    assert row_of(RECORD | within, {}).label == "stance: against, own voice\nSome\nand Others"
    voices = {"holder": "outlet / quoted", "target": "RUS, TUR", "period": "from 2015-11-24"}
    assert row_of(RECORD | voices, {"TUR": "Turkey"}).label == "RUS, Turkey, stance, from 2015-11-24\nSome\n> Others"


def test_stance_is_in_favour_less_against_over_all_mentions():
    labels = [*STANCE.labels, "uncertain"]
    table = pl.DataFrame({"holder": "UN", "target": "TUR", "stance": labels, "n": [3, 2, 1, 2]})
    (cell,) = polarity_cells(table, "stance", STANCE.polarity).values()
    assert (cell.value, cell.lines) == (-0.25, ("n = 8", "3 against, 1 favour"))


@pytest.mark.parametrize(("fewest", "value"), [(8, -0.25), (9, None)])
def test_few_mentions_have_numbers_and_no_colour(fewest, value):
    """One mention against is not "all against"."""
    table = pl.DataFrame({"holder": "UN", "target": "TUR", "stance": [*STANCE.labels, "uncertain"], "n": [3, 2, 1, 2]})
    (cell,) = polarity_cells(table, "stance", STANCE.polarity, fewest).values()
    assert (cell.value, cell.lines) == (value, ("n = 8", "3 against, 1 favour"))


def test_a_cell_without_a_value_is_hatched_and_no_other():
    cells = {("a", "x"): Cell(None, ("n = 1",)), ("a", "y"): Cell(0, ("n = 9",)), ("b", "x"): Cell(0.5, ("n = 8",))}
    axes = matrix_plot(cells, {"a": "A", "b": "B"}, {"x": "X", "y": "Y"}, SHARES).axes[0]
    assert [bool(box.get_hatch()) for box in axes.patches] == [True, False, False, False]
    few, even = axes.texts[:2]
    assert few.get_color() == GREY != even.get_color()
    assert few.get_fontsize() < even.get_fontsize()


@pytest.mark.parametrize(("columns", "words"), [(3, "1234 dagegen"), (9, "100%"), (9, "eine Zahl ohne Platz 123456")])
def test_on_a_narrow_page_numbers_keep_to_their_cells_or_are_left_out_whole(columns, words):
    page = page_of({"width": "89 mm", "size": 8, "font": ["DejaVu Sans"]})
    names = {place: f"nicht zuzuordnende Quelle {place}" for place in range(columns)}
    cells = {(row, column): Cell(0.5, (words,)) for row in range(3) for column in range(columns)}
    figure = matrix_plot(
        cells, {row: f"Amtsträger eines Landes  n = {row}" for row in range(3)}, names, SHARES, page=page
    )
    figure.draw_without_rendering()
    axes = figure.axes[0]
    room = axes.get_window_extent().width / columns
    assert {text.get_text() for text in axes.texts} <= {words, ""}
    assert all(text.get_window_extent().width <= room for text in axes.texts)
    assert bool(axes.get_xlabel()) == ("" in {text.get_text() for text in axes.texts}) == (len(words) > 20)
    rows = sorted((label.get_window_extent() for label in axes.get_yticklabels()), key=lambda box: -box.y0)
    assert all(above.y0 >= below.y1 for above, below in pairwise(rows))


def test_shares_over_all_targets_are_those_of_all_mentions():
    columns = ["outlet", "target", "frames", "n", "n_mentions"]
    rows = [("A", "TUR", "conflict", 1, 2), ("A", "RUS", "conflict", 1, 8), ("B", "TUR", "conflict", 0, 3)]
    found = over_targets(pl.DataFrame(rows, schema=columns, orient="row"), "frames")
    assert found.rows() == [("A", "conflict", 2, 10, 0.2), ("B", "conflict", 0, 3, 0.0)]


@pytest.mark.parametrize(("n", "lines"), [(9, ("n = 9",)), (10, ("50 %", "n = 10"))])
def test_a_share_of_few_verbs_is_not_given(n, lines):
    table = pl.DataFrame({"outlet": ["A"], "holder": ["UN"], "share": [0.5], "n_reports": [n]})
    assert tone_cells(table, 10)["A", "UN"].lines == lines


def test_the_legend_of_differences_names_what_some_row_has():
    corrected, outlets = row_of(RECORD | {"difference_outlets": None}, {}), row_of(RECORD | {"corrected": None}, {})

    def legend(*rows):
        return [text.get_text() for each in difference_plot(rows, "").legends for text in each.get_texts()]

    assert legend(corrected) == ["by the answers", "corrected", "coders alone"]
    assert legend(corrected, outlets)[-1] == "mean of outlets"
    assert legend(row_of(RECORD | dict.fromkeys(("difference", "corrected", "coders", "difference_outlets")), {})) == []
