"""What the network is adapted to, and what it says of the mentions that were kept back."""

import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens_training.adaptation import (
    adaptation_mixture,
    answers_in_fold,
    frames_head,
    in_fold,
)

CODE = {"actor": ["yes"], "sentiment": ["neutral"], "stance": ["none"], "frames": [["conflict"]]}
RECIPE = {
    "mentions": {"times": 3, "weight": 1.0},
    "sentences": {"times": 1, "weight": 0.5},
    "written": {"times": 2, "weight": 0.7},
    "newsmtsc": {"n": 4, "weight": 0.2},
}


def items(n, word):
    return [Item(f"Ann {word} {'very ' * row}well", 0, 3, "T", "name") for row in range(n)]


def mixture(reader, seed):
    news = items(9, "slept"), ["neutral"] * 9
    coded, written = (items(2, "sang"), [CODE] * 2), (items(5, "ran"), [CODE] * 5)
    return adaptation_mixture(coded, written, news, RECIPE, ["conflict"], reader, np.random.default_rng(seed))


def test_the_recipe_says_how_often_and_how_heavily_each_is_seen(reader):
    found = mixture(reader, 1)
    assert [weight for _, weight in found] == [1.0] * 6 + [0.5] * 2 + [0.7] * 10 + [0.2] * 4
    assert [sorted(example.targets) for example, _ in found[6:8]] == [["frames"]] * 2
    assert [sorted(example.targets) for example, _ in found[18:]] == [["sentiment"]] * 4


def test_general_news_is_drawn_without_repetition_by_the_generator(reader):
    drawn = [[example.pieces.ids for example, _ in mixture(reader, seed)[18:]] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len({tuple(ids) for ids in drawn[0]}) == 4


def test_only_mentions_kept_back_are_answered(network, reader):
    mentions = items(6, "sang")
    away = in_fold([0, 1, 2, 0, 1, 2], "1")
    found = answers_in_fold(network, mentions, away, reader)
    every = answers_in_fold(network, mentions, np.ones(6, bool), reader)
    assert {name: logits.shape for name, logits in found.items()} == {
        "actor": (2, 2),
        "sentiment": (2, 3),
        "stance": (2, 3),
    }
    assert found["stance"] == pytest.approx(every["stance"][[1, 4]])


def test_the_head_for_frames_learns_nothing_from_what_is_kept_back(network, reader):
    mentions = items(40, "sang")
    away = np.arange(40) % 5 == 0
    labels = [["a"] if row % 2 else ["b"] for row in range(40)]
    head, logits = frames_head(network, mentions, labels, [[]] * 40, ["a", "b"], away, reader)
    turned = [["b"] if kept else given for kept, given in zip(away, labels, strict=True)]
    other, _ = frames_head(network, mentions, turned, [[]] * 40, ["a", "b"], away, reader)
    assert head.labels == ("a", "b")
    assert logits.shape == (8, 2)
    assert np.array_equal(head.weights, other.weights)
