"""False discoveries among words: tables of two sets of stories that use every word alike, or all but some.

Stories have 20 to 120 words, and words of their own: what a story has said once it says again (Pólya's urn, so that
two words of a story are the same more often than those of two stories).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from made import CONFIDENCE, Cell

from presslens.estimate.keyness import log_odds

#: Words, how much less likely each is than the one before it (Zipf), and how much stories repeat their own.
VOCABULARY, FALL, REPEATED = 800, 1.0, 150.0
#: Pairs of words of which the first is 1.8 times as likely in the first set, and the second less likely by as much, so
#: that no other word changes its share.
PAIRS = 30
#: As config.yaml has them.
PRIOR_WORDS, MIN_COUNT = 500.0, 3


def words(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Share of false words among those called distinctive, a table without any counted as 0."""
    common = 1 / np.arange(1, VOCABULARY + 1) ** FALL
    for pairs in (0, PAIRS):
        favoured = common.copy()
        more = 0.8 * common[20 : 20 + 2 * pairs : 2]
        favoured[20 : 20 + 2 * pairs : 2] += more
        favoured[21 : 21 + 2 * pairs : 2] -= more
        true = {f"w{place:03}" for place in np.flatnonzero(favoured != common)}
        for first, second in ((12, 40), (30, 60), (100, 200)):
            false, called = [], []
            for _ in range(simulations):
                table = log_odds(occurrences(first, second, favoured, common, rng), PRIOR_WORDS, MIN_COUNT, CONFIDENCE)
                found = set(table.filter("distinctive")["feature"])
                false.append(len(found - true) / max(len(found), 1))
                called.append(bool(found))
            what = f"words, {2 * pairs or 'none'} set apart"
            yield Cell(what, f"{first}, {second}", 0.0, simulations, float(np.mean(called)), size=float(np.mean(false)))


def occurrences(
    first: int, second: int, favoured: np.ndarray, common: np.ndarray, rng: np.random.Generator
) -> pl.DataFrame:
    """Words of made stories; those of the first set by one law, of the second by another."""
    parts = []
    for story in range(first + second):
        law = favoured if story < first else common
        own = rng.gamma(law / law.sum() * REPEATED) + 1e-300
        parts.append(np.repeat(np.arange(VOCABULARY), rng.multinomial(rng.integers(20, 121), own / own.sum())))
    story = np.repeat(np.arange(first + second), [len(part) for part in parts])
    names = pl.Series([f"w{place:03}" for place in range(VOCABULARY)])
    return pl.DataFrame(
        {"story_id": story.astype(str), "feature": names[np.concatenate(parts)], "inside": story < first}
    ).with_columns(kind=pl.lit("word"), n=1)
