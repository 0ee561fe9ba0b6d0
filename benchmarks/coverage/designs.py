"""Corrected numbers under each design of a sample, with chances by the functions that draw sheets.

The corpora are those of corrected.py (445 stories; answers err as the encoder does on FA-KES, and read one kind of
outlets too kindly), of which 200 mentions are coded: at random, in strata of the kinds of outlets (square roots of
their sizes), more of rare answers, or 100 at random and then 100 of rare answers, with the chances of both waves
together.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from corrected import ACTORS, DIFFERENTIAL, GROUPS, KIND, LABELS, SHARES, answered, confusion
from made import CONFIDENCE, Cell, cell, labelled

from presslens.annotate.sample_chances import allocated, pooled, taken
from presslens.estimate.correction.cells import Mentions
from presslens.estimate.correction.pseudo_outcomes import Added, cells_of
from presslens.estimate.correction.ways import CORRECTED, differences, estimate

CODES = 200
DESIGNS = ("random", "stratified", "rare", "random, then rare")
#: Power of its size to which a stratum is drawn, as in presslens.annotate.sample_things.
POWERS = {"random": 1.0, "stratified": 0.5, "rare": 0.0}
#: Stories of one corpus, and the groups that numbers are given for: all of them, and the largest by itself.
STORIES = sum(GROUPS)


def designs(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Coverage, width and bias of corrected numbers, by design."""
    for population, shares in SHARES.items():
        for icc in (0.0, 0.5):
            for design in DESIGNS:
                yield from _setting(simulations, population, shares, icc, design, rng)


def drawn(design: str, kind: np.ndarray, answers: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One over the chance of each mention that was drawn, else 0; shape (n_mentions,)."""
    before, chosen = np.zeros(len(kind)), np.zeros(len(kind), dtype=bool)
    waves = design.split(", then ")
    for wave in waves:
        stratum = {"random": np.zeros(len(kind), int), "stratified": kind, "rare": answers}[wave]
        left = np.bincount(stratum, 1 - before)
        now = np.minimum(allocated(left, CODES / len(waves), POWERS[wave]) / np.maximum(left, 1e-9), 1.0)[stratum]
        free = np.flatnonzero(~chosen)
        order = free[np.lexsort((rng.random(len(free)), stratum[free]))]
        chosen[order[taken(now[order], rng)]] = True
        before = pooled(before, now)
    return np.where(chosen, 1 / before, 0.0)


def _setting(
    simulations: int, population: str, shares: tuple[float, ...], icc: float, design: str, rng: np.random.Generator
) -> Iterator[Cell]:
    chances, of_actors = confusion("sentiment", LABELS), confusion("actor", ("no", "yes"))
    negative, positive = 0, 2
    found: dict[str, list] = {"share": [], "share of 100 stories": [], "mean": [], "difference of kinds": []}
    which = positive if population == "rare praise" else negative
    for _ in range(simulations):
        story, label = labelled(STORIES, shares, icc, rng)
        others = np.repeat(story, rng.poisson(1 / ACTORS - 1, len(story)))
        actor = np.repeat([1.0, 0.0], [len(story), len(others)])
        story = np.concatenate([story, others])
        label = np.concatenate([label, rng.choice(len(shares), len(others), p=shares)])
        kind = (story % 3 == 2).astype(np.int64)
        said = np.where(kind == 1, answered(label, np.array(KIND), rng), answered(label, chances, rng))
        is_actor = answered(actor.astype(int), of_actors, rng).astype(float)
        weight = drawn(design, kind, np.where(is_actor > 0, said + 1, 0), rng)
        stratum = kind if design == "stratified" else np.zeros(len(kind), dtype=np.int64)
        mentions, there = Mentions(story, stratum, weight), weight > 0
        group = np.searchsorted(np.cumsum(GROUPS), story, side="right")

        def added(of_answers: np.ndarray, of_codes: np.ndarray, actor=actor, is_actor=is_actor, there=there) -> Added:
            coded = (np.where(there, part, np.nan) for part in (of_codes * actor, actor))
            return Added(of_answers * is_actor, is_actor, *coded)

        nowhere = np.zeros(len(story), dtype=np.int64)
        values = added((said == which) * 1.0, (label == which) * 1.0)
        result = estimate(mentions, cells_of([(nowhere, values), (np.where(group == 3, 1, -1), values)], 2))
        low, high = result.share_intervals(CORRECTED, CONFIDENCE)
        for place, name in enumerate(("share", "share of 100 stories")):
            found[name].append((low[place], high[place], result.values(CORRECTED)[place], np.nan))
        polarity = added(*((answers == positive) * 1.0 - (answers == negative) for answers in (said, label)))
        sides = [(np.where(kind == side, 1 + side, -1), polarity) for side in (0, 1)]
        result = estimate(mentions, cells_of([(nowhere, polarity), *sides], 3))
        low, high = result.mean_intervals(CORRECTED, CONFIDENCE)
        found["mean"].append((low[0], high[0], result.values(CORRECTED)[0], np.nan))
        apart = differences(result, np.array([1]), np.array([2]), CORRECTED, CONFIDENCE)
        found["difference of kinds"].append((apart.low[0], apart.high[0], apart.difference[0], apart.p[0]))
    truths = {"mean": shares[positive] - shares[negative], "difference of kinds": 0.0}
    setting = {"codes": CODES, "design": design, "errors": DIFFERENTIAL, "way": CORRECTED}
    for name, rows in found.items():
        truth = truths.get(name, shares[which])
        what = name.replace("share", f"share {truth:g}", 1) if "share" in name else name
        yield cell(f"{what}, {population}", str(STORIES), icc, truth, *np.array(rows, dtype=float).T, **setting)
