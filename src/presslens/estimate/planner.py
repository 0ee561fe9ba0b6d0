"""How wide the interval of a corrected number will be with so many codes, before anybody codes.

The error of a corrected number (:mod:`presslens.estimate.correction.ratio`) has three parts: the chance in which
stories were written, that in which mentions were drawn to be coded, and one error more than was found. The first two
hang on the truth, of which before coding there are the probabilities beside the answers, as far as they are believed
(:mod:`presslens.estimate.recalibration`): what is expected of the squares is put in their place, and the interval is
that of the house. Mentions of a story are taken as independent given their probabilities.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri, stdtrit

from presslens.estimate.correction.bounded import share_interval, t_interval
from presslens.estimate.correction.enough import MIN_EFFECTIVE
from presslens.estimate.correction.power import POWER

#: Places at which the width of an interval is looked at.
PLACES = 20


@dataclass(frozen=True)
class Expected:
    """What is known of the located mentions of a group before they are coded; arrays of shape (n_mentions,).

    Attributes
    ----------
    story
        Place of each mention's story.
    actor
        Probability to be an actor mention.
    mean, square
        Of the value of a mention that is an actor, and of its square, expected by the probabilities of the labels: 1
        for the label whose share is meant, else 0; or the polarity.
    said_actor, said
        Whether it is an actor by the answers (1 or 0), and its value by them (0 where it is none).
    share
        Whether the number is a share, in [0, 1], or a mean polarity, in [-1, 1].
    """

    story: np.ndarray
    actor: np.ndarray
    mean: np.ndarray
    square: np.ndarray
    said_actor: np.ndarray
    said: np.ndarray
    share: bool = True

    @property
    def value(self) -> float:
        """The number expected; NaN of no mention."""
        total = float(self.actor.sum())
        return float((self.actor * self.mean).sum() / total) if total > 0 else float("nan")

    def residuals(self) -> tuple[np.ndarray, np.ndarray]:
        """What each mention is expected to add to numerator less number times denominator, and its square."""
        theta = self.value
        return self.actor * (self.mean - theta), self.actor * (self.square - 2 * theta * self.mean + theta**2)

    def errors(self) -> tuple[np.ndarray, np.ndarray]:
        """The error of the answer in that, expected, and its square."""
        theta, (first, second) = self.value, self.residuals()
        said = self.said - theta * self.said_actor
        return first - said, second - 2 * said * first + said**2


@dataclass(frozen=True)
class Promise:
    """What so many codes are expected to give.

    Attributes
    ----------
    error, df
        Standard error of the corrected number, and its degrees of freedom.
    width
        Of its interval; NaN where it would be refused.
    detectable
        The least difference between two groups coded like this one that is found four times in five; NaN likewise.
    """

    error: float
    df: float
    width: float
    detectable: float


def promise(group: Expected, n_codes: int, confidence: float) -> Promise:
    """What ``n_codes`` codes, drawn at random among the mentions of a group, are expected to give."""
    n = len(group.actor)
    chance = min(n_codes / n, 1.0) if n else 0.0
    total = float(group.actor.sum())
    nothing = Promise(*[float("nan")] * 4)
    if chance <= 0 or total <= 0:
        return nothing
    weight = 1 / chance
    first, second = group.residuals()
    wrong, square = group.errors()
    n_stories = int(group.story.max()) + 1

    def stories(values: np.ndarray) -> np.ndarray:
        return np.bincount(group.story, values, n_stories)

    written = float((stories(first) ** 2).sum() + np.maximum(second - first**2, 0).sum())
    drawn = (weight - 1) * float(np.maximum(square - wrong.mean() ** 2, 0).sum())
    belongs = chance * np.maximum(group.said_actor, group.actor)
    some = stories(belongs)
    worth = some.sum() ** 2 / float((some**2).sum() + (belongs * (1 - belongs)).sum())
    n_coded = float((1 - np.exp(stories(np.log1p(-np.minimum(belongs, 1 - 1e-12))))).sum())
    if worth < MIN_EFFECTIVE or n_coded <= 1:
        return nothing
    variance = (n_coded / (n_coded - 1) * (written + drawn) + weight * (weight - 1)) / total**2
    error, df = float(np.sqrt(variance)), float(worth - 1)
    # The width hangs on where the number falls: that of all places where it may, in equal parts.
    value = group.value + error * ndtri((np.arange(PLACES) + 0.5) / PLACES)
    errors, free = np.full(PLACES, error), np.full(PLACES, df)
    if group.share:
        low, high = share_interval(value, errors, free, np.full(PLACES, worth), confidence)
    else:
        low, high = t_interval(np.clip(value, -1, 1), errors, free, confidence, (-1.0, 1.0))
    # Of two groups alike: degrees of freedom add up (Satterthwaite).
    reach = stdtrit(2 * df, (1 + confidence) / 2) + stdtrit(2 * df, POWER)
    return Promise(error, df, float((high - low).mean()), float(reach * np.sqrt(2) * error))


def codes_needed(group: Expected, holds: Callable[[Promise], bool], confidence: float) -> int | None:
    """The least number of codes whose promise ``holds``; None where that of all mentions does not.

    >>> story, one = np.arange(400), np.ones(400)
    >>> group = Expected(story, one, 0.3 * one, 0.3 * one, one, np.where(story % 10 < 3, 1.0, 0.0))
    >>> n = codes_needed(group, lambda found: found.width <= 0.2, 0.95)
    >>> promise(group, n, 0.95).width <= 0.2 < promise(group, n - 1, 0.95).width
    True
    >>> codes_needed(group, lambda found: found.width <= 0.01, 0.95) is None
    True
    """
    low, high = 0, len(group.actor)
    if not high or not holds(promise(group, high, confidence)):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if holds(promise(group, middle, confidence)):
            high = middle
        else:
            low = middle
    return high
