from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.attribute.items import SentenceItem
from presslens.classify.methods.frame_cues import CueFrames
from presslens.codebook.frames import load_frames
from presslens.estimate.article_frames import article_frames

LABELS = ["conflict", "diplomacy"]
SENTENCES = st.lists(st.lists(st.sampled_from(LABELS), unique=True), min_size=1, max_size=30)


def table(**articles):
    rows = [(article, frames) for article, sentences in articles.items() for frames in sentences]
    return pl.DataFrame(rows, schema={"article_id": pl.String, "frames": pl.List(pl.String)}, orient="row")


def test_by_hand():
    found = article_frames(table(b=[["conflict"], [], [], [], []], a=[["diplomacy", "conflict"], []]), LABELS, 0.2)
    assert found["article_id"].to_list() == ["a", "b"]
    assert found["frames"].to_list() == [["conflict", "diplomacy"], ["conflict"]]
    assert found["share_conflict"].to_list() == [0.5, 0.2]
    assert article_frames(table(b=[["conflict"], [], [], [], []]), LABELS, 0.21)["frames"].to_list() == [[]]


@given(SENTENCES, st.integers(2, 9), st.sampled_from([0.05, 0.1, 0.2, 1 / 3, 0.7, 1.0]))
def test_an_article_told_several_times_over_carries_the_same_frames(sentences, times, min_share):
    once, often = (article_frames(table(a=s), LABELS, min_share) for s in (sentences, sentences * times))
    assert once.drop("n_sentences").equals(often.drop("n_sentences"))


def test_from_text_to_article_three_times_over():
    folder = Path(__file__).parents[3] / "codebook/frames"
    classifier = CueFrames(load_frames(folder / f"{label}.yaml" for label in LABELS))
    text = [
        "The envoy spoke.",
        "Rebels shelled the town.",
        "It rained.",
        "Talks went on.",
        "Dusk fell.",
        "No one came.",
    ]

    def frames(sentences):
        shares = classifier.predict_proba([SentenceItem(s) for s in sentences])
        held = [[label for label, p in zip(LABELS, row, strict=True) if p] for row in shares]
        return article_frames(table(a=held), LABELS, 0.2)["frames"][0].to_list()

    assert frames(text) == frames(text * 3) == ["diplomacy"]


@pytest.mark.parametrize("sentences", [[[]], [["other"]]])
def test_an_article_may_carry_none(sentences):
    assert article_frames(table(a=sentences), LABELS, 0.2)["frames"].to_list() == [[]]


def test_no_article():
    assert article_frames(table(), LABELS, 0.2).is_empty()
