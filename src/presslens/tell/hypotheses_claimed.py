"""What is claimed of each hypothesis, beside its difference three ways: printed as a table in Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from presslens.codebook.hypotheses import STORIES
from presslens.estimate.outcomes import SUPPORTED, THESE_OUTLETS, claimed
from presslens.tell.markdown import table
from presslens.tell.outcome_history import MARKS

#: Numbers of a row with the ends of their intervals, by the heading of their column.
_NUMBERS = {
    "by the answers": ("difference", "low", "high"),
    "corrected": ("corrected", "corrected_low", "corrected_high"),
    "coders alone": ("coders", "coders_low", "coders_high"),
    "by outlets": ("difference_outlets", "low_outlets", "high_outlets"),
}
_NOTHING = "–"


def claims_table(outcomes: pl.DataFrame, history: pl.DataFrame) -> list[str]:
    """A row per hypothesis: its outcome when stories alone decided, its difference with intervals, and what is claimed.

    Parameters
    ----------
    outcomes
        The table ``hypotheses`` of a corpus.
    history
        What became of the corpus's hypotheses (:mod:`presslens.tell.outcome_history`), oldest version first.
    """
    before = _by_stories_alone(history)
    header = ["hypothesis", "before", *_NUMBERS, "answers say", "corrected says", "claimed"]
    rows = []
    for row in outcomes.iter_rows(named=True):
        numbers = [_number(row, *names) for names in _NUMBERS.values()]
        said = (row["outcome"], row["corrected_outcome"])
        was = MARKS[before[row["hypothesis"]]] if row["hypothesis"] in before else ""
        rows.append([row["hypothesis"], was, *numbers, *said, claimed(*said) or "nothing"])
    counts = {word: sum(cells[-1] == word for cells in rows) for word in (SUPPORTED, THESE_OUTLETS)}
    once = sum(outcome == SUPPORTED for outcome in before.values())
    return [
        *table(header, rows),
        "",
        f"Before: as the last version said that took stories as units of every claim, of the answers alone: "
        f"{once} of {len(before)} supported. Claimed now: {counts[SUPPORTED]} of {len(rows)} supported, "
        f"{counts[THESE_OUTLETS]} of these outlets only.",
    ]


def _by_stories_alone(history: pl.DataFrame) -> dict[str, str]:
    """Outcome by hypothesis in the last version in which stories decided on every one."""
    found: dict[str, str] = {}
    for commit in history["commit"].unique(maintain_order=True):
        version = history.filter(pl.col("commit") == commit)
        if set(version["unit"]) == {STORIES}:
            found = dict(version.select("hypothesis", "outcome").iter_rows())
    return found


def _number(row: Mapping[str, Any], value: str, low: str, high: str) -> str:
    """A difference with its interval; a dash where there is none.

    >>> _number({"d": 0.5, "l": -0.125, "h": 1.0}, "d", "l", "h"), _number({"d": 0.5, "l": None}, "d", "l", "l")
    ('0.50 [-0.12, 1.00]', '0.50')
    """
    if row[value] is None:
        return _NOTHING
    ends = f" [{row[low]:.2f}, {row[high]:.2f}]" if row[low] is not None and row[high] is not None else ""
    return f"{row[value]:.2f}{ends}"
