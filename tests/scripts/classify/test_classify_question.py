"""One script answers every question: tables in, judgements and the words behind them out."""

from pathlib import Path

import polars as pl
import pytest
from scripts.classify.classify_question import classify_question

from presslens.base.io import read_table
from presslens.codebook.questions import QUESTIONS
from tests.library.classify.conftest import CODEBOOK, MODEL, PROJECT

from .conftest import TEXT

FRAMES = [frame.code for frame in CODEBOOK.frames]


def ask(shard, question, settings, frames=FRAMES):
    asked, folder = QUESTIONS[question], Path(shard["articles"]).parent
    judgements, cues, notes = str(folder / f"{question}.parquet"), str(folder / f"{question}_evidence.parquet"), []
    classify_question(
        question,
        settings,
        asked.labels_in({"frames": frames}),
        shard["articles"],
        shard["sentences"],
        [shard["mentions"]] if asked.unit == "mention" else [],
        [shard["holders"]] if asked.sees_holder else [],
        CODEBOOK,
        [],
        [],
        judgements,
        cues,
        notes.append,
    )
    return read_table(judgements), read_table(cues), notes


LINEAR = {"model": str(PROJECT / "models/sentiment_linear")}
CASES = {
    "actor": ({"classifier": "rules"}, ["actor", "p_actor"]),
    "sentiment": (
        {"classifier": "linear", "abstain_below": 0.4, "linear": LINEAR},
        ["sentiment", "p_negative", "p_neutral", "p_positive"],
    ),
    "stance": ({"classifier": "cues", "abstain_below": 0.4}, ["stance", "p_against", "p_none", "p_favour"]),
    "frames": ({"classifier": "cues", "threshold": 0.4}, ["frames", *(f"p_frame_{code}" for code in FRAMES)]),
}


@pytest.mark.parametrize("question", CASES)
def test_judgements_and_evidence(shard, question):
    settings, columns = CASES[question]
    judgements, cues, notes = ask(shard, question, settings)
    key = "start" if QUESTIONS[question].unit == "mention" else "sentence_index"
    assert judgements.columns == ["article_id", key, *columns]
    assert len(judgements) == 2
    assert cues.columns == ["article_id", "sentence_index", "start", "cue_start", "cue_end", "label", "cue"]
    assert cues["label"].is_in(QUESTIONS[question].labels or FRAMES).all()
    assert notes == [f"{question}: 2 {QUESTIONS[question].unit}s by {settings['classifier']}", f"{len(cues)} cues"]


def test_the_words_are_found_in_the_article(shard):
    judgements, cues, _ = ask(shard, "stance", CASES["stance"][0])
    assert judgements["stance"].to_list() == ["against", "none"]
    words = [TEXT[cue["cue_start"] : cue["cue_end"]] for cue in cues.rows(named=True)]
    assert "accused" in words
    assert all(cue["cue"].rstrip("*") in word for cue, word in zip(cues.rows(named=True), words, strict=True))
    assert set(cues["start"]) == {TEXT.index("Turkey")}
    assert set(cues["label"]) == {"against"}


def test_words_of_a_sentence_belong_to_no_mention(shard):
    _, cues, _ = ask(shard, "frames", CASES["frames"][0])
    assert len(cues)
    assert cues["start"].null_count() == len(cues)
    assert set(cues["sentence_index"]) == {1}


def test_an_actor_is_a_truth_value(shard):
    judgements, _, _ = ask(shard, "actor", CASES["actor"][0])
    assert judgements["actor"].dtype == pl.Boolean
    assert (judgements["actor"] == (judgements["p_actor"] >= 0.5)).all()


def test_frames_of_the_study_that_the_encoder_has_not_learned_and_the_other_way_round(shard):
    settings = {"classifier": "encoder", "threshold": 0.0, "encoder": {"model": str(MODEL)}}
    every, _, notes = ask(shard, "frames", settings)
    assert set(every["frames"][0]) == set(FRAMES)  # the threshold is 0
    assert notes == ["frames: 2 sentences by encoder", "0 cues"]
    found, _, notes = ask(shard, "frames", settings, frames=["economic", "hope", "conflict"])
    assert found.columns[2:] == ["frames", "p_frame_economic", "p_frame_hope", "p_frame_conflict"]
    assert found["p_frame_hope"].to_list() == [None, None]
    assert found["frames"].to_list() == [["economic", "conflict"]] * 2
    known = ["p_frame_economic", "p_frame_conflict"]
    assert found.select(known).equals(every.select(known))
    assert notes[2:] == ["encoder has not learned hope: not answered"]
