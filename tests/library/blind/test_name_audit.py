"""The audit of names: the same sentences with other names, and what tells targets apart."""

import numpy as np

from presslens.classify.contract import Item, Neighbour
from presslens.classify.methods.encoder.classifier import EncoderSentiment
from presslens_training.name_audit import TARGETS, guess_targets, polarity_of, swap_names, swapped

TEXT = "Turks cheered as Ankara thanked Russia."
MENTIONS = [
    Item(TEXT, 0, 5, "TUR", "demonym", (Neighbour(17, 23, "TUR", "capital"), Neighbour(32, 38, "RUS", "country"))),
    Item(TEXT, 17, 23, "TUR", "capital", (Neighbour(0, 5, "TUR", "demonym"), Neighbour(32, 38, "RUS", "country"))),
]


def test_another_name_of_the_same_form():
    plural, capital = (swapped(item, TARGETS.index("SYR")) for item in MENTIONS)
    assert plural.text == "Syrians cheered as Ankara thanked Russia."
    assert capital.text == "Turks cheered as Damascus thanked Russia."
    for item in (plural, capital):
        assert item.target == "SYR"
        assert [item.text[n.start : n.end] for n in item.neighbours if n.target == "RUS"] == ["Russia"]


def test_the_same_name_changes_nothing():
    assert [swapped(item, TARGETS.index("TUR")) for item in MENTIONS] == MENTIONS


def test_a_method_that_sees_names_is_found_out():
    found = swap_names(MENTIONS, {"letters": lambda items: np.array([len(item.text) / 100 for item in items])})
    expected = {"TUR": 0.39, "RUS": 0.405, "SYR": 0.41, "largest_change_of_one_mention": 0.03}
    assert found["letters"] == expected


def test_the_encoder_gives_every_name_the_same_answer(encoder, mask, heads):
    classifier = EncoderSentiment(encoder, mask, heads["sentiment"])
    found = swap_names(MENTIONS, {"encoder": polarity_of(classifier)})["encoder"]
    assert found["TUR"] == found["RUS"] == found["SYR"] != 0
    assert found["largest_change_of_one_mention"] == 0


def test_names_in_view_betray_the_target(encoder, mask, heads):
    classifier = EncoderSentiment(encoder, mask, heads["sentiment"])
    places = ["the north", "the south", "a port", "the coast", "a valley", "the hills", "the east", "a village"]
    items = [
        Item(f"{name} sent a convoy to {place}.", 0, len(name), target, "country")
        for place in places
        for name, target in zip(("Turkey", "Russia", "Syria"), TARGETS, strict=True)
    ]
    articles = [place for place in places for _ in TARGETS]
    found = guess_targets(classifier, items, articles)
    assert found["always the most frequent target"] == {"accuracy": 0.3333, "mean_recall": 0.3333}
    assert found["nothing hidden"]["accuracy"] == 1
    assert found["names hidden"]["accuracy"] <= 0.5
