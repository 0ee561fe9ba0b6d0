"""Text on figures is printable whoever wrote it."""

import warnings
from xml.etree import ElementTree

import polars as pl
import pytest

from presslens.draw.lettering import printable, shortened
from presslens.draw.matrix import SHARES, Cell, matrix_plot
from presslens.draw.style import Stamp, footnote, save

KINDS = ("svg", "pdf", "png", "csv")
EVIL = "Evil\x1b[31m\u202epress\x00\u2066 -- \ufffe x"


def written(folder, name):
    figure = matrix_plot({(name, "a"): Cell(0.5, (name,))}, {name: name}, {"a": name}, SHARES)
    footnote(figure, name, Stamp(name, False))
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
