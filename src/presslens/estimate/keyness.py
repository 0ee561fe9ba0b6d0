"""Words that set one group of sentences apart: weighted log-odds with an informative Dirichlet prior.

References
----------
Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection and evaluation for
identifying the content of political conflict. Political Analysis 16(4), 372-403, equations 15-22.
Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57(1), 289-300.
Lijffijt, J. et al. (2016). Significance testing of word frequencies in corpora. Digital Scholarship in the Humanities
31(2), 374-397 (words of one text are not independent).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.special import stdtr

from presslens.estimate.multiple import benjamini_hochberg
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.families import KEYNESS

_TYPES = types_of(KEYNESS)
#: Occurrences on either side.
_SIDES = (
    pl.col("n").filter(pl.col("inside")).sum().cast(pl.Float64).alias("a"),
    pl.col("n").filter(~pl.col("inside")).sum().cast(pl.Float64).alias("b"),
)


def log_odds(counts: pl.DataFrame, prior_words: float, min_count: int, confidence: float = 0.95) -> pl.DataFrame:
    """Compare the words, and likewise the phrases, of two disjoint sets of sentences.

    Parameters
    ----------
    counts
        How often a story uses a word or phrase: ``story_id``, ``kind``, ``feature``, ``n`` and ``inside``, true in the
        set whose words are sought. A story may have several rows of a feature. Without a ``feature`` (null), ``n``
        counts others that are part of the totals alone.
    prior_words
        Weight of the prior, in words (or phrases); each feature's share of it is its share of both sets together.
    min_count
        Features with fewer occurrences in both sets together are part of the totals and are not tested. The choice
        does not look at the comparison, so it does not bias it.
    confidence
        1 less the false-discovery rate at which a feature is called distinctive, in (0, 1).

    Returns
    -------
    :data:`presslens.exhibits.families.KEYNESS`: occurrences in either set, stories with the feature, ``log_odds``
    (natural logarithm; positive: more inside), ``z`` (log-odds over the standard deviation of Monroe et al., equation
    20, for which every word is drawn alone) and ``z_clustered``, for which whole stories are drawn: the variance
    linearised over stories, and for either set never less than that of Monroe et al.; a word that one story repeats is
    one finding. ``p_adjusted`` is the two-sided p value of ``z_clustered``, by Benjamini-Hochberg over all features of
    the table that were compared; by Student's t with the stories of either set, whichever has fewer, less 1 degrees of
    freedom, as the variance of a set of few stories is itself uncertain. ``distinctive``: it is at most 1 -
    ``confidence``. A feature that both sets consist of has no odds: ``log_odds`` to ``p_adjusted`` are null, and it
    stands at the end. Sorted by falling ``z_clustered``, then by feature. Empty when either set is.
    """
    story = counts["story_id"].rank("dense").cast(pl.Int64) - 1
    rows = counts.with_columns(story.alias("story"))
    sides = sides_of(rows, story.n_unique())
    table = compared(rows.drop_nulls("feature"), sides, prior_words, min_count).with_row_index("place")
    return ranked(table, table["z_clustered"].to_numpy(), sides, confidence)


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """How much two disjoint sets of sentences hold.

    Attributes
    ----------
    sizes
        By kind, words (or phrases) of each story inside and outside, shape (n_stories, 2).
    fewest
        Stories with any in the set that has fewer of them.
    """

    sizes: Mapping[str, np.ndarray]
    fewest: int


def sides_of(counts: pl.DataFrame, n_stories: int) -> Sides:
    """What the two sets hold.

    Parameters
    ----------
    counts
        As those of :func:`log_odds`, or their sums over features; with ``story``, the place of the story among all.
    """
    sizes = {}
    for (kind,), rows in counts.partition_by("kind", as_dict=True).items():
        of_story = rows.group_by("story").agg(_SIDES)
        sizes[kind] = np.zeros((n_stories, 2))
        sizes[kind][of_story["story"].to_numpy()] = of_story.select("a", "b").to_numpy()
    fewest = min(counts.filter(pl.col("inside") == side)["story"].n_unique() for side in (True, False))
    return Sides(sizes, fewest)


def compared(counts: pl.DataFrame, sides: Sides, prior_words: float, min_count: int) -> pl.DataFrame:
    """Features compared, each for itself; what hangs on all of them together, and the order, is for :func:`ranked`.

    Parameters
    ----------
    counts
        As those of :func:`sides_of`, all rows of some features.
    prior_words, min_count
        See :func:`log_odds`.
    """
    tables = [pl.DataFrame(schema=_TYPES)]
    for (kind,), rows in sorted(counts.partition_by("kind", as_dict=True).items()):
        # Most phrases occur once: they count in the size of their story, and nowhere else.
        tested = rows.group_by("feature").agg(pl.col("n").sum()).filter(pl.col("n") >= min_count)
        among = rows.join(tested, on="feature", how="semi")
        cells = among.group_by("feature", "story").agg(_SIDES).sort("feature", "story")  # sums depend on their order
        tables.append(_compare(cells, sides.sizes[kind], kind, prior_words))
    return pl.concat(tables)


def ranked(table: pl.DataFrame, deviations: np.ndarray, sides: Sides, confidence: float) -> pl.DataFrame:
    """Features of a comparison as :func:`log_odds` gives them.

    Parameters
    ----------
    table
        Some that :func:`compared` gave, with ``place``, that of each among ``deviations``.
    deviations
        The ``z_clustered`` of all that were compared, among which it is distinctive; NaN where there are no odds.
    """
    has_odds = ~np.isnan(deviations)
    adjusted = np.full(len(deviations), np.nan)
    adjusted[has_odds] = benjamini_hochberg(_two_sided(deviations[has_odds], sides.fewest - 1))
    own = adjusted[table["place"].to_numpy()]
    return (
        table.with_columns(pl.Series("p_adjusted", own, nan_to_null=True, dtype=pl.Float64))
        .with_columns((pl.col("p_adjusted") <= 1 - confidence + 1e-12).fill_null(False).alias("distinctive"))
        .with_columns(pl.col("log_odds", "z", "z_clustered", "p_adjusted").round(6))
        .sort(["z_clustered", "feature"], descending=[True, False], nulls_last=True)
        .select(*_TYPES)
    )


def _compare(counts: pl.DataFrame, size: np.ndarray, kind: str, prior_words: float) -> pl.DataFrame:
    n_a, n_b = size.sum(axis=0)
    features = (
        counts.group_by("feature")
        .agg(pl.col("a", "b").sum(), pl.len().alias("n_stories"))
        .sort("feature")
        .with_row_index("place")
    )
    if not n_a or not n_b or features.is_empty():
        return pl.DataFrame(schema=_TYPES)
    a, b = features["a"].to_numpy(), features["b"].to_numpy()
    prior = prior_words * (a + b) / (n_a + n_b)
    # All other words. The sum is exact where there are none: then there are no odds.
    rest = prior_words * (n_a + n_b - a - b) / (n_a + n_b)
    rest_a, rest_b = n_a - a + rest, n_b - b + rest
    has_odds = rest > 0
    rest_a, rest_b = np.where(has_odds, rest_a, 1), np.where(has_odds, rest_b, 1)
    delta = np.log((a + prior) / rest_a) - np.log((b + prior) / rest_b)
    variance = 1 / (a + prior) + 1 / (b + prior)
    cells = counts.join(features.select("feature", "place"), on="feature", how="inner", maintain_order="left")
    place, story = cells["place"].to_numpy(), cells["story"].to_numpy()
    moved_a = cells["a"].to_numpy() * (1 / (a + prior) + 1 / rest_a)[place], 1 / rest_a
    moved_b = cells["b"].to_numpy() * (1 / (b + prior) + 1 / rest_b)[place], 1 / rest_b
    nothing = np.zeros(len(place)), np.zeros(len(a))
    of_a, of_b, of_both = (
        _clustered_variance(place, story, size, first, second)
        for first, second in ((moved_a, nothing), (nothing, moved_b), (moved_a, moved_b))
    )
    missing = np.maximum(0, 1 / (a + prior) - of_a) + np.maximum(0, 1 / (b + prior) - of_b)
    clustered = np.maximum(variance, of_both + missing)
    delta[~has_odds] = np.nan
    return features.select(
        pl.lit(kind).alias("kind"),
        "feature",
        pl.col("a").cast(pl.Int64).alias("n_target"),
        pl.col("b").cast(pl.Int64).alias("n_reference"),
        pl.col("n_stories").cast(pl.Int64),
        pl.Series("log_odds", delta, nan_to_null=True),
        pl.Series("z", delta / np.sqrt(variance), nan_to_null=True),
        pl.Series("z_clustered", delta / np.sqrt(clustered), nan_to_null=True),
        pl.lit(0.0).alias("p_adjusted"),
        pl.lit(False).alias("distinctive"),
    )


def _two_sided(deviations: np.ndarray, degrees: int) -> np.ndarray:
    """Two-sided p values of Student's t; 1 of a single story, whose deviation nobody knows."""
    return 2 * stdtr(degrees, -np.abs(deviations)) if degrees > 0 else np.ones(len(deviations))


def _clustered_variance(
    place: np.ndarray,
    story: np.ndarray,
    size: np.ndarray,
    inside: tuple[np.ndarray, np.ndarray],
    outside: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """Variance over stories of the linearised log-odds of each feature.

    A story moves the log-odds by its occurrences of the feature (first of a pair, per cell of feature and story) less
    all its words times a factor (second of a pair, per feature); likewise, with the other sign, for the other set.
    """
    n_stories, n_features = len(size), len(inside[1])
    if n_stories < 2:
        return np.zeros(n_features)
    base = size[story, 1] * outside[1][place] - size[story, 0] * inside[1][place]
    moves = inside[0] - outside[0] + base
    moments = size.T @ size
    squares = (
        moments[0, 0] * inside[1] ** 2 - 2 * moments[0, 1] * inside[1] * outside[1] + moments[1, 1] * outside[1] ** 2
    )
    total = size[:, 1].sum() * outside[1] - size[:, 0].sum() * inside[1]
    squares += np.bincount(place, weights=moves**2 - base**2, minlength=n_features)
    total += np.bincount(place, weights=moves - base, minlength=n_features)
    return np.maximum(0, squares - total**2 / n_stories) * n_stories / (n_stories - 1)
