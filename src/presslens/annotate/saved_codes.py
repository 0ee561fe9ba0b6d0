"""Files that coding pages saved: each row checked against the sheet it was coded from, of each coder the last word."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from presslens.annotate.batches import has_column
from presslens.annotate.cells import Faults, coded_rows, short
from presslens.annotate.codes import NO_ACTOR, wrong_together
from presslens.annotate.drawn import PLACE
from presslens.cards.annotations import SEPARATOR
from presslens.codebook.questions import ACTOR, QUESTIONS, Question

#: Columns of every saved file beside the questions.
ABOUT = ("skipped", "not_target", "seconds", "coder", "batch", "manual", "page", "revision")
#: By what a file that a page saved is told from other tables.
MARKS = ("coder", "batch", "page", "revision")

_REVISION = re.compile(r"[0-9]{1,9}")

#: By question the codes that a coder can write, and the label of each.
Codes = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Row:
    """What one coder says of one item.

    Attributes
    ----------
    codes
        By question, as they stand in the file.
    state
        ``coded``, ``skipped``, or ``half``: some question that is asked has no answer.
    reason, seen
        Of a settled item: why, and which codes of coders were in sight.
    """

    id: str
    codes: Mapping[str, str]
    state: str
    not_target: bool
    seconds: str
    page: str
    revision: int
    where: str
    note: str = ""
    reason: str = ""
    seen: str = ""

    @property
    def key(self) -> str:
        """By what it is known among the rows of a coder: of a settled item also by what it was settled on."""
        return f"{self.id} {self.seen}" if self.seen else self.id


@dataclass(frozen=True, slots=True)
class Batch:
    """What files are checked against: the items of a sheet, who was given a page, and the manual of the batch.

    Attributes
    ----------
    name
        Of the batch.
    places
        ``source_id``, ``target``, ``start``, ``end`` of each item, by its id, in the order of the sheet.
    coders
        Who has a page; none where no page is kept.
    manual
        What tells its text from others; empty where it is not kept.
    """

    name: str
    places: Mapping[str, tuple[str, ...]]
    coders: Sequence[str]
    manual: str


@dataclass(slots=True)
class Saved:
    """The codes of one coder in one batch, by item; which questions were asked; and the files they come from."""

    rows: dict[str, Row] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    files: list[str] = field(default_factory=list)


def read_saved(path: Path, batch: Batch, codes: Codes, any_manual: bool, saved: dict[str, Saved]) -> None:
    """Add what a file holds to ``saved``, by coder; where a coder saved several, the later revision of an item counts.

    Raises
    ------
    InputErrors
        One line per fault: an item, code, coder or batch that is not known; an item twice; an attitude of what is no
        actor; codes that cannot hold together; another manual, unless ``any_manual``; seconds or a revision that are
        no number; two codes of one item in the same revision.
    """
    faults = Faults(path)
    asked = tuple(name for name in QUESTIONS if has_column(path, name))
    placed = [name for name in PLACE if has_column(path, name)]
    told = [name for name in ("note", "reason", "seen") if has_column(path, name)]
    first: dict[str, int] = {}
    for number, cells in coded_rows(path, ["id", *placed, *asked, *told, *ABOUT], faults):
        n_before, key, coder = len(faults.found), cells["id"], cells["coder"]
        if key not in batch.places:
            faults.add(number, "id", f"found {short(key)}", f"an item of batch {batch.name}")
        elif wrong := [
            c for c, there in zip(PLACE, batch.places[key], strict=True) if c in placed and cells[c] != there
        ]:
            there = batch.places[key][PLACE.index(wrong[0])]
            faults.add(number, wrong[0], f"found {short(cells[wrong[0]])}", f"{there}, as in the sheet")
        if (before := first.setdefault(key, number)) != number:
            faults.add(number, "id", f"found {short(key)}, as in row {before}", "each item once in a file")
        if cells["batch"] != batch.name:
            faults.add(number, "batch", f"found {short(cells['batch'])}", f"allowed: {batch.name}")
        if coder not in batch.coders:
            faults.add(number, "coder", f"found {short(coder)}", f"allowed: {', '.join(batch.coders)}, who have a page")
        if batch.manual not in ("", cells["manual"]) and not any_manual:
            allowed = f"allowed: {batch.manual}, the manual of the batch; MANUAL=any takes codes made after others"
            faults.add(number, "manual", f"found {short(cells['manual'])}", allowed)
        if not _REVISION.fullmatch(cells["revision"]):
            faults.add(number, "revision", f"found {short(cells['revision'])}", "a whole number of at most 9 digits")
        if cells["seconds"] and not _is_duration(cells["seconds"]):
            faults.add(number, "seconds", f"found {short(cells['seconds'])}", "empty, or a number of at least 0")
        state = _checked(number, cells, asked, codes, faults)
        if len(faults.found) == n_before:
            answers = {name: cells[name] for name in asked}
            about = (state, cells["not_target"] == "1", cells["seconds"], cells["page"], int(cells["revision"]))
            more = [cells.get(name, "") for name in ("note", "reason", "seen")]
            row = Row(key, answers, *about, f"{path}, row {number}", *more)
            _add(saved.setdefault(coder, Saved()), row, faults, number)
            saved[coder].asked = tuple(n for n in asked if n in (saved[coder].asked or asked))
            saved[coder].files = sorted({*saved[coder].files, str(path)})
    faults.tell()


def _add(saved: Saved, row: Row, faults: Faults, number: int) -> None:
    known = saved.rows.get(row.key)
    if known is not None and known.revision == row.revision and known.codes != row.codes:
        faults.add(number, "revision", f"found other codes of {row.id} than {known.where}", "one file of the two")
    elif known is None or row.revision > known.revision:
        saved.rows[row.key] = row


def _checked(number: int, cells: Mapping[str, str], asked: Sequence[str], codes: Codes, faults: Faults) -> str:
    """Whether the item is ``coded``, ``skipped`` or ``half``; wrong codes are faults."""
    actor = codes[ACTOR.name].get(cells.get(ACTOR.name, ""))
    open_ = False
    for question in (QUESTIONS[name] for name in asked):
        found, of_none = cells[question.name], question.of_actors and actor == NO_ACTOR
        known = codes[question.name]
        if not found:
            open_ |= not of_none
        elif not all(part in known for part in _parts(question, found)):
            faults.add(number, question.name, f"found {short(found)}", f"allowed: {', '.join(known)}")
        elif not question.exclusive and (wrong := wrong_together(_parts(question, found), known)):
            faults.add(number, question.name, f"found {short(found)}", wrong)
        elif of_none and known[found] != question.neutral:
            faults.add(number, question.name, f"found {short(found)}", "allowed: empty (coded as no actor)")
    if cells["skipped"]:
        return "skipped"
    return "half" if open_ else "coded"


def _is_duration(text: str) -> bool:
    try:
        return 0 <= float(text) < math.inf
    except ValueError:
        return False


def _parts(question: Question, found: str) -> list[str]:
    return [found] if question.exclusive else [part.strip() for part in found.split(SEPARATOR)]
