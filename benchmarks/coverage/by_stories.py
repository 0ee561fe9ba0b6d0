"""How often intervals hold the truth: coverage of shares, means, differences and macro-F1 over made stories.

Stories are drawn anew many times from a population whose numbers are known, by the house's own functions; the share of
intervals that hold the known number should be 95 %. Stories are of unequal size, like those of FA-KES: most hold one
mention, some 10 to 30. With a chance sqrt(icc) a mention has the label that its story leans to, else one of its own, so
that two mentions of a story correlate by icc.

Usage: coverage.py [shares] [means] [differences] [scores] [--simulations 400] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from presslens.base.bootstrap import resampled_sums
from presslens.estimate.difference import difference_test, has_variation, story_sums
from presslens.estimate.intervals import clustered_counts, share_intervals
from presslens.estimate.means import mean_interval
from presslens.validate.decisions import of_labels
from presslens.validate.scores import scores_with_intervals

CONFIDENCE = 0.95
ICCS = (0.0, 0.2, 0.5)
#: Shares of labels: of two labels nothing but the rarer itself tells how much mentions of a story are alike.
SHARES = {"of four": (0.02, 0.2, 0.5, 0.28), "rare of two": (0.02, 0.98), "of two": (0.2, 0.8), "half": (0.5, 0.5)}
#: Shares of -1, 0 and 1.
POLARITIES = {"common": (0.3, 0.5, 0.2), "rare": (0.08, 0.9, 0.02), "one-sided": (0.1, 0.89, 0.01)}
#: Of labels as coded, and chances of what is said of each, such as stance has.
CODED = (0.2, 0.75, 0.05)
SAID = ((0.75, 0.25, 0.0), (0.08, 0.9, 0.02), (0.05, 0.4, 0.55))


class Coverage(NamedTuple):
    """A line of output: what was covered, in how many of the simulations that gave an interval, and how many did."""

    what: str
    stories: str
    icc: float
    covered: float
    above: float
    below: float
    given: int


def sizes(n: int, rng: np.random.Generator) -> np.ndarray:
    """Mentions of each of ``n`` stories."""
    chance = rng.random(n)
    some, many, most = rng.integers(2, 5, n), rng.integers(5, 10, n), rng.integers(10, 31, n)
    return np.select([chance < 0.6, chance < 0.85, chance < 0.97], [np.ones(n, int), some, many], most)


def labelled(n: int, shares: tuple[float, ...], icc: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The story and the label, by place, of every mention of ``n`` stories."""
    story = np.repeat(np.arange(n), sizes(n, rng))
    leaning, own = rng.choice(len(shares), n, p=shares), rng.choice(len(shares), len(story), p=shares)
    return story, np.where(rng.random(len(story)) < np.sqrt(icc), leaning[story], own)


def line(what: str, stories: str, icc: float, truth: float, lows: np.ndarray, highs: np.ndarray) -> Coverage:
    """How often intervals, not a number where there is none, hold the truth, and on which side it lies outside."""
    there = ~np.isnan(lows)
    n = int(there.sum())
    above, below = (outside.sum() / (n or np.nan) for outside in (highs[there] < truth, lows[there] > truth))
    return Coverage(what, stories, icc, 1 - above - below, above, below, n)


def shares(simulations: int, rng: np.random.Generator) -> Iterator[Coverage]:
    """Intervals of shares; every simulation is a group of one table."""
    for name, truths in SHARES.items():
        for n in (5, 10, 30, 100, 300):
            for icc in ICCS:
                story, label = labelled(n * simulations, truths, icc, rng)
                hits = np.stack([np.bincount(story, label == place) for place in range(len(truths))], axis=1)
                group = np.repeat(np.arange(simulations), n)
                counts = clustered_counts(hits, np.bincount(story).astype(float), group, simulations)
                low, high = share_intervals(counts, CONFIDENCE)
                for place, share in enumerate(truths[: 3 if len(truths) > 2 else 1]):
                    yield line(f"share {share}, {name}", str(n), icc, share, low[:, place], high[:, place])


