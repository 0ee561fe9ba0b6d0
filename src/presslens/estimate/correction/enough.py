"""Whether the codes are enough to correct a number, and in plain words how many it would take.

The bound was chosen by simulation: where the codes are worth five equally weighted stories or more, intervals of 95 %
hold the truth about as often as they say (docs/coverage.md); with fewer there is hardly a degree of freedom left.

>>> refusal(12, 4, 3.0)
'too few codes: 12 coded mentions in 4 stories; it takes about 20 in 7'
>>> refusal(40, 20, 4.0)
'too few codes: 40 coded mentions in 20 stories, some of which count for many; it takes about 50 in 25'
"""

from __future__ import annotations

import math

#: Equally weighted stories that the coded mentions of a group must be worth.
MIN_EFFECTIVE = 5.0
#: Share of a group's mentions, at most, for which no coded mention speaks.
MAX_UNCORRECTED = 0.05
#: What is said of a label that no coder gave anywhere: whether it was asked for is not known.
NEVER_CODED = "no coder gave this label"
#: What is said where a question was not put to the coders.
NOT_ASKED = "not asked of the coders"
#: What is said of a corpus without any coder.
NOBODY_CODED = "nobody coded"
#: What is said where all codes are for fitting, or none has a place.
NONE_AT_RANDOM = "no mention drawn at random was coded"
#: What is said of an answer that coders cannot give.
NO_CODE = "coders have no such answer"


def refusal(n_codes: int, n_stories: int, effective: float) -> str:
    """Why a group's numbers are not corrected, and how many codes it would take; empty where they are.

    Parameters
    ----------
    n_codes, n_stories
        Coded mentions that belong to the group by its answers or its codes, and their stories.
    effective
        How many equally weighted stories they are worth.
    """
    least = math.ceil(MIN_EFFECTIVE)
    if not n_codes:
        return f"too few codes: no coded mention; it takes {least} or more, in {least} stories"
    if effective >= MIN_EFFECTIVE:
        return ""
    times = MIN_EFFECTIVE / effective
    codes, stories = math.ceil(n_codes * times - 1e-9), math.ceil(n_stories * times - 1e-9)
    found = f"{n_codes} coded mention{'s' * (n_codes != 1)} in {n_stories} stor{'y' if n_stories == 1 else 'ies'}"
    # Else nobody sees why many stories are too few here, and five are enough there.
    why = ", some of which count for many" if n_stories >= MIN_EFFECTIVE else ""
    return f"too few codes: {found}{why}; it takes about {codes} in {stories}"


def uncovered(share: float) -> str:
    """What is said where no coded mention speaks for a part of a group; empty where the part is small.

    >>> uncovered(0.2), uncovered(0.01)
    ('no coded mention speaks for 20 % of the mentions', '')
    """
    return f"no coded mention speaks for {100 * share:.0f} % of the mentions" if share > MAX_UNCORRECTED else ""
