import numpy as np
import pytest
from matplotlib.image import imsave

from presslens.tell.compare import SHOWN, compare


@pytest.fixture
def folders(tmp_path):
    for name in ("committed", "rebuilt"):
        (tmp_path / name / "tables").mkdir(parents=True)
        (tmp_path / name / "tables/a.csv").write_text("x,y\n1,2\n3,4\n")
        (tmp_path / name / "report.html").write_text(name)
    return tmp_path / "committed", tmp_path / "rebuilt"


def differences(folders, pictures=None):
    found = compare(*folders, frozenset({"report.html"}), pictures)
    assert all(line.startswith(name) for name, lines in found.items() for line in lines)
    return [line for lines in found.values() for line in lines]


def test_equal_folders_have_no_difference(folders):
    assert differences(folders) == []


def test_a_changed_cell_is_named(folders):
    (folders[1] / "tables/a.csv").write_text("x,y\n1,2\n3,5\n9,9\n")
    assert differences(folders) == [
        "tables/a.csv, row 3, column y: '4' committed, '5' rebuilt",
        "tables/a.csv, row 4, column x: '(nothing)' committed, '9' rebuilt",
        "tables/a.csv, row 4, column y: '(nothing)' committed, '9' rebuilt",
    ]


def test_what_is_not_shown_is_told_of(folders):
    for folder, value in zip(folders, "ab", strict=True):
        (folder / "tables/a.csv").write_text("x\n" + f"{value}\n" * (SHOWN + 5))
    lines = differences(folders)
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "tables/a.csv: more differs than is shown here"


def test_files_are_compared_both_ways(folders):
    (folders[0] / "old.csv").write_text("")
    (folders[1] / "new.csv").write_text("")
    assert differences(folders) == [
        "old.csv: here, but not rebuilt",
        "new.csv: rebuilt, but not here",
    ]


def test_json_leaves_are_named(folders):
    for folder, value in zip(folders, "ab", strict=True):
        (folder / "m.json").write_text(f'{{"config": {{"seed": "{value}"}}, "same": 1}}')
    assert differences(folders) == ["m.json: config.seed: 'a' committed, 'b' rebuilt"]


def test_other_bytes_are_never_overlooked(folders):
    for folder, value in zip(folders, (b"a", b"b"), strict=True):
        (folder / "f.pdf").write_bytes(value)
    assert differences(folders) == ["f.pdf: other bytes"]


def test_a_picture_shows_where_two_figures_differ(folders, tmp_path):
    image = np.ones((4, 5, 3))
    imsave(folders[0] / "f.png", image)
    image[0, 0] = 0
    imsave(folders[1] / "f.png", image)
    (line,) = differences(folders, tmp_path / "pictures")
    assert line.startswith("f.png: 5.00% of pixels differ")
    assert (tmp_path / "pictures/f.png").exists()
