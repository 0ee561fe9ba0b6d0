"""A question that is not answered in the language of a corpus has nulls, and no classifier is loaded for it."""

import polars as pl
import pytest
from scripts.classify.classify_question import classify_question
from scripts.classify.score_tone import score_tone

from presslens.classify import registry
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS

REASON = "presslens has nobody who judges in Mini"


@pytest.fixture
def shard(tmp_path):
    tables = {
        "articles": pl.DataFrame({"article_id": ["a"], "text": ["Aland left."]}),
        "sentences": pl.DataFrame({"article_id": ["a"], "sentence_index": [0], "start": [0], "end": [11]}),
        "mentions": pl.DataFrame({"article_id": ["a"], "sentence_index": [0], "start": [0], "end": [5]}),
    }
    for name, table in tables.items():
        table.write_parquet(tmp_path / f"{name}.parquet")
    return tmp_path


@pytest.mark.parametrize("question", ["actor", "sentiment", "stance", "frames"])
def test_every_answer_is_null(question, shard, monkeypatch):
    monkeypatch.setattr(registry, "load", lambda *_: pytest.fail("a classifier was loaded"))
    asked, notes, out = QUESTIONS[question], [], [str(shard / name) for name in ("answers.parquet", "cues.parquet")]
    tables = [str(shard / f"{name}.parquet") for name in ("articles", "sentences", "mentions")]
    labels = asked.labels_in({"frames": ["conflict"]})
    texts, spans, units = tables
    settings = {"classifier": "encoder"}
    classify_question(
        question, settings, labels, texts, spans, [units], [], Codebook(()), [], [], *out, notes.append, REASON
    )
    table = pl.read_parquet(out[0])
    assert len(table) == 1
    assert set(table.columns) >= set(asked.columns(labels))
    assert all(table[name].null_count() == 1 for name in asked.columns(labels))
    assert pl.read_parquet(out[1]).is_empty()
    assert notes == [f"{question} is not answered: {REASON}"]


def test_tone_is_null(shard):
    notes, tone = [], str(shard / "tone.parquet")
    score_tone(str(shard / "articles.parquet"), str(shard / "sentences.parquet"), tone, notes.append, REASON)
    assert pl.read_parquet(tone)["tone"].to_list() == [None]
    assert notes == [f"tone is not scored: {REASON}"]
