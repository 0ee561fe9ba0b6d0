"""What became of hypotheses, from version to version."""

import polars as pl
from scripts.tell.append_outcomes import HISTORY, PROJECT, append_outcomes

from presslens.base.tables import read_csv, write_csv
from presslens.tell.outcome_history import COLUMNS, MARKS, appended, history_table

EMPTY = pl.DataFrame(schema=COLUMNS)


def outcomes(*rows):
    return pl.DataFrame(
        [
            {"hypothesis": name, "unit": "outlets", "outcome": said, "difference": d, "p_adjusted": p}
            for name, said, d, p in rows
        ],
        schema={"hypothesis": str, "unit": str, "outcome": str, "difference": float, "p_adjusted": float},
    )


FIRST = outcomes(("a", "supported", 0.5, 0.01), ("b", "not testable", None, None))


def test_a_version_is_appended_where_something_came_out_otherwise():
    once = appended(EMPTY, "mine", FIRST, "2026-01-02", "abc1234")
    assert appended(once, "mine", FIRST, "2026-02-03", "def5678").equals(once)
    other = outcomes(("a", "supported", 0.4, 0.01), ("b", "these outlets only", 0.1, None))
    twice = appended(once, "mine", other, "2026-02-03", "def5678")
    assert twice.head(2).equals(once)
    assert twice["commit"].to_list() == ["abc1234"] * 2 + ["def5678"] * 2
    assert len(appended(twice, "mine", FIRST, "2026-03-04", "aaa0000")) == 6, "what came back is a change, too"


def test_a_corpus_that_can_test_nothing_has_no_history():
    assert appended(EMPTY, "mine", outcomes(("a", "not testable", None, None)), "2026-01-02", "abc1234").is_empty()


def test_a_table_of_versions():
    history = appended(EMPTY, "mine", FIRST, "2026-01-02", "abc1234")
    more = outcomes(
        ("a", "not supported", 0.2, 0.3), ("b", "these outlets only", 0.1, None), ("c", "opposite", -1.0, 0.0)
    )
    lines = history_table(appended(history, "mine", more, "2026-02-03", "def5678"))
    assert lines[:6] == [
        "| mine | 2026-01-02 abc1234 | 2026-02-03 def5678 |",
        "| --- | --- | --- |",
        "| a | yes | no |",
        "| b | – | here |",
        "| c |  | opposite |",
        "| yes / here | 1 / 0 | 0 / 1 |",
    ]


def test_the_script_appends_what_results_say(tmp_path):
    project = tmp_path
    (project / "docs").mkdir()
    (project / "results/mine/tables").mkdir(parents=True)
    write_csv(EMPTY, project / HISTORY)
    path = project / "results/mine/tables/hypotheses.csv"
    write_csv(FIRST, path)
    assert append_outcomes(project, "2026-01-02", "abc1234") == ["mine"]
    assert append_outcomes(project, "2026-02-03", "def5678") == []
    assert read_csv(project / HISTORY, COLUMNS)["outcome"].to_list() == ["supported", "not testable"]


def test_the_kept_history_can_be_printed():
    history = read_csv(PROJECT / HISTORY, COLUMNS)
    assert set(history["outcome"]) <= set(MARKS)
    counts = history.filter(pl.col("outcome") == "supported").group_by("commit", maintain_order=True).len()["len"]
    assert counts.to_list()[:10] == [1, 1, 1, 8, 8, 7, 8, 9, 9, 9]
