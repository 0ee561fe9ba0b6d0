"""What is scored of a question: the annotated mentions with an agreed label, and every classifier's answers to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.annotate.read_for_rules import read_for_rules
from presslens.cards.annotations import AnnotationCard
from presslens.codebook.questions import Question
from presslens.ledger.join import MENTION
from presslens.validate.candidates import RULES, answer_in, candidates_of
from presslens.validate.predictions import Prediction, predictions
from presslens.validate.tables import READ, scored_mentions


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
    read
        From ``annotations``, ``annotations_unplaced``, ``ledger`` or ``candidates`` (of the question, see
        :mod:`presslens.validate.candidates`) to the table.
    """
    labels, coded = question.labels_in(names), card.labels(question, names)
    placed, judged = read("annotations"), read("ledger")
    mentions = scored_mentions(placed, question)
    if (known := read_for_rules(card, question, mentions)) is not None:
        mentions = mentions.with_columns(known.alias(READ))
    rows = mentions.select(*MENTION).join(judged, on=MENTION, how="left", maintain_order="left")
    used, ids = classify.get("classifier", RULES), mentions["id"].to_list()
    candidates = candidates_of(question, labels, classify, corpus, held_out, set(placed["id"]))

    def run_before(name: str):
        return answer_in(read("candidates"), name, ids)

    found = predictions(question, labels, classify, mentions, rows, used, candidates, run_before)
    return Checked(question, labels, coded, placed, read("annotations_unplaced"), mentions, found)
