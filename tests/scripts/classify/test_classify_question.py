"""One script answers every question: tables in, judgements and the words behind them out."""

from pathlib import Path

import polars as pl
import pytest
from scripts.classify.classify_question import classify_question

from presslens.base.io import read_table, write_table
from presslens.codebook.questions import QUESTIONS
from tests.library.classify.conftest import CODEBOOK, PROJECT

TEXT = "It rained. The envoy accused Turkey of arming rebels, and Russia left."
FRAMES = [frame.code for frame in CODEBOOK.frames]


def table(folder, name, **columns):
    path = str(folder / f"{name}.parquet")
    write_table(pl.DataFrame(columns), path)
    return path


@pytest.fixture
def shard(tmp_path):
    """Tables of a shard with one article."""
    starts = [TEXT.index("Turkey"), TEXT.index("Russia")]
    view = {"content_start": [starts[0], None], "content_end": [len(TEXT), None]}
    return {
        "articles": table(tmp_path, "articles", article_id=["a"], text=[TEXT]),
        "sentences": table(
            tmp_path,
            "sentences",
            article_id=["a", "a"],
            sentence_index=pl.Series([0, 1], dtype=pl.Int32),
            start=[0, 11],
            end=[10, len(TEXT)],
        ),
        "mentions": table(
            tmp_path,
            "mentions",
            article_id=["a", "a"],
            sentence_index=pl.Series([1, 1], dtype=pl.Int32),
            start=starts,
            end=[start + 6 for start in starts],
            target=["TUR", "RUS"],
            alias_kind=["country", "country"],
        ),
        "holders": table(
            tmp_path,
            "holders",
            article_id=["a", "a"],
            start=starts,
            holder=["UN", "outlet"],
            holder_mode=["indirect", "narration"],
            **view,
        ),
    }


def ask(shard, question, settings):
    asked, folder = QUESTIONS[question], Path(shard["articles"]).parent
    judgements, cues, notes = str(folder / f"{question}.parquet"), str(folder / f"{question}_evidence.parquet"), []
    classify_question(
        question,
        settings,
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
    assert notes == [f"2 {QUESTIONS[question].unit}s by {settings['classifier']}, {len(cues)} cues"]


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
