"""What becomes of hypotheses by the unit of their claim, their p values adjusted in the family that each belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from presslens.codebook.hypotheses import OUTLETS, Hypothesis
from presslens.estimate.multiple import benjamini_hochberg, holm

SUPPORTED, NOT_SUPPORTED, OPPOSITE = "supported", "not supported", "opposite"
#: The stories of these outlets differ as expected, or the other way; of their kind nothing is said.
THESE_OUTLETS, OPPOSITE_HERE = "these outlets only", "opposite, these outlets only"
NOT_TESTABLE = "not testable"
#: Of a corrected difference: too few codes.
NOT_ESTIMATED = "not estimated"
OUTCOMES = (SUPPORTED, THESE_OUTLETS, NOT_SUPPORTED, OPPOSITE, OPPOSITE_HERE, NOT_TESTABLE)
_HERE = {SUPPORTED: THESE_OUTLETS, OPPOSITE: OPPOSITE_HERE}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Difference and p of a hypothesis by stories and by outlets; None where it was not tested so."""

    by_stories: tuple[float, float] | None = None
    by_outlets: tuple[float, float] | None = None

    def of(self, unit: str) -> tuple[float, float] | None:
        """That of the unit of a claim."""
        return self.by_outlets if unit == OUTLETS else self.by_stories


@dataclass(frozen=True, slots=True)
class Verdict:
    """``outcome``; ``adjustment`` in words; p adjusted by it: ``p_adjusted`` by the unit of the claim,
    ``p_stories_adjusted`` by stories; None where there is no p."""

    outcome: str
    adjustment: str
    p_adjusted: float | None
    p_stories_adjusted: float | None


def verdicts(hypotheses: Sequence[Hypothesis], evidence: Sequence[Evidence], alpha: float) -> list[Verdict]:
    """Judge each hypothesis at the level ``alpha``.

    Holm over the primary hypotheses decides on those, Benjamini-Hochberg over all (the primary ones included) on the
    others; what was not tested counts as p = 1 in both. The p values of a family are those of each hypothesis's own
    unit. A claim on kinds of outlets that outlets are too few to test is tested by stories, all others by stories too,
    and says at most something of these outlets; so does a claim by stories where the sides have different outlets.
    """
    own = [each.of(hypothesis.unit) for hypothesis, each in zip(hypotheses, evidence, strict=True)]
    by_unit = adjusted(hypotheses, own)
    by_stories = adjusted(hypotheses, [each.by_stories for each in evidence])
    n_primary = sum(hypothesis.primary for hypothesis in hypotheses)
    found = []
    for hypothesis, tested, each, p, p_stories in zip(hypotheses, own, evidence, by_unit, by_stories, strict=True):
        of_kinds = hypothesis.unit == OUTLETS or not hypothesis.across_outlets
        if tested is not None:
            outcome = _outcome(hypothesis, tested[0], p, alpha, of_kinds)
        elif each.by_stories is not None:
            outcome = _outcome(hypothesis, each.by_stories[0], p_stories, alpha, False)
        else:
            outcome = NOT_TESTABLE
        adjustment = f"Holm over {n_primary} primary" if hypothesis.primary else f"BH over all {len(hypotheses)}"
        found.append(Verdict(outcome, adjustment, p, p_stories))
    return found


def adjusted(hypotheses: Sequence[Hypothesis], tested: Sequence[tuple[float, float] | None]) -> list[float | None]:
    """The p of each hypothesis in its family, from difference and p of all; None where there is none.

    Holm over the primary ones, Benjamini-Hochberg over all for the others; what was not tested counts as 1 in both.
    """
    p = np.array([1.0 if each is None else each[1] for each in tested])
    primary = np.array([hypothesis.primary for hypothesis in hypotheses], dtype=bool)
    adjusted = benjamini_hochberg(p)
    adjusted[primary] = holm(p[primary])
    return [None if each is None else float(value) for each, value in zip(tested, adjusted, strict=True)]


def corrected_outcome(hypothesis: Hypothesis, difference: float | None, p: float | None, alpha: float) -> str:
    """What a corrected difference says by stories, in the words of an outcome, or :data:`NOT_ESTIMATED`.

    Stories say nothing of kinds of outlets: where the sides have different ones, it says something of these alone.

    Parameters
    ----------
    difference, p
        Corrected, and p adjusted in its family; None where there are too few codes.
    """
    if difference is None or p is None:
        return NOT_ESTIMATED
    return _outcome(hypothesis, difference, p, alpha, of_kinds=not hypothesis.across_outlets)


def claimed(outcome: str, corrected: str) -> str:
    """What may be said of a hypothesis: ``outcome``, where the corrected outcome says the same, if only of these
    outlets; else empty.

    >>> claimed("supported", "these outlets only"), claimed("these outlets only", "not supported")
    ('supported', '')
    """
    told = outcome in (*_HERE, *_HERE.values())
    return outcome if told and corrected in (outcome, _HERE.get(outcome)) else ""


def _outcome(hypothesis: Hypothesis, difference: float, p: float | None, alpha: float, of_kinds: bool) -> str:
    if p is None or p > alpha + 1e-12:
        return NOT_SUPPORTED
    if hypothesis.direction == "different" or (difference > 0) == (hypothesis.direction == "higher"):
        return SUPPORTED if of_kinds else THESE_OUTLETS
    return OPPOSITE if of_kinds else OPPOSITE_HERE
