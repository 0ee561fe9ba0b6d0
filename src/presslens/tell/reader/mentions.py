"""A mention as the reader stores it: one list, whose places have names, with every answer and how likely it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from presslens.codebook.questions import QUESTIONS, Question
from presslens.tell.reader.packing import Names, rounded

#: Places of a mention's list before its answers. ``report`` is the place of its report of speech in the article, -1 in
#: narration; ``coded`` is 1 for a mention that coders coded.
PLACES = ("start", "end", "sentence", "target", "kind", "reason", "holder", "mode", "rule", "name", "report", "coded")
_NAMED = {"kind": "alias_kind", "reason": "mention_reason", "mode": "holder_mode", "rule": "holder_rule"}


def asked() -> list[Question]:
    """The questions that classifiers answer, in the order in which their answers stand."""
    return [question for question in QUESTIONS.values() if question.classified]


@dataclass
class Dictionaries:
    """What stands in the lists of mentions under numbers.

    Attributes
    ----------
    targets, holders
        Codes in the order of the study.
    classes
        By question, the labels that have a probability.
    names
        Of other columns, as they come.
    """

    targets: Sequence[str]
    holders: Sequence[str]
    classes: Mapping[str, Sequence[str]]
    names: dict[str, Names] = field(default_factory=lambda: {key: Names() for key in (*_NAMED, "name")})

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """By question, what can stand in the ledger."""
        return {name: QUESTIONS[name].answers_of(labels) for name, labels in self.classes.items()}

    def answer(self, question: str, value: object) -> object:
        """An answer of the ledger or of a coder as the number of its label, or a list of them; -1: there is none."""
        if value is None:
            return -1
        labels = self.labels[question]
        if isinstance(value, bool):
            return int(value)
        if isinstance(value, list):
            return [labels.index(label) for label in value if label in labels]
        return labels.index(value) if value in labels else -1


def packed_mentions(
    rows: pl.DataFrame, reports: Mapping[tuple[str, int], int], known: Dictionaries
) -> Iterator[list[object]]:
    """The mentions of the ledger, in its order.

    Parameters
    ----------
    rows
        Of the ledger.
    reports
        Place of the report in which a mention stands, by article and start of the mention.

    Yields
    ------
    :data:`PLACES`, then an answer for each question of :func:`asked`, then a list of probabilities for each.
    """
    questions = asked()
    columns = {
        question.name: list(question.probability_columns(known.classes[question.name]).values())
        for question in questions
    }
    for row in rows.iter_rows(named=True):
        yield [
            row["start"],
            row["end"],
            row["sentence_index"],
            _place(known.targets, row["target"]),
            *(known.names[key].number(row[column]) for key, column in list(_NAMED.items())[:2]),
            _place(known.holders, row["holder"]),
            *(known.names[key].number(row[column]) for key, column in list(_NAMED.items())[2:]),
            known.names["name"].number(row["holder_name"]),
            reports.get((row["article_id"], row["start"]), -1),
            int(row["coded"]),
            *(known.answer(question.name, row[question.name]) for question in questions),
            *([rounded(row[column]) for column in columns[question.name]] for question in questions),
        ]


def _place(codes: Sequence[str], code: str | None) -> int:
    return codes.index(code) if code in codes else -1
