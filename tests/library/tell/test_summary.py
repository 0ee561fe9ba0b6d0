"""What the end of a run says."""

import json
from pathlib import Path

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.tell.summary import last_words, summary

TABLE = "measure,value\narticles,4\narticles without a known outlet,{outlets}\nmentions,50\nactor mentions,40\n"
LOOK = [
    "  figures, tables, data statement: results/mine/figures, results/mine/tables, results/mine/data_statement.md",
    "  the ledger: resources/mine/ledger.parquet and .csv",
    "  look at: results/mine/report/index.html",
]


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("results/mine/tables", "results/mine/figures", "results/mine/report", "resources/mine"):
        Path(folder).mkdir(parents=True)
    Path("results/mine/tables/corpus.csv").write_text(TABLE.format(outlets=0))
    Path("results/mine/figures/words_by_target.csv").touch()
    Path("results/mine/report/index.html").touch()
    return "mine"


def test_what_came_out_and_where_to_look(corpus):
    first = "mine: 4 articles, 50 mentions (40 of an actor), 1 table, 1 figure."
    assert list(last_words([corpus])) == ["", first, *LOOK]


def test_files_of_ones_own_are_not_counted(corpus):
    for path in ("tables/notes.csv", "tables/Corpus.csv", "figures/mine.csv"):
        Path("results/mine", path).touch()
    assert list(last_words([corpus]))[1].endswith(" 1 table, 1 figure.")


def test_of_other_corpora_nothing_is_told(corpus):
    assert list(last_words(["other"])) == []


def test_what_was_left_out_is_said(corpus):
    table = TABLE.format(outlets=2) + "files set aside: date cannot be read,1\n"
    Path("results/mine/tables/corpus.csv").write_text(table)
    pl.DataFrame({"id": ["a", "b"]}).write_parquet("resources/mine/annotations_unplaced.parquet")
    assert list(last_words([corpus]))[2 : -len(LOOK)] == [
        "  set aside: 1 date cannot be read (resources/mine/exclusions.parquet)",
        "  without a known outlet: 2 articles",
        "  annotations without a place: 2 (resources/mine/annotations_unplaced.parquet)",
    ]


def test_the_first_findings_of_the_check_are_said(corpus):
    found = [{"severity": "warning", "line": f"warning {n}"} for n in range(7)] + [{"severity": "fact", "line": "no"}]
    Path("resources/mine/findings.json").write_text(json.dumps(found))
    assert list(last_words([corpus]))[2 : -len(LOOK)] == [
        *(f"  note: warning {n}" for n in range(5)),
        "  note: 2 more in resources/mine/findings.json",
    ]


@pytest.mark.parametrize("text", ["measure,value\n", "x", "measure,value\narticles,many\n", "a,b,c\narticles,1,2\n"])
def test_a_table_that_was_changed_while_the_run_was_under_way_is_named(tmp_path, text):
    (tmp_path / "results/tables").mkdir(parents=True)
    (tmp_path / "results/tables/corpus.csv").write_text(text)
    with pytest.raises(InputError, match=r"corpus\.csv: is not as it was made; run the same command again"):
        list(summary("seeds", tmp_path / "results", tmp_path / "resources"))
