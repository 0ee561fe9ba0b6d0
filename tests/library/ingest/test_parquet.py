"""Parquet is read by a process of its own: values keep their kind, and a broken file costs one line."""

import datetime as dt

import polars as pl
import pytest

from presslens.base.errors import InputError

from .test_workbook import rows


def test_broken_parquet_is_one_line_and_nothing_else(tmp_path, capfd):
    """Its reader writes a page for a page of data that is none."""
    pl.DataFrame({"No": ["1", "2"], "Body": ["a", "b"], "Day": [None, "x"]}).write_parquet(tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    outcomes = set()
    for place in range(4, len(whole), len(whole) // 4):
        (tmp_path / "b.parquet").write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            outcomes.add(len(rows(tmp_path / "b.parquet")))
        except InputError as fault:
            outcomes.add("fault")
            message = str(fault)
            assert message.startswith(f"{tmp_path}/b.parquet: ")
            assert "\n" not in message
    assert outcomes >= {"fault"}
    assert capfd.readouterr() == ("", "")


def test_values_of_parquet(tmp_path):
    """Whole numbers of a column with gaps are floating; days, times, bytes and truth values are told apart."""
    table = pl.DataFrame(
        {
            "No": [1.0, None, 2.5],
            "Body": [b"bytes", b"more", None],
            "Day": [dt.datetime(2020, 3, 5, 23, 30, tzinfo=dt.UTC), None, dt.datetime(2021, 1, 1, tzinfo=dt.UTC)],
        }
    )
    table.write_parquet(tmp_path / "a.parquet")
    assert rows(tmp_path / "a.parquet") == [
        (2, 1.0, "bytes", dt.date(2020, 3, 5)),
        (3, None, "more", None),
        (4, 2.5, None, dt.date(2021, 1, 1)),
    ]
    with pytest.raises(InputError, match=r"a\.parquet: has no column 'Text'; its columns: No, Body, Day"):
        rows(tmp_path / "a.parquet", ["Text"])
