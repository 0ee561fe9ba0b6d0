"""How numbers are written and what sentences single out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.exhibits.tables import TABLES
from presslens.tell.paper.checklist import require_facts
from presslens.tell.paper.document import paper_document
from presslens.tell.paper.parts import PARTS
from presslens.tell.paper.picks import extremes, verdicts
from presslens.tell.paper.tex import tables_in_tex
from presslens.tell.paper.written import UNITS, unit_of, written
from tests.library.tell.paper.conftest import arguments, document_of


@given(st.floats(-2, 2), st.sampled_from(UNITS))
def test_what_is_written_is_near_the_value(value, unit):
    if unit == "count":
        value = round(1000 * value)
    text = written(value, unit).replace("−", "-").replace(",", "").removeprefix("< ")
    number = float(text) / (100 if unit == "percent" else 1)
    if not (unit == "p" and value < 0.001):
        assert number == pytest.approx(value, abs=0.0051 if unit != "percent" else 0.00051)
    assert text != "-0.00"


def test_every_quoted_column_has_a_unit_that_fits_it():
    for part in PARTS:
        table = TABLES[part.table]
        kinds = {column.name: column.kind for column in table.columns}
        for column in part.columns:
            unit = unit_of(table, column)
            assert unit in UNITS
            assert (unit == "count") == (kinds[column] == "integer"), (part.table, column)


def test_agreement_is_that_of_the_whole_sample():
    """And not of its quarters, nor how the last differs from the first."""
    (agreement,) = [part for part in PARTS if part.table == "agreement"]
    parts = ["all", "first quarter", "last quarter", "last less first"]
    assert [name for name in parts if agreement.keep({"part": name})] == ["all"]


def test_names_are_those_that_the_docs_tell():
    numbers = document_of("fa-kes")["numbers"]
    for name in (
        "corpus.articles",
        "corpus.first_date",
        "sentiment.SYR.negative.corrected",
        "sentiment_by_outlet.SANA.SYR.negative.share",
        "hypotheses.syria_light.corrected",
        "agreement.sentiment.alpha",
        "score.stance.not-read.accuracy.value",
        "setting.confidence",
        "coded.mentions",
        "count.supported",
    ):
        assert name in numbers


def test_a_blank_fact_of_the_checklist_stops_the_build():
    given = arguments("seeds")
    with pytest.raises(InputError, match=r"envs/requirements\.txt: is blank"):
        paper_document(**{**given, "environment": {"lock": " ", "packages": {"typst": "1"}}})
    with pytest.raises(InputError, match="coders of the card"):
        require_facts(
            {"title": "a", "licence": "b", "lock": "c", "packages": {"d": "e"}, "classifiers": {"f": "g"}}, True
        )


def row(outlet, share, low, corrected=None, corrected_low=None):
    shares = {"share": share, "low": low, "corrected": corrected, "corrected_low": corrected_low}
    return {"key": outlet, "outlet": outlet, "target": "SYR", "sentiment": "negative", **shares}


def test_outlets_without_an_interval_are_not_singled_out():
    rows = [row("a", 0.9, None), row("b", 0.5, 0.4), row("c", 0.2, 0.1)]
    found = extremes(rows, ["SYR"], "negative")["SYR"]
    assert (found["way"], found["n"]) == ("share", 2)
    assert (found["most"]["outlet"], found["least"]["outlet"]) == ("b", "c")
    assert extremes(rows[:2], ["SYR"], "negative") == {}


def test_corrected_shares_are_compared_with_each_other_alone():
    rows = [row("a", 0.9, 0.8), row("b", 0.5, 0.4, 0.6, 0.5), row("c", 0.2, 0.1, 0.3, 0.2)]
    found = extremes(rows, ["SYR"], "negative")["SYR"]
    assert (found["way"], found["most"]["outlet"], found["n"]) == ("corrected", "b", 2)


def test_what_one_of_two_estimates_says_is_not_claimed():
    said = [("supported", "these outlets only"), ("supported", "not supported"), ("not testable", "supported")]
    rows = [
        {
            "key": "k",
            "hypothesis": "h",
            "statement": "",
            "primary": True,
            "unit": "outlets",
            "outcome": a,
            "corrected_outcome": b,
        }
        for a, b in said
    ]
    judged, counts = verdicts(rows)
    assert [each["claimed"] for each in judged] == ["supported", "", ""]
    assert {name: number.value for name, number in counts.items()} == {
        "count.hypotheses": 3,
        "count.primary": 3,
        "count.tested": 2,
        "count.supported": 1,
        "count.of_these_outlets": 0,
        "count.by_answers_alone": 2,
    }


def test_the_file_for_latex_takes_in_every_table():
    lines = tables_in_tex(["corpus", "sentiment_by_target"]).splitlines()
    assert lines[-1] == r"\presslenstable{sentiment_by_target}{sentiment by target}".replace(
        "{sentiment by", "{sentiment by"
    )
