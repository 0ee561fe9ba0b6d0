"""What classifiers that are not in use say, side by side, is what each says when it is asked alone."""

from pathlib import Path

import pytest
from scripts.classify.ask_others import ask_others
from scripts.classify.classify_question import classify_question

from presslens.base.io import read_table
from presslens.classify.others import probabilities_of
from presslens.codebook.questions import QUESTIONS
from tests.library.classify.conftest import CODEBOOK

ASKED = {"sentiment": {"lexicon": {"threshold": 0.05}}, "stance": {"cues": {}}}


def ask(shard, asked):
    path, notes = str(Path(shard["articles"]).parent / "other_answers.parquet"), []
    ask_others(
        asked, *(shard[name] for name in ("articles", "sentences", "mentions", "holders")), CODEBOOK, path, notes.append
    )
    return read_table(path), notes


@pytest.mark.parametrize(("question", "name"), [("sentiment", "lexicon"), ("stance", "cues")])
def test_each_answers_as_it_does_when_it_is_in_use(shard, question, name):
    table, notes = ask(shard, ASKED)
    assert notes == ["2 mentions: sentiment by lexicon, stance by cues"]
    asked, folder = QUESTIONS[question], Path(shard["articles"]).parent
    settings = {"classifier": name, "abstain_below": 0.4, name: ASKED[question][name]}
    places = (shard["articles"], shard["sentences"], [shard["mentions"]])
    alone = [str(folder / f"{kind}.parquet") for kind in ("alone", "cues")]
    held = [shard["holders"]] if asked.sees_holder else []
    classify_question(question, settings, asked.labels, *places, held, CODEBOOK, [], [], *alone, lambda _: None)
    judged = read_table(alone[0])
    found = probabilities_of(table, question, name, judged.reverse())
    assert found.tolist() == [
        list(row) for row in judged.reverse().select(f"p_{label}" for label in asked.labels).rows()
    ]


def test_nobody_is_asked_where_no_multiverse_is_wanted(shard):
    table, notes = ask(shard, {})
    assert table.is_empty()
    assert notes == ["2 mentions: nothing is asked"]
