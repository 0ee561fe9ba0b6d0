"""Annotated mentions as training sees them, and a head for frames of few examples."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from presslens.attribute.items import mention_items
from presslens.classify.methods.encoder.fitting import fit_head
from presslens.codebook.questions import QUESTIONS
from presslens.ledger.columns import answers_from_column
from presslens.ledger.join import MENTION
from presslens_training.examples import annotated_examples, sentence_examples

if TYPE_CHECKING:
    import polars as pl

    from presslens.attribute.items import Item
    from presslens.blind.names import NameMask
    from presslens.classify.methods.encoder.heads import Head
    from presslens.classify.methods.encoder.tokens import WordPieces
    from presslens_training.examples import Example
    from presslens_training.network import Network


def annotated_items(
    annotations: pl.DataFrame,
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    holders: pl.DataFrame,
) -> list[Item]:
    """Annotated mentions as classifiers see them, in the order of the annotations."""
    items = mention_items(articles, sentences, mentions, holders)
    place = {key: row for row, key in enumerate(mentions.select(*MENTION).iter_rows())}
    return [items[place[key]] for key in annotations.select(*MENTION).iter_rows()]


def coder_labels(annotations: pl.DataFrame, coders: Sequence[str]) -> list[dict[str, list]]:
    """The labels of every coder by question, one entry per annotated mention; frames as one collection per coder."""
    told = {
        question.name: [
            answers_from_column(question, annotations[f"{question.name}_{coder}"], question.labels) for coder in coders
        ]
        for question in QUESTIONS.values()
        if question.classified
    }
    return [
        {question: [answers[row] for answers in by_coder] for question, by_coder in told.items()}
        for row in range(len(annotations))
    ]


def adaptation_examples(
    annotations: pl.DataFrame,
    items: Sequence[Item],
    coders: Sequence[str],
    frames: Sequence[str],
    mask: NameMask,
    words: WordPieces,
) -> tuple[list[Example], list[Example]]:
    """Annotated mentions as examples, and their sentences read as a whole, both in the order of the annotations."""
    codes = coder_labels(annotations, coders)
    return annotated_examples(items, codes, frames, mask, words), sentence_examples(items, codes, frames, mask, words)


def frames_head(
    network: Network,
    sentences: Sequence[Example],
    labels: Sequence[Collection[str]],
    disputed: Sequence[Collection[str]],
    frames: Sequence[str],
    away: np.ndarray,
    padding: int,
) -> tuple[Head, np.ndarray]:
    """A head for frames fitted to the network's features of sentences, and its logits for those kept back.

    Few sentences carry a rare frame: a penalised regression on the tuned features finds it more often than the layer
    that was tuned with them.

    Parameters
    ----------
    sentences, labels, disputed
        Sentences read as a whole, the frames on which coders agree, and those that only some of them see.
    away
        True for those kept back, shape (n_sentences,).
    """
    features, _ = network.answer([example.pieces for example in sentences], [0] * len(sentences), padding)
    shipped = network.head("frames", frames)
    blank = replace(shipped, weights=0 * shipped.weights, intercept=0 * shipped.intercept)
    groups = np.zeros(len(labels), int)
    seen = np.flatnonzero(~away)
    agreed, doubtful = ([set(given[row]) for row in seen.tolist()] for given in (labels, disputed))
    head, _ = fit_head(blank, features[seen], groups[seen], agreed, disputed=doubtful)
    return head, head.logits(features[away], groups[away])
