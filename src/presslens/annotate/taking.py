"""From what coders saved to the sample and the codes of a folder of annotations: the items that all of them coded."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.annotate.coding_sheet import probability_text
from presslens.annotate.drawn import PLACE
from presslens.annotate.sample import VALIDATION
from presslens.annotate.saved_codes import Saved
from presslens.annotate.settled import REASON
from presslens.annotate.settling import settled_rows
from presslens.annotate.waves import Wave, coded_chance, shares_coded
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
    settled
        ``id``, the questions, ``reason``, ``seconds``: what was settled where coders differ.
    open
        What is to be told of differences, a line each.
    """

    sample: pl.DataFrame
    coders: dict[str, pl.DataFrame]
    questions: tuple[str, ...]
    notes: list[str]
    settled: pl.DataFrame
    open: list[str]


def take(
    sheet: Sequence[Mapping[str, str]],
    saved: Mapping[str, Saved],
    where: object,
    waves: Sequence[Wave] = (),
    settled: Saved | None = None,
) -> Taken:
    """Join what coders saved.

    An item that some coder left out says nothing of agreement and is not taken. Coders take items in random order, so
    that those they reached are a random part of the sheet, and ``inclusion_probability`` becomes the chance to be drawn
    in one of the waves and coded there (:func:`presslens.annotate.waves.coded_chance`; of one sheet its share of what
    it was). Items that were skipped are counted as not reached, which takes for granted that they are like the others.
    What was chosen to learn from and drawn at random later counts as drawn.

    Parameters
    ----------
    sheet
        :data:`SAMPLE_COLUMNS` and ``sentence`` of every item of the batches, in their order.
    saved
        By coder, all batches together.
    waves
        Those of the corpus, in their order, also those that nobody coded.
    settled
        What was settled where coders differ.

    Raises
    ------
    InputError
        Nothing was coded by all; or several sheets were, and nothing is known of their chances together.
    """
    rows = {coder: saved[coder].rows for coder in sorted(saved)}
    coded = [item for item in sheet if all(_is(of.get(item["id"]), "coded") for of in rows.values())]
    if not coded:
        raise InputError(where, "holds no item that every coder coded", f"coders: {', '.join(rows)}")
    notes = [note for coder in rows for note in _left(coder, sheet, rows[coder])]
    drawn = {_place(item) for item in coded if item["purpose"] == VALIDATION}
    coded = [item for item in coded if item["purpose"] == VALIDATION or _place(item) not in drawn]
    counts = shares_coded(sheet, {item["id"] for item in coded})
    notes += _waves_in_part(counts, rows, waves)
    sample = [{name: item[name] for name in SAMPLE_COLUMNS} for item in coded]
    for item, row in zip(coded, sample, strict=True):
        if item["purpose"] == VALIDATION and item["inclusion_probability"]:
            row["inclusion_probability"] = _chance(item, counts, waves, where)
    questions = tuple(name for name in QUESTIONS if all(name in one.asked for one in saved.values()))
    keys = [item["id"] for item in coded]
    tables = {coder: _table(coder, [of[key] for key in keys], questions) for coder, of in rows.items()}
    ruled, more = settled_rows(settled or Saved(), saved, keys, questions)
    table = pl.DataFrame(ruled, schema=dict.fromkeys(("id", *questions, REASON, "seconds"), pl.String))
    return Taken(
        pl.DataFrame(sample, schema=dict.fromkeys(SAMPLE_COLUMNS, pl.String)),
        tables,
        questions,
        notes,
        _with_numbers(table, questions),
        more,
    )


def _place(item: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(item[name] for name in PLACE)


def _chance(item: Mapping[str, str], counts: Mapping, waves: Sequence[Wave], where: object) -> str:
    """The chance to be drawn and coded; the text of the sheet where that is what it says."""
    shares = {batch: n / of for batch, (n, of) in counts.items()}
    ratio = coded_chance(waves, shares, item["batch"], item["target"], item["sentence"])
    if ratio is None:
        if len(counts) > 1:
            found = (
                f"batches {', '.join(counts)} were drawn one after another, and {item['id']} is in no table of chances"
            )
            raise InputError(where, found, "one batch, or the .frame.parquet and .json beside each sheet")
        ratio = shares[item["batch"]]
    text = item["inclusion_probability"]
    return text if math.isclose(ratio, 1) else probability_text(float(text) * ratio)


def _waves_in_part(counts: Mapping, rows: Mapping, waves: Sequence[Wave]) -> list[str]:
    notes = []
    for batch, (n, of) in counts.items():
        if n < of:
            words = f"{n} of {of} items drawn at random were coded by {' and '.join(rows)}"
            told = f": inclusion_probability is {n}/{of} of that in the sheet"
            if len(counts) > 1 or len(waves) > 1:
                told = f" (batch {batch}): chances are those to be drawn and coded"
            notes.append(words + told)
    notes += [f"batch {wave.batch} was drawn, and is not coded" for wave in waves if wave.batch not in counts]
    return notes


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
    return _with_numbers(pl.DataFrame(records, schema=dict.fromkeys(("id", *questions, *_ABOUT), pl.String)), questions)


def _with_numbers(table: pl.DataFrame, questions: Sequence[str]) -> pl.DataFrame:
    # Codes such as -1 are numbers; as text they would be kept from spreadsheets by an apostrophe.
    numbers = [name for name in questions if table[name].str.contains(r"^(-?\d+)?$").all()]
    return table.with_columns(pl.col(numbers).replace("", None).cast(pl.Int64))
