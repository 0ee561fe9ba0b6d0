"""A folder of annotations: its card, the sample of mentions, and one file of codes per coder."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError, InputErrors, readable
from presslens.base.io import read_yaml
from presslens.base.schema import check
from presslens.codebook.holders import OUTLET, UNRESOLVED
from presslens.ingest.fields import MAX_ID_CHARACTERS, RowFault, text_of
from presslens.ingest.rows import read_rows

if TYPE_CHECKING:
    import polars as pl

QUESTIONS = ("actor", "sentiment", "holder", "stance", "frames")
#: What a mention that is no actor is called where a coder answers all the same.
OF_NO_ACTOR = {"sentiment": "neutral", "stance": "none"}
SEPARATOR = ";"
#: What an annotated mention is for. Mentions that were not drawn at random, as those that a model's answers chose, can
#: fit classifiers, but say nothing about how often one is right.
VALIDATION, FITTING = PURPOSES = ("validation", "fitting")
_MAX_CELL_BYTES = 10_000
#: Faults told at once; a file with more is wrong as a whole.
_MAX_FAULTS = 20


@dataclass(frozen=True)
class Annotations:
    """The sample and the codes of each coder, in the order of the sample.

    Attributes
    ----------
    sample
        ``id``, ``source_id``, ``target``, ``start``, ``end`` (characters, as the card says), ``mention`` (what stands
        there, null where the card names no such column), ``inclusion_probability`` in (0, 1] or null, ``purpose`` (one
        of :data:`PURPOSES`), and ``row`` of the file, its header being row 1.
    codes
        By coder, one column per question in words of the ledger: ``actor`` (Boolean), ``sentiment``, ``holder``,
        ``stance`` (text; null where a coder left it empty because the mention is no actor), ``frames`` (list, in the
        order of the study).
    """

    sample: pl.DataFrame
    codes: dict[str, pl.DataFrame]


def load_card(path: str | Path, actors: Sequence[str], frames: Sequence[str]) -> dict:
    """The card of a folder of annotations, checked.

    Parameters
    ----------
    path
        ``annotations/<corpus>/card.yaml``.
    actors, frames
        Codes of the study: holders other than the outlet, and frames.

    Raises
    ------
    InputErrors
        One line per fault: the key, what was found, what is allowed.
    """
    path = Path(path)
    card = read_yaml(path)
    check(card, "annotations", path)
    faults = []
    if card["corpus"] != path.parent.name:
        faults.append(InputError(f"{path}: corpus", f"found {card['corpus']!r}", "the name is that of the folder"))
    known = {"holder": [OUTLET, *actors, UNRESOLVED], "frames": [*frames, None]}
    for question, labels in known.items():
        for code, label in card["questions"].get(question, {}).items():
            if label not in labels:
                allowed = ", ".join("null" if word is None else word for word in labels)
                faults.append(
                    InputError(f"{path}: questions.{question}.{code}", f"found {label!r}", f"allowed: {allowed}")
                )
    for code in card["questions"].get("frames", {}):
        if SEPARATOR in code:
            faults.append(InputError(f"{path}: questions.frames", f"found {code!r}", f"a code without {SEPARATOR!r}"))
    if faults:
        raise InputErrors(faults)
    return card


def coded_questions(path: str | Path) -> list[str]:
    """The questions that a folder's card says its coders answered, in the order of :data:`QUESTIONS`."""
    card = read_yaml(path)
    check(card, "annotations", path)
    return [question for question in QUESTIONS if question in card["questions"]]


def describe_coders(card: Mapping) -> str:
    """How many coders of which kind: ``2 automatic coders``, ``1 automatic coder and 2 persons``."""
    kinds = [entry["kind"] for entry in card["coders"].values()]
    words = {"automatic": ("automatic coder", "automatic coders"), "person": ("person", "persons")}
    counted = [f"{kinds.count(kind)} {words[kind][kinds.count(kind) > 1]}" for kind in words if kind in kinds]
    return " and ".join(counted)


def read_annotations(folder: str | Path, card: Mapping, frames: Sequence[str]) -> Annotations:
    """Read the sample and every coder's file.

    Parameters
    ----------
    folder
        The folder of the card.
    card
        As :func:`load_card` gives it.
    frames
        Frames in the order of the study.

    Raises
    ------
    InputError
        Ids that are empty, occur twice, or are missing in a coder's file; places and probabilities that cannot be;
        codes that the card does not list; a mention that is no actor with a sentiment or stance. Each line names the
        file, row and column, what was found and what is allowed.
    """
    import polars as pl

    folder = Path(folder)
    records = list(_sample(folder / card["sample"], card["columns"]))
    types = {"id": pl.String, "source_id": pl.String, "target": pl.String, "start": pl.Int64, "end": pl.Int64}
    types |= {"mention": pl.String, "inclusion_probability": pl.Float64, "purpose": pl.String, "row": pl.Int64}
    sample = pl.DataFrame(records, schema=types, orient="row")
    questions = {question: card["questions"][question] for question in QUESTIONS if question in card["questions"]}
    codes = {
        coder: _codes(folder / entry["file"], card["columns"]["id"], sample["id"].to_list(), questions, frames)
        for coder, entry in card["coders"].items()
    }
    return Annotations(sample, codes)


class _Faults:
    """Faults of one file, told together."""

    def __init__(self, path: Path) -> None:
        self.path, self.found = path, []

    def add(self, row: int | None, column: str | None, found: str, allowed: str) -> None:
        place = str(self.path) + (f", row {row}" if row else "") + (f", column {column!r}" if column else "")
        self.found.append(InputError(place, found, allowed))
        if len(self.found) == _MAX_FAULTS:
            self.tell()

    def tell(self) -> None:
        if self.found:
            raise InputErrors(self.found)


