"""The audit of names: the same sentences with other names."""

import numpy as np
import pytest

from presslens.attribute.items import Item, Neighbour
from presslens.blind.audit import Names, names_of, polarity_of, swap_names, swapped
from presslens.classify import registry
from presslens.classify.methods.encoder.classifier import EncoderSentiment
from tests.library.classify.conftest import CODEBOOK, CONFIG, PROJECT

NAMES = names_of(CODEBOOK.targets)
TEXT = "Turks cheered as Ankara thanked Russia."
MENTIONS = [
    Item(TEXT, 0, 5, "TUR", "demonym", (Neighbour(17, 23, "TUR", "capital"), Neighbour(32, 38, "RUS", "country"))),
    Item(TEXT, 17, 23, "TUR", "capital", (Neighbour(0, 5, "TUR", "demonym"), Neighbour(32, 38, "RUS", "country"))),
]


def test_names_are_those_of_the_codebook():
    assert isinstance(NAMES, Names)
    assert NAMES.targets == ("TUR", "RUS", "SYR")
    assert NAMES.of_kind["capital"] == ("Ankara", "Moscow", "Damascus")
    assert NAMES.of_kind["demonym"] == ("Turkish", "Russian", "Syrian")
    assert NAMES.plural == ("Turks", "Russians", "Syrians")


def test_another_name_of_the_same_form():
    plural, capital = (swapped(item, NAMES, "SYR") for item in MENTIONS)
    assert plural.text == "Syrians cheered as Ankara thanked Russia."
    assert capital.text == "Turks cheered as Damascus thanked Russia."
    for item in (plural, capital):
        assert item.target == "SYR"
        assert [item.text[n.start : n.end] for n in item.neighbours if n.target == "RUS"] == ["Russia"]


def test_the_same_name_changes_nothing():
    assert [swapped(item, NAMES, "TUR") for item in MENTIONS] == MENTIONS


def test_a_method_that_sees_names_is_found_out():
    found = swap_names(MENTIONS, NAMES, {"letters": lambda items: np.array([len(item.text) / 100 for item in items])})
    expected = {"TUR": 0.39, "RUS": 0.405, "SYR": 0.41, "largest_change_of_one_mention": 0.03}
    assert found["letters"] == expected


def test_the_encoder_gives_every_name_the_same_answer(encoder, mask, heads):
    classifier = EncoderSentiment(encoder, mask, heads["sentiment"])
    found = swap_names(MENTIONS, NAMES, {"encoder": polarity_of(classifier)})["encoder"]
    assert found["TUR"] == found["RUS"] == found["SYR"] != 0
    assert found["largest_change_of_one_mention"] == 0


OF_MENTIONS = [
    (question, name)
    for question, names in registry.classifiers().items()
    for name, made in names.items()
    if made.question.unit == "mention" and name != "checkpoint"
]


@pytest.mark.parametrize(("question", "name"), OF_MENTIONS)
def test_every_shipped_classifier_of_mentions_is_blind(question, name):
    block = dict(CONFIG["classify"][question].get(name, {}))
    if "model" in block:
        block["model"] = str(PROJECT / block["model"])
    classifier = registry.load(question, name, block, CODEBOOK)
    answers = [classifier.predict_proba([swapped(one, NAMES, target) for one in MENTIONS]) for target in NAMES.targets]
    assert np.ptp(np.stack(answers), axis=0).max() == 0
