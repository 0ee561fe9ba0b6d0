"""Tests of the difference of two kinds of outlets that do not differ: how often each finds one; coverage of intervals.

Outlets, stories and mentions are as many as a corpus's hypotheses have; outlets of a kind differ by a normal deviate of
the standard deviation given, as do stories within an outlet, so that 20 % of the variance of mentions is between
stories. By stories: the bootstrap-t of the pipeline. By outlets: all assignments, by four statistics, of which the
pipeline uses Welch's t.

    python benchmarks/outlet_tests.py fa-kes --runs 300
"""

import argparse
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.io import read_table  # noqa: E402
from presslens.codebook.hypotheses import Hypothesis, load_hypotheses  # noqa: E402
from presslens.estimate.comparisons import outlet_keys, selections  # noqa: E402
from presslens.estimate.difference import difference_test, story_sums  # noqa: E402
from presslens.estimate.outlet_tests import FEWEST_OUTLETS, outlet_sums, permutation_test, random_effects  # noqa: E402

#: Standard deviation of a mention's polarity, and the part of its variance that is between stories.
DEVIATION, WITHIN_STORIES = 0.65, 0.2
#: Standard deviations between outlets of the first and of the second kind.
SPREADS = ((0.0, 0.0), (0.27, 0.27), (0.1, 0.4), (0.4, 0.1))


def design(ledger: pl.DataFrame, hypothesis: Hypothesis) -> pl.DataFrame:
    """Outlet, side and story of each mention of a hypothesis."""
    first, second = (side.chosen for side in selections(ledger, hypothesis))
    rows = ledger.with_columns(second=second, outlet=outlet_keys(ledger["outlet"])).filter(first | second)
    return rows.select("outlet", "second", story=pl.col("outlet") + "/" + pl.col("story_id")).sort(pl.all())


def simulated(rows: pl.DataFrame, spreads: tuple[float, float], rng: np.random.Generator) -> np.ndarray:
    """A value of each mention, of kinds with the same mean."""
    outlets, stories = (rows[name].rank("dense").to_numpy() - 1 for name in ("outlet", "story"))
    second = rows["second"].to_numpy()
    of_outlet = rng.normal(0, 1, outlets.max() + 1)[outlets] * np.where(second, spreads[1], spreads[0])
    of_story = rng.normal(0, DEVIATION * np.sqrt(WITHIN_STORIES), stories.max() + 1)[stories]
    return of_outlet + of_story + rng.normal(0, DEVIATION * np.sqrt(1 - WITHIN_STORIES), len(rows))


def plain_p(totals: np.ndarray, weights: np.ndarray, n_first: int) -> float:
    """p of the plain difference of weighted means over all assignments."""
    places = np.array(list(combinations(range(len(totals)), n_first)))
    first, of_first = totals[places].sum(axis=1), weights[places].sum(axis=1)
    moved = np.abs(first / of_first - (totals.sum() - first) / (weights.sum() - of_first))
    return float((moved >= moved[0] - 1e-12).mean())


def rates(rows: pl.DataFrame, spreads: tuple[float, float], runs: int, rng: np.random.Generator) -> dict[str, float]:
    """How often each test rejects at .05, and how often the random-effects interval holds 0."""
    second = rows["second"].to_numpy()
    stories = (rows["story"].rank("dense").to_numpy() - 1).astype(np.int64)
    n_stories = int(stories.max()) + 1
    found = dict.fromkeys(("stories", "weighted", "plain", "Welch", "covered"), 0.0)
    for _ in range(runs):
        values = simulated(rows, spreads, rng)
        sums = story_sums(values, second, stories, n_stories)
        drawn = rng.multinomial(n_stories, np.full(n_stories, 1 / n_stories), size=199) @ sums
        found["stories"] += difference_test(sums, drawn, 0.95)[3] <= 0.05
        of_outlets = outlet_sums(values, second, rows["outlet"], rows["story"])
        first, other = of_outlets.of(0)[0], of_outlets.of(1)[0]
        means = np.concatenate([first, other])
        counts = np.concatenate([of_outlets.counts[of_outlets.counts[:, side] > 0, side] for side in (0, 1)])
        found["weighted"] += plain_p(means * counts, counts, len(first)) <= 0.05
        found["plain"] += plain_p(means, np.ones(len(means)), len(first)) <= 0.05
        found["Welch"] += permutation_test(first, other, rng).p <= 0.05
        interval = random_effects(of_outlets, 0.95)
        found["covered"] += interval is not None and interval[1] <= 0 <= interval[2]
    return {name: count / runs for name, count in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--ledger", type=Path, help="instead of resources/<corpus>/ledger.parquet")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20260101)
    arguments = parser.parse_args()
    ledger = read_table(arguments.ledger or PROJECT / f"resources/{arguments.corpus}/ledger.parquet")
    rng = np.random.default_rng(arguments.seed)
    header = ("hypothesis", "outlets", "spread", "stories", "weighted", "plain", "Welch's t", "covered")
    print(f"| {' | '.join(header)} |\n{'|---' * len(header)}|")
    files = [PROJECT / "codebook/hypotheses.yaml", *sorted(PROJECT.glob("codebook/topics/*/hypotheses.yaml"))]
    for hypothesis in load_hypotheses(*files):
        rows = design(ledger, hypothesis)
        sides = [rows.filter(pl.col("second") == side)["outlet"].n_unique() for side in (False, True)]
        if not hypothesis.across_outlets or min(sides) < FEWEST_OUTLETS:
            continue
        for spreads in SPREADS:
            found = rates(rows, spreads, arguments.runs, rng)
            numbers = " | ".join(f"{value:.3f}" for value in found.values())
            print(f"| {hypothesis.id} | {sides[0]}, {sides[1]} | {spreads[0]}, {spreads[1]} | {numbers} |", flush=True)


if __name__ == "__main__":
    main()
