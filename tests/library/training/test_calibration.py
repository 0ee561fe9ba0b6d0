"""Answers to mentions not learned from: temperatures, and rules beside a head."""

import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens.classify.methods.encoder.heads import Head
from presslens_training.calibration import RulesBeside, rules_beside, shipped_heads, temperatures
from presslens_training.world_news import CodedMention


def mentions(actors, sentiments=None, frames=None):
    """One mention for each list of coders' labels."""
    found = []
    for row, said in enumerate(actors):
        codes = {"actor": said, "frames": frames[row] if frames else [[]] * len(said)}
        if set(said) == {"yes"}:
            codes |= {"sentiment": sentiments[row] if sentiments else ["neutral"], "stance": ["none"]}
        item = Item("Ann sang.", 0, 3, "T", "name")
        found.append(CodedMention(item, codes, f"m{row}", "set", f"d{row}", "develop", 1.0))
    return found


def test_only_labels_on_which_coders_agree_move_a_temperature():
    rng, n = np.random.default_rng(3), 60
    truth = rng.integers(3, size=n)
    labels = ("negative", "neutral", "positive")
    logits = {
        "actor": np.tile([-3.0, 3.0], (n, 1)),
        "sentiment": 2 * np.eye(3)[truth] + rng.normal(size=(n, 3)),
        "stance": np.tile([0.0, 3.0, 0.0], (n, 1)),
        "frames": np.zeros((n, 1)),
    }
    agreed = mentions([["yes", "yes"]] * n, [[labels[place]] * 2 for place in truth])
    alone = temperatures(agreed, logits, ["war"])
    disputed = mentions([["yes", "yes"]] * n, [[labels[(place + 1) % 3], labels[place]] for place in truth])
    more = {name: np.concatenate([values, values]) for name, values in logits.items()}
    assert temperatures([*agreed, *disputed], more, ["war"])["sentiment"] == alone["sentiment"]
    wrong = mentions([["yes", "yes"]] * n, [[labels[(place + 1) % 3]] * 2 for place in truth])
    assert temperatures([*agreed, *wrong], more, ["war"])["sentiment"] > alone["sentiment"]


def test_a_frame_that_some_coders_see_is_not_asked():
    logits = {name: np.zeros((4, size)) for name, size in (("actor", 2), ("sentiment", 3), ("stance", 3))}
    logits["frames"] = np.array([[4.0], [4.0], [-4.0], [4.0]])
    seen = mentions([["yes", "yes"]] * 4, frames=[[["war"], ["war"]], [["war"], ["war"]], [[], []], [["war"], []]])
    sure = temperatures(seen, logits, ["war"])["frames"]
    turned = mentions([["yes", "yes"]] * 4, frames=[[["war"], ["war"]], [["war"], ["war"]], [[], []], [[], []]])
    assert temperatures(turned, logits, ["war"])["frames"] > sure


def test_heads_are_shipped_with_the_rules(network):
    labels = {"actor": ("no", "yes"), "frames": ("a", "b")}
    beside = {"actor": RulesBeside(scale=0.5, weight=1.0, offset=0.0)}
    heads = shipped_heads(network, labels, {"actor": 1.5, "frames": 1.2}, beside)
    assert list(heads) == ["actor", "frames"]
    assert (heads["frames"].temperature, heads["frames"].exclusive) == (1.2, False)
    assert (heads["actor"].temperature, heads["actor"].weights.shape) == (2.0, (1, 7, 2))


def test_rules_beside_a_head_are_one_more_feature():
    rng = np.random.default_rng(5)
    head = Head(("no", "yes"), rng.normal(size=(1, 4, 2)), rng.normal(size=(1, 2)), 1.7)
    features, groups = rng.normal(size=(6, 4)), np.zeros(6, int)
    said = np.array([1.0, -1, 1, -1, 1, -1])
    beside = RulesBeside(scale=0.6, weight=2.0, offset=-0.3)
    expected = beside.logits(head.logits(features, groups), said)
    both = beside.added_to(head)
    found = both.logits(np.hstack([features, said[:, None]]), groups) / both.temperature
    assert np.diff(found) == pytest.approx(np.diff(expected), abs=1e-5)


def test_rules_that_know_better_are_given_weight():
    rng, n = np.random.default_rng(6), 400
    truth = rng.random(n) < 0.5
    said = np.where(rng.random(n) < 0.95, truth, ~truth) * 2.0 - 1
    odds = np.zeros((n, 2))
    odds[:, 1] = np.where(truth, 1.0, -1.0) + rng.normal(size=n) * 2
    coded = mentions([["yes" if label else "no"] * 2 for label in truth])
    beside = rules_beside(coded, odds, said)
    both = beside.logits(odds, said)
    assert ((both[:, 1] > both[:, 0]) == truth).mean() > 0.93 > ((odds[:, 1] > odds[:, 0]) == truth).mean()
    assert beside.weight > 1
