"""The items of an export as rows of codes, one per mention of the sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from presslens.annotate.cells import Faults, short
from presslens.annotate.exports import Item, Mark, read_export
from presslens.cards.annotations import SEPARATOR, AnnotationCard
from presslens.codebook.questions import QUESTIONS


def export_rows(
    path: Path, tool: str, card: AnnotationCard, sample: pl.DataFrame, faults: Faults
) -> Iterator[tuple[int, dict[str, str]]]:
    """Number of the item and the cells of a coder's row, for each mention of an export; faults go to ``faults``.

    Labels are ``<question>=<code>``, or what the card's ``labels`` say a label of the tool stands for. Of an article
    the spans are set against the places of the sample, and against its words; other spans are passed over.
    """
    places = {(row["source_id"], row["start"], row["end"]): row for row in sample.iter_rows(named=True)}
    for item in read_export(path, tool):
        if item.id is not None:
            yield item.number, {card.columns.id: item.id, **_cells(item, item.marks, card, faults)}
            continue
        if item.source_id is None:
            faults.add(item.number, None, "names no mention and no article", "id or source_id in its meta data")
            continue
        spans: dict[tuple[int, int], list[Mark]] = {}
        for mark in item.marks:
            if mark.start is not None and mark.end is not None:
                spans.setdefault((mark.start, mark.end), []).append(mark)
        for (start, end), marks in spans.items():
            row = places.get((item.source_id, start, end))
            if row is None:
                continue
            words = item.text[start:end]
            if row["mention"] is not None and " ".join(words.split()) != " ".join(row["mention"].split()):
                allowed = f"{short(row['mention'])}, as in the sample: the text is not the cleaned one"
                faults.add(item.number, None, f"found {short(words)} at {start} to {end}", allowed)
                continue
            yield item.number, {card.columns.id: row["id"], **_cells(item, tuple(marks), card, faults)}


def _cells(item: Item, marks: tuple[Mark, ...], card: AnnotationCard, faults: Faults) -> dict[str, str]:
    found: dict[str, list[str]] = {question.name: [] for question in card.coded}
    for label in dict.fromkeys(label for mark in marks for label in mark.labels):
        question, sign, code = _meant(label, card.labels_of_tools).partition("=")
        if not sign or question not in found:
            allowed = "<question>=<code>, or one of the card's labels"
            faults.add(item.number, None, f"found the label {short(label)}", allowed)
        else:
            found[question].append(code)
    for question, codes in found.items():
        if len(codes) > 1 and QUESTIONS[question].exclusive:
            faults.add(item.number, question, f"found {short(SEPARATOR.join(codes))}", "one code")
    return {question: SEPARATOR.join(codes) for question, codes in found.items()}


def _meant(label: str, labels: Mapping[str, str]) -> str:
    return labels.get(label, label)
