"""What the planner promises, set against what simulation gives.

Corpora are made whose truth follows known probabilities. What the planner is told of them are these, or some that say
too little or too much: too sure (power above 1), not sure enough (below 1), one label too likely, noise, sureness
without any doubt, or mentions of a story more alike than they say. For each, without pilot codes and with 50 or 100 of
them, drawn anew many times, the planner says how many codes an interval of a given width takes; so many are drawn at
random, and the corrected interval is that of the house. The promise is kept where the mean width is within 10 % of the
one asked for, and, where there are no pilot codes, where it is not more than 10 % above.

Usage: planner.py [--set looked-at | held-out] [--simulations 300] [--seed 1]    prints the table of docs/sampling.md
"""

from __future__ import annotations

import argparse
import sys
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "coverage"))

import numpy as np
from made import CONFIDENCE, sizes

from presslens.estimate.correction.cells import Mentions
from presslens.estimate.correction.pseudo_outcomes import Added, cells_of
from presslens.estimate.correction.ways import CORRECTED, estimate
from presslens.estimate.planner import Expected, codes_needed
from presslens.estimate.recalibration import recalibrated

#: Sureness of labels: the smaller, the nearer probabilities are to 0 and 1.
SURE, UNSURE = 0.15, 1.0
#: Pilot codes, and how often they are drawn.
PILOTS, DRAWS = (0, 50, 100), 20
VALUES = {False: np.array([0.0, 0.0, 1.0]), True: np.array([-1.0, 0.0, 1.0])}
#: By set: stories, share of positive, sureness, whether the mean is meant, width asked for.
NUMBERS = {
    "looked-at": [
        (1000, 0.2, UNSURE, False, 0.15),
        (300, 0.2, SURE, False, 0.15),
        (1000, 0.2, UNSURE, True, 0.25),
    ],
    "held-out": [
        (500, 0.3, 0.5, False, 0.18),
        (1500, 0.08, 0.4, False, 0.1),
        (800, 0.35, 0.3, True, 0.25),
    ],
}
#: By set: what becomes of the probabilities of labels, the power that those of actors are raised to, and the word.
KINDS = {
    "looked-at": [("power", 1.0, 1.0), ("power", 2.5, 2.5), ("power", 0.5, 0.5)],
    "held-out": [
        ("power", 1.0, 1.0),
        ("power", 1.7, 1.7),
        ("power", 4.0, 2.0),
        ("power", 0.6, 0.8),
        ("no doubt", 0.0, 4.0),
        ("one label too likely", 2.0, 1.0),
        ("noise", 1.0, 1.5),
        ("stories alike", 0.0, 1.0),
    ],
}


def corpus(n: int, share: float, sureness: float, alike: float, rng: np.random.Generator):
    """Stories, probabilities of actor and of negative, neutral, positive."""
    story = np.repeat(np.arange(n), sizes(n, rng))
    law = np.array([0.5 * (1 - share), 0.5 * (1 - share), share])
    own, leaning = rng.dirichlet(law * sureness * 5, len(story)), rng.dirichlet(law * sureness * 5, n)[story]
    chances = np.where(rng.random(len(story))[:, None] < alike, leaning, own)
    return story, rng.beta(0.56 * sureness, 0.44 * sureness, len(story)), chances


def told_of(chances: np.ndarray, kind: str, much: float, rng: np.random.Generator) -> np.ndarray:
    """The probabilities that the planner hears of."""
    if kind == "power":
        chances = chances**much
    elif kind == "no doubt":
        chances = np.eye(chances.shape[1])[chances.argmax(axis=1)]
    elif kind == "one label too likely":
        chances = chances * (1, 1, much)
    elif kind == "noise":
        chances = chances * np.exp(rng.normal(0, much, chances.shape))
    chances = np.maximum(chances, 1e-9)
    return chances / chances.sum(axis=1, keepdims=True)


def truth(story: np.ndarray, actor: np.ndarray, chances: np.ndarray, alike: bool, rng: np.random.Generator):
    """Actors and labels; with ``alike`` all mentions of a story are drawn by one number."""
    draw = rng.random(story.max() + 1)[story] if alike else rng.random(len(story))
    return rng.random(len(story)) < actor, (draw[:, None] > np.cumsum(chances, axis=1)[:, :-1]).sum(axis=1)


