"""The card of codes that were taken from coding pages: what the program knows is filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from presslens.annotate.taking import SAMPLE_COLUMNS

#: What a draft of the card beside a sheet knows better: how its mentions were drawn.
DRAWN = ("sampling", "strata", "chances")
_RANDOM = "Simple random sample of the located mentions, sentences that look alike counted once."


def taken_card(
    corpus: str,
    n: int,
    coders: Mapping[str, str],
    questions: Mapping[str, Mapping[str, str | None]],
    manual: str | None,
    notes: Sequence[str],
    drawn: Mapping[str, Any],
    settled: str | None = None,
) -> str:
    """The card as YAML; who coded and under what licence is for people to say.

    Parameters
    ----------
    corpus
        Its name.
    n
        Mentions in the sample.
    coders
        File of each coder, by the name that the card has for them.
    questions
        By question the label of each code.
    manual
        The file of the manual, if there is one.
    notes
        What was left out.
    drawn
        A draft of the card that was written when mentions were drawn; may be empty.
    settled
        The file of settled answers, if there is one.
    """
    said = {"sampling": _RANDOM} | {key: drawn[key] for key in DRAWN if key in drawn}
    columns = {name: name for name in SAMPLE_COLUMNS if name != "batch"}
    lines = [
        "# Made by take-codes: say who coded, and the licence. What you change stays; the rest is kept true.",
        f"corpus: {corpus}",
        f"title: Codes of {n} mentions",
        "producer: not told yet",
        "licence: not told yet",
        "procedure: Coded on coding pages, each coder alone and in an order of its own.",
        *(f"{key}: {json.dumps(value)}" for key, value in said.items()),
        *([f"limits: {json.dumps(list(notes))}"] if notes else []),
        *([f"manual: {manual}"] if manual else []),
        "offsets: {into: cleaned}",
        "sample: sample.csv",
        f"columns: {json.dumps(columns)}",
        "coders:",
        *(f"  {name}: {{file: {file}, kind: person}}" for name, file in coders.items()),
        *([f"settled: {{file: {settled}}}"] if settled else []),
        "questions:",
        *(f"  {name}: {json.dumps(codes)}" for name, codes in questions.items()),
    ]
    return "\n".join(lines) + "\n"


def merged_card(changed: str, before: str, now: str) -> str:
    """A card that somebody changed, with all that they left as it was made brought to what it would be made now.

    Parameters
    ----------
    changed
        The card as it stands.
    before
        As it was made last.
    now
        As it would be made.

    >>> merged_card("producer: Anna\\ntitle: 9\\n", "producer: x\\ntitle: 9\\n", "producer: x\\ntitle: 12\\n")
    'producer: Anna\\ntitle: 12\\n'
    """
    theirs, made, new = map(_by_key, (changed, before, now))
    merged = {key: new.get(key, "") if text == made.get(key) else text for key, text in theirs.items()}
    merged |= {key: text for key, text in new.items() if key not in made and key not in theirs}
    return "".join(text if not text or text.endswith("\n") else text + "\n" for text in merged.values())


def _by_key(card: str) -> dict[str, str]:
    """The lines of each key at the margin, with those that stand under it; what stands before the first, by no name."""
    found, key = {"": ""}, ""
    for line in card.splitlines(keepends=True):
        if name := re.match(r"([a-z_]+):", line):
            key = name[1]
        found[key] = found.get(key, "") + line
    return found
