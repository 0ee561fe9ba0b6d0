"""A corrected number is the main mark, the answers a small one beside it; what is not corrected is open."""

import polars as pl
import pytest
from matplotlib.figure import Figure

from presslens.draw.diverging import diverging_plot
from presslens.draw.dots import dot_plot
from presslens.draw.marks import Look, Mark, Number, Shown, draw_number, has_corrected, shown
from presslens.draw.notes import interval_note

MARK = Mark("negative", "#112233", "o")
LOOK = Look(size=6, width=1.5, edge=0.5, line_edge=1.0, aside=0.2)
ROW = {"share": 0.4, "low": 0.3, "high": 0.5, "corrected": 0.2, "corrected_low": 0.1, "corrected_high": 0.35}


def lines_of(number, look=LOOK, mark=MARK):
    axes = Figure().add_subplot()
    draw_number(axes, 1.0, number, mark, look)
    return [
        (line.get_marker(), line.get_linestyle(), line.get_markerfacecolor(), line.get_alpha(),
         [float(x) for x in line.get_xdata()], [float(y) for y in line.get_ydata()])
        for line in axes.lines
    ]  # fmt: skip


def test_the_corrected_number_comes_first_and_the_answers_stand_beside():
    number = shown(ROW, True)
    assert number == Shown(Number(0.2, 0.1, 0.35), Number(0.4, 0.3, 0.5))
    pale, small, line, main = lines_of(number)
    assert (pale[3:], small[2:]) == ((0.55, [0.3, 0.5], [1.2, 1.2]), ("white", 0.55, [0.4], [1.2]))
    assert (line[1], line[4], line[5]) == ("-", [0.1, 0.35], [1.0, 1.0])
    assert main[2:] == ("#112233", None, [0.2], [1.0])


def test_what_is_not_corrected_is_open_and_dashed_only_beside_corrected_numbers():
    row = ROW | {"corrected": None}
    alone, among = shown(row, False), shown(row, True)
    assert (alone.hollow, among.hollow) == (False, True)
    (line, main), (dashed, hollow) = lines_of(alone), lines_of(among)
    assert (line[1], main[2], dashed[1], hollow[2]) == ("-", "#112233", "--", "white")
    assert shown({name: row[name] for name in ("share", "low", "high")}, False) == alone  # of tables without codes


def test_no_line_without_an_interval_and_nothing_without_a_number():
    assert len(lines_of(shown(ROW | {"corrected": None, "low": None, "high": None}, False))) == 1
    assert shown(None, True) is None
    assert shown(ROW | {"share": None}, True) is None


@pytest.mark.parametrize(("value", "drawn"), [(-0.2, 0.0), (1.3, 1.0), (0.7, 0.7)])
def test_a_corrected_share_beyond_an_end_is_drawn_there(value, drawn):
    assert shown(ROW | {"corrected": value}, True).main.value == drawn
    assert shown(ROW | {"corrected": -0.5}, True, ends=(-1.0, 1.0)).main.value == -0.5


def test_numbers_may_go_up_or_to_the_left():
    number = Shown(Number(0.2, 0.1, 0.3))
    up = Look(6, 1.5, 0.5, 1.0, 0.2, upright=True)
    assert [line[4:] for line in lines_of(number, up)] == [([1.0, 1.0], [0.1, 0.3]), ([1.0], [0.2])]
    left = Look(6, 1.5, 0.5, 1.0, 0.2, sign=-1)
    assert [line[4] for line in lines_of(number, left)] == [[-0.1, -0.3], [-0.2]]


def test_a_figure_without_corrected_numbers_has_filled_marks_alone():
    answered = {"target": ["TUR", "RUS"], "sentiment": ["negative"] * 2, "n_mentions": [9, 9], "share": [0.4, 0.5]}
    answered |= {"low": [0.3, None], "high": [0.5, None]}
    corrected = {"corrected": [0.2, None], "corrected_low": [0.1, None], "corrected_high": [0.3, None]}
    plain, mended = pl.DataFrame(answered), pl.DataFrame(answered | corrected)
    nothing = mended.with_columns(pl.lit(None, pl.Float64).alias(name) for name in corrected)
    assert [has_corrected(table) for table in (plain, mended, nothing)] == [False, True, False]
    rows, marks = {"TUR": "Turkey", "RUS": "Russia"}, {"negative": MARK, "positive": MARK}

    def faces(table):
        dots = dot_plot(table, rows, "target", {"negative": MARK}, "sentiment", "Share").axes[0]
        sides = diverging_plot(table.with_columns(outlet=pl.lit("x")), "outlet", {"x": "x"}, rows, marks, "sentiment")
        return [
            [line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"]
            for axes in (dots, *sides.axes)
        ]

    assert faces(plain) == faces(nothing) == [["#112233"] * 2, ["#112233"], ["#112233"]]
    assert faces(mended) == [["white", "#112233", "white"], ["white", "#112233"], ["white"]]


def test_the_note_speaks_of_correction_only_where_something_is_corrected():
    plain = interval_note(7, 2, "95 %")
    assert plain == (
        "Lines: 95 % intervals over stories (Korn-Graubard), at most 7 articles behind a share. "
        "2 without a line: fewer than 5 stories. Classifier error is not in them."
    )
    said = interval_note(7, 0, "95 %", 40)
    assert said.startswith("Filled: corrected by codes, at most 40 a share; small and pale: as answered; open")
    assert said.endswith("Classifier error is in the lines of corrected shares alone.")
