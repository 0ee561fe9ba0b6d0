"""The words behind answers as a table, the same for every question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from presslens.classify.contract import Evidence
from presslens.codebook.questions import Question

#: ``start`` is that of the mention in the article, null where the question is one of sentences; ``cue_start`` and
#: ``cue_end`` are those of the words.
EVIDENCE = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,
    "start": pl.Int64,
    "cue_start": pl.Int64,
    "cue_end": pl.Int64,
    "label": pl.String,
    "cue": pl.String,
}


def evidence_table(
    question: Question, units: pl.DataFrame, sentences: pl.DataFrame, cues: Sequence[Sequence[Evidence]]
) -> pl.DataFrame:
    """One row per cue, with offsets into the article.

    Parameters
    ----------
    question
        What was asked.
    units
        What it was asked about: rows of the mentions or of the sentences table.
    sentences
        The sentences they stand in.
    cues
        For each unit, with offsets into its sentence.

    Returns
    -------
    Columns as :data:`EVIDENCE`, in the order of the units.
    """
    return pl.DataFrame(list(_rows(question, units, sentences, cues)), schema=EVIDENCE, orient="row")


def _rows(
    question: Question, units: pl.DataFrame, sentences: pl.DataFrame, cues: Sequence[Sequence[Evidence]]
) -> Iterator[tuple]:
    keys = sentences.select("article_id", "sentence_index").iter_rows()
    begins = dict(zip(keys, sentences["start"].to_list(), strict=True))
    of_mention = question.unit == "mention"
    places = units.select("article_id", "sentence_index", "start").iter_rows()
    for (article, index, start), found in zip(places, cues, strict=True):
        begin = begins[article, index]
        for cue in found:
            place = start if of_mention else None
            yield article, index, place, begin + cue.start, begin + cue.end, cue.label, cue.cue
