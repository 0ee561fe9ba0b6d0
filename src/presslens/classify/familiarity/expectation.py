"""The accuracy to expect on a corpus that nobody coded, from what was seen on coded sets and how far each lay.

The mean probability of the likeliest label is what a calibrated encoder expects to have right. Away from home it
expects too much. By how much is learned from the reference sets: the mean of accuracy less confidence, and a slope over
distance. Large sets count for more than small ones. The slope is shrunk, because sets are few, and is never above 0:
more distance promises no more accuracy. What the rule is worth is found by leaving out one set after the other; what
chance does in the mentions of a small set is taken off its error. Further away than every reference set nothing is
told.

References
----------
Guillory, D. et al. (2021). Predicting with confidence on unseen distributions. ICCV 2021 (difference of confidences).
Deng, W. & Zheng, L. (2021). Are labels always necessary for classifier accuracy evaluation? CVPR 2021 (accuracy
regressed on the distance of sets).
Higgins, J. P. T., Thompson, S. G. & Spiegelhalter, D. J. (2009). A re-evaluation of random-effects meta-analysis.
Journal of the Royal Statistical Society A 172(1), 137-159 (prediction for a new set).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from presslens.cards.familiarity import ENOUGH_SETS, Measures, Missing, ReferenceSet

#: How strongly the slope is drawn to 0, in sets: as if so many more, one deviation away, had shown none.
_SHRINKAGE = 2.0
#: How much mentions of one article are right or wrong together (intraclass correlation): .05 for sentiment, none for
#: actor and stance, by answers out of fold to the corpus that the encoder is adapted to.
_TOGETHER = 0.05
#: By how much sets of any size differ, for their weights alone: five points of accuracy.
_APART = 0.05


@dataclass(frozen=True, slots=True)
class Expectation:
    """The accuracy to expect, in [0, 1].

    Attributes
    ----------
    expected, low, high
        With its range: the error on sets that were left out, and the chance in so many mentions of so many articles.
    n_sets
        Reference sets behind it.
    """

    expected: float
    low: float
    high: float
    n_sets: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reference sets show; arrays of shape (n_sets,).

    Attributes
    ----------
    distances
        Of their features from those of training.
    gaps
        Accuracy less confidence.
    chances
        Variance of the accuracy that comes from chance in the mentions of a set.
    """

    distances: np.ndarray
    gaps: np.ndarray
    chances: np.ndarray

    @property
    def weights(self) -> np.ndarray:
        """How much each set counts; their mean is 1."""
        raw = 1 / (_APART**2 + self.chances)
        return raw / raw.mean()

    def without(self, place: int) -> Seen:
        """The other sets."""
        return Seen(*(np.delete(values, place) for values in (self.distances, self.gaps, self.chances)))


def seen(sets: Sequence[ReferenceSet]) -> Seen:
    """What reference sets show of a question."""
    return Seen(
        np.array([one.distance for one in sets]),
        np.array([one.accuracy.estimate - one.measures.confidence for one in sets]),
        np.array([chance(one.accuracy.estimate, one.measures) for one in sets]),
    )


def chance(accuracy: float, measured: Measures) -> float:
    """Variance of an accuracy over so many mentions of so many articles; 2 of 4 more are right, so that it is never 0.

    >>> counts = {"n": 96, "n_documents": 96, "distance_median": 1.0, "distance_mean": 1.0, "confidence": 0.8}
    >>> measured = Measures(**counts, share_uncertain=0.0, pieces_per_word=1.0, share_unknown=0.0, answers={})
    >>> round(chance(0.5, measured), 6), chance(1.0, measured) > 0
    (0.002604, True)
    """
    share = (accuracy * measured.n + 2) / (measured.n + 4)
    together = 1 + (measured.n / measured.n_documents - 1) * _TOGETHER
    return share * (1 - share) / measured.n * together


def expected_accuracy(measured: Measures, sets: Sequence[ReferenceSet], level: float) -> Expectation | Missing:
    """What accuracy of the likeliest labels to expect, or why that cannot be told.

    Parameters
    ----------
    measured
        Of the corpus; its distance is known.
    sets
        Coded ones, each with a distance.
    level
        How often the accuracy should lie in the range, in (0, 1).

    Raises
    ------
    ValueError
        The distance of the corpus is not known.
    """
    if not sets:
        return Missing.NO_REFERENCE
    if len(sets) < ENOUGH_SETS:
        return Missing.FEW_SETS
    if measured.distance_median is None:
        raise ValueError("the distance of the corpus is not known")
    told = seen(sets)
    if measured.distance_median > told.distances.max():
        return Missing.FAR
    expected = float(np.clip(measured.confidence + correction(told, measured.distance_median), 0, 1))
    reach = _quantile(len(sets) - 1, level) * math.sqrt(left_out_error(told) ** 2 + chance(expected, measured))
    return Expectation(expected, max(0.0, expected - reach), min(1.0, expected + reach), len(sets))


def correction(told: Seen, distance: float) -> float:
    """By how much accuracy differs from confidence at a distance.

    Parameters
    ----------
    told
        What the reference sets show.
    distance
        Where the answer is wanted. Outside the reference sets it is that of the outermost one.

    >>> told = Seen(np.array([1.0, 2.0, 3.0]), np.array([0.0, -0.1, -0.2]), np.zeros(3))
    >>> [round(correction(told, place), 3) for place in (0.5, 1, 2, 3, 4)]
    [-0.04, -0.04, -0.1, -0.16, -0.16]
    """
    weights, distances = told.weights, told.distances
    middle, gap = np.average(distances, weights=weights), float(np.average(told.gaps, weights=weights))
    spread = math.sqrt(float(np.average((distances - middle) ** 2, weights=weights)))
    if spread < 1e-9:
        return gap
    away = (distances - middle) / spread
    slope = min(0.0, float((weights * away) @ (told.gaps - gap)) / (len(distances) + _SHRINKAGE))
    place = min(max(distance, distances.min()), distances.max())
    return gap + slope * float(place - middle) / spread


def left_out_error(told: Seen) -> float:
    """Root mean square error of :func:`correction` on each reference set, learned from all others.

    Less what chance does in the set that is left out; but never less than what chance does in all of them together.
    """
    weights = told.weights
    found = np.average((told.gaps - _left_out(told)) ** 2 - told.chances, weights=weights)
    least = float((weights**2) @ told.chances) / len(weights) ** 2
    return math.sqrt(max(float(found), least))


def expected_of_left_out(sets: Sequence[ReferenceSet]) -> list[float | None]:
    """The accuracy that the other reference sets would have made expect of each, to set against the one it has.

    None of all where there are fewer than :data:`ENOUGH_SETS`.
    """
    if len(sets) < ENOUGH_SETS:
        return [None] * len(sets)
    confidences = np.array([one.measures.confidence for one in sets])
    return np.clip(confidences + _left_out(seen(sets)), 0, 1).tolist()


def _left_out(told: Seen) -> np.ndarray:
    """The correction of each set, learned from all others."""
    return np.array([correction(told.without(place), float(at)) for place, at in enumerate(told.distances)])


def _quantile(freedom: int, level: float) -> float:
    """Of Student's t: how many standard errors a two-sided range of this level reaches."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + level) / 2))
