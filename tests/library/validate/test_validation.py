"""Predictions against annotations: who is scored, on what, and by which predictions."""

from functools import partial

import numpy as np
import polars as pl
import pytest

from presslens.codebook.questions import ACTOR, FRAMES, HOLDER, SENTIMENT
from presslens.validate.held_out import HeldOut
from presslens.validate.left_out import CODED, DISPUTED, LEFT_OUT, left_out
from presslens.validate.predictions import (
    AS_RUN,
    BASELINE,
    UNSEEN,
    Candidate,
    Prediction,
    as_run,
    majority,
    of_ledger,
    out_of_fold,
    predictions,
)
from presslens.validate.tables import overview, scored_mentions, unscored_labels, validation_tables

LISTS = pl.List(pl.String)
UNPLACED = pl.DataFrame({"source_id": ["q", "r"], "purpose": ["validation", "fitting"]})
HOLDERS = ("outlet", "RUS", "unresolved")


def annotations():
    return pl.DataFrame(
        {
            "id": ["m1", "m2", "m3", "m4", "m5"],
            "source_id": ["x", "x", "y", "y", "z"],
            "story_id": ["x", "x", "y", "y", "z"],
            "target": ["RUS", "TUR", "RUS", "RUS", "TUR"],
            "purpose": ["validation"] * 5,
            "actor": [True, True, False, None, True],
            "sentiment": ["negative", "positive", "neutral", "negative", None],
            "holder": ["outlet", "RUS", "outlet", None, "RUS"],
            "frames": pl.Series([["war"], [], ["war"], [], ["talks"]], dtype=LISTS),
            "frames_disputed": pl.Series([[], ["war"], [], [], []], dtype=LISTS),
        }
    )


def test_attitudes_are_scored_on_agreed_actors():
    table = annotations()
    assert scored_mentions(table, ACTOR)["id"].to_list() == ["m1", "m2", "m3", "m5"]
    assert scored_mentions(table, ACTOR)["actor"].to_list() == ["yes", "yes", "no", "yes"]
    assert scored_mentions(table, SENTIMENT)["id"].to_list() == ["m1", "m2"]
    assert scored_mentions(table, HOLDER)["id"].to_list() == ["m1", "m2", "m3", "m5"]
    assert len(scored_mentions(table, FRAMES)) == 5


def test_mentions_for_fitting_are_not_scored():
    purposes = pl.Series(["validation", "fitting", "validation", "validation", "fitting"])
    table = annotations().with_columns(purposes.alias("purpose"))
    assert scored_mentions(table, ACTOR)["id"].to_list() == ["m1", "m3"]
    assert len(scored_mentions(table, FRAMES)) == 3


def tables(question, labels, *said, coded=None):
    mentions = scored_mentions(annotations(), question)
    coded = labels if coded is None else coded
    account = partial(left_out, annotations(), UNPLACED, question, labels)
    return validation_tables(mentions, question, labels, coded, said, account, "2 persons", 0.95, 1)


def test_mentions_of_articles_that_nobody_read_are_scored_apart():
    mentions = scored_mentions(annotations(), ACTOR)
    said = said_of(ACTOR, ACTOR.labels, "yes", "yes", "yes", "yes")
    account = partial(left_out, annotations(), UNPLACED, ACTOR, ACTOR.labels)

    def scored(table):
        found, *_ = validation_tables(table, ACTOR, ACTOR.labels, ACTOR.labels, [said], account, "2", 0.95, 1)
        return found.filter(score="accuracy")

    plain = scored(mentions)
    assert "not read" not in plain["slice"]
    found = scored(mentions.with_columns(read=pl.col("source_id") == "x"))
    assert found["slice"].to_list()[:2] == ["all", "not read"]
    row = found.row(by_predicate=pl.col("slice") == "not read", named=True)
    assert (row["n"], row["n_articles"], row["value"]) == (2, 2, 0.5)
    assert found.filter(pl.col("slice") != "not read").equals(plain)
    # Where all were read there is no such row.
    assert scored(mentions.with_columns(read=True)).equals(plain)


def scores_of(table):
    """Rows that are scores, not counts."""
    return table.filter(~pl.col("score").is_in([CODED, LEFT_OUT, DISPUTED]))


def counts_of(table, classifier):
    rows = table.filter(
        pl.col("value").is_null() & (pl.col("classifier") == classifier) & pl.col("score").is_in(COUNTS)
    )
    return {(score, label): (n, articles) for score, label, n, articles in rows.select(COUNTED).iter_rows()}


