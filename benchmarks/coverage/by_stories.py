"""Intervals over stories of the ledger's answers, taken for true: shares, mean polarities, their differences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from made import CONFIDENCE, ICCS, Cell, cell, labelled

from presslens.base.bootstrap import resampled_sums
from presslens.estimate.difference import difference_test, has_variation, story_sums
from presslens.estimate.intervals import clustered_counts, share_intervals
from presslens.estimate.means import mean_interval

#: Shares of labels: of two labels nothing but the rarer itself tells how much mentions of a story are alike.
SHARES = {"of four": (0.02, 0.2, 0.5, 0.28), "rare of two": (0.02, 0.98), "of two": (0.2, 0.8), "half": (0.5, 0.5)}
#: Shares of -1, 0 and 1.
POLARITIES = {"common": (0.3, 0.5, 0.2), "rare": (0.08, 0.9, 0.02), "one-sided": (0.1, 0.89, 0.01)}
#: Draws of the bootstrap; the pipeline takes 2,000.
RESAMPLES = 300


def shares(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
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
                    ends = low[:, place], high[:, place]
                    yield cell(f"share {share:g}, {name}", str(n), icc, share, *ends, counts.shares[:, place])


def means(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Intervals of a mean polarity."""
    for name, polarity in POLARITIES.items():
        for n in (5, 10, 30, 100):
            for icc in ICCS:
                found = []
                for _ in range(simulations):
                    story, label = labelled(n, polarity, icc, rng)
                    counts = [np.bincount(story, label == place, n) for place in (2, 0)]
                    ends = mean_interval(*counts, np.bincount(story).astype(float), CONFIDENCE)
                    found.append((*ends, label.mean() - 1))
                yield cell(f"mean, {name}", str(n), icc, polarity[2] - polarity[0], *np.array(found).T)


def differences(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Intervals and tests of the difference of two means that are alike: what is not covered is a false finding."""
    nothing = (np.nan,) * 4
    for name in ("common", "one-sided"):
        for first, second in ((10, 10), (30, 60), (16, 212)):
            for icc in ICCS:
                found = []
                for _ in range(simulations):
                    parts = [labelled(n, POLARITIES[name], icc, rng) for n in (first, second)]
                    story = np.concatenate([parts[0][0], parts[1][0] + first])
                    polarity = np.concatenate([label for _, label in parts]) - 1.0
                    sums = story_sums(polarity, story >= first, story, first + second)
                    if not has_variation(sums):
                        found.append(nothing)
                        continue
                    difference, low, high, p = difference_test(sums, resampled_sums(sums, RESAMPLES, rng), CONFIDENCE)
                    found.append(nothing if low is None or high is None else (low, high, difference, p))
                yield cell(f"difference, {name}", f"{first}, {second}", icc, 0.0, *np.array(found).T)
