"""What is claimed of hypotheses, as a table in Markdown."""

import polars as pl
from scripts.docs.write_reference import claims

from presslens.base.tables import write_csv
from presslens.exhibits.tables import TABLES
from presslens.tell.hypotheses_claimed import claims_table
from presslens.tell.outcome_history import COLUMNS

TYPES = TABLES["hypotheses"].types
ROWS = [
    {
        **{"hypothesis": "both", "difference": 0.5, "low": 0.25, "high": 0.75, "outcome": "supported"},
        **{"corrected": 0.75, "corrected_low": 0.5, "corrected_high": 1.0, "corrected_outcome": "supported"},
        **{"coders": 0.625, "coders_low": 0.125, "coders_high": 1.125},
        **{"difference_outlets": 0.5, "low_outlets": None, "high_outlets": None},
    },
    {
        **{"hypothesis": "one", "difference": 0.5, "outcome": "these outlets only"},
        **{"corrected_outcome": "not estimated"},
    },
]
OUTCOMES = pl.DataFrame(ROWS, schema=TYPES)
SAID = [
    ("2026-01-01", "aaa", "both", "stories", "not supported"),
    ("2026-01-02", "bbb", "both", "stories", "supported"),
    ("2026-01-02", "bbb", "one", "stories", "supported"),
    ("2026-01-03", "ccc", "both", "outlets", "opposite"),
    ("2026-01-03", "ccc", "one", "stories", "opposite"),
]
HISTORY = pl.DataFrame([("mine", *row, None, None) for row in SAID], schema=COLUMNS, orient="row")


def test_a_row_tells_all_ways_and_what_both_outcomes_say():
    _, _, both, one, _, sentence = claims_table(OUTCOMES, HISTORY)
    said = "supported | supported | supported"
    numbers = r"0.50 \[0.25, 0.75\] | 0.75 \[0.50, 1.00\] | 0.62 \[0.12, 1.12\] | 0.50"
    assert both == f"| both | yes | {numbers} | {said} |"
    assert one == "| one | yes | 0.50 | – | – | – | these outlets only | not estimated | nothing |"
    assert "2 of 2 supported. Claimed now: 1 of 2 supported, 0 of these outlets only." in sentence


def test_results_of_another_version_are_not_read(tmp_path):
    path = tmp_path / "results/mine/tables/hypotheses.csv"
    (missing,) = claims(tmp_path, "mine", HISTORY)
    path.parent.mkdir(parents=True)
    write_csv(OUTCOMES.drop("coders"), path)
    assert claims(tmp_path, "mine", HISTORY) == [missing]
    write_csv(OUTCOMES, path)
    assert claims(tmp_path, "mine", HISTORY) == claims_table(OUTCOMES, HISTORY)
    assert claims(tmp_path, "mine", HISTORY.with_columns(corpus=pl.lit("other")))[-1].startswith("Before")