COUNTS, COUNTED = [CODED, LEFT_OUT, DISPUTED], ["score", "label", "n", "n_articles"]


def said_of(question, labels, *answers):
    return Prediction("rules", AS_RUN, True, tuple(labels), list(answers))


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        (
            SENTIMENT,
            said_of(SENTIMENT, SENTIMENT.labels, "negative", None),
            {
                (CODED, None): (9, 5),
                (LEFT_OUT, "for fitting alone"): (3, 2),
                (LEFT_OUT, "no place in the corpus"): (1, 1),
                (LEFT_OUT, "coders differ on the actor"): (1, 1),
                (LEFT_OUT, "coded as no actor"): (1, 1),
                (LEFT_OUT, "coders differ"): (1, 1),
                (LEFT_OUT, "no answer on unseen articles"): (1, 1),
            },
        ),
        (
            HOLDER,
            said_of(HOLDER, HOLDERS, *["outlet"] * 4),
            {
                (CODED, None): (9, 5),
                (LEFT_OUT, "for fitting alone"): (3, 2),
                (LEFT_OUT, "no place in the corpus"): (1, 1),
                (LEFT_OUT, "coders differ"): (1, 1),
            },
        ),
        (
            FRAMES,
            said_of(FRAMES, ["war", "talks"], ["war"], [], [], [], []),
            {
                (CODED, None): (9, 5),
                (LEFT_OUT, "for fitting alone"): (3, 2),
                (LEFT_OUT, "no place in the corpus"): (1, 1),
                (DISPUTED, "war"): (1, 1),
            },
        ),
    ],
)
def test_every_mention_that_was_coded_is_accounted_for(question, said, expected):
    """new-user, small: a table on 29 of 40 mentions coded, and not a word on the other 11."""
    more = annotations().head(2).with_columns(pl.lit("fitting").alias("purpose"))
    account = partial(left_out, pl.concat([annotations(), more]), UNPLACED, question, said.labels)
    mentions = scored_mentions(annotations(), question)
    given = (mentions, question, said.labels, said.labels, [said], account, "2 persons", 0.9, 1)
    scores, *_ = validation_tables(*given)
    counts = counts_of(scores, "rules")
    assert counts == expected
    scored = scores.filter(score="macro_f1", slice="all")["n"].item()
    assert counts[CODED, None][0] == scored + sum(n for (kind, _), (n, _) in counts.items() if kind == LEFT_OUT)
    assert overview(scores).filter(slice="all").select("n", "n_coded").row(0) == (scored, 9)
    assert overview(scores).filter(pl.col("slice") != "all")["n_coded"].null_count() == len(overview(scores)) - 1


def test_slices_and_baseline():
    told = scored_mentions(annotations(), HOLDER)["holder"].to_list()
    said = Prediction("rules", AS_RUN, True, HOLDERS, ["outlet", "RUS", "RUS", "unresolved"])
    scores, confusion, reliability = tables(HOLDER, HOLDERS, said, majority(HOLDER, told, HOLDERS))
    rows = {(r["classifier"], r["slice"]): r for r in overview(scores).iter_rows(named=True)}
    assert rows["rules", "all"]["accuracy"] == 0.5
    assert rows["rules", "RUS"]["n"] == 2
    assert rows["rules", "own voice"]["accuracy"] == 0.5
    assert rows["rules", "others' words"]["n"] == 2
    assert rows["majority", "all"]["accuracy"] == 0.5
    assert rows["majority", "all"]["predictions"] == "baseline"
    assert set(scores["coders"]) == {"2 persons"}
    assert scores.filter(pl.col("in_use"))["classifier"].unique().to_list() == ["rules"]
    assert confusion.filter(pl.col("classifier") == "rules")["n"].sum() == 4
    assert reliability.is_empty()


def test_frames_are_scored_where_coders_agree():
    said = Prediction("cues", AS_RUN, True, ("war", "talks"), [["war"], ["war"], ["war"], [], []])
    scores, confusion, _ = tables(
        FRAMES, ["war", "talks"], said, majority(FRAMES, annotations()["frames"].to_list(), ["war", "talks"])
    )
    mine = scores.filter((pl.col("classifier") == "cues") & (pl.col("slice") == "all"))
    found = {(r["score"], r["label"]): r["value"] for r in mine.iter_rows(named=True)}
    assert found["f1", "war"] == 1
    assert found["f1", "talks"] == 0
    assert found["accuracy", None] == pytest.approx(8 / 9)
    assert confusion.filter(pl.col("classifier") == "cues")["n"].sum() == 9