def means(simulations: int, rng: np.random.Generator) -> Iterator[Coverage]:
    """Intervals of a mean polarity."""
    for name, polarity in POLARITIES.items():
        for n in (5, 10, 30, 100):
            for icc in ICCS:
                ends = []
                for _ in range(simulations):
                    story, label = labelled(n, polarity, icc, rng)
                    counts = [np.bincount(story, label == place, n) for place in (2, 0)]
                    ends.append(mean_interval(*counts, np.bincount(story).astype(float), CONFIDENCE))
                yield line(f"mean, {name}", str(n), icc, polarity[2] - polarity[0], *np.array(ends).T)


def differences(simulations: int, rng: np.random.Generator, resamples: int = 300) -> Iterator[Coverage]:
    """Intervals of the difference of two means that are alike: what is not covered is a false finding."""
    for name in ("common", "one-sided"):
        for first, second in ((10, 10), (16, 212)):
            for icc in ICCS:
                ends = []
                for _ in range(simulations):
                    parts = [labelled(n, POLARITIES[name], icc, rng) for n in (first, second)]
                    story = np.concatenate([parts[0][0], parts[1][0] + first])
                    polarity = np.concatenate([label for _, label in parts]) - 1.0
                    in_second = story >= first
                    sums = story_sums(polarity, in_second, story, first + second)
                    if not has_variation(sums):
                        ends.append((np.nan, np.nan))
                        continue
                    drawn = resampled_sums(sums, resamples, rng)
                    _, low, high, _ = difference_test(sums, drawn, CONFIDENCE)
                    ends.append((np.nan, np.nan) if low is None or high is None else (low, high))
                yield line(f"difference, {name}", f"{first}, {second}", icc, 0.0, *np.array(ends).T)


def macro_f1(coded: tuple[float, ...], said: tuple[tuple[float, ...], ...]) -> float:
    """Macro-F1 of a whole population."""
    cells = np.array(coded)[:, None] * np.array(said)
    return float((2 * cells.diagonal() / (cells.sum(axis=0) + cells.sum(axis=1))).mean())


def scores(simulations: int, rng: np.random.Generator) -> Iterator[Coverage]:
    """Intervals of macro-F1 and accuracy of three labels, one of which is rare."""
    names = np.array(["against", "none", "favour"])
    truths = {"macro_f1": macro_f1(CODED, SAID), "accuracy": float(np.diag(SAID) @ np.array(CODED))}
    for n in (10, 20, 50, 100):
        for icc in ICCS[:2]:
            ends: dict[str, list] = {score: [] for score in truths}
            for _ in range(simulations):
                story, label = labelled(n, CODED, icc, rng)
                answers = (rng.random(len(label))[:, None] > np.cumsum(SAID, axis=1)[label]).sum(axis=1)
                decisions = of_labels(tuple(names), names[label], names[answers])
                for row in scores_with_intervals(decisions, story.astype(str), CONFIDENCE, rng):
                    if row.score in truths:
                        ends[row.score].append((np.nan, np.nan) if row.low is None else (row.low, row.high))
            for score, truth in truths.items():
                yield line(score, str(n), icc, truth, *np.array(ends[score]).T)


ESTIMATORS = {"shares": shares, "means": means, "differences": differences, "scores": scores}


def main() -> None:
    """Print the coverage of each estimator that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("estimators", nargs="*", metavar="estimator", help=f"of {', '.join(ESTIMATORS)}; all if none")
    parser.add_argument("--simulations", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if unknown := sorted(set(given.estimators) - set(ESTIMATORS)):
        parser.error(f"found {', '.join(unknown)}; allowed: {', '.join(ESTIMATORS)}")
    print("| estimate | stories | icc | covered | truth above | truth below | with an interval |")
    print("|---|---|---|---|---|---|---|")
    for place, (name, function) in enumerate(ESTIMATORS.items()):
        if given.estimators and name not in given.estimators:
            continue
        for row in function(given.simulations, np.random.default_rng([given.seed, place])):
            numbers = f"{row.covered:.3f} | {row.above:.3f} | {row.below:.3f}"
            print(f"| {row.what} | {row.stories} | {row.icc:g} | {numbers} | {row.given / given.simulations:.2f} |")


if __name__ == "__main__":
    main()
