"""Text on figures is printable whoever wrote it."""

import warnings
from xml.etree import ElementTree

import polars as pl
import pytest

from presslens.draw.dots import Mark
from presslens.draw.face import footnote
from presslens.draw.lettering import printable, shortened
from presslens.draw.matrix import COLUMN_LETTERS, RISING, SHARES, Cell, matrix_plot
from presslens.draw.page import PAGE
from presslens.draw.printing import save
from presslens.draw.style import Stamp
from presslens.draw.timeline import TITLE_LETTERS, timeline_plot

KINDS = ("svg", "pdf", "png", "csv")
EVIL = "Evil\x1b[31m\u202epress\x00\u2066 -- \ufffe x"


def written(folder, name):
    figure = matrix_plot({(name, "a"): Cell(0.5, (name,))}, {name: name}, {"a": name}, SHARES)
    footnote(figure, name, Stamp(name, False), PAGE)
    paths = {kind: folder / f"f.{kind}" for kind in KINDS}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return save(figure, pl.DataFrame({"a": [1]}), paths), paths


def test_control_and_direction_characters_reach_no_svg(tmp_path):
    """hostile 22: such a name makes an ill-formed svg, wherever it stands on the figure."""
    _, paths = written(tmp_path, EVIL)
    ElementTree.parse(paths["svg"])
    text = paths["svg"].read_text(encoding="utf-8")
    assert "Evil [31m press" in text
    assert not {character for character in text if printable(character) != character}


@pytest.mark.parametrize("name", ["Zaman", "New\N{NO-BREAK SPACE}Post", "Two\nlines", "O'Neil & $5 <b>", "عنب بلدي"])
def test_what_can_be_printed_stays(name):
    assert printable(name) == name


def test_letters_without_a_shape_are_told_once_and_stop_nothing(tmp_path):
    """ordinary-news 20: Chinese letters are boxes."""
    missed, paths = written(tmp_path, "新华社 Xinhua")
    assert missed == set("新华社")
    assert all(path.stat().st_size for path in paths.values())
    assert written(tmp_path, "Zaman")[0] == set()


def test_a_short_text_is_not_shortened():
    assert [len(shortened("a" * n, 36)) for n in (35, 36, 37, 5000)] == [35, 36, 36, 36]


def test_long_labels_of_the_codebook_leave_room_for_the_figure():
    """hostile: labels of 40 wide letters stood over the next panel, and over the rows of a matrix."""
    label = "W" * 40
    row = ("2016-Q1", "conflict", 1, 4, 9, 0.25, 0.1, 0.4)
    names = ["quarter", "frames", "n", "n_mentions", "n_clusters", "share", "low", "high"]
    table = pl.DataFrame([row], schema=names, orient="row")
    time = timeline_plot(table, "frames", {"conflict": Mark(label, "#D55E00", "o")}, [], 5)
    assert len(time.axes[0].get_title("left")) == TITLE_LETTERS
    cells = {("r", "c"): Cell(0.5, ("50%",)), ("r", "d"): Cell(0.5, ("50%",))}
    matrix = matrix_plot(cells, {"r": "row"}, {"c": label, "d": "Humanitarian"}, SHARES, RISING)
    shown = [text.get_text() for text in matrix.axes[0].get_xticklabels()]
    assert (len(shown[0]), shown[1]) == (COLUMN_LETTERS, "Humanitarian")


def test_names_of_holders_are_whole_above_many_columns():
    names = ["Turkey's officials", "unresolved source", "Syrian opposition", "United Nations", "Other holders"]
    cells = {("a", name): Cell(0, ("1",)) for name in names}
    figure = matrix_plot(cells, {"a": "a"}, {name: name for name in names}, SHARES, RISING)
    shown = [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert shown == names