def test_mentions_without_a_prediction_are_left_out_and_n_shows_it():
    said = Prediction(
        "linear", UNSEEN, True, SENTIMENT.labels, [None, "positive"], np.array([[np.nan] * 3, [0, 0, 1.0]])
    )
    scores, _, bins = tables(SENTIMENT, SENTIMENT.labels, said)
    assert scores_of(scores).filter(pl.col("slice") == "all")["n"].unique().to_list() == [1]
    assert bins["n"].sum() == 1
    nothing = Prediction("linear", UNSEEN, True, SENTIMENT.labels, [None, None], np.full((2, 3), np.nan))
    scores, *others = tables(SENTIMENT, SENTIMENT.labels, nothing)
    assert all(table.is_empty() for table in (scores_of(scores), *others))
    assert counts_of(scores, "linear")[LEFT_OUT, "no answer on unseen articles"] == (2, 1)


def test_what_the_ledger_says():
    ledger = pl.DataFrame({"actor": [True, False], "p_actor": [0.9, 0.2]})
    found = of_ledger("heads", ACTOR, ACTOR.labels, True, ledger)
    assert found.answers == ["yes", "no"]
    assert found.probabilities == pytest.approx(np.array([[0.1, 0.9], [0.8, 0.2]]))
    assert of_ledger("rules", ACTOR, ACTOR.labels, False, ledger).probabilities is None


def test_a_label_that_a_classifier_has_not_learned_is_not_answered_by_it():
    labels = ("war", "talks", "hope")
    answered = Prediction("encoder", AS_RUN, True, ("war", "talks"), [["war"]] * 5, np.full((5, 2), 0.7))
    everything = Prediction("cues", AS_RUN, False, labels, [["war"]] * 5)
    scores, confusion, bins = tables(FRAMES, labels, answered, everything)
    mine = scores.filter(pl.col("classifier") == "encoder")
    (row,) = mine.filter(pl.col("label") == "hope").iter_rows(named=True)
    assert (row["slice"], row["n"], row["score"], row["value"]) == ("all", 5, "not_answered", None)
    assert not confusion.filter(pl.col("classifier") == "encoder")["annotated"].str.contains("hope").any()
    assert bins["n"].sum() == 9  # the known cells of two labels
    without, _, _ = tables(FRAMES, ("war", "talks"), answered)
    assert mine.filter(pl.col("score") != "not_answered").equals(without)
    others = scores.filter((pl.col("classifier") == "cues") & (pl.col("label") == "hope"))
    assert "not_answered" not in others["score"]
    assert {"precision", "recall", "f1"} <= set(others["score"])


def test_a_label_that_nobody_coded_is_not_scored():
    said = Prediction("cues", AS_RUN, True, ("war", "talks", "hope"), [["war", "hope"]] * 5)
    scores, confusion, _ = tables(FRAMES, ("war", "talks", "hope"), said, coded=("war", "talks"))
    assert not confusion["annotated"].str.contains("hope").any()
    assert scores.filter(pl.col("label") == "hope")["score"].to_list() == ["not_coded"]
    same = Prediction("cues", AS_RUN, True, ("war", "talks"), [["war"]] * 5)
    assert scores.filter(pl.col("score") != "not_coded").equals(tables(FRAMES, ("war", "talks"), same)[0])
    assert unscored_labels(FRAMES, ("war", "hope"), (), same) == {"war": "not_coded", "hope": "not_coded"}
    nothing, *others = tables(FRAMES, ("war", "talks", "hope"), said, coded=())
    assert scores_of(nothing)["score"].to_list() == ["not_coded"] * 3
    assert all(table.is_empty() for table in others)
    assert unscored_labels(HOLDER, HOLDERS, (), said) == {}


def test_the_columns_of_a_classifier_are_put_into_the_order_of_the_study():
    values = np.array([[0.9, 0.2], [0.1, 0.6]])
    labels, settings = ("talks", "hope", "war"), {"threshold": 0.5}
    found = as_run("encoder", FRAMES, labels, settings, True, ("war", "talks"), values)
    assert found.labels == ("talks", "war")
    assert found.answers == [["war"], ["talks"]]
    assert found.probabilities.tolist() == [[0.2, 0.9], [0.6, 0.1]]


