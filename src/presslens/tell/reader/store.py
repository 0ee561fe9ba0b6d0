"""Evidence as the reader stores it: each set of items once for all tables, and each run of places once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from presslens.pages.data_files import json_text
from presslens.tell.reader.packing import SUMMED, Names, differences, rounded, runs
from presslens.trace.evidence import ITEM, MENTION, MIXED, PLACE, UNIT, Evidence

#: Items of a population in one file of places.
RUN = 1000
#: Columns of a population that single out what is no part of an article.
_NAMING = ("source_id", "file", "reason", "detail", "removed", "id", "question", "coder")


@dataclass(frozen=True)
class Kept:
    """Where the evidence of a table lies.

    Attributes
    ----------
    sets
        By set of the evidence, its number in the store.
    first
        The first item that is no mention: those before are rows of the ledger.
    places
        Numbers of the runs of places, :data:`RUN` items each, from :attr:`first` on.
    """

    sets: Sequence[int]
    first: int
    places: Sequence[int]


@dataclass
class Store:
    """Sets of items and runs of places, as JSON, under numbers in the order in which they came.

    A set is an object: ``i``, its items in rising order, as differences with runs (:func:`runs`); ``v``, what each
    adds, where that is not 1 for all.

    A run has a list for each column: ``a``, numbers of the articles; ``s``, sentences; ``b`` and ``e``, where items
    begin and end; ``u``, what they are, where there are several kinds; ``x``, what else names them, where one is in no
    article. -1 stands for nothing, and one value in place of a list for as many of it.
    """

    sets: Names = field(default_factory=Names)
    places: Names = field(default_factory=Names)

    def keep(self, evidence: Evidence, articles: Mapping[str, int]) -> Kept:
        """Take in the evidence of a table.

        Parameters
        ----------
        articles
            Number of each article by its identity.
        """
        sets = [self.sets.number(text) for text in set_texts(evidence)]
        first = mentions_in(evidence)
        known = evidence.population[first:] if evidence.unit else evidence.population
        cut = [known[begin : begin + RUN] for begin in range(0, len(known), RUN)]
        return Kept(sets, first, [self.places.number(run_text(places, articles)) for places in cut])


def mentions_in(evidence: Evidence) -> int:
    """How many of the first items of a population are mentions: rows of the ledger, whose places are known."""
    if evidence.unit == MIXED:
        return int((evidence.population[UNIT] == MENTION).sum())
    return len(evidence.population) if evidence.unit == MENTION else 0


def set_texts(evidence: Evidence) -> list[str]:
    """Each set of an evidence as JSON, in the order of their numbers."""
    items = evidence.items.sort("set", ITEM, "value")
    n_sets = 1 + max(evidence.parts["set"], default=-1)
    ends = np.searchsorted(items["set"].to_numpy(), np.arange(n_sets + 1))
    numbers, values = items[ITEM].to_numpy(), items["value"].to_numpy()
    texts = []
    for begin, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        found: dict[str, object] = {"i": runs(differences(numbers[begin:end].tolist()))} if end > begin else {}
        if (values[begin:end] != 1).any():
            found["v"] = [rounded(value, SUMMED) for value in values[begin:end].tolist()]
        texts.append(json_text(found))
    return texts


def run_text(known: pl.DataFrame, articles: Mapping[str, int]) -> str:
    """Places of some items as JSON."""
    there = {name: known[name].to_list() if name in known.columns else [None] * len(known) for name in PLACE}
    numbers = [-1 if one is None else articles.get(one, -1) for one in there["article_id"]]
    found: dict[str, object] = {"a": _once(numbers)}
    for key, name in (("s", "sentence_index"), ("b", "start"), ("e", "end")):
        found[key] = _once([-1 if one is None else one for one in there[name]])
    if UNIT in known.columns:
        found["u"] = _once(known[UNIT].to_list())
    if -1 in numbers:
        naming = [name for name in _NAMING if name in known.columns]
        rows = known.select(naming).iter_rows()
        found["x"] = _once(
            [" | ".join(f"{n}: {v}" for n, v in zip(naming, row, strict=True) if v is not None) for row in rows]
        )
    return json_text(found)


def _once(values: list) -> object:
    return values[0] if len(set(values)) == 1 else values
