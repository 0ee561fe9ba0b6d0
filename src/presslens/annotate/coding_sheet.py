"""Mentions drawn for coders, as a sheet that can be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import polars as pl

from presslens.annotate.alike import digest
from presslens.annotate.drawn import PLACE, Drawn
from presslens.annotate.purposes import VALIDATION
from presslens.annotate.sample_chances import allocated, pooled, taken
from presslens.annotate.sample_design import Design
from presslens.annotate.sample_things import Things, shown, things_of
from presslens.base.errors import InputError
from presslens.codebook.questions import QUESTIONS

#: Digits in the name of a mention, at least.
_WIDTH = 4


@dataclass(frozen=True)
class Draw:
    """A sample of what coders have not seen.

    Attributes
    ----------
    sheet
        ``id``, ``source_id``, ``target``, ``start``, ``end`` (characters of the cleaned text), ``mention``; ``copies``,
        how many mentions look like this one; ``inclusion_probability`` (empty where mentions were chosen to learn
        from); ``before`` and ``sentence`` (the mention in ``[[ ]]``), for the coder's eyes; one empty column per
        question; ``purpose``, ``design`` and ``stratum``.
    n_mentions
        Mentions in the ledger.
    n_drawn_before
        Those of them that were drawn before, or look like one that was.
    population
        What was drawn from: the others, those that look alike counted once.
    frame
        ``digest`` of every thing that could be drawn (:func:`presslens.annotate.alike.digest`), ``one_in`` (one over
        the chance to be in one of all waves until now, null where that is 0), ``stratum``.
    waves
        The sample of all waves until now: ``id``, place, ``mention``, ``inclusion_probability``, ``purpose``,
        ``draw`` (how its sheet was drawn, as the sheet's name says it); without those of earlier waves of which no
        chance is known, or that are not located now.
    n_lost
        How many these are.
    """

    sheet: pl.DataFrame
    n_mentions: int
    n_drawn_before: int
    population: int
    frame: pl.DataFrame
    waves: pl.DataFrame
    n_lost: int


def draw_sheet(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    drawn: Drawn,
    n: int | Design,
    rng: np.random.Generator,
    where: object,
) -> Draw:
    """Draw mentions, in random order.

    Mentions that look alike, as the copies of a wire report do, are one thing to draw, and one of them, taken at
    random, stands for all: each of ``copies`` mentions comes into the sheet with the thing's chance over ``copies``.

    Parameters
    ----------
    articles, sentences, ledger
        As in ``resources/<corpus>/``.
    drawn
        What was drawn before, which is left out. A sample for validation may hold what was chosen to learn from, since
        a chance must not hang on what a model is unsure of.
    n
        How mentions are drawn, and how many are wanted; a number alone: at random.
    rng
        Where the draw comes from.
    where
        The sheet, for errors.

    Raises
    ------
    InputError
        There are fewer.
    """
    design = n if isinstance(n, Design) else Design(n)
    things = things_of(articles, sentences, ledger, design)
    places = [tuple(map(str, place)) for place in things.mentions.select(PLACE).iter_rows()]
    barred = drawn.places if design.training else drawn.places - drawn.fitting
    looks = drawn.looks if design.training else drawn.looks - _looks_of(things, places, drawn.fitting - barred)
    seen = np.array(
        [look in looks or any(places[row] in barred for row in rows) for look, rows in things.rows.items()], dtype=bool
    )
    sizes = np.array([len(rows) for rows in things.rows.values()], dtype=np.int64)
    left = np.flatnonzero(~seen)
    n_mentions, n_before = len(things.mentions), int(sizes[seen].sum())
    if design.n > len(left):
        found = f"asks for {design.n} mentions, and there are {len(left)}"
        alike = n_mentions - n_before - len(left)
        why = f"of the {n_mentions} in the ledger {n_before} were drawn before, and {alike} look like another"
        raise InputError(where, found, why)
    before = np.array([drawn.chances.get(digest(look), 0.0) for look in things.rows])
    if design.training:
        ranked = sorted(left, key=lambda thing: (-things.score[thing], thing))[: design.n]
        chosen, chance = rng.permutation(np.array(ranked, dtype=np.int64)), before
    else:
        now = _chances(things, design, before, unknown=seen & (before == 0))
        chance = pooled(before, now)
        order = left[np.lexsort((rng.random(len(left)), things.stratum[left]))]
        chosen = rng.permutation(order[taken(now[order], rng)])
    rows = [list(things.rows.values())[thing] for thing in chosen]
    picked = things.mentions[[int(alike[rng.integers(len(alike))]) for alike in rows]]
    texts = [shown(row) for row in picked.iter_rows(named=True)]
    said = ["" if design.training else probability_text(chance[thing] / sizes[thing]) for thing in chosen]
    strata = [things.names[place] for place in things.stratum[chosen]]
    sheet = picked.select(
        pl.Series("id", _names(len(chosen), drawn.ids), pl.String),
        *PLACE,
        "mention",
        pl.Series("copies", sizes[chosen], pl.Int64),
        pl.Series("inclusion_probability", said, pl.String),
        pl.Series("before", [before for before, _ in texts], pl.String),
        pl.Series("sentence", [sentence for _, sentence in texts], pl.String),
        *(pl.lit(None, pl.String).alias(question) for question in QUESTIONS),
        pl.lit(design.purpose).alias("purpose"),
        pl.lit(design.name).alias("design"),
        pl.Series("stratum", strata, pl.String),
    )
    frame = pl.DataFrame(
        {
            "digest": [digest(look) for look in things.rows],
            "one_in": [1 / value if value > 0 else None for value in chance],
            "stratum": [things.names[place] for place in things.stratum],
        },
        schema={"digest": pl.String, "one_in": pl.Float64, "stratum": pl.String},
    )
    waves, n_lost = _waves(sheet.with_columns(draw=pl.lit(design.draw)), things, drawn, places, chance / sizes)
    return Draw(sheet, n_mentions, n_before, len(left), frame, waves, n_lost)


def _chances(things: Things, design: Design, before: np.ndarray, unknown: np.ndarray) -> np.ndarray:
    """The chance of each thing to come into this wave if it was in none before: one number per stratum.

    It rests on how many of a stratum are *expected* to be left, which earlier draws did not decide. Things of which it
    is only known that they were drawn cannot be drawn, nor do they count.
    """
    expected = np.bincount(things.stratum, np.where(unknown, 0.0, 1 - before), len(things.names))
    wanted = allocated(expected, design.n, things.power)
    chance = np.minimum(wanted / np.where(expected > 0, expected, 1.0), 1.0)
    return np.where(unknown, 0.0, chance[things.stratum])


def _looks_of(things: Things, places: list[tuple[str, ...]], wanted: set) -> set[tuple]:
    """The looks of some places."""
    return {look for look, rows in things.rows.items() if any(places[row] in wanted for row in rows)}


def _waves(
    sheet: pl.DataFrame, things: Things, drawn: Drawn, places: list[tuple[str, ...]], chance: np.ndarray
) -> tuple[pl.DataFrame, int]:
    """The sample of all waves, this one last; and how many of earlier ones have no place in it."""
    thing_of = {places[row]: thing for thing, rows in enumerate(things.rows.values()) for row in rows}
    words = dict(zip(places, things.mentions["mention"], strict=True))
    columns = ("id", *PLACE, "mention", "inclusion_probability", "purpose", "draw")
    now = sheet.select(pl.col(columns).cast(pl.String)).rows()
    again = {row[1:5] for row in now}
    earlier, n_lost = [], len(drawn.ids - set(drawn.rows))
    for key, (place, purpose, draw) in drawn.rows.items():
        thing = thing_of.get(place)
        if place in again:  # chosen to learn from, and drawn now
            continue
        if thing is None or (purpose == VALIDATION and not chance[thing]):
            n_lost += 1
            continue
        said = probability_text(chance[thing]) if purpose == VALIDATION else ""
        earlier.append((key, *place, words[place], said, purpose, draw))
    return pl.DataFrame([*earlier, *now], schema=dict.fromkeys(columns, pl.String), orient="row"), n_lost


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
