"""What a network learns from: how often, how heavily, and drawn by the generator."""

import numpy as np

from presslens.attribute.items import Item
from presslens_training.mixture import learning_mixture

CODE = {"actor": ["yes"], "sentiment": ["neutral"], "stance": ["none"], "frames": [["conflict"]]}
RECIPE = {
    "world_news": {"weight": 1.0},
    "written": {"times": 2, "weight": 0.7},
    "newsmtsc": {"n": 4, "weight": 0.2},
}


def items(n, word):
    return [Item(f"Ann {word} {'very ' * row}well", 0, 3, "T", "name") for row in range(n)]


def mixture(reader, seed):
    news = items(9, "slept"), ["neutral"] * 9
    coded, written = (items(2, "sang"), [CODE] * 2), (items(5, "ran"), [CODE] * 5)
    return learning_mixture(coded, written, news, RECIPE, ["conflict"], reader, np.random.default_rng(seed))


def test_the_recipe_says_how_often_and_how_heavily_each_is_seen(reader):
    found = mixture(reader, 1)
    assert [weight for _, weight in found] == [1.0] * 2 + [0.7] * 10 + [0.2] * 4
    assert [sorted(example.targets) for example, _ in found[12:]] == [["sentiment"]] * 4


def test_general_news_is_drawn_without_repetition_by_the_generator(reader):
    drawn = [[example.pieces.ids for example, _ in mixture(reader, seed)[12:]] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len({tuple(ids) for ids in drawn[0]}) == 4
