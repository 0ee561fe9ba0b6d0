"""What a multiverse says: how often a finding comes out, and on which choice it hangs.

References
----------
Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. Nature Human Behaviour 4, 1208-1214.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

#: A variance that is nothing but rounding.
_NOTHING = 1e-15


@dataclass(frozen=True, slots=True)
class Curve:
    """Estimates of specifications and the ends of their intervals, in arrays of one length; nan: there is none."""

    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def __getitem__(self, chosen: np.ndarray) -> Curve:
        """Some of them."""
        return Curve(self.estimate[chosen], self.low[chosen], self.high[chosen])


def counted(curve: Curve, declared: tuple[float | None, float | None, float | None], null: bool) -> dict[str, Any]:
    """How specifications lie, and how they stand to the declared one.

    Parameters
    ----------
    declared
        Its estimate and the ends of its interval.
    null
        Whether zero means that there is nothing: of a difference it does, of a share not.

    Returns
    -------
    ``n_specifications``, ``n_estimated``, ``n_intervals``; ``median``, ``lowest``, ``highest`` of the estimates;
    ``share_within``: share of the estimates inside the interval of the declared one. With ``null``, as shares of the
    estimates: ``share_same_sign`` as the declared, ``share_significant`` (the interval lies on that side of zero), and
    ``share_opposite`` (it lies on the other side). What needs a declared estimate is missing without one.

    >>> nan = float("nan")
    >>> curve = Curve(np.array([0.3, 0.1, -0.1]), np.array([0.1, nan, -0.4]), np.array([0.5, nan, 0.2]))
    >>> found = counted(curve, (0.3, 0.1, 0.5), True)
    >>> [round(found[name], 2) for name in ("median", "share_same_sign", "share_significant", "share_within")]
    [0.1, 0.67, 0.33, 0.67]
    """
    values = curve.estimate[~np.isnan(curve.estimate)]
    n, (estimate, low, high) = len(values), declared
    found: dict[str, Any] = {"n_specifications": len(curve.estimate), "n_estimated": n}
    found["n_intervals"] = int((~np.isnan(curve.low)).sum())
    found |= dict.fromkeys(("median", "lowest", "highest"))
    found |= dict.fromkeys(("share_same_sign", "share_significant", "share_opposite", "share_within"))
    if not n:
        return found
    found |= {"median": float(np.median(values)), "lowest": float(values.min()), "highest": float(values.max())}
    if low is not None and high is not None:
        found["share_within"] = int(((low <= values) & (values <= high)).sum()) / n
    if null and estimate:
        above, below = int((curve.low > 0).sum()) / n, int((curve.high < 0).sum()) / n
        found["share_same_sign"] = int((np.sign(values) == np.sign(estimate)).sum()) / n
        found["share_significant"], found["share_opposite"] = (above, below) if estimate > 0 else (below, above)
    return found


def unique_variance(estimate: np.ndarray, levels: Mapping[str, Sequence[str]]) -> dict[str, float | None]:
    """Of the variance of the estimates, the share that each dimension explains and no other does.

    An additive model of all dimensions is fitted by least squares, and once more without the dimension; what it then
    explains less is the dimension's own. Where every level meets every other as often, these are the main effects of an
    analysis of variance. What is left over is what dimensions do together.

    Parameters
    ----------
    estimate
        Of each specification, none missing.
    levels
        By dimension, the level of each specification.

    Returns
    -------
    By dimension, in [0, 1]; None where the estimates do not differ.

    >>> levels = {"unit": ["a", "a", "b", "b"], "voice": ["x", "y", "x", "y"]}
    >>> {name: round(share, 3) for name, share in unique_variance(np.array([0.0, 1.0, 2.0, 3.0]), levels).items()}
    {'unit': 0.8, 'voice': 0.2}
    """
    if len(estimate) < 2 or (total := float(((estimate - estimate.mean()) ** 2).sum())) < _NOTHING:
        return dict.fromkeys(levels)
    columns = {name: _columns(values) for name, values in levels.items()}
    whole = _explained(estimate, list(columns.values()))
    without = {name: _explained(estimate, [other for key, other in columns.items() if key != name]) for name in levels}
    return {name: max(0.0, whole - part) / total for name, part in without.items()}


def by_level(
    levels: Mapping[str, Sequence[str]],
    curve: Curve,
    declared: tuple[float | None, float | None, float | None],
    null: bool,
) -> Iterator[dict[str, Any]]:
    """What the specifications of each level say, by dimension; other arguments are those of :func:`counted`.

    Yields
    ------
    ``dimension`` and ``level``, with what :func:`counted` says. Levels come in the order of the specifications; a
    dimension of one level is left out.
    """
    for dimension, values in levels.items():
        names, given = list(dict.fromkeys(values)), np.asarray(values)
        for name in names if len(names) > 1 else ():
            yield {"dimension": dimension, "level": name} | counted(curve[given == name], declared, null)


def deciding(
    variance: Mapping[str, float | None], rows: Sequence[Mapping[str, Any]], median: float | None
) -> dict[str, Any]:
    """On which choice an estimate hangs most.

    Parameters
    ----------
    variance
        As :func:`unique_variance` gives it.
    rows
        As :func:`by_level` yields them.
    median
        Of all estimates.

    Returns
    -------
    ``decides`` and ``variance``: the dimension that explains most alone, and its share; ``moved_by`` and
    ``median_then``: the level that moves the median most when it is fixed, and where to. The first of equals; missing
    where there is none.
    """
    shares = {name: share for name, share in variance.items() if share is not None}
    found: dict[str, Any] = dict.fromkeys(("decides", "variance", "moved_by", "median_then"))
    if shares:
        name = max(shares, key=lambda name: round(shares[name], 9))
        found |= {"decides": name, "variance": shares[name]}
    moves = [(row, row["median"]) for row in rows if row["median"] is not None]
    if moves and median is not None:
        row, then = max(moves, key=lambda move: round(abs(move[1] - median), 9))
        found |= {"moved_by": f"{row['dimension']}: {row['level']}", "median_then": then}
    return found


def _columns(values: Sequence[str]) -> np.ndarray:
    """A column of 0 and 1 for each level but the first."""
    names, code = np.unique(np.asarray(values), return_inverse=True)
    return (code[:, None] == np.arange(1, len(names))).astype(float)


def _explained(estimate: np.ndarray, columns: Sequence[np.ndarray]) -> float:
    """Sum of squares about the mean that a model explains."""
    design = np.column_stack([np.ones(len(estimate)), *columns])
    fitted = design @ np.linalg.lstsq(design, estimate, rcond=None)[0]
    return float(((fitted - estimate.mean()) ** 2).sum())
