"""The codes of one coder, in words of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from presslens.annotate.cells import Faults, coded_rows, short, turned
from presslens.annotate.export_rows import export_rows
from presslens.cards.annotations import SEPARATOR, AnnotationCard, Coder
from presslens.codebook.questions import ACTOR, Question

#: What a mention that is no actor is called.
NO_ACTOR, AN_ACTOR = ACTOR.labels

#: What was found and what is allowed.
_Fault = tuple[str, str]


def read_codes(
    card: AnnotationCard,
    coder: Coder,
    ids: Sequence[str],
    names: Mapping[str, Sequence[str]],
    sample: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """A coder's file.

    Parameters
    ----------
    ids
        Ids of the sample.
    names
        Codes of the study by part of the codebook, in its order.
    sample
        Places of the ids, for a coder whose file is the export of a tool.

    Returns
    -------
    One row per id, in their order; one column per question: a label (null where a coder left the cell empty because
    the mention is no actor), or a list of labels in the order of the study where several may hold.

    Raises
    ------
    InputErrors
        Ids that occur twice, are not in the sample or are missing; codes that the card does not list; a mention that is
        no actor with an attitude.
    """
    path = card.folder / coder.file
    faults = Faults(path)
    wanted = set(ids)
    seen: dict[str, int] = {}
    answers: dict[str, dict] = {}
    rows = coded_rows(path, [card.columns.id, *card.questions], faults)
    if coder.tool is not None and sample is not None:
        rows = export_rows(path, coder.tool, card, sample, faults)
    for number, cells in rows:
        key = cells[card.columns.id]
        if (first := seen.setdefault(key, number)) != number:
            faults.add(number, card.columns.id, f"found {short(key)}, as in row {first}", "each id once")
        if key not in wanted:
            why = ", which a spreadsheet may have turned into this" if turned(key) else ""
            faults.add(number, card.columns.id, f"found {short(key)}", f"an id of the sample{why}")
        answer: dict[str, str | list[str] | None] = {}
        for question in card.coded:
            no_actor = answer.get(ACTOR.name) == NO_ACTOR
            answer[question.name], wrong = read_answer(card, question, cells[question.name], names, no_actor)
            for fault in wrong:
                faults.add(number, question.name, *fault)
        answers[key] = answer
    for key in ids:
        if key not in seen:
            faults.add(None, card.columns.id, f"has no row for {short(key)}", "a row for every id of the sample")
    faults.tell()
    types = {question.name: pl.String() if question.exclusive else pl.List(pl.String) for question in card.coded}
    return pl.DataFrame([answers[key] for key in ids], schema=types, orient="row")


def read_answer(
    card: AnnotationCard, question: Question, found: str, names: Mapping[str, Sequence[str]], no_actor: bool
) -> tuple[str | list[str] | None, list[_Fault]]:
    """What a cell answers, in words of the ledger, and what is wrong with it."""
    codes = card.questions[question.name]
    if question.exclusive:
        label = codes.get(found)
        return label, list(_wrong_code(question, codes, found, label, no_actor))
    parts = [part.strip() for part in found.split(SEPARATOR)]
    labels = [codes.get(part) for part in parts]
    given = [label for label in question.labels_in(names) if label in labels]
    return given, list(_wrong_codes(codes, found, parts))


def _wrong_code(
    question: Question, codes: Mapping[str, str | None], found: str, label: str | None, no_actor: bool
) -> Iterator[_Fault]:
    """What is wrong with a code where one label holds."""
    attitude_of_none = question.of_actors and no_actor
    if found not in codes and (found or not attitude_of_none):
        yield f"found {short(found)}", f"allowed: {', '.join(codes)}"
    if attitude_of_none and label not in (question.neutral, None):
        allowed = ", ".join(code for code, known in codes.items() if known == question.neutral)
        yield f"found {short(found)}", f"allowed: {allowed} or empty (the mention is coded as no actor)"


def _wrong_codes(codes: Mapping[str, str | None], found: str, parts: Sequence[str]) -> Iterator[_Fault]:
    """What is wrong with the codes of a cell where several labels may hold."""
    if not all(part in codes for part in parts):
        none = "" if None in codes.values() else "; for no frame the card needs a code, as none: null"
        yield f"found {short(found)}", f"allowed: {', '.join(codes)}{none}"
    elif allowed := wrong_together(parts, codes):
        yield f"found {short(found)}", allowed


def wrong_together(parts: Sequence[str], codes: Mapping[str, str | None]) -> str:
    """What is allowed instead of known codes that cannot stand together in a cell; empty where they can.

    >>> wrong_together(["1", "0"], {"1": "war", "0": None}), wrong_together(["1"], {"1": "war"})
    ('each frame once, or none of them', '')
    """
    if len(set(parts)) < len(parts) or (len(parts) > 1 and any(codes[part] is None for part in parts)):
        return "each frame once, or none of them"
    return ""
