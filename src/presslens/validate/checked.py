"""What is scored of a question: the annotated mentions with an agreed label, and every classifier's answers to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from presslens.annotate.read_for_rules import read_for_rules
from presslens.attribute.items import chosen_items
from presslens.cards.annotations import AnnotationCard
from presslens.classify import registry
from presslens.classify.judgements import probabilities
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import Question
from presslens.ledger.join import MENTION
from presslens.validate.held_out import read_held_out
from presslens.validate.predictions import Candidate, Prediction, predictions
from presslens.validate.tables import READ, scored_mentions

#: Holders are attributed by one method, which has no block in config.yaml.
RULES = "rules"


@dataclass(frozen=True)
class Checked:
    """What is scored.

    Attributes
    ----------
    question, labels, coded
        What was asked, the study's labels, and those of them that coders were asked for.
    placed, unplaced
        All annotated mentions.
    mentions
        As :func:`presslens.validate.tables.scored_mentions` gives them.
    predictions
        Answers in the order of ``mentions``.
    """

    question: Question
    labels: Sequence[str]
    coded: Sequence[str]
    placed: pl.DataFrame
    unplaced: pl.DataFrame
    mentions: pl.DataFrame
    predictions: Sequence[Prediction]


def checked_answers(
    corpus: str,
    question: Question,
    names: Mapping[str, Sequence[str]],
    classify: Mapping,
    card: AnnotationCard,
    held_out: str | None,
    codebook: Codebook,
    read: Callable[[str], pl.DataFrame],
) -> Checked:
    """What is scored of a question.

    Parameters
    ----------
    names
        Codes of the study by part of the codebook.
    classify
        The question's block of ``config.yaml``; empty where no classifier answers it.
    held_out
        Answers out of fold of the heads that were chosen for the corpus; None where there are no such heads.
    codebook
        What the classifiers need.
    read
        From ``annotations``, ``annotations_unplaced``, ``ledger``, ``articles``, ``sentences`` or ``holders`` to the
        table. The last three are asked for where a classifier must be run.
    """
    labels, coded = question.labels_in(names), card.labels(question, names)
    placed, judged = read("annotations"), read("ledger")
    mentions = scored_mentions(placed, question)
    if (known := read_for_rules(card, question, mentions)) is not None:
        mentions = mentions.with_columns(known.alias(READ))
    rows = mentions.select(*MENTION).join(judged, on=MENTION, how="left", maintain_order="left")
    used = classify.get("classifier", RULES)
    configured = registry.configured(question.name, classify) if classify else []
    blocks = {name: classify.get(name, {}) for name in configured}

    def candidate(name: str, block: Mapping) -> Candidate:
        own = held_out if name == used else None
        found = read_held_out(own, block.get("model"), corpus, question, labels, set(placed["id"]))
        return Candidate(name, registry.class_of(question.name, name).calibrated, found)

    @cache
    def items() -> list:
        tables = (read("articles"), read("sentences"), judged, read("holders"))
        return chosen_items(question, *tables, mentions)

    def run_now(name: str):
        classifier = registry.load(question.name, name, blocks[name], codebook)
        return classifier.labels, probabilities(classifier, items())

    candidates = [candidate(name, block) for name, block in blocks.items()] or [Candidate(RULES, False)]
    found = predictions(question, labels, classify, mentions, rows, used, candidates, run_now)
    return Checked(question, labels, coded, placed, read("annotations_unplaced"), mentions, found)
