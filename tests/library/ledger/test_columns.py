"""Answers become columns of the ledger and come back as labels."""

import numpy as np
import polars as pl
import pytest

from presslens.codebook.questions import ACTOR, FRAMES, QUESTIONS, SENTIMENT
from presslens.ledger.answered import answered_labels
from presslens.ledger.columns import answers_from_column, answers_to_column, judgement_columns, read_probabilities

NAMES = {"frames": ["conflict", "economic"], "holders": ["TUR"]}
ANSWERS = {
    "actor": ["yes", "no", None],
    "sentiment": ["negative", "uncertain", None],
    "holder": ["outlet", "TUR", None],
    "stance": ["none", "favour", None],
    "frames": [["conflict"], [], None],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_there_and_back(name):
    question = QUESTIONS[name]
    labels = question.labels_in(NAMES)
    column = answers_to_column(question, ANSWERS[name], labels)
    assert column.name == name
    assert answers_from_column(question, column, labels) == ANSWERS[name]


def test_types_of_the_ledger():
    assert answers_to_column(ACTOR, [], ACTOR.labels).dtype == pl.Boolean
    assert answers_to_column(SENTIMENT, [], SENTIMENT.labels).dtype == pl.String
    assert answers_to_column(FRAMES, [], ("conflict",)).dtype == pl.List(pl.String)


@pytest.mark.parametrize(
    ("question", "answers", "columns"),
    [
        (ACTOR, ["yes"], ["actor", "p_actor"]),
        (SENTIMENT, ["neutral"], ["sentiment", "p_negative", "p_neutral", "p_positive"]),
        (FRAMES, [["economic"]], ["frames", "p_frame_conflict", "p_frame_economic"]),
    ],
)
def test_probabilities_come_back(question, answers, columns):
    labels = question.labels_in(NAMES)
    values = np.linspace(0.1, 0.6, len(labels))[None]
    if question is ACTOR:
        values = np.array([[0.25, 0.75]])
    table = pl.DataFrame(judgement_columns(question, answers, values, labels, labels))
    assert table.columns == columns
    assert read_probabilities(question, table, labels) == pytest.approx(values)


def test_a_label_that_was_not_asked_for_has_a_column_of_nulls():
    columns = judgement_columns(FRAMES, [["economic"], []], np.array([[0.7], [0.1]]), ["economic"], NAMES["frames"])
    table = pl.DataFrame(columns)
    assert table.schema == {
        "frames": pl.List(pl.String),
        "p_frame_conflict": pl.Float64,
        "p_frame_economic": pl.Float64,
    }
    assert table["p_frame_conflict"].null_count() == 2
    assert table["p_frame_economic"].to_list() == [0.7, 0.1]
    assert answered_labels(FRAMES, table, NAMES["frames"]) == ("economic",)
    assert answered_labels(FRAMES, table.clear(), NAMES["frames"]) == ("conflict", "economic")
    none = pl.DataFrame(judgement_columns(FRAMES, [], np.empty((0, 1)), ["economic"], NAMES["frames"]))
    assert none.schema == table.schema  # shards without a sentence are joined to others
