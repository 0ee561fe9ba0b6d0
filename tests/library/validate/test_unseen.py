"""Coded mentions are answered by what had not seen them; every other answer stays as it is."""

import polars as pl
import pytest

from presslens.codebook.questions import ACTOR, FRAMES, SENTIMENT
from presslens.validate.held_out import HeldOut
from presslens.validate.unseen import unseen_judgements

CODED = pl.DataFrame(
    {"id": ["m1", "m2", "m3"], "article_id": ["a", "b", "b"], "start": [5, 0, 9], "sentence_index": [1, 0, 0]},
    schema_overrides={"sentence_index": pl.Int32},
)
KEY = pl.DataFrame({"article_id": ["a", "a", "b", "b"], "start": [0, 5, 0, 9]})
SENTIMENTS = KEY.with_columns(
    sentiment=pl.Series(["positive", "positive", "uncertain", "negative"]),
    p_negative=pl.Series([0.0, 0.1, 0.3, 0.9]),
    p_neutral=pl.Series([0.0, 0.1, 0.35, 0.1]),
    p_positive=pl.Series([1.0, 0.8, 0.35, 0.0]),
)


def unseen(settings, **by_id):
    held_out = HeldOut(SENTIMENT.labels, by_id)
    return unseen_judgements(SENTIMENT, SENTIMENTS, CODED, held_out, settings, SENTIMENT.labels)


def test_only_answers_out_of_fold_take_the_place_of_others():
    table, n = unseen({"abstain_below": 0.4}, m1=(0.7, 0.2, 0.1), m2=(0.1, 0.8, 0.1), gone=(1.0, 0.0, 0.0))
    assert n == 2
    assert table.schema == SENTIMENTS.schema
    assert table.select("article_id", "start").equals(KEY)
    assert table["sentiment"].to_list() == ["positive", "negative", "neutral", "negative"]
    assert table["p_negative"].to_list() == [0.0, 0.7, 0.1, 0.9]
    assert table[0].equals(SENTIMENTS[0])
    assert table[3].equals(SENTIMENTS[3])  # coded, and no answer out of fold


def test_labels_follow_the_rule_of_the_run():
    doubtful = (0.36, 0.32, 0.32)
    assert unseen({"abstain_below": 0.4}, m1=doubtful)[0]["sentiment"][1] == "uncertain"
    assert unseen({"abstain_below": 0.3}, m1=doubtful)[0]["sentiment"][1] == "negative"
    # Of labels equally likely the one that is no attitude.
    assert unseen({"abstain_below": 0.4}, m1=(0.45, 0.45, 0.1))[0]["sentiment"][1] == "neutral"


def test_without_answers_nothing_changes():
    table, n = unseen({"abstain_below": 0.4})
    assert (n, table.equals(SENTIMENTS)) == (0, True)


def test_truth_values_stay_truth_values():
    actors = KEY.with_columns(actor=pl.Series([True] * 4), p_actor=pl.Series([0.9] * 4))
    held_out = HeldOut(ACTOR.labels, {"m3": (0.8, 0.2), "m1": (0.5, 0.5)})
    table, n = unseen_judgements(ACTOR, actors, CODED, held_out, {}, ACTOR.labels)
    assert n == 2
    assert table["actor"].to_list() == [True, True, True, False]
    assert table["p_actor"].to_list() == [0.9, 0.5, 0.9, 0.2]


def test_mentions_of_one_sentence_have_one_answer_about_it():
    frames = pl.DataFrame(
        {
            "article_id": ["a", "b"],
            "sentence_index": pl.Series([0, 0], dtype=pl.Int32),
            "frames": pl.Series([["war"], []], dtype=pl.List(pl.String)),
            "p_frame_war": [1.0, 0.1],
            "p_frame_hope": pl.Series([None, None], dtype=pl.Float64),
        }
    )
    held_out = HeldOut(("war",), {"m2": (0.7,), "m3": (0.7,)})
    table, n = unseen_judgements(FRAMES, frames, CODED, held_out, {"threshold": 0.6}, ("war", "hope"))
    assert n == 2
    assert table["frames"].to_list() == [["war"], ["war"]]
    assert table["p_frame_war"].to_list() == [1.0, 0.7]
    assert table["p_frame_hope"].to_list() == [None, None]
    higher, _ = unseen_judgements(FRAMES, frames, CODED, held_out, {"threshold": 0.8}, ("war", "hope"))
    assert higher["frames"].to_list() == [["war"], []]


def test_two_judgements_of_a_mention_are_an_error():
    twice, held_out = pl.concat([SENTIMENTS, SENTIMENTS]), HeldOut(SENTIMENT.labels, {"m1": (0.7, 0.2, 0.1)})
    with pytest.raises(pl.exceptions.ComputeError):
        unseen_judgements(SENTIMENT, twice, CODED, held_out, {"abstain_below": 0.4}, SENTIMENT.labels)
