"""The tables of how far a corpus lies from what the encoder knows."""

import polars as pl
import pytest

from presslens.cards.familiarity import Missing
from presslens.exhibits.familiarity import accuracy_range
from presslens.validate.familiarity import familiarity_tables
from tests.library.classify.references import reference

SETS = [reference(0.8 + place / 10, 0.8 - place / 50, name=f"set-{place}") for place in range(5)]
LEDGER = pl.DataFrame(
    {
        "article_id": ["a", "a", "b", "b"],
        "start": [0, 9, 0, 9],
        "alias_kind": ["country", "name", "leader", "country"],
        "actor": [True, False, True, False],
        "p_actor": [0.9, 0.0, 0.7, 0.2],
        "p_negative": [0.6, 0.3, 0.35, 1.0],
        "p_neutral": [0.3, 0.4, 0.33, 0.0],
        "p_positive": [0.1, 0.3, 0.32, 0.0],
    }
)
#: In another order, and with a mention more.
PIECES = pl.DataFrame(
    {
        "article_id": ["b", "b", "a", "a", "c"],
        "start": [9, 0, 9, 0, 0],
        "n_words": [10, 10, 10, 30, 1],
        "n_pieces": [10, 12, 10, 36, 9],
        "n_unknown": [0, 0, 0, 6, 9],
        "distance": [9.0, 1.1, 9.0, 1.0, 9.0],
    }
)
ASKED = {"actor": 0.0, "sentiment": 0.4}


def tables(pieces=PIECES, reference=(), missing=None, ledger=LEDGER, asked=ASKED):
    return familiarity_tables("made", ledger, pieces, asked, {"sentiment": reference}, missing or {}, 0.95)


def row_of(table, question, role="corpus"):
    (row,) = table.filter(question=question, role=role).rows(named=True)
    return row


def test_only_mentions_that_are_asked_are_measured():
    table = tables()["familiarity"]
    sentiment = row_of(table, "sentiment")
    assert (sentiment["n"], sentiment["n_articles"]) == (2, 2)
    assert sentiment["distance_median"] == pytest.approx(1.05)
    assert sentiment["confidence"] == pytest.approx((0.6 + 0.35) / 2)
    assert sentiment["share_uncertain"] == 0.5
    assert sentiment["pieces_per_word"] == pytest.approx(48 / 40)
    assert sentiment["share_unknown"] == pytest.approx(6 / 48)
    actor = row_of(table, "actor")
    # A part of another name is no question for the encoder; 0.8 is the probability of no.
    assert actor["n"] == 3
    assert actor["confidence"] == pytest.approx((0.9 + 0.7 + 0.8) / 3)
    assert actor["share_uncertain"] == 0


def test_answers_are_counted_by_label():
    shares = tables()["familiarity_answers"].filter(question="actor").select("label", "share").rows()
    assert dict(shares) == {"no": pytest.approx(1 / 3), "yes": pytest.approx(2 / 3)}


def test_the_corpus_has_an_expectation_and_no_score_and_other_sets_the_reverse():
    table = tables(reference=SETS)["familiarity"]
    own = row_of(table, "sentiment")
    assert (own["accuracy"], own["macro_f1"], own["note"]) == (None, None, None)
    assert own["low"] < own["expected"] < own["high"]
    assert own["n_sets"] == len(SETS)
    others = table.filter(role="reference")
    assert others["set"].to_list() == [one.name for one in SETS]
    assert others["accuracy"].to_list() == [one.accuracy.estimate for one in SETS]
    assert others["low"].null_count() == others["high"].null_count() == len(SETS)
    assert others["n_sets"].to_list() == [len(SETS) - 1] * len(SETS)
    assert row_of(table, "actor")["note"] == Missing.NO_REFERENCE


def test_a_set_may_be_called_as_the_corpus_is():
    table = tables(reference=[*SETS, reference(1.2, 0.7, name="made")])["familiarity"]
    assert len(table.filter(set="made", question="sentiment")) == 2
    assert not table.select("role", "set", "question").is_duplicated().any()


def test_why_nothing_is_told_stands_in_the_note():
    table = tables(reference=SETS, missing={"sentiment": Missing.CODED})["familiarity"]
    own = row_of(table, "sentiment")
    assert (own["note"], own["expected"], own["low"]) == (Missing.CODED, None, None)
    far = PIECES.with_columns(distance=pl.lit(5.0))
    assert row_of(tables(far, SETS)["familiarity"], "sentiment")["note"] == Missing.FAR


def test_an_encoder_that_does_not_know_its_home_gives_no_distance():
    own = row_of(tables(PIECES.with_columns(distance=pl.lit(None, pl.Float64)))["familiarity"], "sentiment")
    assert (own["distance_median"], own["distance_mean"], own["note"]) == (None, None, Missing.NO_REFERENCE)
    assert own["pieces_per_word"] == pytest.approx(48 / 40)


def test_nothing_to_measure_gives_no_row():
    assert tables(ledger=LEDGER.clear())["familiarity"].is_empty()
    assert tables(asked={})["familiarity_answers"].is_empty()


def test_a_range_is_rounded_outwards():
    assert accuracy_range(0.6, 0.7401) == "60 to 75 %"
    assert accuracy_range(0.0, 1.0) == "0 to 100 %"
    assert accuracy_range(0.07, 0.29) == "7 to 29 %"
