"""Predictions against annotations: who is scored, on what, and by which predictions."""

import numpy as np
import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.codebook.questions import QUESTIONS
from presslens.validate.predictions import (
    AS_RUN,
    Prediction,
    majority,
    of_ledger,
    out_of_fold,
    read_out_of_fold,
    read_shipped,
)
from presslens.validate.tables import overview, scored_mentions, validation_tables

FRAMES = pl.List(pl.String)


def annotations():
    return pl.DataFrame(
        {
            "id": ["m1", "m2", "m3", "m4", "m5"],
            "source_id": ["x", "x", "y", "y", "z"],
            "target": ["RUS", "TUR", "RUS", "RUS", "TUR"],
            "purpose": ["validation"] * 5,
            "actor": [True, True, False, None, True],
            "sentiment": ["negative", "positive", "neutral", "negative", None],
            "holder": ["outlet", "RUS", "outlet", None, "RUS"],
            "frames": pl.Series([["war"], [], ["war"], [], ["talks"]], dtype=FRAMES),
            "frames_disputed": pl.Series([[], ["war"], [], [], []], dtype=FRAMES),
        }
    )


def test_attitudes_are_scored_on_agreed_actors():
    table = annotations()
    assert scored_mentions(table, "actor")["id"].to_list() == ["m1", "m2", "m3", "m5"]
    assert scored_mentions(table, "actor")["actor"].to_list() == ["yes", "yes", "no", "yes"]
    assert scored_mentions(table, "sentiment")["id"].to_list() == ["m1", "m2"]
    assert scored_mentions(table, "holder")["id"].to_list() == ["m1", "m2", "m3", "m5"]
    assert len(scored_mentions(table, "frames")) == 5


def test_mentions_for_fitting_are_not_scored():
    purposes = pl.Series(["validation", "fitting", "validation", "validation", "fitting"])
    table = annotations().with_columns(purposes.alias("purpose"))
    assert scored_mentions(table, "actor")["id"].to_list() == ["m1", "m3"]
    assert len(scored_mentions(table, "frames")) == 3


def tables(question, labels, *predictions):
    mentions = scored_mentions(annotations(), question)
    return validation_tables(mentions, question, labels, predictions, "2 persons", 100, 0.95, 1)


def test_slices_and_baseline():
    told = scored_mentions(annotations(), "holder")["holder"].to_list()
    labels = ["outlet", "RUS", "unresolved"]
    said = Prediction("rules", AS_RUN, True, ["outlet", "RUS", "RUS", "unresolved"])
    scores, confusion, reliability = tables("holder", labels, said, majority(told, labels))
    rows = {(r["classifier"], r["slice"]): r for r in overview(scores).iter_rows(named=True)}
    assert rows["rules", "all"]["accuracy"] == 0.5
    assert rows["rules", "RUS"]["n"] == 2
    assert rows["rules", "own voice"]["accuracy"] == 0.5
    assert rows["rules", "others' words"]["n"] == 2
    assert rows["majority", "all"]["accuracy"] == 0.5
    assert rows["majority", "all"]["predictions"] == "baseline"
    assert set(scores["coders"]) == {"2 persons"}
    assert scores.filter(pl.col("in_use"))["classifier"].unique().to_list() == ["rules"]
    assert confusion.filter(pl.col("classifier") == "rules")["n"].sum() == 4
    assert reliability.is_empty()


def test_frames_are_scored_where_coders_agree():
    said = Prediction("cues", AS_RUN, True, [["war"], ["war"], ["war"], [], []])
    scores, confusion, _ = tables(
        "frames", ["war", "talks"], said, majority(annotations()["frames"].to_list(), ["war", "talks"])
    )
    mine = scores.filter((pl.col("classifier") == "cues") & (pl.col("slice") == "all"))
    found = {(r["score"], r["label"]): r["value"] for r in mine.iter_rows(named=True)}
    assert found["f1", "war"] == 1
    assert found["f1", "talks"] == 0
    assert found["accuracy", None] == pytest.approx(8 / 9)
    assert confusion.filter(pl.col("classifier") == "cues")["n"].sum() == 9


