import contextlib
import csv

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_csv, read_yaml, remove_leftovers, replacing, write_csv, written_text


def test_an_interrupted_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with contextlib.suppress(RuntimeError), replacing(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_formulas_do_not_reach_a_spreadsheet(tmp_path, text):
    write_csv(pl.DataFrame({"a": [text, "plain"], "b": [-0.5, 1.0]}), tmp_path / "a.csv")
    table = read_csv(tmp_path / "a.csv", {"b": float})
    assert table["a"].to_list() == ["'" + text, "plain"]
    assert table["b"].to_list() == [-0.5, 1.0]


def test_csv_rounds_and_joins_lists(tmp_path):
    write_csv(pl.DataFrame({"x": [1 / 3], "l": [["a", "b"]]}), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text() == "x,l\n0.333333,a;b\n"


def test_yaml_words_and_dates_stay_text(tmp_path):
    (tmp_path / "a.yaml").write_text("a: no\nb: 2020-03-05\nc: true\nd: [yes, off]\n")
    assert read_yaml(tmp_path / "a.yaml") == {"a": "no", "b": "2020-03-05", "c": True, "d": ["yes", "off"]}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: 1\na: 2\n", "line 2.*'a' occurs twice"),
        ("a: {b: 1, b: 2}", "'b' occurs twice"),
        ("a: [", "not YAML"),
        ("a: !!python/object/apply:os.system [ls]", "not YAML"),
        ("[" * 5000, "not YAML|nested"),
        ("a: \x00", "not YAML"),
    ],
)
def test_bad_yaml_is_named(tmp_path, text, complaint):
    (tmp_path / "a.yaml").write_text(text)
    with pytest.raises(InputError, match=complaint):
        read_yaml(tmp_path / "a.yaml")


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in (".a.csv.123.part", "deep/.b.parquet.9.part", "c.part", ".d.part", "e.123.part"):
        (tmp_path / name).touch()
    assert {path.name for path in remove_leftovers(tmp_path)} == {".a.csv.123.part", ".b.parquet.9.part"}
    assert {path.name for path in tmp_path.rglob("*.part")} == {"c.part", ".d.part", "e.123.part"}
    assert remove_leftovers(tmp_path / "missing") == []


@pytest.mark.parametrize("text", ["=1+2", "-3", " @here", "+x", "'quoted'", "plain", "'", ""])
def test_text_that_was_made_safe_can_be_read_back(text, tmp_path):
    write_csv(pl.DataFrame({"text": [text], "next": ["x"]}), tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(newline="") as file:
        assert written_text(list(csv.reader(file))[1][0]) == text


def test_a_key_that_is_a_list_is_refused_with_its_place(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("? [1]\n: 2\n")
    with pytest.raises(InputError, match=r"a.yaml, line 1, column 3: is not YAML \(a key is no plain value\)"):
        read_yaml(path)
