"""The stamp on a figure tells what was checked, and alarms about the rest."""

import polars as pl

from presslens.draw.notes import stamp
from presslens.exhibits.tables import TABLES


def scores(question, value=0.512, low=0.47, high=0.553, **changes):
    row = {"question": question, "classifier": "linear", "in_use": True, "predictions": "as run"}
    row |= {"coders": "2 automatic coders", "slice": "all", "n": 840, "n_articles": 300, "score": "macro_f1"}
    row |= {"label": None, "value": value, "low": low, "high": high}
    return pl.DataFrame([row | changes], schema=TABLES["validation_actor"].types)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_checked_is_an_alarm():
    found = stamp(("sentiment", "holder"), {"sentiment": "linear"}, [])
    assert found.alarm
    assert found.text == "UNVALIDATED on this corpus: sentiment by linear, holders by rules."


def test_everything_checked_tells_the_numbers_and_who_coded():
    found = stamp(("sentiment",), {"sentiment": "linear"}, [scores("sentiment")])
    assert not found.alarm
    assert plain(found.text) == (
        "Checked on this corpus against 2 automatic coders: sentiment by linear, macro-F1 51 [47, 55], n = 840."
    )


def test_what_is_not_checked_is_still_an_alarm():
    found = stamp(("sentiment", "actor"), {"sentiment": "linear", "actor": "rules"}, [scores("sentiment", low=None)])
    assert found.alarm
    assert "UNVALIDATED on this corpus: actors by rules." in found.text
    assert "macro-F1 51, n = 840" in plain(found.text)


def test_other_classifiers_slices_and_undefined_scores_prove_nothing():
    for changes in ({"in_use": False}, {"slice": "RUS"}, {"score": "accuracy"}, {"value": None}):
        assert stamp(("sentiment",), {"sentiment": "linear"}, [scores("sentiment", **changes)]).alarm


def test_that_articles_were_unseen_is_said():
    found = stamp(("sentiment",), {"sentiment": "heads"}, [scores("sentiment", predictions="unseen articles")])
    assert found.text.endswith(", unseen articles.")


def test_what_rules_know_of_an_article_is_not_in_the_score():
    everything, others = scores("actor", 0.95, n=1500), scores("actor", 0.8, slice="not read", n=700)
    for tables in ([everything, others], [others, everything]):
        found = stamp(("actor",), {"actor": "rules"}, [pl.concat(tables)])
        assert plain(found.text).endswith("actors by rules, macro-F1 80 [47, 55], n = 700, not read for rules.")
        assert not found.alarm
    common = scores("actor", 0.85, classifier="majority", in_use=False, predictions="baseline", slice="not read")
    found = stamp(("actor",), {"actor": "rules"}, [pl.concat([everything, others, common])])
    assert found.alarm
    assert "no better than the most frequent label" in found.text


def baseline(value):
    return scores("sentiment", value, classifier="majority", in_use=False, predictions="baseline")


def test_a_score_on_few_mentions_is_an_alarm():
    found = stamp(("sentiment",), {"sentiment": "linear"}, [scores("sentiment", n=99, predictions="unseen articles")])
    assert found.alarm
    assert plain(found.text).endswith("macro-F1 51 [47, 55], only 99 coded mentions, unseen articles.")
    assert not stamp(("sentiment",), {"sentiment": "linear"}, [scores("sentiment", n=100)]).alarm


def test_a_score_no_better_than_the_most_frequent_label_is_an_alarm():
    tables = {value: pl.concat([scores("sentiment"), baseline(value)]) for value in (0.511, 0.512)}
    better, equal = (stamp(("sentiment",), {"sentiment": "linear"}, [table]) for table in tables.values())
    assert not better.alarm
    assert "most frequent" not in better.text
    assert equal.alarm
    assert plain(equal.text).endswith("n = 840, no better than the most frequent label.")


def test_a_sound_score_hides_no_weak_one():
    tables = [scores("sentiment", n=8), scores("actor")]
    assert stamp(("sentiment", "actor"), {}, tables).alarm


def test_labels_that_no_coder_was_asked_for_are_named():
    reasons = [scores("frames", None, None, None, score="not_coded", label=label) for label in ("hope", "war")]
    others = [
        scores("frames", None, None, None, score="not_answered", label="talks"),  # no figure shows it
        scores("frames", None, None, None, score="not_coded", label="peace", in_use=False),
    ]
    found = stamp(
        ("frames", "actor"), {"frames": "cues"}, [pl.concat([scores("frames"), *reasons, *others]), scores("actor")]
    )
    assert found.alarm
    assert "frames by cues, macro-F1 51 [47, 55], n = 840, not checked: hope, war; actors" in plain(found.text)
    assert not stamp(("frames",), {"frames": "cues"}, [pl.concat([scores("frames"), others[0]])]).alarm


def expected(question="sentiment", **changes):
    row = {"role": "corpus", "set": "made", "question": question, "low": 0.621, "high": 0.739, "n_sets": 6}
    return pl.DataFrame([row | changes], schema=TABLES["familiarity"].types)


def test_what_nobody_checked_has_the_accuracy_to_expect_beside_it():
    found = stamp(("sentiment", "holder"), {"sentiment": "encoder"}, [], None, expected())
    assert found.alarm
    assert plain(found.text) == (
        "UNVALIDATED on this corpus: sentiment by encoder (expected accuracy 62 to 74 %, from 6 other sets), "
        "holders by rules."
    )


def test_a_number_of_another_set_or_question_never_stands_on_a_figure():
    for row in (expected(role="reference"), expected("stance"), expected(low=None, high=None)):
        found = stamp(("sentiment",), {"sentiment": "encoder"}, [], None, row)
        assert found.text == "UNVALIDATED on this corpus: sentiment by encoder."


def test_a_score_on_the_corpus_itself_takes_the_place_of_a_guess():
    found = stamp(("sentiment",), {"sentiment": "encoder"}, [scores("sentiment")], None, expected())
    assert "expected" not in found.text
