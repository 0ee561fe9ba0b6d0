"""Numbers corrected by sampled codes, tuned, and by the coders alone, beside the naive ones of the same answers.

A corpus has groups of 5, 10, 30, 100 and 300 stories, told by two kinds of outlets (every third story is of the
second), and a sample of codes is drawn from all of its mentions. Actor and label are answered with the errors that the
encoder makes on FA-KES, out of fold (results/fa-kes/tables/confusion_*.csv); where errors are differential, the second
kind is read too kindly. The truth is the same in all groups and kinds. One coder, whose codes are the truth.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import product

import numpy as np
from made import CONFIDENCE, ICCS, PROJECT, Cell, cell, labelled

from presslens.estimate.correction.cells import Mentions
from presslens.estimate.correction.pseudo_outcomes import Added, cells_of
from presslens.estimate.correction.ways import WAYS, differences, estimate

GROUPS = (5, 10, 30, 100, 300)
CODES = (40, 150, 600)
LABELS = ("negative", "neutral", "positive")
SHARES = {"rare praise": (0.2, 0.78, 0.02), "half negative": (0.5, 0.3, 0.2)}
#: Part of located mentions that are actors, as in FA-KES.
ACTORS = 0.56
#: Answers to the second kind of outlets where errors are differential, as LABELS.
KIND = ((0.45, 0.50, 0.05), (0.02, 0.88, 0.10), (0.02, 0.28, 0.70))
#: Chance of a mention of the second kind to be drawn, over that of one of the first, in the stratified design.
TIMES = 3.0
RANDOM, STRATIFIED = "random", "stratified"
MEASURED, DIFFERENTIAL = "as measured", "differential"


def confusion(question: str, labels: tuple[str, ...]) -> np.ndarray:
    """Chances of each answer to each label, as the encoder gives them out of fold; answers that are none, last."""
    path = PROJECT / f"results/fa-kes/tables/confusion_{question}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["predictions"] == "unseen articles"]
    counts = {(row["annotated"], row["predicted"]): int(row["n"]) for row in rows if row["classifier"] == "encoder"}
    table = np.array([[counts.get((label, said), 0) for said in (*labels, "uncertain")] for label in labels], float)
    return table / table.sum(axis=1, keepdims=True)


def answered(label: np.ndarray, chances: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """An answer to each label, by place."""
    ends = np.cumsum(chances, axis=1)
    return (rng.random(len(label))[:, None] > ends[label][:, :-1]).sum(axis=1)


def weights(simulation: np.ndarray, kind: np.ndarray, n_codes: int, design: str, rng: np.random.Generator):
    """Stratum and weight of each mention: in each simulation and stratum the same number of codes is drawn at random,
    and the weight is located over coded mentions of the stratum."""
    stratum = simulation if design == RANDOM else 2 * simulation + kind
    located = np.bincount(stratum)
    if design == RANDOM:
        wanted = np.full(len(located), n_codes)
    else:
        odds = located.reshape(-1, 2) * (1, TIMES)
        wanted = np.round(n_codes * odds / odds.sum(axis=1, keepdims=True)).astype(int).ravel()
    wanted = np.minimum(wanted, located)
    order = np.lexsort((rng.random(len(stratum)), stratum))
    place = np.empty(len(stratum), dtype=np.int64)
    place[order] = np.arange(len(stratum)) - np.repeat(np.cumsum(located) - located, located)
    coded = place < wanted[stratum]
    return stratum, np.where(coded, (located / np.maximum(wanted, 1))[stratum], 0.0)


def corrected(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Coverage of each way, of shares, means, and differences of means between the kinds of outlets."""
    settings = product(ICCS, CODES, (RANDOM, STRATIFIED), (MEASURED, DIFFERENTIAL), SHARES)
    for icc, n_codes, design, errors, population in settings:
        yield from setting(simulations, population, icc, n_codes, design, errors, rng)


def setting(
    simulations: int, population: str, icc: float, n_codes: int, design: str, errors: str, rng: np.random.Generator
) -> Iterator[Cell]:
    """All numbers of one setting, of every way and group."""
    shares = SHARES[population]
    n_stories = sum(GROUPS)
    story, label = labelled(simulations * n_stories, shares, icc, rng)
    # Mentions that are no actors are located, too: stories hold more of them.
    others = np.repeat(story, rng.poisson(1 / ACTORS - 1, len(story)))
    actor = np.repeat([True, False], [len(story), len(others)])
    story = np.concatenate([story, others])
    label = np.concatenate([label, rng.choice(len(shares), len(others), p=shares)])
    kind = (story % 3 == 2).astype(np.int64)
    said = answered(label, confusion("sentiment", LABELS), rng)
    if errors == DIFFERENTIAL:
        said = np.where(kind == 1, answered(label, np.array(KIND), rng), said)
    is_actor = answered(actor.astype(int), confusion("actor", ("no", "yes")), rng) == 1
    simulation, within = story // n_stories, story % n_stories
    group = np.searchsorted(np.cumsum(GROUPS), within, side="right")
    stratum, weight = weights(simulation, kind, n_codes, design, rng)
    mentions = Mentions(story, stratum, weight)
    place = simulation * len(GROUPS) + group
    n_cells = simulations * len(GROUPS)
    negative, positive = 0, 2

    def added(of_answers: np.ndarray, of_codes: np.ndarray) -> Added:
        there = weight > 0
        coded = (np.where(there, values, np.nan) for values in (of_codes * actor, actor.astype(float)))
        return Added(of_answers * is_actor, is_actor.astype(float), *coded)

    described = {"codes": n_codes, "design": design, "errors": errors}
    asked = {negative: shares[negative]} | ({positive: shares[positive]} if population == "rare praise" else {})
    for which, share in asked.items():
        values = added((said == which).astype(float), (label == which).astype(float))
        found = estimate(mentions, cells_of([(place, values)], n_cells))
        for way in WAYS:
            ends = found.share_intervals(way, CONFIDENCE)
            yield from _groups(f"share {share:g}", icc, share, way, described, *ends, found.values(way))
    if population == "rare praise":
        return
    polarity = [(answers == positive) * 1.0 - (answers == negative) for answers in (said, label)]
    values = added(*polarity)
    both = [(place, values), *((np.where(kind == side, place + (1 + side) * n_cells, -1), values) for side in (0, 1))]
    found = estimate(mentions, cells_of(both, 3 * n_cells))
    truth, cells = shares[positive] - shares[negative], np.arange(n_cells)
    for way in WAYS:
        low, high = (ends[:n_cells] for ends in found.mean_intervals(way, CONFIDENCE))
        estimates = found.values(way)[:n_cells]
        yield from _groups(f"mean {truth:g}", icc, truth, way, described, low, high, estimates)
        result = differences(found, cells + n_cells, cells + 2 * n_cells, way, CONFIDENCE)
        ends = result.low, result.high, result.difference, result.p
        yield from _groups("difference of kinds", icc, 0.0, way, described, *ends)


def _groups(what: str, icc: float, truth: float, way: str, described: dict, *arrays: np.ndarray) -> Iterator[Cell]:
    """The cell of each size of group."""
    for order, n in enumerate(GROUPS):
        yield cell(what, str(n), icc, truth, *(each[order :: len(GROUPS)] for each in arrays), way=way, **described)
