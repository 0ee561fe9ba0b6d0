"""Answers out of fold, as they are read from beside a model."""

import json

import pytest

from presslens.base.errors import InputError
from presslens.codebook.questions import FRAMES, SENTIMENT, STANCE
from presslens.validate.held_out import learned_labels, read_held_out, read_out_of_fold, read_shipped

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


def test_the_rows_of_a_question_are_read(file):
    found = read_out_of_fold(file, SENTIMENT, SENTIMENT.labels)
    assert found.labels == SENTIMENT.labels
    assert found.by_id == {"m1": (0.7, 0.2, 0.1), "m2": (0.3, 0.36, 0.34)}
    assert read_out_of_fold(file, STANCE, STANCE.labels) is None


def shipped(file, known, question=SENTIMENT):
    return read_shipped(file.parent, "mine", question, question.labels, known)


def test_answers_to_another_corpus_are_not_used(file):
    assert shipped(file, {"m1", "m2"}) == read_out_of_fold(file, SENTIMENT, SENTIMENT.labels)
    assert shipped(file, {"m1"}) is None
    (file.parent / "model.json").write_text('{"trained_on": ["theirs"]}')
    assert shipped(file, {"m1", "m2"}) is None


def test_a_model_trained_on_the_corpus_is_never_scored_as_it_runs(file):
    (file.parent / "model.json").write_text('{"trained_on": ["mine"]}')
    assert set(shipped(file, {"m1"}).by_id) == {"m1", "m2"}  # m2 has lost its place
    with pytest.raises(InputError, match="no answers for stance"):
        shipped(file, {"m1"}, STANCE)
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
        read_out_of_fold(file, SENTIMENT, SENTIMENT.labels)
    assert all(word in str(fault.value) for word in words), str(fault.value)


FRAMES_HELD_OUT = """id,question,p_war,p_talks,p_negative
m1,frames,0.7,0.2,
m1,sentiment,,,0.3
"""
STUDY = ("hope", "talks", "war")


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    document = {"trained_on": ["mine"], "heads": {"frames": {"labels": ["war", "talks", "old"]}}}
    (folder / "model.json").write_text(json.dumps(document))
    (folder / "out_of_fold.csv").write_text(FRAMES_HELD_OUT)
    return folder


def test_a_model_answers_for_the_labels_that_it_has_learned(model):
    assert learned_labels(model, FRAMES, STUDY) == ("talks", "war")
    found = read_shipped(model, "mine", FRAMES, STUDY, ["m1"])
    assert (found.labels, found.by_id) == (("talks", "war"), {"m1": (0.2, 0.7)})
    assert learned_labels(model, SENTIMENT, SENTIMENT.labels) == SENTIMENT.labels  # it does not say
    assert learned_labels(model / "nowhere", FRAMES, STUDY) == STUDY


def test_a_learned_label_without_a_column_is_a_fault_of_the_file(model):
    (model / "out_of_fold.csv").write_text(FRAMES_HELD_OUT.replace("p_talks", "p_talk"))
    with pytest.raises(InputError, match="has no column 'p_talks'"):
        read_shipped(model, "mine", FRAMES, STUDY, ["m1"])


def test_own_heads_come_first_and_know_the_labels_of_the_model_they_were_fitted_from(model, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text(FRAMES_HELD_OUT.replace("0.7", "0.8"))
    found = read_held_out(own, model, "mine", FRAMES, STUDY, ["m1"])
    assert (found.labels, found.by_id) == (("talks", "war"), {"m1": (0.2, 0.8)})
    assert read_held_out(None, model, "mine", FRAMES, STUDY, ["m1"]).by_id == {"m1": (0.2, 0.7)}
    assert read_held_out(None, model, "theirs", FRAMES, STUDY, ["m1"]) is None
    assert read_held_out(None, None, "mine", FRAMES, STUDY, ["m1"]) is None
