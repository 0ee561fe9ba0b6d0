"""How likely each thing is to be drawn, exactly, over all waves; and whether stated chances can be true.

The chance of a thing in a wave hangs on nothing that chance decided before: neither on who was drawn in earlier waves
nor on how many of a stratum were. So a thing that was in earlier waves with chance ``c`` and comes into this one, if it
was in none of them, with chance ``q``, is in one of all with ``c + (1 - c) q``, whatever strata each wave had. The
price is that a later wave with other strata holds as many mentions as were asked for up to chance.

References
----------
Bankier, M. D. (1988). Power allocations: determining sample sizes for subnational areas. The American Statistician
42(3), 174-177.
Madow, W. G. (1949). On the theory of systematic sampling, II. Annals of Mathematical Statistics 20(3), 333-354.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from presslens.base.errors import InputError

#: Standard deviations, and share of the located mentions, that what a sample stands for may be off.
_FAR, _NEAR = 4.0, 0.1


def allocated(sizes: np.ndarray, n: float, power: float) -> np.ndarray:
    """How many are drawn of each stratum: in proportion to a power of its size, never more than it has.

    Parameters
    ----------
    sizes
        Of the strata, expected ones where earlier waves took some; shape (n_strata,), 0 or more.
    n
        To be drawn in all.
    power
        1: the same chance everywhere; 0: the same number of each.

    Returns
    -------
    Shape (n_strata,), not whole numbers, summing to ``n`` or to all that there are.

    >>> allocated(np.array([100.0, 4.0, 0.0]), 20, 0.0).tolist()
    [16.0, 4.0, 0.0]
    >>> allocated(np.array([80.0, 20.0]), 30, 0.5).round(9).tolist()
    [20.0, 10.0]
    """
    sizes = np.asarray(sizes, dtype=float)
    wanted, full = np.zeros(len(sizes)), sizes <= 0
    while True:
        share = np.where(full, 0.0, np.where(sizes > 0, sizes, 1.0) ** power)
        left = n - sizes[full].sum()
        wanted = np.where(full, np.maximum(sizes, 0.0), share * max(left, 0.0) / share.sum() if share.sum() else 0.0)
        over = ~full & (wanted >= sizes)
        if not over.any():
            return wanted
        full |= over


def taken(chances: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Places of what is drawn, each with its chance exactly: a systematic draw along the order given.

    Their number is the sum of the chances, or one of its two neighbours. Of any run of neighbours the number is within
    one of the sum of their chances: strata that stand together get what they were allocated.

    Parameters
    ----------
    chances
        In [0, 1]; shape (n,). The order is to be random within strata.

    >>> taken(np.array([1.0, 0.5, 0.5, 1.0]), np.random.default_rng(1)).tolist()
    [0, 2, 3]
    """
    ends = np.cumsum(chances)
    if len(ends) and abs(ends[-1] - round(ends[-1])) < 1e-6:  # whole but for rounding: as many as were asked for
        ends = ends * (round(ends[-1]) / ends[-1]) if ends[-1] > 0 else ends
        ends[-1] = round(ends[-1])
    start = rng.random()
    steps = np.floor(ends - start + 1)  # points start, start + 1, ... up to each end
    return np.flatnonzero(np.diff(steps, prepend=0.0) > 0)


def pooled(before: np.ndarray, now: np.ndarray) -> np.ndarray:
    """Chances to be in one of the waves: ``before`` in an earlier one, ``now`` in this one if in none of them.

    >>> pooled(np.array([0.5, 0.0]), np.array([0.5, 0.1])).tolist()
    [0.75, 0.1]
    """
    return before + (1 - before) * now


def check_chances(chances: Sequence[float | None], n_located: int, where: object) -> None:
    """Raise where the chances of a sample cannot be those of the whole sample among what is located.

    One over the chance is how many mentions each stands for; together they stand for all that are located, up to the
    chance of the draw.

    Parameters
    ----------
    chances
        Of every mention for validation, in (0, 1]; None where it is not told: of all of them, or of none.
    n_located
        Mentions of the corpus.
    where
        The sample's file.

    Raises
    ------
    InputError
        They stand for many more or many fewer; or some are told, and others not: taken as equal, rare ones would
        count too much.

    >>> check_chances([0.5] * 50, 100, "sample.csv")
    >>> check_chances([1.0] * 50, 100, "sample.csv")
    Traceback (most recent call last):
    presslens.base.errors.InputError: sample.csv: column inclusion_probability: 50 mentions stand for 50 by one over \
their probabilities, and 100 are located; allowed: the probability to be in the whole sample, all waves together, \
among all that are located; or strata in the card, so that it is counted
    """
    chance = np.array([one for one in chances if one is not None], dtype=float)
    if not len(chance):
        return
    allowed = (
        "allowed: the probability to be in the whole sample, all waves together, among all that are located; or strata "
        "in the card, so that it is counted"
    )
    if without := len(chances) - len(chance):
        found = f"{without} of {len(chances)} mentions for validation have none"
        raise InputError(f"{where}: column inclusion_probability", found, allowed)
    stands = float((1 / chance).sum())
    off = _FAR * float(np.sqrt(((1 - chance) / chance**2).sum())) + _NEAR * n_located
    if abs(stands - n_located) > off:
        known = f"{len(chance)} mentions stand for {stands:.0f} by one over their probabilities"
        found = f"{known}, and {n_located} are located"
        raise InputError(f"{where}: column inclusion_probability", found, allowed)
