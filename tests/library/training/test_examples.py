"""Examples: names are hidden, and a label is as certain as its coders."""

import numpy as np

from presslens.attribute.items import Item
from presslens_training.examples import (
    coded_examples,
    pair_examples,
    repeated,
    sentence_examples,
    sentiment_examples,
)

CODE = {
    "actor": ["yes", "yes"],
    "sentiment": ["neutral", "positive"],
    "stance": ["none", "favour"],
    "frames": [["conflict"], []],
}


def mention(name, holder="outlet"):
    text = f"Yesterday {name} sent help."
    return Item(text, 10, 10 + len(name), "T", "country", holder=holder)


def test_an_example_does_not_tell_the_target(reader):
    one, other = sentiment_examples([mention("Turkey"), mention("Russia")], ["positive", "negative"], reader)
    assert one.pieces == other.pieces
    assert one.targets["sentiment"].tolist() == [0, 0, 1]
    assert other.targets["sentiment"].tolist() == [1, 0, 0]


def test_where_coders_differ_each_label_has_its_share(reader):
    (example,) = coded_examples([mention("Turkey", "T")], [CODE], ["conflict", "diplomacy"], reader)
    assert {name: values.tolist() for name, values in example.targets.items()} == {
        "actor": [0, 1],
        "sentiment": [0, 0.5, 0.5],
        "stance": [0, 0.5, 0.5],
        "frames": [0.5, 0],
    }
    assert example.group == 1  # the target itself speaks


def test_a_sentence_as_a_whole_has_frames_alone_and_no_mention(reader):
    (example,) = sentence_examples([mention("Turkey")], [CODE], ["conflict"], reader)
    assert {name: values.tolist() for name, values in example.targets.items()} == {"frames": [0.5]}
    assert example.pieces == reader.sentence("Yesterday Turkey sent help.")
    assert example.pieces != reader.mention(mention("Turkey"))


def test_parties_receive_and_hold(reader):
    (example,) = pair_examples([(mention("Ann"), 0, 2)], reader)
    assert {name: int(np.argmax(values)) for name, values in example.targets.items()} == {"received": 0, "held": 2}


def test_a_block_without_times_is_seen_once():
    assert repeated([1, 2], {"weight": 1}) == [(1, 1.0), (2, 1.0)]
