"""Known-groups hypotheses tested on the ledger: differences of mean polarity between groups of outlets.

Polarity is +1 for positive or in favour, -1 for negative or against, 0 for anything else; "uncertain" is 0 too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from presslens.base.bootstrap import resampled_sums
from presslens.codebook.hypotheses import Hypothesis, outlet_key
from presslens.codebook.questions import UNCERTAIN
from presslens.estimate.difference import difference_test, standard_error, story_sums
from presslens.estimate.multiple import benjamini_hochberg, holm
from presslens.estimate.shares import Settings

if TYPE_CHECKING:
    import polars as pl

SUPPORTED, NOT_SUPPORTED, OPPOSITE, NOT_TESTABLE = "supported", "not supported", "opposite", "not testable"
POLARITY = {"positive": 1, "negative": -1, "favour": 1, "against": -1}


def hypothesis_outcomes(
    hypotheses: Sequence[Hypothesis], mentions: pl.DataFrame, settings: Settings, name: str = "hypotheses"
) -> pl.DataFrame:
    """Test each hypothesis.

    Parameters
    ----------
    mentions
        Actor mentions of the ledger.
    settings
        ``min_articles`` is the number of stories that each group needs; with fewer a hypothesis is not testable.
    name
        Name of the table, which picks its random numbers.

    Returns
    -------
    One row per hypothesis, in their order. For each group ``n_mentions``, ``n_articles``, ``n_stories``, ``n_outlets``
    (found, of those named), ``share_uncertain`` and ``mean`` in [-1, 1]; ``n_stories_both`` (stories in both groups);
    ``difference`` of the means, first less second, in [-2, 2], with ``low`` and ``high``; ``p`` (two-sided), ``p_holm``
    over the primary hypotheses (missing for others) and ``p_bh`` over all; ``outcome``: ``supported`` or ``opposite``
    where the adjusted p (Holm for primary ones, Benjamini-Hochberg for others) is at most 1 - confidence, by the sign;
    ``not testable`` counts as p = 1 in both adjustments and says why in ``note``.
    """
    import polars as pl

    rows = _prepared(mentions)
    stories = rows["story_id"].unique().sort()
    places = dict(zip(stories, range(len(stories)), strict=True))
    records, blocks = [], []
    for hypothesis in hypotheses:
        record, sums = _described(hypothesis, rows, places, settings.min_articles)
        records.append(record)
        blocks.append(sums)
    tested = [place for place, record in enumerate(records) if not record["note"]]
    p_values = np.ones(len(records))
    if tested:
        width = blocks[0].shape[1]
        together = np.concatenate([blocks[place] for place in tested], axis=1)
        drawn = resampled_sums(together, settings.resamples, settings.generator(name))
        for order, place in enumerate(tested):
            columns = slice(order * width, (order + 1) * width)
            result = difference_test(together[:, columns], drawn[:, columns], settings.confidence)
            records[place] |= dict(zip(("difference", "low", "high", "p"), result, strict=True))
            p_values[place] = result[3]
    primary = [place for place, hypothesis in enumerate(hypotheses) if hypothesis.primary]
    family = dict(zip(primary, holm(p_values[primary]), strict=True))
    for place, (hypothesis, p_bh) in enumerate(zip(hypotheses, benjamini_hochberg(p_values), strict=True)):
        if not records[place]["note"]:
            records[place] |= {"p_bh": p_bh, "p_holm": family.get(place)}
            records[place]["outcome"] = _outcome(records[place], hypothesis, 1 - settings.confidence)
    return pl.DataFrame(records, schema=COLUMNS, orient="row")


def _prepared(mentions: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    names = mentions["outlet"].cast(pl.String)
    keys = {name: outlet_key(name) for name in names.drop_nulls().unique()}
    columns = mentions.select("article_id", "story_id", "target", "holder", "sentiment", "stance")
    return columns.with_columns(names.replace_strict(keys, default=None, return_dtype=pl.String).alias("outlet"))


def _described(hypothesis: Hypothesis, rows: pl.DataFrame, places: dict[str, int], min_stories: int):
    import polars as pl

    chosen = rows.filter(pl.col("target") == hypothesis.target)
    if hypothesis.holder == "outlet":
        chosen = chosen.filter(pl.col("holder") == "outlet")
    record = {
        "hypothesis": hypothesis.id,
        "primary": hypothesis.primary,
        "target": hypothesis.target,
        "question": hypothesis.question,
        "holder": hypothesis.holder,
        "first": hypothesis.first.label,
        "second": hypothesis.second.label,
        "direction": hypothesis.direction,
        "statement": hypothesis.statement,
    }
    groups = []
    for side, group in (("first", hypothesis.first), ("second", hypothesis.second)):
        members = chosen.filter(pl.col("outlet").is_in(sorted(group.outlets)))
        labels = members[hypothesis.question].cast(pl.String)
        polarity = np.array([POLARITY.get(label, 0) for label in labels], dtype=float)
        groups.append((members, polarity))
        record |= {
            f"n_mentions_{side}": len(members),
            f"n_articles_{side}": members["article_id"].n_unique(),
            f"n_stories_{side}": members["story_id"].n_unique(),
            f"n_outlets_{side}": f"{members['outlet'].n_unique()} of {len(group.outlets)}",
            f"share_uncertain_{side}": float((labels == UNCERTAIN).sum()) / len(members) if len(members) else None,
            f"mean_{side}": float(polarity.mean()) if len(members) else None,
        }
    (first, one), (second, other) = groups
    record["n_stories_both"] = len(set(first["story_id"]) & set(second["story_id"]))
    if len(first) and len(second):
        record["difference"] = record["mean_first"] - record["mean_second"]
    where = np.array([places[story] for story in [*first["story_id"], *second["story_id"]]], dtype=np.int64)
    in_second = np.arange(len(where)) >= len(first)
    sums = story_sums(np.concatenate([one, other]), in_second, where, len(places))
    record["note"] = _hindrance(record, sums, min_stories)
    record["outcome"] = NOT_TESTABLE
    return record, sums


def _hindrance(record: dict, sums: np.ndarray, min_stories: int) -> str:
    fewest = min(record["n_stories_first"], record["n_stories_second"])
    if not fewest:
        return "no mention in a group"
    if fewest < min_stories:
        return f"fewer than {min_stories} stories in a group"
    if standard_error(sums) == 0:
        return "no variation between stories"
    return ""


def _outcome(record: dict, hypothesis: Hypothesis, alpha: float) -> str:
    p = record["p_holm"] if hypothesis.primary else record["p_bh"]
    if p > alpha + 1e-12:
        return NOT_SUPPORTED
    return SUPPORTED if (record["difference"] > 0) == (hypothesis.direction == "higher") else OPPOSITE


_SIDES = {
    **{"n_mentions": int, "n_articles": int, "n_stories": int, "n_outlets": str},
    **{"share_uncertain": float, "mean": float},
}
COLUMNS = {
    **{"hypothesis": str, "primary": bool, "target": str, "question": str, "holder": str},
    **{"first": str, "second": str, "direction": str},
    **{f"{name}_{side}": kind for side in ("first", "second") for name, kind in _SIDES.items()},
    **{"n_stories_both": int, "difference": float, "low": float, "high": float},
    **{"p": float, "p_holm": float, "p_bh": float, "outcome": str, "note": str, "statement": str},
}
