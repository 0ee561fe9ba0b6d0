"""How far a corpus lies from what the encoder knows, and the accuracy to expect there, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from presslens.cards.familiarity import Measures, ReferenceSet
from presslens.classify.familiarity.expectation import Expectation, expected_accuracy, expected_of_left_out
from presslens.classify.familiarity.measures import measures
from presslens.classify.methods.encoder.tokens import COUNTS
from presslens.codebook.questions import ACTOR, QUESTIONS, Question
from presslens.codebook.targets import PART_OF_NAME
from presslens.exhibits.familiarity import CORPUS, FAMILIARITIES, FAMILIARITY, FAMILIARITY_ANSWERS, OTHER_SET
from presslens.ledger.join import MENTION


def familiarity_tables(
    corpus: str,
    ledger: pl.DataFrame,
    pieces: pl.DataFrame,
    asked: Mapping[str, float],
    reference: Mapping[str, Sequence[ReferenceSet]],
    missing: Mapping[str, str],
    level: float,
) -> dict[str, pl.DataFrame]:
    """The tables ``familiarity`` and ``familiarity_answers``.

    Parameters
    ----------
    corpus, ledger
        Its name and its mentions.
    pieces
        Of each mention: :data:`COUNTS` and ``distance``, null where the encoder does not say what it was trained on.
    asked
        Questions that the encoder answers, and below which probability an answer is uncertain.
    reference
        Reference sets by question; none where the encoder names none.
    missing
        Questions of which no accuracy is to be told, and why.
    level
        Of the range, in (0, 1).
    """
    rows: list[dict] = []
    answers: list[dict] = []
    for name, abstain_below in asked.items():
        question, sets = QUESTIONS[name], reference.get(name, [])
        told = [
            (CORPUS, corpus, measured, corpus_columns(measured, sets, missing.get(name), level))
            for measured in corpus_measures(question, ledger, pieces, abstain_below)
        ]
        left_out = expected_of_left_out(sets)
        told += [
            (OTHER_SET, one.name, one.measures, reference_columns(one, expected, len(sets) - 1))
            for one, expected in zip(sets, left_out, strict=True)
        ]
        for role, set_name, measured, found in told:
            key = {"role": role, "set": set_name, "question": name}
            rows.append(key | measured_columns(measured) | found)
            answers += [key | {"label": label, "share": share} for label, share in measured.answers.items()]
    of_table = {FAMILIARITY.name: rows, FAMILIARITY_ANSWERS.name: answers}
    return {table.name: pl.DataFrame(of_table[table.name], schema=table.types) for table in FAMILIARITIES}


def corpus_measures(
    question: Question, ledger: pl.DataFrame, pieces: pl.DataFrame, abstain_below: float
) -> list[Measures]:
    """The measures of :func:`asked_mentions`, as a list of one; empty where there are none."""
    mentions = asked_mentions(question, ledger).join(pieces, on=MENTION, how="left", maintain_order="left")
    if mentions.is_empty():
        return []
    distances, counts = mentions["distance"], mentions.select(COUNTS)
    return [
        measures(
            question,
            ledger_probabilities(question, mentions),
            abstain_below if question.setting == "abstain_below" else 0.0,
            mentions["article_id"].to_list(),
            None if distances.null_count() else distances.to_numpy(),
            counts.to_numpy(),
        )
    ]


def asked_mentions(question: Question, ledger: pl.DataFrame) -> pl.DataFrame:
    """The mentions that a question is asked of; of actor not parts of other names: the codebook answers for them."""
    return ledger.filter(pl.col(ACTOR.name) if question.of_actors else pl.col("alias_kind") != PART_OF_NAME)


def ledger_probabilities(question: Question, ledger: pl.DataFrame) -> np.ndarray:
    """Probabilities of a question's labels in the ledger, shape (n, n_labels); of two labels it holds the last."""
    columns = question.probability_columns(question.labels)
    given = {label: ledger[column].to_numpy() for label, column in columns.items()}
    if question.flag:
        other, last = question.labels
        given[other] = 1 - given[last]
    return np.stack([given[label] for label in question.labels], axis=1)


def measured_columns(measured: Measures) -> dict[str, object]:
    """What a row says of any set."""
    names = ("n", "distance_median", "distance_mean", "confidence", "share_uncertain", "pieces_per_word")
    found = {name: getattr(measured, name) for name in (*names, "share_unknown")}
    return found | {"n_articles": measured.n_documents}


def corpus_columns(
    measured: Measures, sets: Sequence[ReferenceSet], missing: str | None, level: float
) -> dict[str, object]:
    """What the row of the corpus says besides: the accuracy to expect, or why it is not told."""
    found = missing or expected_accuracy(measured, sets, level)
    if isinstance(found, Expectation):
        return {name: getattr(found, name) for name in ("expected", "low", "high", "n_sets")}
    return {"note": str(found)}


def reference_columns(one: ReferenceSet, expected: float | None, n_others: int) -> dict[str, object]:
    """What the row of a reference set says besides: its scores, and what the other sets would have made expect."""
    found: dict[str, object] = {"what": one.what}
    for name, score in (("accuracy", one.accuracy), ("macro_f1", one.macro_f1)):
        if score is not None:
            found |= {name: score.estimate, f"{name}_low": score.low, f"{name}_high": score.high}
    return found if expected is None else found | {"expected": expected, "n_sets": n_others}
