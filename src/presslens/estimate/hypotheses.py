"""Hypotheses tested on the ledger: how two sides of mentions differ, by stories and, where the claim is one of kinds of
outlets, by outlets; and, where mentions were coded, corrected for wrong answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import polars as pl

from presslens.base.bootstrap import Settings, resampled_blocks
from presslens.codebook.codebook import Codebook
from presslens.codebook.hypotheses import Hypothesis
from presslens.codebook.questions import QUESTIONS, UNCERTAIN
from presslens.estimate.comparisons import compared_mentions, effective_number, outlet_keys
from presslens.estimate.corrected_hypotheses import NO_ERROR, corrected_columns
from presslens.estimate.correction.pseudo_outcomes import Coded
from presslens.estimate.difference import difference_test, has_variation, story_sums
from presslens.estimate.outcomes import Evidence, verdicts
from presslens.estimate.outlet_tests import (
    FEWEST_OUTLETS,
    OutletSums,
    leave_one_out,
    outlet_sums,
    permutation_test,
    random_effects,
)
from presslens.exhibits.tables import TABLES

#: Place of a mention's story among those of all actors.
_STORY = "_story"
_KNOWN = ("article_id", _STORY, "outlet", "outlet_country", "target", "date", "actor", "holder")


def hypothesis_tables(
    ledger: pl.DataFrame, coded: Coded, codebook: Codebook, bootstrap: Settings
) -> dict[str, pl.DataFrame]:
    """The table of hypotheses, by its name; of actor mentions alone."""
    return {"hypotheses": hypothesis_outcomes(codebook.hypotheses, ledger, bootstrap, coded=coded)}


def hypothesis_outcomes(
    hypotheses: Sequence[Hypothesis],
    ledger: pl.DataFrame,
    settings: Settings,
    name: str = "hypotheses",
    coded: Coded | None = None,
) -> pl.DataFrame:
    """Test each hypothesis.

    Parameters
    ----------
    ledger
        All located mentions; what is compared are the actors among them.
    settings
        ``min_articles`` is the number of stories that each side needs; with fewer a hypothesis is not testable.
    name
        Name of the table, which picks its random numbers.
    coded
        The mentions of the ledger in its order, beside their codes; None: nothing is corrected.

    Returns
    -------
    One row per hypothesis, in their order; columns as the table ``hypotheses``. ``difference`` is the mean over
    mentions of the first side less that of the second, in [-2, 2] (of shares, in [-1, 1]), with ``low``, ``high`` and
    ``p_stories`` by stories; ``difference_outlets``, ``low_outlets``, ``high_outlets`` and ``p_outlets`` by outlets,
    where the sides have different ones, :data:`presslens.estimate.outlet_tests.FEWEST_OUTLETS` or more each;
    ``p_adjusted`` and ``outcome`` by the unit of the hypothesis (:func:`presslens.estimate.outcomes.verdicts`). Behind
    stands what codes give (:func:`presslens.estimate.corrected_hypotheses.corrected_columns`), null without ``coded``.
    """
    story = (pl.col("story_id").cast(pl.String).rank("dense").cast(pl.Int64) - 1).alias(_STORY)
    asked = dict.fromkeys([*_KNOWN, *(hypothesis.question for hypothesis in hypotheses)])
    mentions = ledger.lazy().filter(pl.col("actor")).with_columns(story).select(*asked).collect()
    n_stories = int(mentions[_STORY].n_unique())
    # Of each hypothesis its sums alone are kept: mentions are many.
    sides = [_two_sides(hypothesis, mentions, settings.min_articles) for hypothesis in hypotheses]
    records = [each.record for each in sides]
    by_stories = _by_stories(hypotheses, sides, n_stories, settings, name)
    evidence = []
    for place, (hypothesis, each, record) in enumerate(zip(hypotheses, sides, records, strict=True)):
        notes = [each.hindrance]
        by_outlets = None
        if each.by_outlet is not None:
            columns, by_outlets, missing = _by_outlets(hypothesis, each.by_outlet, settings, name)
            record |= columns
            notes.append(missing)
            if (found := by_stories[place]) is None:
                notes.append(NO_ERROR)
            else:
                record |= found
        tested = by_stories[place]
        evidence.append(Evidence(None if tested is None else (tested["difference"], tested["p_stories"]), by_outlets))
        record["note"] = "; ".join(filter(None, notes))
    for record, verdict in zip(records, verdicts(hypotheses, evidence, 1 - settings.confidence), strict=True):
        record |= asdict(verdict)
    if coded is not None:
        corrected = corrected_columns(hypotheses, ledger, coded, settings.confidence)
        for record, columns in zip(records, corrected, strict=True):
            record |= columns
    return pl.DataFrame(records, schema=TABLES["hypotheses"].types, orient="row")


def _by_stories(
    hypotheses: Sequence[Hypothesis],
    sides: Sequence[_TwoSides],
    n_stories: int,
    settings: Settings,
    name: str,
) -> list[dict[str, float] | None]:
    """Difference, interval and p by stories; None where there is no test."""
    found: list[dict[str, float] | None] = [None] * len(sides)
    tested = [place for place, each in enumerate(sides) if not each.hindrance and has_variation(each.sums)]
    if not tested:
        return found
    blocks = [(sides[place].stories, sides[place].sums) for place in tested]
    drawn = resampled_blocks(blocks, n_stories, settings.resamples, settings.generator(name))
    for place, own in zip(tested, drawn, strict=True):
        difference, low, high, p = difference_test(sides[place].sums, own, settings.confidence)
        # Shares differ by 1 at most, mean polarities by 2.
        most = 2.0 if hypotheses[place].label is None else 1.0
        if low is None or high is None or (low <= -most and high >= most):
            continue  # an interval that holds every difference: the stories vary too little to tell
        found[place] = {"difference": difference, "low": max(low, -most), "high": min(high, most), "p_stories": p}
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _TwoSides:
    """What is known of a hypothesis before any test.

    Attributes
    ----------
    record
        Columns of the table.
    hindrance
        Why it is not tested; empty: it is.
    stories, sums
        Places of the stories of both sides, and what each adds (:func:`presslens.estimate.difference.story_sums`).
    by_outlet
        None where it is not tested.
    """

    record: dict[str, Any]
    hindrance: str
    stories: np.ndarray
    sums: np.ndarray
    by_outlet: OutletSums | None


def _two_sides(hypothesis: Hypothesis, mentions: pl.DataFrame, min_stories: int) -> _TwoSides:
    rows, values, second = compared_mentions(mentions, hypothesis)
    stories, places = np.unique(rows[_STORY].to_numpy(), return_inverse=True)
    sums = story_sums(values, second, places, len(stories))
    record = _described(hypothesis, rows, values, second)
    hindrance = _hindrance(record, min_stories)
    return _TwoSides(record, hindrance, stories, sums, None if hindrance else _of_outlets(rows, values, second))


def _of_outlets(rows: pl.DataFrame, values: np.ndarray, second: np.ndarray) -> OutletSums:
    known = rows["outlet"].is_not_null().to_numpy()
    keyed = rows.filter(known).select(_STORY, "outlet", key=outlet_keys(rows["outlet"].filter(known)))
    # Of several spellings the first names them all.
    names = keyed.select(pl.col("outlet").cast(pl.String).min().over("key")).to_series()
    return outlet_sums(values[known], second[known], names, keyed[_STORY])


def _described(
    hypothesis: Hypothesis, mentions: pl.DataFrame, compared: np.ndarray, second: np.ndarray
) -> dict[str, Any]:
    """Columns of a hypothesis that no test makes."""
    record: dict[str, Any] = {
        "hypothesis": hypothesis.id,
        "primary": hypothesis.primary,
        "unit": hypothesis.unit,
        **{key: " / ".join(dict.fromkeys(texts)) for key, texts in _conditions(hypothesis).items()},
        "question": hypothesis.question,
        "label": hypothesis.label,
        "first": hypothesis.first.label,
        "second": hypothesis.second.label,
        "direction": hypothesis.direction,
        "statement": hypothesis.statement,
    }
    told: list[np.ndarray] = []
    for order, (name, side) in enumerate(hypothesis.sides.items()):
        of_side = second == bool(order)
        rows, values = mentions.filter(of_side), compared[of_side]
        keys = outlet_keys(rows["outlet"])
        named = "" if side.outlets is None else f" of {len(side.outlets)}"
        # Of answers of which several may hold, none is uncertain.
        one = QUESTIONS[hypothesis.question].exclusive
        uncertain = int((rows[hypothesis.question].cast(pl.String) == UNCERTAIN).sum()) if one else 0
        told.append(np.unique(rows[_STORY].to_numpy()))
        record |= {
            f"n_mentions_{name}": len(rows),
            f"n_articles_{name}": rows["article_id"].n_unique(),
            f"n_stories_{name}": len(told[-1]),
            f"n_outlets_{name}": f"{keys.drop_nulls().n_unique()}{named}",
            f"effective_outlets_{name}": effective_number(keys),
            f"share_uncertain_{name}": uncertain / len(rows) if len(rows) else None,
            f"mean_{name}": float(values.mean()) if len(rows) else None,
        }
    record["n_stories_both"] = len(np.intersect1d(told[0], told[1]))
    if all(map(len, told)):
        record["difference"] = record["mean_first"] - record["mean_second"]
    return record


def _conditions(hypothesis: Hypothesis) -> dict[str, list[str]]:
    """The conditions of either side in words, by column of the table."""
    found: dict[str, list[str]] = {"target": [], "holder": [], "period": []}
    for side in hypothesis.sides.values():
        days = [f"{word} {day}" for word, day in (("from", side.since), ("to", side.until)) if day]
        found["target"].append(", ".join(sorted(side.targets or {"all"})))
        found["holder"].append(", ".join(sorted(side.holders or {"all"})))
        found["period"].append(" ".join(days) or "all")
    return found


def _by_outlets(
    hypothesis: Hypothesis, sums: OutletSums, settings: Settings, name: str
) -> tuple[dict[str, object], tuple[float, float] | None, str]:
    """What outlets tell: columns of the table; difference and p of a claim on their kinds; and why there is none."""
    found: dict[str, object] = {}
    if without := leave_one_out(sums):
        found |= dict(zip(("low_without_one", "high_without_one", "most_moving_outlet"), without, strict=True))
    if not hypothesis.across_outlets:
        return found, None, ""
    if not sums.apart:
        return found, None, "an outlet on both sides"
    if min((sums.counts > 0).sum(axis=0)) < FEWEST_OUTLETS:
        return found, None, f"fewer than {FEWEST_OUTLETS} outlets in a side"
    test = permutation_test(sums.of(0)[0], sums.of(1)[0], settings.generator(f"{name} {hypothesis.id}"))
    found |= {"p_outlets": test.p, "n_assignments": test.assignments}
    if interval := random_effects(sums, settings.confidence):
        found |= dict(zip(("difference_outlets", "low_outlets", "high_outlets"), interval, strict=True))
    if test.smallest > 1 - settings.confidence:
        return found, None, f"so few outlets cannot reach a p below {test.smallest:.2g}"
    return found, (test.difference, test.p), ""


def _hindrance(record: Mapping[str, Any], min_stories: int) -> str:
    fewest = min(record["n_stories_first"], record["n_stories_second"])
    if not fewest:
        return "no mention in a side"
    return f"fewer than {min_stories} stories in a side" if fewest < min_stories else ""
