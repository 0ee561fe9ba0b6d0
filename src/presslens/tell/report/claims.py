"""Hypotheses as prose: what is claimed, of what, and by which numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from presslens.estimate.outcomes import NOT_ESTIMATED, NOT_TESTABLE, OPPOSITE, OPPOSITE_HERE, SUPPORTED, claimed
from presslens.tell.report.charts.says import signed

CLAIMED, HERE, AGAINST, UNTOLD = "claimed", "these outlets only", "the opposite", "not told"
#: What each group of hypotheses means.
GROUPS = {
    CLAIMED: "The answers say so by the unit of the claim, and the numbers corrected by codes agree.",
    HERE: "The stories of these very outlets differ as expected; of outlets of their kind nothing is said.",
    AGAINST: "The difference is there, and goes the other way than was expected.",
    UNTOLD: "Not supported, or not testable here. That is no proof of the contrary.",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A hypothesis: what it states, what it is called, its two sides, numbers and reasons in words."""

    name: str
    statement: str
    primary: bool
    group: str
    verdict: str
    numbers: str
    counts: str
    row: Mapping[str, Any]


def claims(hypotheses: pl.DataFrame) -> dict[str, list[Claim]]:
    """The hypotheses of a corpus by what may be said of them; groups without one are left out."""
    found: dict[str, list[Claim]] = {group: [] for group in GROUPS}
    for row in hypotheses.iter_rows(named=True):
        claim = _claim(row)
        found[claim.group].append(claim)
    return {group: members for group, members in found.items() if members}


def _claim(row: Mapping[str, Any]) -> Claim:
    said = claimed(row["outcome"], row["corrected_outcome"] or NOT_ESTIMATED)
    group = {"": UNTOLD, SUPPORTED: CLAIMED, OPPOSITE: AGAINST, OPPOSITE_HERE: AGAINST}.get(said, HERE)
    numbers = []
    if row["corrected"] is not None:
        numbers.append(f"corrected {signed(row, 'corrected', 'corrected_low', 'corrected_high')}")
    if row["difference"] is not None:
        numbers.append(f"as answered {signed(row, 'difference', 'low', 'high')}")
    if row["difference_outlets"] is not None:
        numbers.append(f"mean of outlets {signed(row, 'difference_outlets', 'low_outlets', 'high_outlets')}")
    counts = (
        f"{row['n_mentions_first']} against {row['n_mentions_second']} mentions, "
        f"{row['n_stories_first']} against {row['n_stories_second']} stories"
    )
    return Claim(
        row["hypothesis"], row["statement"], row["primary"], group, _verdict(row), "; ".join(numbers), counts, row
    )


def _verdict(row: Mapping[str, Any]) -> str:
    """What answers and codes say, in a sentence.

    >>> row = {"outcome": "not testable", "note": "no mention in a side", "corrected_outcome": "not estimated",
    ...        "correction_note": "first: nobody coded; second: nobody coded"}
    >>> _verdict(row)
    'Not testable: no mention in a side; nobody coded.'
    """
    outcome = row["outcome"]
    answers = f"{outcome[:1].upper()}{outcome[1:]} by the answers" if outcome != NOT_TESTABLE else "Not testable"
    answers += f": {row['note']}" if row["note"] else ""
    corrected = row["corrected_outcome"] or NOT_ESTIMATED
    if corrected != NOT_ESTIMATED:
        return f"{answers}; {corrected} by the corrected numbers."
    if "nobody coded" in (row["correction_note"] or ""):
        return f"{answers}; nobody coded."
    return f"{answers}; not corrected, too few codes."
