"""Which articles were read while rules or cues were written: what is known of them must not enter a score."""

from __future__ import annotations

from collections.abc import Collection

from presslens.annotate.cells import Faults, coded_rows
from presslens.cards.annotations import AnnotationCard
from presslens.codebook.questions import Question

_COLUMN = "source_id"


def articles_read(card: AnnotationCard, question: Question, sampled: Collection[str]) -> frozenset[str] | None:
    """The articles that were read for a question, by ``source_id``; None where the card names none.

    Parameters
    ----------
    sampled
        ``source_id`` of the articles of the sample. Others may have been read, too.

    Raises
    ------
    InputErrors
        The file names an article twice, or none of the sample: then its ids are others than the sample's.
    """
    if card.read_articles is None or question.name not in card.read_articles.questions:
        return None
    path = card.folder / card.read_articles.file
    faults, first = Faults(path), dict[str, int]()
    for row, cells in coded_rows(path, [_COLUMN], faults):
        name = cells[_COLUMN]
        if first.setdefault(name, row) != row:
            faults.add(row, _COLUMN, f"found {name!r}, as in row {first[name]}", "each article once")
    if first.keys().isdisjoint(sampled):
        faults.add(None, _COLUMN, "names no article of the sample", "the source_id of articles")
    faults.tell()
    return frozenset(first)
