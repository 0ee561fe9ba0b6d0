import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens.classify.judgements import best_labels, probabilities

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