def _cells(path: Path, columns: Sequence[str], faults: _Faults) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and stripped text of the columns; the empty text where a cell is empty."""
    if not path.is_file():
        raise InputError(path, "is not there", "a file that the card names")
    for row in read_rows(path, list(dict.fromkeys(columns)), _MAX_CELL_BYTES):
        if row.fault:
            faults.add(row.number, None, ": ".join(row.fault), "one cell per column of the header")
            continue
        try:
            yield row.number, {name: (text_of(cell, name, "utf-8") or "").strip() for name, cell in row.cells.items()}
        except RowFault as fault:
            faults.add(row.number, None, f"{fault.reason}: {fault.detail}", "text in UTF-8")


def _sample(path: Path, columns: Mapping[str, str]) -> Iterator[tuple]:
    faults = _Faults(path)
    ids: dict[str, int] = {}
    places: dict[tuple, int] = {}
    for number, cells in _cells(path, list(columns.values()), faults):
        value = {key: cells[column] for key, column in columns.items()}
        for key in ("id", "source_id", "target"):
            if not 0 < len(value[key]) <= MAX_ID_CHARACTERS or not value[key].isprintable():
                allowed = f"1 to {MAX_ID_CHARACTERS} printable characters"
                faults.add(number, columns[key], f"found {_short(value[key])}", allowed)
        if (first := ids.setdefault(value["id"], number)) != number:
            faults.add(number, columns["id"], f"found {_short(value['id'])}, as in row {first}", "each id once")
        start, end = _whole(value["start"]), _whole(value["end"])
        for key, offset in (("start", start), ("end", end)):
            if offset is None:
                faults.add(number, columns[key], f"found {_short(value[key])}", "a whole number from 0")
        if start is not None and end is not None:
            if start >= end:
                faults.add(number, columns["end"], f"found {end}", f"more than the start, {start}")
            place = (value["source_id"], value["target"], start, end)
            if (first := places.setdefault(place, number)) != number:
                faults.add(number, columns["start"], f"the same mention as in row {first}", "each mention once")
        purpose, probability = value.get("purpose", VALIDATION), None
        if purpose not in PURPOSES:
            faults.add(number, columns["purpose"], f"found {_short(purpose)}", f"allowed: {', '.join(PURPOSES)}")
        if "inclusion_probability" in columns and (value["inclusion_probability"] or purpose != FITTING):
            probability = _share(value["inclusion_probability"])
            if probability is None:
                column = columns["inclusion_probability"]
                found = _short(value["inclusion_probability"])
                faults.add(number, column, f"found {found}", "a number above 0, at most 1")
        named = value.get("mention") or None
        yield value["id"], value["source_id"], value["target"], start, end, named, probability, purpose, number
    if not ids:
        faults.add(None, None, "has no rows", "at least one mention")
    faults.tell()


def _codes(
    path: Path, id_column: str, ids: Sequence[str], questions: Mapping[str, Mapping], frames: Sequence[str]
) -> pl.DataFrame:
    import polars as pl

    faults = _Faults(path)
    wanted = set(ids)
    seen: dict[str, int] = {}
    answers: dict[str, dict] = {}
    for number, cells in _cells(path, [id_column, *questions], faults):
        key = cells[id_column]
        if (first := seen.setdefault(key, number)) != number:
            faults.add(number, id_column, f"found {_short(key)}, as in row {first}", "each id once")
        if key not in wanted:
            faults.add(number, id_column, f"found {_short(key)}", "an id of the sample")
        answer = {}
        for question, codes in questions.items():
            found = cells[question]
            if question == "frames":
                parts = [part.strip() for part in found.split(SEPARATOR)]
                labels = [codes.get(part) for part in parts]
                if not all(part in codes for part in parts):
                    none = "" if None in codes.values() else "; for no frame the card needs a code, as none: null"
                    faults.add(number, question, f"found {_short(found)}", f"allowed: {', '.join(codes)}{none}")
                elif len(set(parts)) < len(parts) or (None in labels and len(parts) > 1):
                    faults.add(number, question, f"found {_short(found)}", "each frame once, or none of them")
                answer[question] = [frame for frame in frames if frame in labels]
            elif found in codes:
                answer[question] = codes[found] == "yes" if question == "actor" else codes[found]
            else:
                answer[question] = None
                if found or question not in OF_NO_ACTOR or answer["actor"] is not False:
                    faults.add(number, question, f"found {_short(found)}", f"allowed: {', '.join(codes)}")
            neutral = OF_NO_ACTOR.get(question)
            if neutral and answer["actor"] is False and answer[question] not in (neutral, None):
                allowed = [code for code, label in codes.items() if label == neutral]
                reason = "the mention is coded as no actor"
                faults.add(
                    number, question, f"found {_short(found)}", f"allowed: {', '.join(allowed)} or empty ({reason})"
                )
        answers[key] = answer
    for key in ids:
        if key not in seen:
            faults.add(None, id_column, f"has no row for {_short(key)}", "a row for every id of the sample")
    faults.tell()
    types = dict.fromkeys(questions, pl.String)
    types |= {"actor": pl.Boolean} | ({"frames": pl.List(pl.String)} if "frames" in questions else {})
    return pl.DataFrame([answers[key] for key in ids], schema=types, orient="row")


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None


def _share(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 < value <= 1 else None


def _short(text: str) -> str:
    return repr(readable(text if len(text) <= 40 else text[:37] + "..."))
