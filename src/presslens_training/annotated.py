"""Annotated mentions of a corpus: as classifiers see them, with the labels of each coder."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from presslens.attribute.items import Item, mention_items
from presslens.base.io import read_table
from presslens.codebook.questions import QUESTIONS
from presslens.ledger.columns import answers_from_column
from presslens.ledger.join import MENTION


def read_annotated(
    annotations: str, articles: str, sentences: str, mentions: Sequence[str], holders: Sequence[str]
) -> tuple[pl.DataFrame, list[Item]]:
    """Placed annotations of a corpus, and their mentions as classifiers see them.

    Parameters
    ----------
    annotations, articles, sentences
        Tables of the corpus.
    mentions, holders
        Tables of its shards, in the same order.

    Returns
    -------
    annotations, items
        Sorted by ``id``, one item per row.
    """
    placed = read_table(annotations).sort("id")
    located, held = (pl.concat([read_table(path) for path in paths]) for paths in (mentions, holders))
    return placed, annotated_items(placed, read_table(articles), read_table(sentences), located, held)


def annotated_items(
    annotations: pl.DataFrame,
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    holders: pl.DataFrame,
) -> list[Item]:
    """Annotated mentions as classifiers see them, in the order of the annotations.

    Raises
    ------
    KeyError
        One is not among the located mentions.
    """
    items = mention_items(articles, sentences, mentions, holders)
    place = {key: row for row, key in enumerate(mentions.select(*MENTION).iter_rows())}
    return [items[place[key]] for key in annotations.select(*MENTION).iter_rows()]


def coder_labels(annotations: pl.DataFrame, coders: Sequence[str]) -> list[dict[str, list]]:
    """The labels of every coder by question, one entry per annotated mention; frames as one collection per coder.

    Parameters
    ----------
    annotations
        With a column ``<question>_<coder>`` of each question that classifiers answer.
    """
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
