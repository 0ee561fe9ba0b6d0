"""What the tuned network is adapted to: coded mentions, sentences written for training, and some general ones.

The last keep what was learnt before. In a run, one fold of articles is kept back; a last run keeps nothing back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from presslens.attribute.items import Item
from presslens.classify.fitting import fit_head
from presslens.classify.methods.encoder.heads import Head, speaker_groups
from presslens.codebook.questions import FRAMES
from presslens_training.examples import (
    ONE_LABEL,
    Codes,
    Example,
    coded_examples,
    repeated,
    sentence_examples,
    sentiment_examples,
)
from presslens_training.reading import Reader

if TYPE_CHECKING:
    from presslens_training.network import Network

#: Name of the run that keeps no fold back.
ALL = "all"


def in_fold(folds: Sequence[int], fold: str) -> np.ndarray:
    """True for mentions that a run keeps back, shape (n_mentions,).

    >>> in_fold([0, 1, 0], "1").tolist(), in_fold([0, 1, 0], ALL).tolist()
    ([False, True, False], [False, False, False])
    """
    return np.array([str(own) == fold for own in folds], bool)


def seed_of_run(seed: int, fold: str) -> int:
    """Seed of one run: one stream of random numbers per fold, apart from those of networks before adaptation.

    >>> seed_of_run(2, "3"), seed_of_run(2, ALL)
    (203, 209)
    """
    return 100 * seed + (9 if fold == ALL else int(fold))


def adaptation_mixture(
    coded: tuple[Sequence[Item], Sequence[Codes]],
    written: tuple[Sequence[Item], Sequence[Codes]],
    news: tuple[Sequence[Item], Sequence[str]],
    recipe: Mapping[str, Any],
    frames: Sequence[str],
    reader: Reader,
    rng: np.random.Generator,
) -> list[tuple[Example, float]]:
    """Examples with their weights, as the stage ``adapted`` of the recipe says.

    Parameters
    ----------
    coded, written
        Items and codes of annotated mentions that are not kept back, and of sentences written for training.
    news
        Items of general news with their sentiment, of which as many are drawn as the recipe says.
    rng
        For that draw.
    """
    items, codes = coded
    mixture = repeated(coded_examples(items, codes, frames, reader), recipe["mentions"])
    mixture += repeated(sentence_examples(items, codes, frames, reader), recipe["sentences"])
    mixture += repeated(coded_examples(*written, frames, reader), recipe["written"])
    general, labels = news
    drawn = rng.permutation(len(general))[: recipe["newsmtsc"]["n"]]
    rehearsed = sentiment_examples([general[row] for row in drawn], [labels[row] for row in drawn], reader)
    return mixture + repeated(rehearsed, recipe["newsmtsc"])


def answers_in_fold(network: Network, items: Sequence[Item], away: np.ndarray, reader: Reader) -> dict[str, np.ndarray]:
    """Logits of mentions kept back, by question of one label, each of shape (n_away, n_labels)."""
    pieces = [reader.mention(item) for item in items]
    _, logits = network.answer(pieces, speaker_groups(items).tolist(), reader.padding)
    return {question.name: logits[question.name][away] for question in ONE_LABEL}


def frames_head(
    network: Network,
    items: Sequence[Item],
    labels: Sequence[Collection[str]],
    disputed: Sequence[Collection[str]],
    frames: Sequence[str],
    away: np.ndarray,
    reader: Reader,
) -> tuple[Head, np.ndarray]:
    """A head for frames fitted to the network's features of sentences, and its logits for those kept back.

    Few sentences carry a rare frame: a penalised regression on the tuned features finds it more often than the layer
    that was tuned with them.

    Parameters
    ----------
    items, labels, disputed
        Mentions, whose sentences are read as a whole; the frames on which coders agree, and those that only some of
        them see.
    away
        True for those kept back, shape (n_items,).
    """
    pieces = [reader.sentence(item.text) for item in items]
    features, _ = network.answer(pieces, [0] * len(items), reader.padding)
    shipped = network.head(FRAMES.name, frames)
    blank = replace(shipped, weights=0 * shipped.weights, intercept=0 * shipped.intercept)
    groups = np.zeros(len(labels), int)
    seen = np.flatnonzero(~away)
    agreed, doubtful = ([set(given[row]) for row in seen.tolist()] for given in (labels, disputed))
    head, _ = fit_head(blank, features[seen], groups[seen], agreed, disputed=doubtful)
    return head, head.logits(features[away], groups[away])
