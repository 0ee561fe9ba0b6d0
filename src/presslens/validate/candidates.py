"""Classifiers that are to be scored: which must be asked about coded mentions, and the table of what they say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import polars as pl

from presslens.classify import registry
from presslens.codebook.questions import Question
from presslens.validate.held_out import read_held_out
from presslens.validate.predictions import Candidate

#: Holders are attributed by one method, which has no block in config.yaml.
RULES = "rules"
#: A row per classifier: the labels that it knows, ids of coded mentions, and of each mention a probability per label.
TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "classifier": pl.String,
    "labels": pl.List(pl.String),
    "ids": pl.List(pl.String),
    "probabilities": pl.List(pl.List(pl.Float64)),
}


def candidates_of(
    question: Question,
    labels: Sequence[str],
    settings: Mapping,
    corpus: str,
    own: str | None,
    known_ids: Collection[str],
) -> list[Candidate]:
    """The classifiers that are configured for a question, with what each says of mentions that it had not seen.

    Parameters
    ----------
    settings
        The question's block of ``config.yaml``; empty where no classifier answers it.
    own, known_ids
        See :func:`presslens.validate.held_out.read_held_out`; ``own`` counts for the classifier in use.
    """
    used, found = settings.get("classifier", RULES), []
    for name in registry.configured(question.name, settings) if settings else []:
        model = settings.get(name, {}).get("model")
        held_out = read_held_out(own if name == used else None, model, corpus, question, labels, known_ids)
        found.append(Candidate(name, registry.class_of(question.name, name).calibrated, held_out))
    return found or [Candidate(RULES, False)]


def to_be_asked(candidates: Sequence[Candidate], used: str) -> list[str]:
    """Names of those that are neither in the ledger nor known out of fold.

    >>> to_be_asked([Candidate("cues", False), Candidate("encoder", True)], "encoder")
    ['cues']
    """
    return [one.name for one in candidates if one.name != used and one.held_out is None]


def answers_table(answers: Mapping[str, tuple[Sequence[str], np.ndarray]], ids: Sequence[str]) -> pl.DataFrame:
    """What classifiers say, by name: their labels and the probabilities, shape (n_mentions, n_labels)."""
    rows = [(name, list(labels), list(ids), values.tolist()) for name, (labels, values) in sorted(answers.items())]
    return pl.DataFrame(rows, schema=TYPES, orient="row")


def answer_in(table: pl.DataFrame, classifier: str, ids: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """The labels of one classifier, and its probabilities of mentions in the order of ``ids``."""
    row = table.row(by_predicate=pl.col("classifier") == classifier, named=True)
    by_id = dict(zip(row["ids"], row["probabilities"], strict=True))
    values = np.array([by_id[key] for key in ids], dtype=float).reshape(len(ids), len(row["labels"]))
    return row["labels"], values
