"""Tables go out safe and come back as they were."""

import contextlib
import csv
import io
import re

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presslens.base.characters import shown
from presslens.base.errors import InputError
from presslens.base.io import read_cells, read_csv, read_table, write_csv, write_table, written_text


def cells_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


FORMULAS = ["=cmd()", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n=1", "\u00a0=1", "＝1", "'=1", "''=1", "' =1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_do_not_reach_a_spreadsheet(tmp_path, text):
    write_csv(pl.DataFrame({"a": [text, "plain"], "b": [-0.5, 1.0]}), tmp_path / "a.csv")
    assert cells_of(tmp_path / "a.csv") == [["a", "b"], ["'" + text, "-0.5"], ["plain", "1.0"]]


#: Names of outlets and files that a spreadsheet would run, and texts that begin with an apostrophe themselves.
NAMES = ["+972 Magazine", "=cmd.txt", "-5", "@x", "'quoted'", "'+1", "''-", "'", "", " ", "'s-Gravenhage", "a\n=b"]


def test_one_round_trip_for_all(tmp_path):
    """hostile 7"""
    table = pl.DataFrame({"name": [*NAMES, None], "n": range(len(NAMES) + 1)})
    write_csv(table, tmp_path / "a.csv")
    assert read_csv(tmp_path / "a.csv", {"n": int}).equals(table)
    assert [row[0] for row in read_cells(tmp_path / "a.csv")[1:]] == [*NAMES, ""]
    assert [written_text(row[0]) for row in cells_of(tmp_path / "a.csv")[1:]] == [*NAMES, ""]


TEXTS = st.text(st.characters(codec="utf-8")) | st.from_regex(r"\A'{0,3}\s?[=+\-@\t\r]?'?.{0,3}\Z")


@given(st.lists(st.tuples(TEXTS | st.none(), st.none() | st.integers(-999, 999) | st.just(-1), st.booleans())))
@example([("\u2028=1", None, True), ("\x1c=1", 1, False), ("\x85-1", 1, False)])
@example([(None, None, True)])
def test_any_table_comes_back(tmp_path_factory, rows):
    """hostile 7, 22: text as it was, but for the characters that must not be written as they are"""
    kinds = {"text": pl.String, "n": pl.Int64, "flag": pl.Boolean}
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    table = pl.DataFrame(rows, schema=kinds, orient="row")
    write_csv(table, path)
    expected = [(None if text is None else shown(text), *rest) for text, *rest in rows]
    assert read_csv(path, {"n": int, "flag": bool}).rows() == expected
    words = {None: "", True: "true", False: "false"}
    as_cells = [[words.get(text, text), "" if n is None else str(n), words[flag]] for text, n, flag in expected]
    assert read_cells(path) == [[*kinds], *as_cells]


@given(st.lists(TEXTS | st.none(), min_size=1))
def test_a_table_of_one_column_comes_back(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    write_csv(pl.DataFrame({"a": texts}, schema={"a": pl.String}), path)
    assert read_csv(path)["a"].to_list() == [None if text is None else shown(text) for text in texts]


HARMFUL = ["\x1b[2J", "a\x00b", "\x07", "\x9b31m", "\u202eNews\u202c", "\u2067a\u2069", "a\u2028b", "\ufffe", "\x7f"]


@pytest.mark.parametrize("text", HARMFUL)
def test_characters_that_do_harm_are_spelled_out(tmp_path, text):
    """hostile 22"""
    write_csv(pl.DataFrame({"a": [text], "b": [[text, "x"]]}), tmp_path / "a.csv")
    written = (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert not re.search("[^\n -~]", written), "only printable ASCII is left of these"
    assert cells_of(tmp_path / "a.csv")[1] == [shown(text), shown(text) + ";x"]


@pytest.mark.parametrize("text", ["Ärger", "آنا", "a\u200db", "🙂", "a\u200fb", "l\u00a0'eau", "a\tb\nc", "\u00ad"])
def test_other_characters_stay(tmp_path, text):
    assert shown(text) == text
    write_csv(pl.DataFrame({"a": [text]}), tmp_path / "a.csv")
    assert cells_of(tmp_path / "a.csv")[1] == [text]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_none_are_not_written(tmp_path, number):
    """hostile 8, statistics E1"""
    table = pl.DataFrame({"a": ["x", "y", "z"], "p": [None, 0.5, number]})
    with pytest.raises(InputError, match=rf"t\.csv, row 4, column 'p': found {number}; allowed: a finite number$"):
        write_csv(table, tmp_path / "t.csv")
    assert not list(tmp_path.iterdir())


def test_csv_rounds_and_joins_lists(tmp_path):
    write_csv(pl.DataFrame({"x": [1 / 3], "l": [["a", "b"]]}), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text() == "x,l\n0.333333,a;b\n"


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2,3\n", b"a\n\xff\n", b'a\n"x'])
def test_broken_csv_is_read_or_a_line_and_no_traceback(tmp_path, data):
    """hostile 31"""
    (tmp_path / "a.csv").write_bytes(data)
    n_lines = 0
    for read in (read_csv, read_cells):
        with contextlib.suppress(InputError):
            read(tmp_path / "a.csv")
            n_lines -= 1
        n_lines += 1
    assert n_lines >= 1


def test_a_cell_of_another_type_is_a_line(tmp_path):
    (tmp_path / "a.csv").write_text("n\nx\n")
    with pytest.raises(InputError, match=r"a\.csv: is damaged, or no table of csv \(could not parse `x`"):
        read_csv(tmp_path / "a.csv", {"n": int})


def parquet(tmp_path):
    table = pl.DataFrame({"a": ["x", "y"] * 500, "b": range(1000), "c": [[0.5, 1.5]] * 1000})
    write_table(table, tmp_path / "t.parquet")
    return table, (tmp_path / "t.parquet").read_bytes()


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.9, 0.999])
def test_a_table_that_was_cut_off_is_a_line(tmp_path, share):
    """hostile 31"""
    _, data = parquet(tmp_path)
    (tmp_path / "t.parquet").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(
        InputError, match=r"t\.parquet: is damaged, or no table of Parquet .*; delete it and run again$"
    ):
        read_table(tmp_path / "t.parquet")


def test_a_table_with_a_flipped_bit_is_read_or_a_line(tmp_path):
    """hostile 31: what the format notices by itself is no traceback; what it does not, checksums must"""
    _, data = parquet(tmp_path)
    n_lines = 0
    for place in range(0, len(data), max(1, len(data) // 150)):
        damaged = bytearray(data)
        damaged[place] ^= 1 << place % 8
        (tmp_path / "t.parquet").write_bytes(damaged)
        try:
            read_table(tmp_path / "t.parquet")
        except InputError:
            n_lines += 1
    assert n_lines > 20


def test_a_column_that_is_not_there_is_a_line(tmp_path):
    parquet(tmp_path)
    with pytest.raises(InputError, match=r"t\.parquet: is damaged, or no table of Parquet \(.*z"):
        read_table(tmp_path / "t.parquet", ["z"])


def test_a_table_comes_back_and_is_written_alike(tmp_path):
    table, data = parquet(tmp_path)
    assert read_table(tmp_path / "t.parquet").equals(table)
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", statistics=False)
    assert data == buffer.getvalue()
