"""Coded mentions that a network has not learned from, as the sets that a user's corpus is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from presslens.attribute.items import Item
from presslens.classify.methods.encoder.heads import BESIDE, Head, speaker_groups
from presslens.classify.methods.encoder.model import Encoder
from presslens.classify.methods.encoder.tokens import Pieces
from presslens.codebook.questions import QUESTIONS, SENTIMENT
from presslens_training.familiarity import MEASURED, CodedSet
from presslens_training.world_news import CodedMention

#: Mentions that a set has at least: chance would hide how far smaller ones lie.
ENOUGH = 60


def sets_of_mentions(
    mentions: Sequence[CodedMention],
    pieces: Sequence[Pieces],
    features: np.ndarray,
    heads: Mapping[str, Head],
    said: np.ndarray,
    encoder: Encoder,
) -> list[CodedSet]:
    """One set for each data set with :data:`ENOUGH` mentions.

    Parameters
    ----------
    pieces, features, said
        Of each mention: what the encoder reads, what it makes of it, and what the codebook's rules say of actors.
    heads
        As they are shipped.
    """
    names = np.array([mention.data_set for mention in mentions])
    groups = speaker_groups([mention.item for mention in mentions])
    found = []
    for name in np.unique(names).tolist():
        rows = np.flatnonzero(names == name)
        if len(rows) < ENOUGH:
            continue
        logits, labels = {}, {}
        for question in MEASURED:
            head = heads[question]
            inputs = np.hstack([features, said[:, None]]) if question in BESIDE else features
            group = groups if QUESTIONS[question].sees_holder else 0 * groups
            logits[question] = head.logits(inputs[rows], group[rows])
            labels[question] = [mentions[row].agreed(question) for row in rows.tolist()]
        documents = [mentions[row].document for row in rows.tolist()]
        counts = np.array([encoder.pieces.counts(pieces[row]) for row in rows.tolist()])
        what = f"mentions of any country in {name} (annotations/world-news, part develop), automatic coders"
        found.append(CodedSet(name, what, documents, features[rows], counts, logits, labels))
    return found


def set_of_news(
    name: str,
    items: Sequence[Item],
    labels: Sequence[str],
    pieces: Sequence[Pieces],
    heads: Mapping[str, Head],
    encoder: Encoder,
) -> CodedSet:
    """General news, of which the sentiment alone was coded; each sentence is a document."""
    features = encoder.features(pieces)
    logits = {SENTIMENT.name: heads[SENTIMENT.name].logits(features, np.zeros(len(items), int))}
    counts = np.array([encoder.pieces.counts(one) for one in pieces])
    what = "persons and bodies in US news (NewsMTSC, dev), coded by people"
    sentences = [item.text for item in items]
    return CodedSet(name, what, sentences, features, counts, logits, {SENTIMENT.name: list(labels)})