def test_the_ledger_does_not_answer_for_labels_without_any_probability():
    ledger = pl.DataFrame(
        {
            "frames": pl.Series([["war"], []], dtype=LISTS),
            "p_frame_war": [0.9, 0.1],
            "p_frame_hope": pl.Series([None, None], dtype=pl.Float64),
        }
    )
    found = of_ledger("encoder", FRAMES, ("war", "hope"), True, ledger)
    assert found.labels == ("war",)
    assert found.probabilities.tolist() == [[0.9], [0.1]]
    assert of_ledger("encoder", FRAMES, ("war", "hope"), True, ledger.clear()).labels == ("war", "hope")
    assert of_ledger("rules", HOLDER, HOLDERS, False, pl.DataFrame({"holder": ["RUS"]})).answers == ["RUS"]


def test_answers_out_of_fold_are_those_that_the_ledger_would_give():
    held_out = HeldOut(SENTIMENT.labels, {"m1": (0.7, 0.2, 0.1), "m2": (0.3, 0.36, 0.34)})
    found = out_of_fold("heads", True, SENTIMENT, {"abstain_below": 0.4}, held_out, ["m1", "m2", "m5"])
    assert found.answers == ["negative", "uncertain", None]
    assert found.kind == "unseen articles"
    assert np.isnan(found.probabilities[2]).all()


MENTIONS = pl.DataFrame({"id": ["m1", "m2"], "sentiment": ["negative", "neutral"]})
IN_LEDGER = pl.DataFrame(
    {"sentiment": ["negative", "positive"], "p_negative": [0.8, 0.1], "p_neutral": [0.1, 0.1], "p_positive": [0.1, 0.8]}
)
SEEN = HeldOut(SENTIMENT.labels, {"m1": (0.1, 0.1, 0.8)})


def chosen(*candidates):
    ran = []

    def run_now(name):
        ran.append(name)
        return ("positive", "neutral", "negative"), np.array([[0.0, 0.0, 1.0]] * 2)

    settings = {"abstain_below": 0.4}
    given = (SENTIMENT, SENTIMENT.labels, settings, MENTIONS, IN_LEDGER, "linear", candidates, run_now)
    return predictions(*given), ran


def test_the_classifier_in_use_comes_first_and_its_answers_are_those_of_the_ledger():
    found, ran = chosen(Candidate("encoder", True), Candidate("linear", True), Candidate("lexicon", False))
    assert [(one.classifier, one.kind, one.in_use) for one in found] == [
        ("linear", AS_RUN, True),
        ("encoder", AS_RUN, False),
        ("lexicon", AS_RUN, False),
        ("majority", BASELINE, False),
    ]
    assert ran == ["encoder", "lexicon"]
    assert found[0].answers == ["negative", "positive"]
    assert found[1].answers == ["negative", "negative"]
    assert found[1].probabilities[0].tolist() == [1, 0, 0]
    assert found[2].probabilities is None


def test_the_baseline_knows_no_label_that_the_classifier_in_use_does_not():
    mentions = pl.DataFrame({"id": ["m1", "m2"], "frames": pl.Series([["war", "hope"], ["hope"]], dtype=LISTS)})
    held_out = HeldOut(("war",), {"m1": (0.9,), "m2": (0.1,)})
    given = (FRAMES, ("war", "hope"), {"threshold": 0.4}, mentions, mentions, "encoder")
    *_, baseline = predictions(*given, [Candidate("encoder", True, held_out)], lambda name: ((), np.empty((2, 0))))
    assert (baseline.labels, baseline.answers) == (("war",), [[], []])


@pytest.mark.parametrize("name", ["linear", "encoder"])
def test_answers_out_of_fold_come_first_whoever_gives_them(name):
    found, ran = chosen(Candidate(name, True, SEEN), Candidate("lexicon", False))
    mine = next(one for one in found if one.classifier == name)
    assert (mine.kind, mine.in_use, mine.answers) == (UNSEEN, name == "linear", ["positive", None])
    assert ran == ["lexicon"]


def test_majority_of_sets_is_what_more_than_half_have():
    given = [["war"], ["war", "talks"], ["talks"]]
    assert majority(FRAMES, given, ("talks", "war", "hope")).answers == [["talks", "war"]] * 3
    assert majority(FRAMES, [], ("talks",)).answers == []
