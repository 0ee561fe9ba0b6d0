"""What a multiverse says: how often a finding comes out, and on which choice it hangs.

References
----------
Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. Nature Human Behaviour 4, 1208-1214.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

#: A variance that is nothing but rounding.
_NOTHING = 1e-15


def counted(
    estimate: np.ndarray, low: np.ndarray, high: np.ndarray, place: int, null: bool
) -> dict[str, float | int | None]:
    """How the specifications of a claim lie, and how they stand to the declared one.

    Parameters
    ----------
    estimate, low, high
        Of each specification; nan where there is none.
    place
        Of the declared one.
    null
        Whether zero means that there is nothing: of a difference it does, of a share not.

    Returns
    -------
    ``n_specifications``; ``n_estimated``; ``median``, ``lowest``, ``highest`` of the estimates; ``share_within``: share
    of the estimates inside the interval of the declared one. With ``null``, as shares of the estimates:
    ``share_same_sign`` as the declared, ``share_significant`` (the interval lies on that side of zero), and
    ``share_opposite`` (it lies on the other side). What needs a declared estimate is missing without one.

    >>> nan = float("nan")
    >>> found = counted(np.array([0.3, 0.1, -0.1]), np.array([0.1, nan, -0.4]), np.array([0.5, nan, 0.2]), 0, True)
    >>> [round(found[name], 2) for name in ("median", "share_same_sign", "share_significant", "share_within")]
    [0.1, 0.67, 0.33, 0.67]
    """
    known = ~np.isnan(estimate)
    n = int(known.sum())
    found: dict[str, float | int | None] = {"n_specifications": len(estimate), "n_estimated": n}
    found |= dict.fromkeys(("median", "lowest", "highest"))
    found |= dict.fromkeys(("share_same_sign", "share_significant", "share_opposite", "share_within"))
    if not n:
        return found
    values = estimate[known]
    found |= {"median": float(np.median(values)), "lowest": float(values.min()), "highest": float(values.max())}
    if np.isnan(estimate[place]):
        return found
    if not np.isnan(low[place]):
        found["share_within"] = int(((low[place] <= values) & (values <= high[place])).sum()) / n
    if null and (sign := np.sign(estimate[place])):
        above, below = (low > 0), (high < 0)
        same, other = (above, below) if sign > 0 else (below, above)
        found["share_same_sign"] = int((np.sign(values) == sign).sum()) / n
        found["share_significant"], found["share_opposite"] = int(same.sum()) / n, int(other.sum()) / n
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


def _columns(values: Sequence[str]) -> np.ndarray:
    """A column of 0 and 1 for each level but the first."""
    names, code = np.unique(np.asarray(values), return_inverse=True)
    return (code[:, None] == np.arange(1, len(names))).astype(float)


def _explained(estimate: np.ndarray, columns: Sequence[np.ndarray]) -> float:
    """Sum of squares about the mean that a model explains."""
    design = np.column_stack([np.ones(len(estimate)), *columns])
    fitted = design @ np.linalg.lstsq(design, estimate, rcond=None)[0]
    return float(((fitted - estimate.mean()) ** 2).sum())
