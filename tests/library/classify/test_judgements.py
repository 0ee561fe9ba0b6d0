import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens.classify.judgements import answers, best_labels, of_study, probabilities
from presslens.codebook.questions import ACTOR, FRAMES, STANCE

LABELS = ("negative", "neutral", "positive")


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ([0.6, 0.3, 0.1], "negative"),
        ([0.39, 0.31, 0.30], "uncertain"),
        ([0.45, 0.45, 0.1], "neutral"),
        ([0.5, 0.0, 0.5], "negative"),
        ([0.1, 0.5, 0.4], "neutral"),
    ],
)
def test_labels(row, label):
    assert best_labels(np.array([row]), LABELS, 0.4, "neutral") == [label]


def test_no_rows():
    assert best_labels(np.empty((0, 3)), LABELS, 0.4) == []


def test_identical_items_are_asked_once_and_answered_in_place():
    asked = []

    class Echo:
        def predict_proba(self, items):
            asked.extend(items)
            return np.array([[item.start / 10, 0, 0] for item in items]).reshape(-1, 3)

    items = [Item("a b c", start, start + 1, "TUR", "country") for start in (2, 0, 2, 4, 0)]
    assert probabilities(Echo(), items)[:, 0].tolist() == [0.2, 0.0, 0.2, 0.4, 0.0]
    assert len(asked) == 3


def test_a_tie_without_a_neutral_label_takes_the_first():
    assert best_labels(np.array([[0.1, 0.45, 0.45]]), ("a", "b", "c"), 0.4) == ["b"]


@pytest.mark.parametrize(
    ("question", "row", "labels", "settings", "answer"),
    [
        (ACTOR, [0.5, 0.5], ACTOR.labels, {}, "yes"),
        (ACTOR, [0.51, 0.49], ACTOR.labels, {}, "no"),
        (STANCE, [0.4, 0.4, 0.2], STANCE.labels, {"abstain_below": 0.4}, "none"),
        (STANCE, [0.35, 0.35, 0.3], STANCE.labels, {"abstain_below": 0.4}, "uncertain"),
        (FRAMES, [0.4, 0.39, 1.0], ("a", "b", "c"), {"threshold": 0.4}, ["a", "c"]),
    ],
)
def test_how_probabilities_become_an_answer(question, row, labels, settings, answer):
    assert answers(question, np.array([row]), labels, settings) == [answer]


def test_what_the_study_does_not_ask_for_is_no_answer():
    values = np.array([[0.9, 0.8, 0.1], [0.2, 0.9, 0.7]])
    known, found = of_study(values, ("war", "old", "talks"), ("talks", "hope", "war"))
    assert answers(FRAMES, found, known, {"threshold": 0.4}) == [["war"], ["talks"]]
    known, found = of_study(values, ("war", "old", "talks"), ("hope",))
    assert (known, found.shape) == ((), (2, 0))
    assert answers(FRAMES, found, known, {"threshold": 0.4}) == [[], []]
