"""Mentions drawn at random for coders, as a sheet that can be filled in."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.annotate.alike import look, marked
from presslens.annotate.drawn import PLACE, Drawn
from presslens.base.errors import InputError
from presslens.codebook.questions import QUESTIONS

#: Characters of the text before the sentence that a coder is shown.
CHARACTERS_BEFORE = 200
#: Digits in the name of a mention, at least.
_WIDTH = 4


@dataclass(frozen=True)
class Draw:
    """A simple random sample of what coders have not seen.

    Attributes
    ----------
    sheet
        ``id``, ``source_id``, ``target``, ``start``, ``end`` (characters of the cleaned text), ``mention``; ``copies``,
        how many mentions look like this one; ``inclusion_probability``; ``before`` and ``sentence`` (the mention in
        ``[[ ]]``), for the coder's eyes; and one empty column per question.
    n_mentions
        Mentions in the ledger.
    n_drawn_before
        Those of them that were drawn before, or look like one that was.
    population
        What was drawn from: the others, those that look alike counted once.
    """

    sheet: pl.DataFrame
    n_mentions: int
    n_drawn_before: int
    population: int


def draw_sheet(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    drawn: Drawn,
    n: int,
    rng: np.random.Generator,
    where: object,
) -> Draw:
    """Draw ``n`` mentions, whoever they mean, in random order.

    Mentions that look alike, as the copies of a wire report do, are one thing to draw, and one of them stands for all:
    each of ``copies`` mentions comes into the sheet with probability ``n / population / copies``.

    Parameters
    ----------
    articles, sentences, ledger
        As in ``resources/<corpus>/``.
    drawn
        What was drawn before, which is left out.
    n
        Mentions wanted.
    rng
        Where the draw comes from.
    where
        The sheet, for errors.

    Raises
    ------
    InputError
        There are fewer.
    """
    mentions = (
        ledger.sort("article_id", "start", "target")
        .join(articles.select("article_id", "text"), on="article_id", how="left", maintain_order="left")
        .join(
            sentences.select("article_id", "sentence_index", first="start", last="end"),
            on=["article_id", "sentence_index"],
            how="left",
            maintain_order="left",
        )
    )
    groups = _alike(mentions)
    places = [tuple(map(str, place)) for place in mentions.select(PLACE).iter_rows()]
    seen = drawn.looks | {shown for shown, rows in groups.items() if any(places[row] in drawn.places for row in rows)}
    left = [rows for shown, rows in groups.items() if shown not in seen]
    n_before = len(mentions) - sum(map(len, left))
    if n > len(left):
        found = f"asks for {n} mentions, and there are {len(left)}"
        alike = len(mentions) - n_before - len(left)
        why = f"of the {len(mentions)} in the ledger {n_before} were drawn before, and {alike} look like another"
        raise InputError(where, found, why)
    chosen = [left[place] for place in rng.permutation(len(left))[:n]]
    picked = mentions[[int(rows[rng.integers(len(rows))]) for rows in chosen]]
    copies = [len(rows) for rows in chosen]
    shown = [_shown(row) for row in picked.iter_rows(named=True)]
    sheet = picked.select(
        pl.Series("id", _names(n, drawn.ids), pl.String),
        *PLACE,
        "mention",
        pl.Series("copies", copies, pl.Int64),
        pl.Series("inclusion_probability", [probability_text(n / len(left) / k) for k in copies], pl.String),
        pl.Series("before", [before for before, _ in shown], pl.String),
        pl.Series("sentence", [sentence for _, sentence in shown], pl.String),
        *(pl.lit(None, pl.String).alias(question) for question in QUESTIONS),
    )
    return Draw(sheet, len(mentions), n_before, len(left))


def _alike(mentions: pl.DataFrame) -> dict[tuple, list[int]]:
    """Rows by how they look to a coder, in the order of the ledger."""
    groups = defaultdict(list)
    for number, row in enumerate(mentions.iter_rows(named=True)):
        groups[look(row["target"], _shown(row)[1])].append(number)
    return dict(groups)


def _names(n: int, taken: set[str]) -> list[str]:
    """Names of mentions that no sheet has yet: they count on from the last."""
    numbers = [int(found[1]) for name in taken if (found := re.fullmatch(r"m(\d{1,9})", name, re.ASCII))]
    last = max(numbers, default=0)
    return [f"m{number:0{_WIDTH}}" for number in range(last + 1, last + n + 1)]


def probability_text(value: float) -> str:
    """A probability with nine digits that count, never as 1e-05.

    >>> probability_text(1.0), probability_text(0.04), probability_text(1 / 300_000)
    ('1', '0.04', '0.00000333333333')
    """
    return np.format_float_positional(value, precision=9, fractional=False, trim="-")


def _shown(row: dict) -> tuple[str, str]:
    text, first, start, end, last = (row[key] for key in ("text", "first", "start", "end", "last"))
    before = " ".join(text[max(0, first - CHARACTERS_BEFORE) : first].split())
    return before, marked(text[first:last], start - first, end - first)
