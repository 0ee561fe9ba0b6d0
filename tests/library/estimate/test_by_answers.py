"""Hypotheses by three sets of answers: as run, out of fold, and where nobody coded."""

import polars as pl
import pytest

from presslens.codebook.codebook import Codebook
from presslens.estimate.by_answers import answered_as_run, answers_tables
from presslens.estimate.comparisons import effective_number
from presslens.estimate.hypotheses import hypothesis_outcomes
from presslens.exhibits.tables import TABLES
from tests.library.estimate.test_hypotheses import LIGHT, SETTINGS, THESE, made


class Known(Codebook):
    """A codebook of one hypothesis."""

    hypotheses = (LIGHT,)


class Silent(Codebook):
    """A codebook without hypotheses."""

    hypotheses = ()


def corpus(**shares):
    """Mentions, every other one coded, and what the run said of them: coded ones of the East all positive."""
    ledger = made(**shares).with_row_index("start").with_columns(actor=True, coded=pl.col("start") % 2 == 0)
    remembered = pl.col("coded") & pl.col("outlet").str.to_lowercase().str.starts_with("east")
    run = ledger.with_columns(sentiment=pl.when(remembered).then(pl.lit("positive")).otherwise("sentiment"))
    return ledger, {name: run.select("article_id", "start", name) for name in ("actor", "sentiment", "stance")}


def table(ledger, judgements):
    return answers_tables(ledger, **judgements, codebook=Known(()), bootstrap=SETTINGS)["hypotheses_by_answers"]


def test_what_a_model_remembers_is_told_from_what_it_finds():
    alike = (0.35, 0.3, 0.35)
    ledger, judgements = corpus(n_stories=60, east=alike, west=alike)
    rows = {row["answers"]: row for row in table(ledger, judgements).iter_rows(named=True)}
    assert list(rows) == ["as run", "out of fold", "not coded"]
    assert rows["as run"]["outcome"] == THESE
    assert {rows[name]["outcome"] for name in ("out of fold", "not coded")} == {"not supported"}
    assert rows["as run"]["difference"] > rows["out of fold"]["difference"] + 0.2
    uncoded = ledger.filter(~pl.col("coded"))
    n = rows["not coded"]["n_mentions_first"] + rows["not coded"]["n_mentions_second"]
    assert n == len(uncoded) < len(ledger)


def test_out_of_fold_is_the_table_of_hypotheses():
    ledger, judgements = corpus()
    (row,) = table(ledger, judgements).filter(answers="out of fold").iter_rows(named=True)
    (published,) = hypothesis_outcomes([LIGHT], ledger, SETTINGS).iter_rows(named=True)
    same = set(row) & set(published)
    assert {
        "difference",
        "low",
        "high",
        "p_stories",
        "p_adjusted",
        "adjustment",
        "outcome",
        "effective_outlets_first",
    } <= same
    assert {name: row[name] for name in same} == {name: published[name] for name in same}


def test_without_hypotheses_there_are_no_rows():
    ledger, judgements = corpus()
    found = answers_tables(ledger, **judgements, codebook=Silent(()), bootstrap=SETTINGS)["hypotheses_by_answers"]
    assert found.is_empty()
    assert found.columns == list(TABLES["hypotheses_by_answers"].types)


def test_actors_are_those_of_the_answers():
    ledger, judgements = corpus()
    judgements["actor"] = judgements["actor"].with_columns(actor=pl.col("start") > 9)
    as_run = answered_as_run(ledger, judgements)
    assert as_run["actor"].sum() == len(ledger) - 10
    assert as_run.drop("actor", "sentiment", "stance").equals(ledger.drop("actor", "sentiment", "stance"))


@pytest.mark.parametrize(
    ("counts", "number"), [((5,), 1.0), ((5, 5), 2.0), ((73, 4), 1.11), ((1, 1, 1, 1), 4.0), ((), None)]
)
def test_outlets_count_by_their_weight(counts, number):
    values = pl.Series([name for name, n in enumerate(counts) for _ in range(n)], dtype=pl.Int64)
    assert effective_number(values) == (number if number is None else pytest.approx(number, abs=0.005))
