"""Items on which a coder learns: coded ones of which every answer is agreed or settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

import numpy as np
import polars as pl

from presslens.annotate.codes import NO_ACTOR
from presslens.annotate.drawn import PLACE
from presslens.cards.annotations import SEPARATOR
from presslens.codebook.questions import ACTOR, QUESTIONS, SENTIMENT, Question
from presslens.ledger.columns import answers_from_column

#: Items of a page, and the share of answers to a question that must be right.
N_ITEMS, PASS = 20, 0.8


def settled_codes(
    annotations: pl.DataFrame, codes: Mapping[str, Mapping[str, str | None]]
) -> dict[tuple[str, ...], dict[str, str]]:
    """By place the codes of every annotated mention of which each answer is agreed or settled.

    Parameters
    ----------
    annotations
        As :mod:`scripts.annotate.place_annotations` writes them.
    codes
        By question the label of each code, as pages write them; what has no code there is left out with its mention.

    Returns
    -------
    By ``source_id``, ``target``, ``start``, ``end`` a code for each question that was coded; none for attitudes of what
    is no actor.
    """
    asked = [question for question in QUESTIONS.values() if question.name in annotations.columns]
    written = {name: {label: code for code, label in of.items()} for name, of in codes.items()}
    found = {}
    for row in _in_labels(annotations, asked).iter_rows(named=True):
        given = {question.name: _code(question, row, written[question.name]) for question in asked}
        if row[ACTOR.name] == NO_ACTOR:
            given = {name: code for name, code in given.items() if not QUESTIONS[name].of_actors}
        if all(code is not None for code in given.values()):
            found[tuple(str(row[name]) for name in PLACE)] = {name: str(code) for name, code in given.items()}
    return found


def chosen_items(
    known: Mapping[tuple[str, ...], Mapping[str, str]], barred: set[tuple[str, ...]], rng: np.random.Generator, n: int
) -> list[tuple[str, ...]]:
    """Places of ``n`` items (fewer where there are fewer), at random, of each sentiment and of no actors in turn.

    So that what is rare is met as well.

    >>> known = {(str(k),): {"actor": "1", "sentiment": "-1" if k else "1"} for k in range(9)}
    >>> ("0",) in chosen_items(known, {("1",)}, np.random.default_rng(1), 2)
    True
    """
    groups = defaultdict(list)
    for place in sorted(known):
        if place not in barred:
            groups[known[place].get(SENTIMENT.name, "")].append(place)
    mixed = [[group[at] for at in rng.permutation(len(group))] for _, group in sorted(groups.items())]
    return [place for place in chain.from_iterable(zip_longest(*mixed)) if place is not None][:n]


def _in_labels(annotations: pl.DataFrame, asked: Sequence[Question]) -> pl.DataFrame:
    flags = [question for question in asked if question.flag]
    return annotations.with_columns(
        pl.Series(question.name, answers_from_column(question, annotations[question.name], question.labels), pl.String)
        for question in flags
    )


def _code(question: Question, row: Mapping, written: Mapping[str | None, str]) -> str | None:
    label = row[question.name]
    if question.exclusive:
        return None if label is None else written.get(label)
    if row[f"{question.name}_disputed"]:
        return None
    codes = [written.get(one) for one in label] if label else [written.get(None)]
    return None if None in codes else SEPARATOR.join(sorted(map(str, codes)))
