"""Examples: names are hidden, and a label is as certain as its coders."""

from presslens.attribute.items import Item
from presslens_training.examples import (
    coded_examples,
    repeated,
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


def test_what_was_not_coded_is_not_learned(reader):
    code = {"actor": ["no", "yes"], "frames": [[], []]}
    (example,) = coded_examples([mention("Turkey")], [code], ["conflict"], reader)
    assert {name: values.tolist() for name, values in example.targets.items()} == {"actor": [0.5, 0.5], "frames": [0]}


def test_a_block_without_times_is_seen_once():
    assert repeated([1, 2], {"weight": 1}) == [(1, 1.0), (2, 1.0)]
