"""Which mentions were read while rules or cues were written: what is known of them must not enter a score."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from presslens.annotate.cells import Faults, coded_rows
from presslens.cards.annotations import AnnotationCard
from presslens.cards.read_for_rules import READ
from presslens.codebook.questions import Question


def read_for_rules(card: AnnotationCard, question: Question, sample: pl.DataFrame) -> pl.Series | None:
    """Whether each mention was read for a question, by itself or with its article; None where the card names neither.

    Parameters
    ----------
    sample
        Mentions of the sample, with ``id`` and ``source_id``. Others may have been read, too.

    Raises
    ------
    InputErrors
        A file names something twice, or nothing of the sample: then its ids are others than the sample's.
    """
    found: pl.Series | None = None
    for key, column in READ.items():
        if key in card.read and question.name in card.read[key].questions:
            names = _names(card, key, column, set(sample[column]))
            read = sample[column].is_in(list(names))
            found = read if found is None else found | read
    return found


def _names(card: AnnotationCard, key: str, column: str, sampled: Collection[str]) -> set[str]:
    path = card.folder / card.read[key].file
    faults, first = Faults(path), dict[str, int]()
    for row, cells in coded_rows(path, [column], faults):
        name = cells[column]
        if first.setdefault(name, row) != row:
            faults.add(row, column, f"found {name!r}, as in row {first[name]}", "each once")
    if first.keys().isdisjoint(sampled):
        faults.add(None, column, "names nothing of the sample", f"the {column} of the sample")
    faults.tell()
    return set(first)
