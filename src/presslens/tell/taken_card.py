"""The card of codes that were taken from coding pages: what the program knows is filled in."""

from __future__ import annotations

import json
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
    """
    said = {"sampling": _RANDOM} | {key: drawn[key] for key in DRAWN if key in drawn}
    columns = {name: name for name in SAMPLE_COLUMNS if name != "batch"}
    lines = [
        "# Made by take-codes, which leaves it as it is once somebody has changed it: say who coded, and the licence.",
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
        "questions:",
        *(f"  {name}: {json.dumps(codes)}" for name, codes in questions.items()),
    ]
    return "\n".join(lines) + "\n"
