"""A table in parts is the table: its bytes do not hang on where parts end, and nothing half-written stays."""

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.base.io import read_parts, read_table, scan_table, write_csv, write_csv_parts, write_parts

TABLE = pl.DataFrame(
    {
        "number": range(500),
        "share": [n / 7 for n in range(500)],
        "text": [f"=text {n % 9}" for n in range(500)],
        "flag": [None if n % 3 else n % 2 == 0 for n in range(500)],
        "list": [["a"] * (n % 3) for n in range(500)],
    }
)


def cut(borders):
    places = [0, *sorted(borders), len(TABLE)]
    return [TABLE[first:last] for first, last in pairwise(places)]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The bytes of the table as Parquet, in groups of 64 rows, and as csv."""
    folder = tmp_path_factory.mktemp("whole")
    write_parts([TABLE], folder / "a.parquet", 64)
    write_csv(TABLE, folder / "a.csv")
    return (folder / "a.parquet").read_bytes(), (folder / "a.csv").read_bytes()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 500), max_size=8))
def test_where_parts_end_does_not_matter(written, tmp_path_factory, borders):
    folder = tmp_path_factory.mktemp("parts")
    write_parts(iter(cut(borders)), folder / "a.parquet", 64)
    write_csv_parts(iter(cut(borders)), folder / "a.csv")
    assert ((folder / "a.parquet").read_bytes(), (folder / "a.csv").read_bytes()) == written
    rounded = TABLE.with_columns(pl.col("share").round(6))
    assert read_table(folder / "a.parquet").equals(rounded)
    assert pl.concat(read_parts(folder / "a.parquet", rows=70)).equals(rounded)
    assert read_table(folder / "a.parquet", ["list", "number"], (130, 9)).equals(
        rounded.select("list", "number")[130:139]
    )


def test_a_table_without_rows_has_its_columns(tmp_path):
    write_parts([TABLE[:0], TABLE[:0]], tmp_path / "a.parquet")
    (part,) = read_parts(tmp_path / "a.parquet")
    assert part.schema == TABLE.schema
    write_csv_parts([part, part], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text() == "number,share,text,flag,list\n"
    with pytest.raises(ValueError, match="no parts"):
        write_parts([], tmp_path / "b.parquet")


def test_a_fault_while_parts_are_made_is_told_as_such_and_nothing_stays(tmp_path):
    def parts():
        yield TABLE
        raise InputError("here", "is wrong")

    for write, name in ((write_parts, "a.parquet"), (write_csv_parts, "a.csv")):
        with pytest.raises(InputError, match="here: is wrong"):
            write(parts(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_is_none_is_told_by_its_row_in_the_file(tmp_path):
    endless = TABLE.with_columns(share=pl.when(pl.col("number") == 2).then(float("inf")).otherwise("share"))
    with pytest.raises(InputError, match=r"a\.csv, row 504, column 'share': found inf"):
        write_csv_parts([TABLE, endless], tmp_path / "a.csv")


@pytest.mark.parametrize("content", [b"", b"PAR1 no table PAR1"])
def test_what_is_no_table_is_told_before_it_is_read(tmp_path, content):
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    with pytest.raises(InputError, match="is damaged, or no table of Parquet"):
        scan_table(path)


def test_a_column_that_is_missing_is_told(tmp_path):
    write_parts([TABLE], tmp_path / "a.parquet")
    with pytest.raises(InputError, match="other"):
        scan_table(tmp_path / "a.parquet", ["other"])
