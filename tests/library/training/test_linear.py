"""Training, temperature and folds on small examples worked out by hand."""

import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens.classify.methods.linear.classifier import LinearSentiment
from presslens.classify.softmax import softmax
from presslens_training.linear import _folds, temperature, train


def examples(n=20):
    verbs = {"negative": "condemned", "neutral": "counted", "positive": "admired"}
    items, labels = [], []
    for i in range(n):
        for label, verb in verbs.items():
            text = f"On day {'abcdefghij'[i % 10] * 3} people {verb} Ruritania again"
            start = text.index("Ruritania")
            items.append(Item(text, start, start + 9, "X", "country"))
            labels.append(label)
    return items, labels


def test_fit_learns_what_is_to_be_learned():
    items, labels = examples()
    linear = LinearSentiment(train(items, labels))
    answers = [linear.labels[i] for i in linear.predict_proba(items).argmax(axis=1)]
    assert answers == labels


def test_labels_are_checked():
    items, labels = examples(2)
    with pytest.raises(ValueError, match="unknown labels"):
        train(items, ["good", *labels[1:]])
    with pytest.raises(ValueError, match="no item is labelled positive"):
        train(items[:2], labels[:2])


def test_temperature_finds_the_divisor():
    rng = np.random.default_rng(3)
    logits = rng.normal(size=(20_000, 3)) * 2
    codes = np.array([rng.choice(3, p=p) for p in softmax(logits)])
    assert temperature(logits * 2.5, codes) == pytest.approx(2.5, rel=0.05)
    assert temperature(np.zeros((0, 3)), np.zeros(0, dtype=int)) == 1


def test_sentences_share_a_fold():
    texts = [f"sentence {i % 7}" for i in range(70)]
    folds = _folds(texts, 3, np.random.default_rng(0))
    assert all(len({fold for fold, text in zip(folds, texts, strict=True) if text == one}) == 1 for one in texts)
    assert set(folds) == {0, 1, 2}
