"""One question scored, from files to tables; a study that has a frame of which the model knows nothing, too."""

import json

import polars as pl
import pytest
from scripts.validate.validate_question import validate_question

from presslens.base.io import write_table
from presslens.validate.candidates import answers_table
from tests.library.annotate.conftest import NAMES

LISTS = pl.List(pl.String)
SEEN = ("conflict", "diplomacy")
HELD_OUT = """id,question,p_conflict,p_diplomacy
m1,frames,0.9,0.2
m2,frames,0.1,0.8
"""


@pytest.fixture
def corpus(tmp_path):
    mentions = {"article_id": ["h1", "h1", "h2"], "start": [0, 17, 4]}
    pl.DataFrame(
        mentions
        | {
            "id": ["m1", "m2", "m3"],
            "source_id": ["a1", "a1", "a2"],
            "story_id": ["s1", "s1", "s2"],
            "target": ["RUS", "TUR", "RUS"],
            "purpose": ["validation"] * 3,
            "actor": [True, True, False],
            "holder": ["outlet", "RUS", "outlet"],
            "frames": pl.Series([["conflict"], ["diplomacy"], []], dtype=LISTS),
            "frames_disputed": pl.Series([[], ["conflict"], []], dtype=LISTS),
        }
    ).write_parquet(tmp_path / "annotations.parquet")
    pl.DataFrame({"source_id": ["a9"], "purpose": ["validation"]}).write_parquet(tmp_path / "unplaced.parquet")
    pl.DataFrame(
        mentions
        | {
            "holder": ["outlet", "TUR", "outlet"],
            "frames": pl.Series([["conflict"], ["economic"], []], dtype=LISTS),
            "p_frame_conflict": [1.0, 0.0, 0.0],
            "p_frame_diplomacy": [0.0, 0.0, 0.0],
            "p_frame_economic": [0.0, 1.0, 0.0],
        }
    ).write_parquet(tmp_path / "ledger.parquet")
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.json").write_text(json.dumps({"trained_on": ["toy"], "heads": {"frames": {"labels": SEEN}}}))
    (model / "out_of_fold.csv").write_text(HELD_OUT)
    write_table(answers_table({}, []), tmp_path / "candidates.parquet")
    return tmp_path


def validate(folder, corpus, question, classify):
    outputs = {name: corpus / f"{name}.out" for name in ("csv", "tex", "confusion", "reliability")}
    notes = []
    validate_question(
        corpus="toy",
        question=question,
        names=NAMES,
        classify=classify,
        card=str(folder / "card.yaml"),
        annotations=str(corpus / "annotations.parquet"),
        unplaced=str(corpus / "unplaced.parquet"),
        ledger=str(corpus / "ledger.parquet"),
        candidates=str(corpus / "candidates.parquet"),
        held_out=[],
        confidence=0.9,
        seed=1,
        **outputs,
        note=notes.append,
    )
    return pl.read_csv(outputs["csv"]), pl.read_csv(outputs["confusion"]), notes


def test_holders_are_scored_without_a_classifier(folder, corpus):
    scores, confusion, notes = validate(folder, corpus, "holder", {})
    found = scores.filter(pl.col("in_use") & (pl.col("slice") == "all") & (pl.col("score") == "accuracy"))
    assert found["value"].to_list() == [pytest.approx(2 / 3, abs=1e-6)]
    assert scores.filter(classifier="rules", score="coded")["n"].to_list() == [4]
    assert scores.filter(classifier="rules", score="left_out").select("label", "n").rows() == [
        ("no place in the corpus", 1)
    ]
    assert confusion.filter(annotated="RUS", predicted="TUR", classifier="rules")["n"].to_list() == [1]
    assert notes == ["holder: 3 mentions scored, rules as run, majority baseline"]


def frames(folder, corpus):
    """Cues stand in the ledger, and a model that ships its answers out of fold beside them."""
    classify = {"classifier": "cues", "threshold": 0.4, "encoder": {"model": str(corpus / "model")}}
    return validate(folder, corpus, "frames", classify)


def test_a_frame_that_the_model_has_not_learned_is_not_answered_by_it(folder, corpus):
    card = folder / "card.yaml"
    card.write_text(card.read_text().replace("talks: diplomacy", "talks: diplomacy\n    trade: economic"))
    scores, confusion, notes = frames(folder, corpus)
    unanswered = scores.filter(score="not_answered")
    assert unanswered.select("classifier", "slice", "label", "n", "value").rows() == [
        ("encoder", "all", "economic", 2, None)
    ]
    assert set(confusion.filter(classifier="encoder")["annotated"]) == {
        *("conflict", "not conflict", "diplomacy", "not diplomacy")
    }
    accuracy = scores.filter((pl.col("score") == "accuracy") & (pl.col("slice") == "all"))
    assert dict(accuracy.select("classifier", "value").iter_rows())["encoder"] == 1
    # Cues know every frame, and saw trade where the coders did not.
    assert confusion.filter(classifier="cues", annotated="not economic", predicted="economic")["n"].to_list() == [1]
    assert notes == [
        "frames: 3 mentions scored, cues as run, encoder unseen articles, majority baseline",
        "encoder has not learned economic: not scored",
    ]


def test_a_frame_without_a_code_is_not_scored_of_anybody(folder, corpus):
    scores, confusion, notes = frames(folder, corpus)
    assert scores.filter(label="economic").select("classifier", "score").rows() == [
        *(("cues", "not_coded"), ("encoder", "not_coded"), ("majority", "not_coded"))
    ]
    assert not confusion["annotated"].str.contains("economic").any()
    assert notes[1:] == [
        "the card of the annotations has no code for economic: not scored",
        "encoder has not learned economic: not scored",
    ]


def test_articles_that_were_read_for_rules_are_told_from_others(folder, corpus):
    whole, *_ = validate(folder, corpus, "holder", {})
    (folder / "read.csv").write_text("source_id\na1\n")
    with open(folder / "card.yaml", "a", encoding="utf-8") as card:
        card.write("read_articles: {file: read.csv, questions: [holder]}\n")
    scores, *_ = validate(folder, corpus, "holder", {})
    rows = scores.filter(pl.col("in_use") & (pl.col("slice") == "not read") & (pl.col("score") == "accuracy"))
    assert rows.select("n", "value").rows() == [(1, 1.0)]
    assert scores.filter(pl.col("slice") != "not read").equals(whole)
