"""What names tell: a method that sees them, and how well the target can be guessed from features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from presslens.attribute.items import Item
from presslens.blind.audit import KINDS, Names, Polarity, mean_polarity, swap_names
from presslens.blind.names import NameMask, windowed
from presslens.classify.methods.encoder.model import Encoder
from presslens.codebook.questions import ACTOR, SENTIMENT
from presslens_training.world_news import CodedMention

_N_FOLDS = 5
#: Countries to tell apart: of others there are too few mentions.
_MOST_NAMED = 5


class ReadsMentions(Protocol):
    """A classifier that hides names and then encodes."""

    encoder: Encoder
    mask: NameMask


def audited_names(
    classifier: ReadsMentions,
    methods: Mapping[str, Polarity],
    names: Names,
    mentions: Sequence[CodedMention],
) -> dict[str, dict[str, object]]:
    """What names change and betray, in coded mentions; for the card.

    Parameters
    ----------
    classifier
        Whose features are guessed from.
    methods
        Whose answers are compared while names are swapped.
    """
    named = [mention.item for mention in mentions if mention.item.kind in KINDS]
    actors = [mention for mention in mentions if mention.agreed(ACTOR.name) == ACTOR.labels[-1]]
    often = {code for code, _ in Counter(mention.item.target for mention in actors).most_common(_MOST_NAMED)}
    actors = [mention for mention in actors if mention.item.target in often]
    return {
        "swapped": {
            "what": (
                "The names of three countries in the same sentences: mean of p(positive) - p(negative) by the name "
                "put in the place of the mention."
            ),
            "n_mentions": len(named),
            "polarity": swap_names(named, names, methods),
        },
        "betrayed": {
            "what": (
                f"How often a logistic regression on the features of actor mentions tells which of the {_MOST_NAMED} "
                "most named countries is meant, out of fold by document."
            ),
            "n_mentions": len(actors),
            "n_documents": len({mention.document for mention in actors}),
            "guessed_from": guess_targets(
                classifier, [mention.item for mention in actors], [mention.document for mention in actors]
            ),
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
