"""What names tell: a method that sees them, and how well the target can be guessed from features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import polars as pl

from presslens.annotate.sample import VALIDATION
from presslens.attribute.items import Item
from presslens.blind.audit import KINDS, Names, Polarity, mean_polarity, swap_names
from presslens.blind.names import NameMask, windowed
from presslens.classify.methods.encoder.model import Encoder
from presslens.codebook.questions import ACTOR, SENTIMENT

_N_FOLDS = 5


class ReadsMentions(Protocol):
    """A classifier that hides names and then encodes."""

    encoder: Encoder
    mask: NameMask


def audited_names(
    classifier: ReadsMentions,
    methods: Mapping[str, Polarity],
    names: Names,
    annotations: pl.DataFrame,
    items: Sequence[Item],
) -> dict[str, dict[str, object]]:
    """What names change and betray, in annotated mentions that were drawn at random; for the card.

    Parameters
    ----------
    classifier
        Whose features are guessed from.
    methods
        Whose answers are compared while names are swapped.
    annotations, items
        Annotated mentions, one item per row.
    """
    drawn = annotations.filter(purpose=VALIDATION)
    items = [item for item, purpose in zip(items, annotations["purpose"], strict=True) if purpose == VALIDATION]
    named = [item for item in items if item.kind in KINDS]
    actors = np.flatnonzero(drawn[ACTOR.name].fill_null(False).to_numpy()).tolist()
    articles = drawn["article_id"].gather(actors).to_list()
    return {
        "swapped": {
            "what": (
                "The names of the three targets in the same sentences: mean of p(positive) - p(negative) by the name "
                "put in the place of the mention."
            ),
            "n_mentions": len(named),
            "polarity": swap_names(named, names, methods),
        },
        "betrayed": {
            "what": (
                "How often a logistic regression on the features of actor mentions tells the target, out of fold by "
                "article."
            ),
            "n_mentions": len(actors),
            "n_articles": len(set(articles)),
            "guessed_from": guess_targets(classifier, [items[row] for row in actors], articles),
        },
    }


def words_that_see_names(items: Sequence[Item], labels: Sequence[str]) -> Polarity:
    """A logistic regression on words and word pairs of sentences with every name in view, for comparison.

    Parameters
    ----------
    items, labels
        Mentions with their sentiment, to learn from.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(C=4, max_iter=500)).fit([item.text for item in items], labels)

    def polarity(chosen: Sequence[Item]) -> np.ndarray:
        return mean_polarity(SENTIMENT, model.predict_proba([item.text for item in chosen]), list(model.classes_))

    return polarity


def guess_targets(
    classifier: ReadsMentions, items: Sequence[Item], articles: Sequence[str]
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
