"""Whether automatic coders agree with persons, before their codes correct any number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.annotate.agreement import ALL, agreement_table
from presslens.annotate.cells import Faults, coded_rows
from presslens.annotate.codes import read_codes
from presslens.annotate.purposes import VALIDATION
from presslens.annotate.reading import Annotations
from presslens.base.errors import InputError
from presslens.cards.annotation_parts import Coder
from presslens.cards.annotations import AnnotationCard

#: Mentions that persons must have coded, and what the lower end of kappa must reach.
LEAST, AGREE = 100, 0.6
_PERSON = "persons"


def agreement_with_persons(
    card: AnnotationCard,
    read: Annotations,
    names: Mapping[str, Sequence[str]],
    story_of: Mapping[str, str],
    confidence: float,
) -> list[str]:
    """How well each automatic coder agrees with the persons of the card's ``human_sample``, in a line per question.

    Nothing is asked of a card without automatic coders, or without such a sample: then it says that its standard is
    automatic, or persons coded all of it.

    Raises
    ------
    InputError
        Persons coded fewer than :data:`LEAST` mentions for validation, or the lower end of kappa of some question is
        below :data:`AGREE`.
    """
    if card.human is None:
        return []
    path = card.folder / card.human.file
    faults = Faults(path)
    ids = [cells[card.columns.id] for _, cells in coded_rows(path, [card.columns.id], faults)]
    persons = read_codes(card, Coder(_PERSON, card.human.file, "person"), list(dict.fromkeys(ids)), names)
    place = {key: number for number, key in enumerate(dict.fromkeys(ids))}
    valid = read.sample.with_row_index("_row").filter(pl.col("purpose") == VALIDATION, pl.col("id").is_in(list(place)))
    if unknown := sorted(set(place) - set(read.sample["id"])):
        raise InputError(f"{path}: column {card.columns.id!r}", f"found {unknown[0]!r}", "an id of the sample")
    if len(valid) < LEAST:
        allowed = f"at least {LEAST}, before automatic codes correct a number"
        raise InputError(path, f"persons coded {len(valid)} mentions for validation", allowed)
    stories = [story_of.get(source, source) for source in valid["source_id"]]
    labels = {question.name: card.labels(question, names) for question in card.coded}
    lines = []
    for coder in card.coders:
        if coder.kind == "person":
            continue
        both = {
            coder.name: read.codes[coder.name][valid["_row"]],
            _PERSON: persons[[place[key] for key in valid["id"]]],
        }
        table = agreement_table(both, stories, labels, confidence).filter(part=ALL)
        for row in table.iter_rows(named=True):
            lines.append(_line(coder.name, row))
            low = row["kappa"] if row["kappa_low"] is None else row["kappa_low"]
            if low is not None and low < AGREE:
                allowed = f"a lower end of {AGREE} or more, before automatic codes correct a number"
                raise InputError(path, lines[-1], allowed)
    return lines


def _line(coder: str, row: Mapping) -> str:
    what = f"{row['question']} {row['frame']}" if row["frame"] else row["question"]
    if row["kappa"] is None:
        return f"automatic coder {coder} and persons, {what}: one label alone, n {row['n']}"
    ends = "" if row["kappa_low"] is None else f" ({row['kappa_low']:.2f} to {row['kappa_high']:.2f})"
    return f"automatic coder {coder} and persons, {what}: kappa {row['kappa']:.2f}{ends}, n {row['n']}"
