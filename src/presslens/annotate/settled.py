"""Answers on which coders differed, as they were settled: what stands in their place, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.annotate.cells import Faults, coded_rows, short
from presslens.annotate.codes import NO_ACTOR, read_answer
from presslens.cards.annotations import AnnotationCard
from presslens.codebook.questions import ACTOR, QUESTIONS

#: Behind the name of a question: its settled label. Names of coders begin with a capital, so that none is this.
SETTLED = "settled"
#: Column of a file of settled answers: why.
REASON = "reason"


def read_settled(card: AnnotationCard, ids: Sequence[str], names: Mapping[str, Sequence[str]]) -> pl.DataFrame | None:
    """The settled answers of a folder of annotations; None where its card names none.

    Parameters
    ----------
    ids
        Of the sample.
    names
        Codes of the study by part of the codebook.

    Returns
    -------
    One row per id, in their order; one column per question: as :func:`presslens.annotate.codes.read_codes` has them,
    null where nothing was settled.

    Raises
    ------
    InputErrors
        Ids that occur twice or are not in the sample; codes that the card does not list; an attitude of what was
        settled to be no actor.
    """
    if card.settled is None:
        return None
    path = card.folder / card.settled
    faults, known = Faults(path), set(ids)
    answers: dict[str, dict[str, object]] = {}
    for number, cells in coded_rows(path, [card.columns.id, *card.questions, REASON], faults):
        key = cells[card.columns.id]
        if key in answers or key not in known:
            faults.add(number, card.columns.id, f"found {short(key)}", "an id of the sample, each once")
        answer: dict[str, object] = {}
        for question in card.coded:
            if found := cells[question.name]:
                no_actor = answer.get(ACTOR.name) == NO_ACTOR
                answer[question.name], wrong = read_answer(card, question, found, names, no_actor)
                for fault in wrong:
                    faults.add(number, question.name, *fault)
        answers[key] = answer
    faults.tell()
    types = {question.name: pl.String() if question.exclusive else pl.List(pl.String) for question in card.coded}
    return pl.DataFrame([answers.get(key, {}) for key in ids], schema=types, orient="row")


def settled_over(annotations: pl.DataFrame) -> pl.DataFrame:
    """Annotations in which a settled answer stands in the place of every coder's, and in no column of its own.

    Parameters
    ----------
    annotations
        With ``<question>_<coder>`` and, where something was settled, ``<question>_settled``.

    >>> table = pl.DataFrame({"actor_A": [True, False], "actor_B": [True, True], "actor_settled": [None, False]})
    >>> settled_over(table).rows()
    [(True, True), (False, False)]
    """
    own = {name: f"{name}_{SETTLED}" for name in QUESTIONS if f"{name}_{SETTLED}" in annotations.columns}
    replaced = [
        pl.coalesce(column, name).alias(name)
        for question, column in own.items()
        for name in annotations.columns
        if name.startswith(f"{question}_") and name not in (column, f"{question}_disputed")
    ]
    return annotations.with_columns(replaced).drop(own.values())
