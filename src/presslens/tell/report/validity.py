"""How far the labels were checked on the corpus: a row per question, and how well coders agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.base.said import Said
from presslens.codebook.questions import QUESTIONS
from presslens.draw.notes import stamp

#: What each question asks, for people who have read nothing else.
ASKED = {
    "actor": "does the mention mean the state and those who act for it?",
    "sentiment": "in what light does the sentence show the target?",
    "holder": "in whose words does the mention stand?",
    "stance": "is that holder for or against the target?",
    "frames": "what is the sentence about?",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A question: what it asks, how it is answered, and how its answers were checked.

    Attributes
    ----------
    question, asked, by
        Its name, what it asks, and what answers it: the name of a classifier, or ``rules``.
    score
        Macro-F1 with its interval, in per cent; empty where nobody coded.
    n, of
        How many coded mentions the score is of, and which these are.
    often
        Macro-F1 of always answering the most frequent label.
    alarm
        Not checked, or on too few mentions, or no better than the most frequent label.
    words
        The sentence of the figures, which tells all of it.
    """

    question: str
    asked: str
    by: str
    score: str
    n: str
    of: str
    often: str
    alarm: bool
    words: str


def checks(
    classifiers: Mapping[str, str],
    validations: Sequence[pl.DataFrame],
    familiarity: pl.DataFrame | None,
    names: Mapping[str, Said],
    refused: Mapping[str, str],
) -> list[Checked]:
    """A row per question.

    Parameters
    ----------
    classifiers
        Name of the classifier by question; a question without one is answered by rules.
    validations
        The tables ``validation_<question>``; none where nobody coded.
    familiarity
        The table of that name.
    names
        Labels of holders by code.
    refused
        Questions that are not answered in the language of the corpus, and why.
    """
    found = []
    for question in QUESTIONS:
        if question in refused:
            told = f"Not answered: {refused[question]}."
            found.append(Checked(question, ASKED.get(question, ""), "nobody", "", "", "", "", True, told))
            continue
        said = stamp([question], classifiers, validations, names, familiarity)
        score, n, of = _score(question, validations)
        found.append(
            Checked(
                question=question,
                asked=ASKED.get(question, ""),
                by=classifiers.get(question, "rules"),
                score=score,
                n=n,
                of=of,
                often=_often(question, validations, of),
                alarm=said.alarm,
                words=said.text.replace("\N{NO-BREAK SPACE}", " "),
            )
        )
    return found


_SLICES = {"not read": "articles nobody read for rules", "all": "all coded mentions"}


def _rows(question: str, validations: Sequence[pl.DataFrame]) -> list[dict]:
    rows = [row for table in validations for row in table.iter_rows(named=True)]
    return [row for row in rows if row["question"] == question and row["score"] == "macro_f1"]


def _score(question: str, validations: Sequence[pl.DataFrame]) -> tuple[str, str, str]:
    for part, words in _SLICES.items():
        for row in _rows(question, validations):
            if row["in_use"] and row["slice"] == part:
                if row["value"] is None:
                    return "a label is absent", str(row["n"]), words
                ends = "" if row["low"] is None else f" [{100 * row['low']:.0f}, {100 * row['high']:.0f}]"
                unseen = ", unseen by the model" if row["predictions"] == "unseen articles" else ""
                return f"{100 * row['value']:.0f}{ends}", str(row["n"]), words + unseen
    return "", "", ""


def _often(question: str, validations: Sequence[pl.DataFrame], of: str) -> str:
    part = next((name for name, words in _SLICES.items() if of.startswith(words)), "")
    for row in _rows(question, validations):
        if row["predictions"] == "baseline" and row["slice"] == part and row["value"] is not None:
            return f"{100 * row['value']:.0f}"
    return ""
