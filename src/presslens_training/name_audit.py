"""Does a name alone change an answer? Names swapped in the same sentences, and what else tells targets apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from presslens.blind.names import windowed
from presslens.classify.contract import LABELS, Item, Neighbour
from presslens_training.newsmtsc import read_newsmtsc

if TYPE_CHECKING:
    from presslens.classify.methods.encoder.classifier import EncoderClassifier

#: Names of the same form by kind of mention: those of Turkey, Russia and Syria.
NAMES = {
    "country": ("Turkey", "Russia", "Syria"),
    "demonym": ("Turkish", "Russian", "Syrian"),
    "capital": ("Ankara", "Moscow", "Damascus"),
    "leader": ("Recep Tayyip Erdogan", "Vladimir Putin", "Bashar al-Assad"),
}
PLURALS = ("Turks", "Russians", "Syrians")
TARGETS = ("TUR", "RUS", "SYR")
_N_FOLDS = 5

#: Items in, mean of p(positive) - p(negative) out, shape (n_items,).
Polarity = Callable[[Sequence[Item]], np.ndarray]


def swapped(item: Item, which: int) -> Item:
    """The item with the name of target number ``which`` (:data:`TARGETS`) in the place of its mention."""
    plural = item.kind == "demonym" and item.text[item.start : item.end].endswith("s")
    name = (PLURALS if plural else NAMES[item.kind])[which]
    shift = len(name) - (item.end - item.start)
    neighbours = tuple(
        Neighbour(n.start + shift, n.end + shift, n.target, n.kind) if n.start >= item.end else n
        for n in item.neighbours
    )
    text = item.text[: item.start] + name + item.text[item.end :]
    return replace(item, text=text, end=item.start + len(name), target=TARGETS[which], neighbours=neighbours)


def swap_names(items: Sequence[Item], methods: Mapping[str, Polarity]) -> dict[str, dict[str, float]]:
    """Mean polarity of the same mentions by the name put in, and the largest change of one mention, by method.

    ``items`` are mentions of the kinds of :data:`NAMES`.
    """
    found = {}
    for method, polarity in methods.items():
        answers = np.stack([polarity([swapped(item, which) for item in items]) for which in range(len(TARGETS))])
        found[method] = {
            target: round(float(mean), 4) for target, mean in zip(TARGETS, answers.mean(axis=1), strict=True)
        } | {"largest_change_of_one_mention": round(float(np.ptp(answers, axis=0).max()), 4)}
    return found


def words_that_see_names(path: str | Path) -> Polarity:
    """A logistic regression on words and word pairs of NewsMTSC with every name in view, for comparison."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    items, labels = read_newsmtsc(path)
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(C=4, max_iter=500)).fit([item.text for item in items], labels)
    return lambda chosen: _polarity(model.predict_proba([item.text for item in chosen]), list(model.classes_))


def polarity_of(classifier: EncoderClassifier) -> Polarity:
    """The polarity that a classifier of sentiment gives."""
    return lambda chosen: _polarity(classifier.predict_proba(chosen), list(LABELS["sentiment"]))


def _polarity(shares: np.ndarray, labels: list[str]) -> np.ndarray:
    return shares[:, labels.index("positive")] - shares[:, labels.index("negative")]


def guess_targets(
    classifier: EncoderClassifier, items: Sequence[Item], articles: Sequence[str]
) -> dict[str, dict[str, float]]:
    """How often a logistic regression on the encoder's features tells which target is meant, out of fold by article.

    Returns
    -------
    ``accuracy`` and ``mean_recall`` (over targets), shares from 0 to 1: of always saying the most frequent target, of
    features with names hidden as shipped, and of features with nothing hidden.
    """
    encoder, mask = classifier.encoder, classifier.mask
    targets = np.array([item.target for item in items])
    _, counts = np.unique(targets, return_counts=True)
    most = {"accuracy": round(float(counts.max()) / len(items), 4), "mean_recall": round(1 / len(counts), 4)}
    found = {"always the most frequent target": most}
    for name, read in (("names hidden", mask.mask), ("nothing hidden", windowed)):
        features = encoder.features([encoder.pieces.mention(read(item)) for item in items])
        found[name] = _guessed(features, targets, articles)
    return found


def _guessed(features: np.ndarray, targets: np.ndarray, articles: Sequence[str]) -> dict[str, float]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import balanced_accuracy_score
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.003, max_iter=300))
    said = cross_val_predict(model, features, targets, groups=articles, cv=GroupKFold(_N_FOLDS))
    recall = balanced_accuracy_score(targets, said)
    return {"accuracy": round(float((said == targets).mean()), 4), "mean_recall": round(float(recall), 4)}
