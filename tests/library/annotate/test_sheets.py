"""Names of coding sheets: what is there is never made again."""

import re

import pytest

from presslens.annotate.sheets import DRAW, check_targets, drawn_names, put_in_place, undrawn
from presslens.base.errors import InputError


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "work/mine"
    folder.mkdir(parents=True)
    for name in ("to_code_40.csv", "to_code_60.xlsx", "to_code_7.json", ".to_code_9.csv.12.part", "notes.txt"):
        (folder / name).write_text("x")
    return tmp_path


def test_a_name_is_taken_whatever_its_sheet_was_saved_as(root):
    assert drawn_names(root) == ["mine/to_code_40", "mine/to_code_60", "mine/to_code_7"]


@pytest.mark.parametrize(
    ("path", "free"),
    [
        ("mine/to_code_40", False),
        ("mine/to_code_60", False),
        ("mine/to_code_40_2", True),
        ("mine/to_code_4", True),
        ("other/to_code_40", True),
        ("mine/to_code_0", False),
        ("mine/to_code_040", False),
        ("mine/to_code_40x", False),
    ],
)
def test_no_rule_makes_what_is_there(root, path, free):
    """new-user 1: the pattern of the rule matches no sheet that is there, so that nothing can make it again."""
    pattern = rf"work/(?P<corpus>{undrawn(drawn_names(root))}(?:mine|other))/to_code_(?P<draw>{DRAW})\.csv"
    assert bool(re.fullmatch(pattern, f"work/{path}.csv")) is free


def test_asking_for_a_sheet_that_is_there_tells_a_name_that_is_free(root):
    check_targets(["work/mine/to_code_41.csv", "results/mine/manifest.json", "--cores"], root)
    (root / "work/mine/to_code_40_2.csv").write_text("x")
    with pytest.raises(InputError) as fault:
        check_targets(["work/mine/to_code_40.csv", "work/mine/to_code_40_2.csv"], root)
    assert str(fault.value).splitlines() == [
        f"work/mine/{name}: was drawn before; a sheet is never written over; "
        "40 more mentions: work/mine/to_code_40_3.csv"
        for name in ("to_code_40.csv", "to_code_40_2.csv")
    ]


def test_a_file_is_put_in_place_once(tmp_path):
    for content in ("new", "newer"):
        (tmp_path / "part").write_text(content)
        if content == "new":
            put_in_place(tmp_path / "part", tmp_path / "sheet.csv")
        else:
            with pytest.raises(InputError, match="is there already"):
                put_in_place(tmp_path / "part", tmp_path / "sheet.csv")
    assert (tmp_path / "sheet.csv").read_text() == "new"
    assert not (tmp_path / "part").exists()
