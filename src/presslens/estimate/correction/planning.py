"""How large a difference codes can show, and how many of them a narrower interval takes: rough, for planning."""

from __future__ import annotations

import math

from scipy.special import stdtrit


def detectable_difference(first_error: float, second_error: float, df: float, alpha: float, power: float) -> float:
    """The least true difference of two independent means that a two-sided test finds with a given power.

    Parameters
    ----------
    first_error, second_error
        Standard errors of the means, as they were found or are expected.
    df
        Degrees of freedom of the test.
    alpha, power
        Level of the test and chance to find the difference, both in (0, 1).

    >>> round(detectable_difference(0.05, 0.05, 60, 0.05, 0.8), 3)
    0.201
    """
    reach = float(stdtrit(df, 1 - alpha / 2) + stdtrit(df, power))
    return reach * math.hypot(first_error, second_error)


def codes_for_width(
    width: float, error: float, n_codes: int, n_mentions: int, floor: float, confidence: float
) -> int | None:
    """Coded mentions of a group that make the interval of a corrected number as narrow as wanted.

    The variance found is taken for that of mentions and stories, which codes do not lower, plus what errors of the
    answers add, which falls with the number of codes as in a simple random sample within the group.

    Parameters
    ----------
    width
        Of the interval, end to end.
    error
        Standard error of the corrected number, found with ``n_codes`` coded of ``n_mentions`` mentions.
    floor
        Standard error of the number by the answers alone: what is left when everything is coded.
    confidence
        Coverage, in (0, 1).

    Returns
    -------
    At least 1; None where even coding every mention would not do.

    Raises
    ------
    ValueError
        There are no codes, or more codes than mentions.

    >>> codes_for_width(0.2, 0.08, 100, 1000, 0.04, 0.95)
    348
    >>> codes_for_width(0.1, 0.08, 100, 1000, 0.04, 0.95) is None
    True
    """
    if not 0 < n_codes <= n_mentions:
        raise ValueError(f"{n_codes} codes of {n_mentions} mentions: at least one, at most all")
    wanted = (width / (2 * float(stdtrit(1e6, (1 + confidence) / 2)))) ** 2 - floor**2
    if wanted <= 0:
        return None
    # Variance by errors is scale * (1 / n - 1 / N).
    left = 1 / n_codes - 1 / n_mentions
    if left <= 0:
        return n_codes
    scale = max(error**2 - floor**2, 0.0) / left
    return max(1, math.ceil(1 / (wanted / scale + 1 / n_mentions))) if scale > 0 else 1


def codes_by_stratum(n_codes: int, sizes: list[int], spreads: list[float]) -> list[int]:
    """How a number of codes is best spread over strata (Neyman): by mentions times the spread of the errors there.

    Parameters
    ----------
    sizes
        Located mentions of each stratum.
    spreads
        Standard deviation of coded less answered value in each, or a guess; equal ones give proportional shares.

    Returns
    -------
    Codes of each stratum, at most its size, two at least where it has them; the sum may differ a little from
    ``n_codes``.

    References
    ----------
    Neyman, J. (1934). On the two different aspects of the representative method. JRSS 97(4), 558-625.

    >>> codes_by_stratum(100, [1000, 1000, 30], [0.3, 0.1, 0.0])
    [75, 25, 2]
    """
    weights = [size * spread for size, spread in zip(sizes, spreads, strict=True)]
    total = sum(weights)
    shares = [n_codes * weight / total if total > 0 else n_codes / len(sizes) for weight in weights]
    return [min(size, max(2, round(share))) for size, share in zip(sizes, shares, strict=True)]
