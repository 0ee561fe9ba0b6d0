"""Intervals of macro-F1 and accuracy of three labels, one of which is rare."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from made import CONFIDENCE, ICCS, Cell, cell, labelled

from presslens.validate.decisions import of_labels
from presslens.validate.scores import scores_with_intervals

#: Shares of labels as coded, and chances of what is said of each, such as stance has.
CODED = (0.2, 0.75, 0.05)
SAID = ((0.75, 0.25, 0.0), (0.08, 0.9, 0.02), (0.05, 0.4, 0.55))


def macro_f1(coded: tuple[float, ...], said: tuple[tuple[float, ...], ...]) -> float:
    """Macro-F1 of a whole population."""
    cells = np.array(coded)[:, None] * np.array(said)
    return float((2 * cells.diagonal() / (cells.sum(axis=0) + cells.sum(axis=1))).mean())


def scores(simulations: int, rng: np.random.Generator) -> Iterator[Cell]:
    """Intervals of both scores over stories."""
    names = np.array(["against", "none", "favour"])
    truths = {"macro_f1": macro_f1(CODED, SAID), "accuracy": float(np.diag(SAID) @ np.array(CODED))}
    for n in (10, 20, 50, 100):
        for icc in ICCS[:2]:
            found: dict[str, list] = {score: [] for score in truths}
            for _ in range(simulations):
                story, label = labelled(n, CODED, icc, rng)
                answers = (rng.random(len(label))[:, None] > np.cumsum(SAID, axis=1)[label]).sum(axis=1)
                decisions = of_labels(tuple(names), names[label], names[answers])
                for row in scores_with_intervals(decisions, story.astype(str), CONFIDENCE, rng):
                    if row.score in truths:
                        none = row.low is None or row.high is None
                        found[row.score].append((np.nan,) * 3 if none else (row.low, row.high, row.value))
            for score, truth in truths.items():
                yield cell(score.replace("_f1", "-F1"), str(n), icc, truth, *np.array(found[score], dtype=float).T)
