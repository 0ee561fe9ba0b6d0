"""Known-groups hypotheses tested on the ledger: differences of mean polarity between groups of outlets.

Polarity is +1 for positive or in favour, -1 for negative or against, 0 for anything else; "uncertain" is 0 too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from presslens.base.bootstrap import Settings, resampled_sums
from presslens.codebook.codebook import Codebook
from presslens.codebook.hypotheses import Hypothesis, outlet_key
from presslens.codebook.questions import OUTLET, QUESTIONS, UNCERTAIN
from presslens.estimate.difference import difference_test, has_variation, story_sums
from presslens.estimate.multiple import benjamini_hochberg, holm
from presslens.estimate.polarity import polarity
from presslens.exhibits.tables import TABLES

SUPPORTED, NOT_SUPPORTED, OPPOSITE, NOT_TESTABLE = "supported", "not supported", "opposite", "not testable"


def hypothesis_tables(ledger: pl.DataFrame, codebook: Codebook, bootstrap: Settings) -> dict[str, pl.DataFrame]:
    """The table of hypotheses, by its name; of actor mentions alone."""
    mentions = ledger.filter(pl.col("actor"))
    return {"hypotheses": hypothesis_outcomes(codebook.hypotheses, mentions, bootstrap)}


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
    (found, of those named), ``effective_outlets`` (:func:`effective_number`), ``share_uncertain`` and ``mean`` in
    [-1, 1]; ``n_stories_both`` (stories in both groups);
    ``difference`` of the means, first less second, in [-2, 2], with ``low`` and ``high``; ``p`` (two-sided), ``p_holm``
    over the primary hypotheses (missing for others) and ``p_bh`` over all; ``outcome``: ``supported`` or ``opposite``
    where the adjusted p (Holm for primary ones, Benjamini-Hochberg for others) is at most 1 - confidence, by the sign;
    ``not testable`` counts as p = 1 in both adjustments and says why in ``note``.
    """
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
    differences: dict[int, float] = {}
    if tested:
        width = blocks[0].shape[1]
        together = np.concatenate([blocks[place] for place in tested], axis=1)
        drawn = resampled_sums(together, settings.resamples, settings.generator(name))
        for order, place in enumerate(tested):
            columns = slice(order * width, (order + 1) * width)
            result = difference_test(together[:, columns], drawn[:, columns], settings.confidence)
            records[place] |= dict(zip(("difference", "low", "high", "p"), result, strict=True))
            differences[place], _, _, p_values[place] = result
    primary = [place for place, hypothesis in enumerate(hypotheses) if hypothesis.primary]
    family = dict(zip(primary, holm(p_values[primary]), strict=True))
    for place, (hypothesis, p_bh) in enumerate(zip(hypotheses, benjamini_hochberg(p_values), strict=True)):
        if place in differences:
            p_holm = family.get(place)
            p = p_bh if p_holm is None else p_holm
            outcome = _outcome(differences[place], p, hypothesis.direction, 1 - settings.confidence)
            records[place] |= {"p_bh": p_bh, "p_holm": p_holm, "outcome": outcome}
    return pl.DataFrame(records, schema=TABLES["hypotheses"].types, orient="row")


def _prepared(mentions: pl.DataFrame) -> pl.DataFrame:
    names = mentions["outlet"].cast(pl.String)
    keys = {name: outlet_key(name) for name in names.drop_nulls().unique()}
    columns = mentions.select("article_id", "story_id", "target", "holder", "sentiment", "stance")
    return columns.with_columns(names.replace_strict(keys, default=None, return_dtype=pl.String).alias("outlet"))


def _described(
    hypothesis: Hypothesis, rows: pl.DataFrame, places: Mapping[str, int], min_stories: int
) -> tuple[dict[str, object], np.ndarray]:
    """What is known of a hypothesis before any test, and the sums of each story for one."""
    question = QUESTIONS[hypothesis.question]
    chosen = rows.filter(pl.col("target") == hypothesis.target)
    if hypothesis.holder == OUTLET:
        chosen = chosen.filter(pl.col("holder") == OUTLET)
    record: dict[str, object] = {
        "hypothesis": hypothesis.id,
        "primary": hypothesis.primary,
        "target": hypothesis.target,
        "question": hypothesis.question,
        "holder": hypothesis.holder,
        "first": hypothesis.first.label,
        "second": hypothesis.second.label,
        "direction": hypothesis.direction,
        "statement": hypothesis.statement,
        "outcome": NOT_TESTABLE,
    }
    stories: list[pl.Series] = []
    values: list[np.ndarray] = []
    for side, group in (("first", hypothesis.first), ("second", hypothesis.second)):
        members = chosen.filter(pl.col("outlet").is_in(sorted(group.outlets)))
        value = polarity(members[question.name], question)
        uncertain = int((members[question.name].cast(pl.String) == UNCERTAIN).sum())
        stories.append(members["story_id"])
        values.append(value)
        record |= {
            f"n_mentions_{side}": len(members),
            f"n_articles_{side}": members["article_id"].n_unique(),
            f"n_stories_{side}": members["story_id"].n_unique(),
            f"n_outlets_{side}": f"{members['outlet'].n_unique()} of {len(group.outlets)}",
            f"effective_outlets_{side}": effective_number(members["outlet"]),
            f"share_uncertain_{side}": uncertain / len(members) if len(members) else None,
            f"mean_{side}": float(value.mean()) if len(members) else None,
        }
    first, second = (set(series) for series in stories)
    record["n_stories_both"] = len(first & second)
    if len(values[0]) and len(values[1]):
        record["difference"] = float(values[0].mean()) - float(values[1].mean())
    where = np.array([places[story] for series in stories for story in series], dtype=np.int64)
    in_second = np.arange(len(where)) >= len(values[0])
    sums = story_sums(np.concatenate(values), in_second, where, len(places))
    record["note"] = _hindrance(min(len(first), len(second)), sums, min_stories)
    return record, sums


def effective_number(values: pl.Series) -> float | None:
    """How many different values there are by weight: one over the sum of their squared shares; None of no value.

    Of 73 mentions in one outlet and 4 in another it is little more than one.

    References
    ----------
    Laakso, M. & Taagepera, R. (1979). Effective number of parties. Comparative Political Studies 12(1), 3-27.

    >>> effective_number(pl.Series(["a", "b"])), round(effective_number(pl.Series(["a"] * 73 + ["b"] * 4)), 2)
    (2.0, 1.11)
    """
    counts = values.value_counts()["count"].to_numpy().astype(float)
    return float(counts.sum() ** 2 / (counts**2).sum()) if len(counts) else None


def _hindrance(fewest: int, sums: np.ndarray, min_stories: int) -> str:
    if not fewest:
        return "no mention in a group"
    if fewest < min_stories:
        return f"fewer than {min_stories} stories in a group"
    if not has_variation(sums):
        return "no variation between stories of a group"
    return ""


def _outcome(difference: float, p: float, direction: str, alpha: float) -> str:
    if p > alpha + 1e-12:
        return NOT_SUPPORTED
    return SUPPORTED if (difference > 0) == (direction == "higher") else OPPOSITE
