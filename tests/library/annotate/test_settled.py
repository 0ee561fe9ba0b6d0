"""What was settled stands in place of a difference, and nowhere else."""

import polars as pl

from presslens.annotate.adjudication import adjudicate
from presslens.annotate.settled import settled_over

SEVERAL = pl.List(pl.String)


def codes(sentiment, frames):
    columns = {"actor": ["yes"] * len(sentiment), "sentiment": sentiment}
    return pl.DataFrame(columns).with_columns(pl.Series("frames", frames, SEVERAL))


A = codes(["negative", "positive", "neutral"], [["conflict"], ["economic", "security"], []])
B = codes(["negative", "neutral", "positive"], [["conflict"], ["economic"], []])


def settled(sentiment, frames):
    return pl.DataFrame(
        {
            "actor": pl.Series([None] * 3, dtype=pl.String),
            "sentiment": sentiment,
            "frames": pl.Series(frames, dtype=SEVERAL),
        }
    )


def test_a_settled_answer_replaces_a_difference_alone():
    found = adjudicate({"A": A, "B": B}, settled(["positive", "neutral", None], [["security"], [], None]))
    assert found["sentiment"].to_list() == ["negative", "neutral", None]
    assert found["sentiment_settled"].to_list() == [None, "neutral", None]
    assert found["frames"].to_list() == [["conflict"], [], []]
    assert found["frames_disputed"].to_list() == [[], [], []]
    assert found["sentiment_A"].to_list() == A["sentiment"].to_list()
    plain = adjudicate({"A": A, "B": B})
    assert plain["frames_disputed"].to_list() == [[], ["security"], []]
    assert not [name for name in plain.columns if name.endswith("settled")]


def test_what_corrects_has_the_settled_answer_for_every_coder():
    found = settled_over(adjudicate({"A": A, "B": B}, settled([None, "neutral", None], [None, ["security"], None])))
    assert found["sentiment_A"].to_list() == ["negative", "neutral", "neutral"]
    assert found["sentiment_B"].to_list() == ["negative", "neutral", "positive"]
    assert found["frames_A"].to_list() == found["frames_B"].to_list() == [["conflict"], ["security"], []]
    assert not [name for name in found.columns if name.endswith("settled")]
    plain = adjudicate({"A": A, "B": B})
    assert settled_over(plain).equals(plain)
