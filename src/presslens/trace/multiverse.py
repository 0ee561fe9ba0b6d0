"""Tables of the multiverse: of each specification the mentions of its sides, with what each adds and weighs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import polars as pl

from presslens.estimate.multiverse.answered import answers_of
from presslens.estimate.multiverse.engine import weights_of
from presslens.estimate.multiverse.specifications import Specification
from presslens.estimate.multiverse.tables import Asked, asked_of, claims_of
from presslens.exhibits.exhibit import Table
from presslens.exhibits.multiverse import CLUSTER, DIMENSIONS
from presslens.ledger.join import MENTION as KEY
from presslens.trace.evidence import FIRST, ITEM, ITEMS, MENTION, PARTS, SECOND, Evidence, Explained, nothing_traced
from presslens.trace.sources import Sources


def specifications(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions of each specification. Rows that differ in the cluster alone have the same."""
    wanted = [Specification(*row) for row in rows.select(DIMENSIONS).iter_rows()]
    return _traced(rows, dict(enumerate(wanted)), sources)


def declared(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """The mentions of the declared specification of each claim; how the others lie is told by their own rows."""
    found = _asked(sources)
    wanted = {row: found[name][1] for row, name in enumerate(rows["claim"]) if name in found}
    return _traced(rows, wanted, sources)


def levels(table: Table, rows: pl.DataFrame, sources: Sources) -> Evidence:
    """Nothing: these rows sum up rows."""
    return nothing_traced(
        "Its numbers sum up specifications, which are the rows of the table multiverse with the level; each of them is "
        "traced there."
    )


def _asked(sources: Sources) -> Mapping[str, tuple]:
    settings = sources.settings
    given = (sources.book("hypotheses"), sources.names, settings["decisions"], settings["multiverse"])
    return {claim.name: (claim, first, decision) for claim, first, decision in claims_of(*given)}


def _traced(rows: pl.DataFrame, wanted: Mapping[int, Specification], sources: Sources) -> Evidence:
    claims, ledger = _asked(sources), sources.mentions.sort(KEY)
    runs = {name: sources.table(name) for name in ("sentiment", "stance")}
    answers = answers_of(ledger, runs, sources.table("other_answers"))

    @cache
    def asked(name: str) -> Asked | str:
        claim, _, decision = claims[name]
        return asked_of(ledger, answers, claim, decision, sources.settings["min_articles"])

    places: dict[tuple, int] = {}
    parts, items, notes = [], [pl.DataFrame(schema=ITEMS | {"weight": pl.Float64})], []
    for row, specification in wanted.items():
        if (name := rows["claim"][row]) not in claims:
            continue
        if isinstance(one := asked(name), str):
            notes.append((row, one))
            continue
        key = (name, *(getattr(specification, level) for level in DIMENSIONS if level != CLUSTER))
        if key not in places:
            places[key] = len(items)
            items += _items(one, specification, len(items))
        sides = (FIRST, SECOND)[: len(claims[name][0].sides)]
        parts += [(row, side, places[key] + place) for place, side in enumerate(sides)]
    mean = pl.col("weight").dot("value") / pl.col("weight").sum()
    explains = {"_n": Explained((FIRST, SECOND), pl.len())}
    explains |= {f"_{side}": Explained(side, mean, None) for side in (FIRST, SECOND)}
    one_sided = [name in claims and len(claims[name][0].sides) == 1 for name in rows["claim"]]
    first, second = pl.col(f"_{FIRST}"), pl.col(f"_{SECOND}")
    derived = {
        "n_mentions": pl.when(pl.col("row").is_in(sorted({row for row, *_ in parts}))).then(pl.col("_n")),
        "estimate": pl.when(pl.lit(pl.Series(one_sided, dtype=pl.Boolean))).then(first).otherwise(first - second),
    }
    return Evidence(
        MENTION,
        sources.ledger,
        pl.DataFrame(parts, schema=PARTS, orient="row"),
        pl.concat(items),
        explains,
        derived,
        notes=pl.DataFrame(notes, schema={"row": pl.UInt32, "note": pl.String}, orient="row"),
    )


def _items(asked: Asked, specification: Specification, first: int) -> list[pl.DataFrame]:
    """The mentions of each side with value and weight, in sets numbered from ``first``; empty where the claim has no
    such specification.
    """
    mentions, key = asked.mentions, (specification.answers, specification.certainty)
    sides = range(mentions.n_groups)
    empty = pl.DataFrame(schema=ITEMS | {"weight": pl.Float64})
    asked_for = specification.voice in mentions.voices and specification.subset in mentions.subsets
    if key not in asked.answered or not asked_for:
        return [empty for _ in sides]
    given = asked.answered[key]
    chosen = mentions.voices[specification.voice] & mentions.subsets[specification.subset] & given.counts
    where = np.flatnonzero(chosen)
    weight = weights_of(mentions, specification.unit, specification.weights, where)
    found = pl.DataFrame({ITEM: asked.rows[ITEM].gather(where), "value": given.value[where], "weight": weight})
    return [
        found.filter(mentions.group[where] == side).select(pl.lit(first + side, pl.UInt32).alias("set"), pl.all())
        for side in sides
    ]
