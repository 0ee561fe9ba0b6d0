"""On which items coders differ, and what was settled of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from presslens.annotate.saved_codes import Row, Saved
from presslens.annotate.settled import REASON
from presslens.cards.annotations import SEPARATOR
from presslens.codebook.questions import QUESTIONS

#: The codes of one item by question, of each coder.
ByCoder = Mapping[str, Mapping[str, str]]


def codes_of_all(saved: Mapping[str, Saved], key: str) -> ByCoder | None:
    """What each coder says of an item, by coder; None unless all of them coded it."""
    rows = {coder: saved[coder].rows.get(key) for coder in sorted(saved)}
    found = {coder: row.codes for coder, row in rows.items() if row is not None and row.state == "coded"}
    return found if len(found) == len(rows) else None


def differing(codes: ByCoder, questions: Sequence[str]) -> tuple[str, ...]:
    """The questions on which coders differ; the order of codes of which several hold says nothing.

    >>> differing({"anna": {"actor": "1", "frames": "a;b"}, "bert": {"actor": "0", "frames": "b;a"}}, QUESTIONS)
    ('actor',)
    """
    found = []
    for name in questions:
        given = {_sorted(name, of[name]) for of in codes.values() if name in of}
        found += [name] if len(given) > 1 else []
    return tuple(found)


def seen(codes: ByCoder) -> str:
    """What tells the codes of an item from others, so that what was settled on them counts for no others."""
    told = {coder: {name: _sorted(name, code) for name, code in of.items()} for coder, of in codes.items()}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("utf-8")).hexdigest()[:16]


def settled_rows(
    settled: Saved, saved: Mapping[str, Saved], keys: Sequence[str], questions: Sequence[str]
) -> tuple[list[dict[str, str]], list[str]]:
    """The settled answers that count, and what is to be told of the others.

    Parameters
    ----------
    settled
        What the page for settling saved.
    saved
        By coder, what counts of them.
    keys
        Items that are taken, in their order.
    questions
        That all coders were asked.

    Returns
    -------
    ``id``, the questions (empty where coders agree or nothing was settled), ``reason``, ``seconds``; and a line each
    for what was settled on other codes, and for what is open.
    """
    rows, stale, n_open, known = [], [], 0, {row.id for row in settled.rows.values()}
    for key in keys:
        codes = codes_of_all(saved, key) or {}
        if not (names := differing(codes, questions)):
            continue
        row = settled.rows.get(f"{key} {seen(codes)}")
        if row is None and key in known:
            stale.append(key)
        answers = {name: row.codes.get(name, "") if row and name in names else "" for name in questions}
        if row is None or not any(answers.values()):
            n_open += 1
            continue
        rows.append({"id": key, **answers, REASON: _reason(row), "seconds": row.seconds})
    notes = []
    if stale:
        shown = ", ".join(stale[:5]) + (", ..." if len(stale) > 5 else "")
        notes.append(f"settled on other codes than those that coders have now, left out: {shown}")
    if n_open:
        notes.append(f"coders differ on {n_open} items of which nothing is settled")
    return rows, notes


def _reason(row: Row) -> str:
    return ": ".join(filter(None, (row.reason, row.note)))


def _sorted(name: str, code: str) -> str:
    return code if QUESTIONS[name].exclusive else SEPARATOR.join(sorted(part.strip() for part in code.split(SEPARATOR)))
