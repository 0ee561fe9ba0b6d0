"""Hypotheses corrected for wrong answers: the difference of two sides by answers and sampled codes, and by codes alone.

Outlets, targets and days of a side are known; whether a mention is an actor, in whose words it stands and what was
answered are corrected together. All of it is judged by stories: corrected means of single outlets rest on too few
codes to exchange outlets between the sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from presslens.codebook.hypotheses import QUOTED, Hypothesis, Side
from presslens.codebook.questions import OUTLET, QUESTIONS
from presslens.estimate.comparisons import known
from presslens.estimate.correction.pseudo_outcomes import Coded, Voice
from presslens.estimate.correction.three_ways import Group, group_differences
from presslens.estimate.outcomes import adjusted, corrected_outcome

#: What is said where a difference has no error: too few stories of a side differ.
NO_ERROR = "too little variation between stories of a side"
_GIVEN = ("corrected", "tuned", "coders")
_COLUMNS = (*(f"{way}{end}" for way in _GIVEN for end in ("", "_low", "_high", "_p")), "detectable")


def corrected_columns(
    hypotheses: Sequence[Hypothesis],
    ledger: pl.DataFrame,
    coded: Coded,
    confidence: float,
) -> list[dict[str, Any]]:
    """The columns of the table ``hypotheses`` that codes give, of each hypothesis.

    Parameters
    ----------
    ledger
        All located mentions, with null where an outlet is unknown.
    coded
        The same mentions in the same order, beside their codes.

    Returns
    -------
    ``corrected``, ``tuned`` and ``coders`` in [-2, 2] (of shares, in [-1, 1]) with ``_low``, ``_high`` and ``_p``, and
    ``detectable``, None where there are too few codes; ``corrected_p_adjusted`` in the same family as the p of the
    answers, and ``corrected_outcome``; ``n_codes_first``, ``n_codes_second``; ``correction_note``: why there is no
    correction.
    """
    pairs = [sides_as_groups(ledger, hypothesis) for hypothesis in hypotheses]
    if not pairs:
        return []
    found = list(group_differences(coded, pairs, confidence).iter_rows(named=True))
    tested = [None if row["corrected_p"] is None else (row["corrected"], row["corrected_p"]) for row in found]
    records = []
    for hypothesis, row, test, p in zip(hypotheses, found, tested, adjusted(hypotheses, tested), strict=True):
        difference = None if test is None else test[0]
        missing = NO_ERROR if row["corrected"] is not None and test is None else ""
        records.append(
            {name: row[name] for name in (*_COLUMNS, "n_codes_first", "n_codes_second")}
            | {
                "corrected_p_adjusted": p,
                "corrected_outcome": corrected_outcome(hypothesis, difference, p, 1 - confidence),
                "correction_note": "; ".join(filter(None, (row["note"], missing))),
            }
        )
    return records


def sides_as_groups(ledger: pl.DataFrame, hypothesis: Hypothesis) -> tuple[Group, Group]:
    """Both sides of a hypothesis, as groups whose means are corrected."""
    return _group(ledger, hypothesis, "first"), _group(ledger, hypothesis, "second")


def _group(ledger: pl.DataFrame, hypothesis: Hypothesis, name: str) -> Group:
    side = hypothesis.sides[name]
    rows = known(ledger, side, hypothesis.across_outlets)
    return Group(rows, QUESTIONS[hypothesis.question], hypothesis.label, voice_of(side))


def voice_of(side: Side) -> Voice | None:
    """In whose words mentions of a side must stand; None: in anybody's.

    >>> voice_of(Side("quoted", holders=frozenset({"quoted"})))
    Voice(holders=frozenset({'outlet'}), other=True)
    """
    if side.holders is None:
        return None
    if QUOTED in side.holders:
        return Voice(frozenset({OUTLET}) - side.holders, other=True)
    return Voice(side.holders)
