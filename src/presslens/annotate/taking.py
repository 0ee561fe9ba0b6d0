"""From what coders saved to the sample and the codes of a folder of annotations: the items that all of them coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.annotate.coding_sheet import probability_text
from presslens.annotate.sample import FITTING, VALIDATION
from presslens.annotate.saved_codes import Saved
from presslens.base.errors import InputError
from presslens.codebook.questions import QUESTIONS

SAMPLE_COLUMNS = ("id", "source_id", "target", "start", "end", "mention", "inclusion_probability", "purpose", "batch")

_ABOUT = ("coder", "seconds", "not_target", "page")


@dataclass(frozen=True, slots=True)
class Taken:
    """A folder of annotations in the making.

    Attributes
    ----------
    sample
        :data:`SAMPLE_COLUMNS`, as text: the items that every coder coded.
    coders
        By coder ``id``, the questions, ``coder``, ``seconds``, ``not_target``, ``page``; the ids of the sample.
    questions
        That all were asked.
    notes
        What was left out and why, a line each.
    """

    sample: pl.DataFrame
    coders: dict[str, pl.DataFrame]
    questions: tuple[str, ...]
    notes: list[str]


def take(sheet: Sequence[Mapping[str, str]], saved: Mapping[str, Saved], where: object) -> Taken:
    """Join what coders saved.

    An item that some coder left out says nothing of agreement and is not taken. Coders take items in random order, so
    that those they reached are a random part of the sheet, and ``inclusion_probability`` becomes its share of what it
    was; items that were skipped are counted as not reached, which takes for granted that they are like the others.

    Parameters
    ----------
    sheet
        :data:`SAMPLE_COLUMNS` of every item of the batches, in their order.
    saved
        By coder, all batches together.

    Raises
    ------
    InputError
        Nothing was coded by all.
    """
    rows = {coder: saved[coder].rows for coder in sorted(saved)}
    coded = [item for item in sheet if all(_is(of.get(item["id"]), "coded") for of in rows.values())]
    if not coded:
        raise InputError(where, "holds no item that every coder coded", f"coders: {', '.join(rows)}")
    notes = [note for coder in rows for note in _left(coder, sheet, rows[coder])]
    drawn = {purpose: sum(item["purpose"] == purpose for item in sheet) for purpose in (VALIDATION, FITTING)}
    n = sum(item["purpose"] == VALIDATION for item in coded)
    share = n / drawn[VALIDATION] if drawn[VALIDATION] else 1.0
    if share < 1:
        words = f"{n} of {drawn[VALIDATION]} items drawn at random were coded by {' and '.join(rows)}"
        notes.append(f"{words}: inclusion_probability is {n}/{drawn[VALIDATION]} of that in the sheet")
    sample = [{name: item[name] for name in SAMPLE_COLUMNS} for item in coded]
    for item in sample:
        if item["purpose"] == VALIDATION and item["inclusion_probability"] and share < 1:
            item["inclusion_probability"] = probability_text(float(item["inclusion_probability"]) * share)
    questions = tuple(name for name in QUESTIONS if all(name in one.asked for one in saved.values()))
    keys = [item["id"] for item in coded]
    tables = {coder: _table(coder, [of[key] for key in keys], questions) for coder, of in rows.items()}
    return Taken(pl.DataFrame(sample, schema=dict.fromkeys(SAMPLE_COLUMNS, pl.String)), tables, questions, notes)


def _is(row, state: str) -> bool:
    return row is not None and row.state == state


def _left(coder: str, sheet: Sequence[Mapping[str, str]], rows: Mapping) -> list[str]:
    states = {"half": "half-filled", "skipped": "skipped"}
    found = []
    for state, words in states.items():
        if keys := [item["id"] for item in sheet if _is(rows.get(item["id"]), state)]:
            shown = ", ".join(keys[:5]) + (", ..." if len(keys) > 5 else "")
            found.append(f"{coder}: {len(keys)} {words}, left out ({shown})")
    if missing := sum(item["id"] not in rows for item in sheet):
        found.append(f"{coder}: {missing} not coded, left out")
    return found


def _table(coder: str, rows: Sequence, questions: Sequence[str]) -> pl.DataFrame:
    records = [
        {
            "id": row.id,
            **{name: row.codes[name] for name in questions},
            "coder": coder,
            "seconds": row.seconds,
            "not_target": "1" if row.not_target else "",
            "page": row.page,
        }
        for row in rows
    ]
    table = pl.DataFrame(records, schema=dict.fromkeys(("id", *questions, *_ABOUT), pl.String))
    # Codes such as -1 are numbers; as text they would be kept from spreadsheets by an apostrophe.
    numbers = [name for name in questions if table[name].str.contains(r"^(-?\d+)?$").all()]
    return table.with_columns(pl.col(numbers).replace("", None).cast(pl.Int64))
