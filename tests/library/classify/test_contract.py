"""The sentiment classifiers keep the contract, whatever the text, and do not see names."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.attribute.items import Item, Neighbour
from presslens.base.errors import InputError
from presslens.classify.judgements import evidence
from presslens.classify.methods.lexicon import LexiconSentiment, compound_of
from presslens.classify.methods.linear.classifier import LinearSentiment

from .conftest import CODEBOOK

MODEL = Path(__file__).resolve().parents[3] / "models" / "sentiment_linear"
CLASSIFIERS = [LexiconSentiment(), LinearSentiment.from_config({"model": str(MODEL)}, CODEBOOK)]

NAMES = [
    "Ruritania",
    "Good Hope",
    "WAR",
    "o",
    "the Grace of Kind Syldavia’s",
    "Ärger-Land",
    "Killer",
    "Évil",
    "ı",
]
_WORDS = "the praised attacked . , “ ” not never they He said WAR's horrible help killed 12 . ? who can’t"
WORDS = _WORDS.split()


def item(before, name, after, others=()):
    """An item; ``others`` are names of neighbours, put after the sentence one by one."""
    text = f"{before} {name} {after}"
    start = len(before) + 1
    neighbours = []
    for other in others:
        text += " and "
        neighbours.append(Neighbour(len(text), len(text) + len(other), other, "country"))
        text += other + " too"
    return Item(text, start, start + len(name), name, "country", tuple(neighbours))


ITEMS = [
    item("Voters warmly praised", "Ruritania", "for its generous help."),
    item("Nobody could forgive", "Ruritania", "for this horrible attack, they said", ["Borduria"]),
    item("", "Ruritania", ""),
    item("On Monday", "Ruritania", "'s office gave the date of the vote."),
]


@pytest.mark.parametrize("classifier", CLASSIFIERS, ids=lambda c: type(c).__name__)
class TestContract:
    def test_shape_and_sums(self, classifier):
        rows = classifier.predict_proba(ITEMS)
        assert rows.shape == (len(ITEMS), 3)
        assert rows.dtype == np.float64
        assert rows.min() >= 0
        np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-12)
        assert classifier.labels == ("negative", "neutral", "positive")

    def test_no_items(self, classifier):
        assert classifier.predict_proba([]).shape == (0, 3)
        assert evidence(classifier, []) == []

    def test_rows_do_not_depend_on_batch_or_order(self, classifier):
        rows = classifier.predict_proba(ITEMS)
        assert np.array_equal(classifier.predict_proba(ITEMS[::-1]), rows[::-1])
        assert np.array_equal(np.concatenate([classifier.predict_proba([one]) for one in ITEMS]), rows)
        assert np.array_equal(classifier.predict_proba(ITEMS * 700)[-len(ITEMS) :], rows)

    def test_praise_and_blame_differ(self, classifier):
        praise, blame = classifier.predict_proba(ITEMS[:2])
        assert praise[2] > blame[2]
        assert blame[0] > praise[0]
        assert blame.argmax() == 0

    @settings(max_examples=150, deadline=None)
    @given(data=st.data())
    def test_blind_to_names(self, classifier, data):
        names, words = st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join)
        before, after = data.draw(words), data.draw(words)
        n_others = data.draw(st.integers(0, 3))
        one, other = (
            item(before, data.draw(names), after, [data.draw(names) for _ in range(n_others)]) for _ in range(2)
        )
        other = dataclasses.replace(other, kind="leader")
        a, b = classifier.predict_proba([one, other])
        assert np.array_equal(a, b)

    @settings(max_examples=150, deadline=None)
    @given(text=st.text(min_size=1, max_size=300), data=st.data())
    def test_any_text(self, classifier, text, data):
        places = st.integers(0, len(text))
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        spans = [sorted((data.draw(places), data.draw(places))) for _ in range(data.draw(st.integers(0, 3)))]
        others = tuple(Neighbour(a, b, "X", "country") for a, b in spans)
        rows = classifier.predict_proba([Item(text, start, end, "X", "country", others)])
        np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-12)

    def test_huge_sentence_is_quick(self, classifier):
        text = "attack, " * 200_000
        rows = classifier.predict_proba([Item(text, 800_000, 800_006, "X", "country")])
        assert np.isfinite(rows).all()


@pytest.mark.parametrize("threshold", [-0.1, 1, "much", True, None])
def test_lexicon_threshold_is_checked(threshold):
    with pytest.raises(InputError, match="threshold"):
        LexiconSentiment.from_config({"threshold": threshold}, CODEBOOK)


@pytest.mark.parametrize("threshold", [0, 0.05, 0.5, 0.99])
def test_lexicon_decides_by_threshold(threshold):
    lexicon = LexiconSentiment(threshold)
    for one, row in zip(ITEMS, lexicon.predict_proba(ITEMS), strict=True):
        score = compound_of(one)
        expected = 2 if score >= threshold and score > 0 else 0 if score <= -threshold and score < 0 else 1
        assert row.argmax() == expected