def widths(group: Expected, n: int, true: tuple, simulations: int, rng: np.random.Generator):
    """Widths of intervals of ``n`` codes, and whether they hold the truth, which ``true`` makes anew."""
    found = []
    for _ in range(simulations):
        actor, label = truth(*true, rng)
        weight = np.zeros(len(actor))
        weight[rng.choice(len(actor), n, replace=False)] = len(actor) / n
        codes = (
            np.where(weight > 0, part, np.nan) for part in (actor * VALUES[not group.share][label], actor.astype(float))
        )
        cells = cells_of([(np.zeros(len(actor), int), Added(group.said, group.said_actor, *codes))], 1)
        result = estimate(Mentions(group.story, np.zeros(len(actor), int), weight), cells)
        intervals = result.share_intervals if group.share else result.mean_intervals
        low, high = (float(end[0]) for end in intervals(CORRECTED, CONFIDENCE))
        found.append((high - low, float(low <= group.value <= high)))
    return found


def setting(number: tuple, kind: tuple, simulations: int, rng: np.random.Generator) -> str:
    """A row of the table."""
    stories, share, sureness, polar, width = number
    name, much, power = kind
    story, actor, chances = corpus(stories, share, sureness, 0.3, rng)
    told = told_of(chances, name, much, rng)
    sure = np.clip(actor, 1e-6, 1 - 1e-6)
    told_actor = sure**power / (sure**power + (1 - sure) ** power)
    values = VALUES[polar]
    says = (told_actor >= 0.5).astype(float)
    said = says * values[told.argmax(axis=1)]

    def group(of_actor: np.ndarray, of_labels: np.ndarray) -> Expected:
        return Expected(story, of_actor, of_labels @ values, of_labels @ values**2, says, said, not polar)

    real, true = group(actor, chances), (story, actor, chances, name == "stories alike")
    cells = []
    for n_pilot in PILOTS:
        draws = DRAWS if n_pilot else 1
        needed, found = [], []
        for _ in range(draws):
            is_actor, label = truth(*true, rng)
            weight = np.zeros(len(story))
            weight[rng.choice(len(story), n_pilot, replace=False)] = len(story) / max(n_pilot, 1)
            known = recalibrated(
                np.stack([1 - told_actor, told_actor], axis=1), np.stack([~is_actor, is_actor], axis=1), weight
            )[:, 1]
            labels = recalibrated(told, np.eye(3)[label], weight * is_actor)
            n = codes_needed(group(known, labels), lambda promised: promised.width <= width, CONFIDENCE)
            needed.append(len(story) if n is None else n)
            found += widths(real, needed[-1], true, max(simulations // draws, 1), rng)
        measured, covered = (np.array(part) for part in zip(*found, strict=True))
        spread = f" ({min(needed)}-{max(needed)})" if n_pilot else ""
        cells.append((f"{np.median(needed):.0f}{spread}", 100 * measured.mean() / width, 100 * covered.mean()))
    codes, kept, held = zip(*cells, strict=True)
    number_told = f"{'mean' if polar else 'share'} {real.value:.2f}"
    told_as = f"{name} {much:g}" if much else name
    if name == "power":
        told_as = "true" if much == 1 else f"{'too sure' if much > 1 else 'not sure enough'} ({much:g})"
    in_percent = (", ".join(f"{value:.0f}" for value in values) for values in (kept, held))
    return " | ".join([f"| {told_as}", number_told, f"{stories}", f"{width}", ", ".join(codes), *in_percent]) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=sorted(NUMBERS), default="held-out")
    parser.add_argument("--simulations", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print("| probabilities | number | stories | asked for | codes | width, % of it | covered, % |")
    print("|---|---|---|---|---|---|---|")
    for place, (kind, number) in enumerate(product(KINDS[given.set], NUMBERS[given.set])):
        print(setting(number, kind, given.simulations, np.random.default_rng([given.seed, place])), flush=True)


if __name__ == "__main__":
    main()
