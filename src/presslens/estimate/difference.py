"""The difference of two means over clusters that may belong to both groups, by the symmetric bootstrap-t.

Whole stories are resampled over the whole corpus, so that a story told in both groups moves both means at once. Each
draw's deviation from the difference found is divided by a standard error of its own. Unlike the percentile interval
this holds its level with few or unequal stories; unlike a permutation of group labels it does not take the groups to be
alike in spread and in mentions per story, and it allows a story in both. Interval and p value always agree: 0 lies
outside the interval exactly where p is at most 1 - confidence. Where nearly all stories of a group agree its error
cannot be told from them, and there is no test (:func:`has_variation`).

References
----------
Cameron, A. C., Gelbach, J. B. & Miller, D. L. (2008). Bootstrap-based improvements for inference with clustered errors.
Review of Economics and Statistics 90(3), 414-427.
Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application, sections 2.4, 3.8 and 4.4.
"""

from __future__ import annotations

from itertools import combinations_with_replacement

import numpy as np

#: Pairs of the four sums of a story (polarity and mentions of either group), for its share in the variance.
_PAIRS = tuple(combinations_with_replacement(range(4), 2))
#: Stories of a group that must differ from what most of them say. With k of them a share exp(-k) of all draws has none,
#: and takes the mean of the group for known: with 3, less than 5 in 100.
FEWEST_APART = 3


def story_sums(polarity: np.ndarray, second: np.ndarray, places: np.ndarray, n_stories: int) -> np.ndarray:
    """What each story adds to a test: polarity and mentions in either group, and their products in pairs.

    Parameters
    ----------
    polarity, second, places
        Of each mention: -1, 0 or 1; whether it is in the second group; its story.

    Returns
    -------
    Shape (n_stories, 14).
    """
    sums = np.zeros((n_stories, 4))
    for offset, group in ((0, ~second), (2, second)):
        sums[:, offset] = np.bincount(places[group], weights=polarity[group], minlength=n_stories)
        sums[:, offset + 1] = np.bincount(places[group], minlength=n_stories)
    return np.concatenate([sums, *(sums[:, [a]] * sums[:, [b]] for a, b in _PAIRS)], axis=1)


def difference_test(
    sums: np.ndarray, drawn: np.ndarray, confidence: float
) -> tuple[float, float | None, float | None, float]:
    """The difference of two means with its interval and two-sided p value, by the symmetric bootstrap-t.

    Parameters
    ----------
    sums
        As :func:`story_sums` gives them; either group has a mention, and stories vary (:func:`has_variation`).
    drawn
        Their sums in each resample, shape (resamples, 14).

    Returns
    -------
    difference, low, high, p
        The interval is cut at -2 and 2, and None where it holds both: that says nothing. Draws that leave a
        group without mentions are left out; draws in which all stories of both groups agree (standard error zero)
        count as extreme.
    """
    difference, error = (value[0] for value in _difference(sums.sum(axis=0, keepdims=True)))
    drawn = drawn[(drawn[:, 1] > 0) & (drawn[:, 3] > 0)]
    drawn_difference, drawn_error = _difference(drawn)
    moved = np.abs(drawn_difference - difference)
    with np.errstate(divide="ignore", invalid="ignore"):
        deviations = np.where(drawn_error > 0, moved / drawn_error, np.where(moved > 1e-12, np.inf, 0.0))
    observed = abs(difference) / error
    p = (1 + int((deviations >= observed).sum())) / (1 + len(deviations))
    # As many draws may reach the difference as keep p at or below 1 - confidence; the next one is the bound.
    allowed = int(np.floor((1 - confidence) * (1 + len(deviations)) + 1e-9)) - 1
    reach = np.sort(deviations)[::-1][allowed] if allowed >= 0 else np.inf
    low, high = difference - reach * error, difference + reach * error
    if low <= -2 and high >= 2:
        return float(difference), None, None, p
    return float(difference), float(max(-2.0, low)), float(min(2.0, high)), p


def standard_error(sums: np.ndarray) -> float:
    """Standard error of the difference, linearised over stories; 0 where all stories of a group agree, in both."""
    return float(_difference(sums.sum(axis=0, keepdims=True))[1][0])


def has_variation(sums: np.ndarray) -> bool:
    """Whether stories differ enough within either group for the error of both means to be told from them.

    Where all stories of a group agree (no mention in favour, in few stories) its error is unknown, not zero: the test
    would take its mean for known, and find nearly any other group different. Where all but one or two agree, many draws
    do the same. So :data:`FEWEST_APART` stories of either group must differ from the mean that most of them have.

    Parameters
    ----------
    sums
        As :func:`story_sums` gives them; either group has a mention.
    """
    for value, n in ((0, 1), (2, 3)):
        there = sums[sums[:, n] > 0]
        _, stories = np.unique((there[:, value] / there[:, n]).round(9), return_counts=True)
        if stories.sum() - stories.max() < FEWEST_APART:
            return False
    return standard_error(sums) > 0


def _difference(totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Difference of means and its standard error (linearised over stories) for each row of 14 sums."""
    n_first, n_second = totals[:, 1], totals[:, 3]
    first, second = totals[:, 0] / n_first, totals[:, 2] / n_second
    weights = (1 / n_first, -first / n_first, -1 / n_second, second / n_second)
    variance = np.zeros(len(totals))
    for column, (a, b) in enumerate(_PAIRS, 4):
        variance += (1 if a == b else 2) * weights[a] * weights[b] * totals[:, column]
    return first - second, np.sqrt(np.where(variance > 1e-14, variance, 0.0))