def test_mentions_without_a_prediction_are_left_out_and_n_shows_it():
    said = Prediction("linear", "out_of_fold", True, [None, "positive"], np.array([[np.nan] * 3, [0, 0, 1.0]]))
    scores, _, bins = tables("sentiment", QUESTIONS["sentiment"].labels, said)
    assert scores.filter(pl.col("slice") == "all")["n"].unique().to_list() == [1]
    assert bins["n"].sum() == 1
    nothing = Prediction("linear", "out_of_fold", True, [None, None], np.full((2, 3), np.nan))
    assert all(table.is_empty() for table in tables("sentiment", QUESTIONS["sentiment"].labels, nothing))


def test_what_the_ledger_says():
    ledger = pl.DataFrame({"actor": [True, False], "p_actor": [0.9, 0.2]})
    found = of_ledger("heads", "actor", QUESTIONS["actor"].labels, True, ledger)
    assert found.answers == ["yes", "no"]
    assert found.probabilities == pytest.approx(np.array([[0.1, 0.9], [0.8, 0.2]]))
    assert of_ledger("rules", "actor", QUESTIONS["actor"].labels, False, ledger).probabilities is None


HELD_OUT = """id,question,p_negative,p_neutral,p_positive,p_no,p_yes
m1,sentiment,0.7,0.2,0.1,,
m2,sentiment,0.3,0.36,0.34,,
m1,actor,,,,0.1,0.9
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "out_of_fold.csv"
    path.write_text(HELD_OUT)
    return path


def test_out_of_fold_probabilities_answer_as_the_ledger_would(file):
    shares = read_out_of_fold(file, "sentiment", QUESTIONS["sentiment"].labels, True)
    assert shares == {"m1": (0.7, 0.2, 0.1), "m2": (0.3, 0.36, 0.34)}
    ids, block = ["m1", "m2", "m5"], {"abstain_below": 0.4}
    found = out_of_fold("heads", True, "sentiment", QUESTIONS["sentiment"].labels, block, shares, ids)
    assert found.answers == ["negative", "uncertain", None]
    assert found.kind == "out_of_fold"
    assert np.isnan(found.probabilities[2]).all()
    assert read_out_of_fold(file, "stance", QUESTIONS["stance"].labels, True) == {}


def shipped(file, known, question="sentiment"):
    return read_shipped(file.parent, "mine", question, QUESTIONS[question].labels, True, known)


def test_answers_to_another_corpus_are_not_used(file):
    assert shipped(file, {"m1", "m2"}) == read_out_of_fold(file, "sentiment", QUESTIONS["sentiment"].labels, True)
    assert shipped(file, {"m1"}) is None
    (file.parent / "model.json").write_text('{"trained_on": ["theirs"]}')
    assert shipped(file, {"m1", "m2"}) is None
    assert (
        out_of_fold("heads", True, "sentiment", QUESTIONS["sentiment"].labels, {"abstain_below": 0}, {}, ["m1"]) is None
    )


def test_a_model_trained_on_the_corpus_is_never_scored_as_it_runs(file):
    (file.parent / "model.json").write_text('{"trained_on": ["mine"]}')
    assert set(shipped(file, {"m1"})) == {"m1", "m2"}  # m2 has lost its place
    with pytest.raises(InputError, match="no answers for stance"):
        shipped(file, {"m1"}, "stance")
    file.unlink()
    with pytest.raises(InputError, match="is missing"):
        shipped(file, {"m1"})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("m2,sentiment", "m1,sentiment", ["row 3, column 'id'", "each id once"]),
        ("m2,sentiment", ",sentiment", ["row 3, column 'id'"]),
        ("0.7,0.2", "1.7,0.2", ["row 2, column 'p_negative'", "found '1.7'", "from 0 to 1"]),
        ("0.7,0.2", "nan,0.2", ["row 2, column 'p_negative'"]),
        ("0.7,0.2", ",0.2", ["row 2, column 'p_negative'", "found ''"]),
        ("0.7,0.2", "0.8,0.2", ["row 2", "sum to 1.1"]),
        ("p_neutral", "neutral", ["has no column 'p_neutral'"]),
        ("0.1,,\nm2", "0.1\nm2", ["row 2", "wrong number of cells"]),
    ],
)
def test_hostile_out_of_fold_files(file, old, new, words):
    assert old in HELD_OUT
    file.write_text(HELD_OUT.replace(old, new, 1))
    with pytest.raises(InputError) as fault:
        read_out_of_fold(file, "sentiment", QUESTIONS["sentiment"].labels, True)
    assert all(word in str(fault.value) for word in words), str(fault.value)
