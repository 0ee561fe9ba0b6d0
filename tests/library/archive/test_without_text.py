"""Nothing of an article's words stands in the tables or the zip of an archive, and what does is found."""

import hashlib
import io
import zipfile

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.archive.quoted import RUN, quoted, runs_in, runs_of
from presslens.archive.without_text import TEXTS, without_text
from presslens.archive.zipped import write_zip

TEXT = "The harbour master said on Monday that no ship would leave before the storm had passed."
RUNS = runs_of([TEXT, None])


def test_texts_go_and_places_stay():
    table = pl.DataFrame(
        {"article_id": ["a", "b"], "title": ["Storm", "Calm"], "text": [TEXT, TEXT], "url": ["u", None]}
    )
    found = without_text("articles", table, titled=["b"])
    assert found.schema == table.schema
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert found.rows() == [("a", None, digest, None), ("b", "Calm", digest, None)]
    assert without_text("ledger", table).equals(table)
    named = pl.DataFrame({"mention": ["the army", "the main board of the general staff", None]})
    assert without_text("ledger", named)["mention"].to_list() == ["the army", None, None]
    assert all("text" in columns for name, columns in TEXTS.items() if name != "exclusions")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tables/x.csv", b'n,cell\n1,"Monday that no ship would leave"\n'),
        ("figures/x.svg", b"<svg><text>Monday that no</text><text>ship would leave</text></svg>"),
        ("notes.md", b"... MONDAY, that no\nship: would leave ..."),
    ],
)
def test_words_of_an_article_are_found_in_any_form(name, content):
    assert quoted(name, content, RUNS) == "monday that no ship would leave"
    assert quoted(name, content.replace(b"ship", b"boat"), RUNS) is None


def test_cells_of_a_table_are_looked_at_one_by_one():
    buffer = io.BytesIO()
    pl.DataFrame({"cue": ["Monday that no"], "n": [1], "words": [["ship would leave", TEXT[:60]]]}).write_parquet(
        buffer
    )
    assert quoted("t.parquet", buffer.getvalue(), RUNS) is not None
    buffer = io.BytesIO()
    pl.DataFrame({"cue": ["Monday that no", "ship would leave"]}).write_parquet(buffer)
    assert quoted("t.parquet", buffer.getvalue(), RUNS) is None


@given(st.lists(st.sampled_from(["ship", "storm", "left"]), max_size=12))
def test_there_is_a_run_for_each_word_with_enough_behind_it(words):
    assert len(list(runs_in(" ".join(words)))) == max(0, len(words) - RUN + 1)


def test_a_zip_says_nothing_of_when_and_where_it_was_made(tmp_path):
    (tmp_path / "late").write_bytes(b"2")
    members = {"b/late": tmp_path / "late", "a": b"1"}
    write_zip(members, tmp_path / "one.zip")
    write_zip(dict(reversed(members.items())), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["a", "b/late"]
        assert {(entry.date_time, entry.extra) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), b"")}
        assert archive.read("b/late") == b"2"
