"""Read sentences that were written for training, each with its mention marked and the codes of one writer."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from presslens.attribute.items import Item, Neighbour
from presslens.base.errors import InputError
from presslens.codebook.questions import ACTOR, FRAMES, HOLDER, OUTLET, SENTIMENT, STANCE, UNRESOLVED
from presslens.locate.mentions import MentionFinder

#: Codes of attitudes as coders write them; the labels stand in this order.
_SIGNS = ("-1", "0", "1")
#: Codes by question, and the labels they stand for. Of holders, the codebook's are their own labels.
_CODES = {
    ACTOR.name: dict(zip(("0", "1"), ACTOR.labels, strict=True)),
    SENTIMENT.name: dict(zip(_SIGNS, SENTIMENT.labels, strict=True)),
    STANCE.name: dict(zip(_SIGNS, STANCE.labels, strict=True)),
    HOLDER.name: {"OUTLET": OUTLET, "UNKNOWN": UNRESOLVED},
}


def read_written(
    path: str | Path, finder: MentionFinder, names: Mapping[str, Sequence[str]]
) -> tuple[list[Item], list[dict[str, list]]]:
    """Sentences written for training, each with its mention in double square brackets.

    Parameters
    ----------
    finder
        Knows the targets: it finds the other mentions of a sentence, and how far the marked one reaches.
    names
        Codes of the study's ``holders`` and ``frames``.

    Returns
    -------
    items, codes
        As :func:`~presslens_training.examples.coded_examples` takes them, in the order of the file.

    Raises
    ------
    InputError
        A sentence does not have exactly one marked mention, or a code is unknown; names row and column.
    """
    allowed = _CODES | {HOLDER.name: _CODES[HOLDER.name] | {code: code for code in names["holders"]}}
    items: list[Item] = []
    codes: list[dict[str, list]] = []
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := {"text", "target", *allowed, FRAMES.name} - set(rows.fieldnames or ()):
            raise InputError(path, f"lacks the columns {', '.join(sorted(missing))}", "see the head of the file")
        for number, row in enumerate(rows, start=2):
            where = f"{path}, row {number}"
            parts = re.split(r"\[\[|\]\]", row["text"])
            if len(parts) != 3 or not parts[1].strip():
                raise InputError(f"{where}, column 'text'", f"found {row['text']!r}", "one mention in [[ ]]")
            code: dict[str, list] = {
                question: [_label(row, question, labels, where)] for question, labels in allowed.items()
            }
            code[FRAMES.name] = [_frames(row[FRAMES.name], names["frames"], where)]
            (holder,) = code.pop(HOLDER.name)
            items.append(_item(parts, row["target"], holder, finder))
            codes.append(code)
    return items, codes


def count_written(path: str | Path) -> int:
    """How many sentences a file has that :func:`read_written` reads."""
    with open(path, encoding="utf-8") as file:
        return sum(1 for _ in file) - 1


def _label(row: Mapping[str, str], question: str, labels: Mapping[str, str], where: str) -> str:
    if row[question] not in labels:
        found = f"found {row[question]!r}"
        raise InputError(f"{where}, column {question!r}", found, f"allowed: {', '.join(labels)}")
    return labels[row[question]]


def _frames(cell: str, frames: Sequence[str], where: str) -> list[str]:
    given = [] if cell == "none" else cell.split(";")
    if unknown := set(given) - set(frames):
        raise InputError(f"{where}, column 'frames'", f"found {sorted(unknown)}", f"allowed: {frames}")
    return given


def _item(parts: Sequence[str], target: str, holder: str, finder: MentionFinder) -> Item:
    """The marked mention as the pipeline would locate it (with the noun behind it, where the name alone is marked)."""
    text, start, end = "".join(parts), len(parts[0]), len(parts[0] + parts[1])
    found = finder.find(text, [(0, len(text))])
    own = next((m for m in found if m.target == target and m.start < end and start < m.end), None)
    start, end, kind = (own.start, own.end, own.kind) if own else (start, end, "government")
    neighbours = tuple(Neighbour(m.start, m.end, m.target, m.kind) for m in found if m.end <= start or end <= m.start)
    return Item(text, start, end, target, kind, neighbours, holder)
