"""The plan of a coding: how many codes each group takes, from the ledger, and from pilot codes where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from presslens.codebook.questions import ACTOR, Question
from presslens.estimate.planner import Expected, codes_needed, error_factor, promise
from presslens.ledger.join import MENTION

#: Pilot codes from which on they count.
MIN_PILOT = 30
#: Codes per group for which the curve has a point.
CURVE = (25, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400)
PLAN_TYPES = {
    "group": pl.String,
    "number": pl.String,
    "located": pl.Int64,
    "stories": pl.Int64,
    "expected": pl.Float64,
    "codes_for_width": pl.Int64,
    "hours_for_width": pl.Float64,
    "codes_for_difference": pl.Int64,
    "hours_for_difference": pl.Float64,
    "width_of_all": pl.Float64,
}
CURVE_TYPES = {
    "group": pl.String,
    "number": pl.String,
    "codes": pl.Int64,
    "width": pl.Float64,
    "detectable": pl.Float64,
}


def numbers_of(question: Question) -> list[str | None]:
    """What is planned of a question: the share of each label, and the mean polarity (None) where it has one."""
    return [*question.labels, *([None] if question.polarity else [])]


def expected_of(rows: pl.DataFrame, question: Question, label: str | None) -> Expected:
    """What is known of some mentions before they are coded.

    Parameters
    ----------
    rows
        Of the ledger, all located mentions of a group.
    label
        Whose share is meant; None: the mean polarity.
    """
    values = [
        float(question.polarity.get(name, 0)) if label is None else float(name == label) for name in question.labels
    ]
    columns = question.probability_columns(question.labels)
    chances = rows.select(columns[name] for name in question.labels).fill_null(0.0).to_numpy()
    by_label = dict(zip(question.labels, values, strict=True))
    is_actor = rows[ACTOR.name].fill_null(False).to_numpy().astype(float)
    said = np.array([by_label.get(answer, 0.0) for answer in rows[question.name].to_list()])
    story = rows["story_id"].cast(pl.String).rank("dense").to_numpy().astype(np.int64) - 1
    actor = rows[f"p_{ACTOR.name}"].fill_null(0.0).to_numpy()
    moments = (chances @ np.array(values), chances @ np.array(values) ** 2)
    return Expected(story, actor, *moments, is_actor, said * is_actor, label is not None)


def pilot_factor(
    ledger: pl.DataFrame,
    sampled: pl.DataFrame | None,
    frame: pl.DataFrame | None,
    question: Question,
    label: str | None,
) -> tuple[float, int]:
    """By how much pilot codes say that answers err more than their probabilities have it, and how many codes there are.

    Parameters
    ----------
    sampled, frame
        As in ``resources/<corpus>/``; None where nobody coded. The first coder's codes count.
    """
    if sampled is None or frame is None:
        return 1.0, 0
    coder = next((name.removeprefix("actor_") for name in sampled.columns if name.startswith("actor_")), None)
    if coder is None or f"{question.name}_{coder}" not in sampled.columns:
        return 1.0, 0
    names = {f"actor_{coder}": "_actor", f"{question.name}_{coder}": "_label"}
    codes = sampled.select(*MENTION, *(pl.col(old).alias(new) for old, new in names.items()))
    rows = ledger.join(codes, on=MENTION, how="left", maintain_order="left")
    rows = rows.join(frame.select(*MENTION, "probability"), on=MENTION, how="left", maintain_order="left")
    coded = rows["_actor"].is_not_null().to_numpy()
    if coded.sum() < MIN_PILOT:
        return 1.0, int(coded.sum())
    weight = np.where(coded, 1 / rows["probability"].fill_null(1.0).clip(1e-6, 1.0).to_numpy(), 0.0)
    under = rows["_actor"].fill_null(False).to_numpy().astype(float)
    value = [
        float(question.polarity.get(code or "", 0)) if label is None else float(code == label)
        for code in rows["_label"].to_list()
    ]
    group = expected_of(ledger, question, label)
    return error_factor(group, weight, under * np.array(value), under), int(coded.sum())


def code_plan(
    ledger: pl.DataFrame,
    question: Question,
    by: Sequence[str],
    width: float,
    difference: float,
    confidence: float,
    seconds: float,
    factors: Mapping[str | None, float],
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """How many codes each group takes, and the curve.

    Parameters
    ----------
    ledger
        All located mentions.
    by
        Columns of the groups; none: the whole corpus.
    width, difference
        Of the interval that is wanted, and the difference to a group coded likewise that is to be found four times in
        five; of a share .1 is ten points.
    seconds
        That one coder takes for a mention.
    factors
        By number, as :func:`pilot_factor` gives it.

    Returns
    -------
    plan, curve
        :data:`PLAN_TYPES` (no number of codes where that of all mentions is not enough; ``width_of_all`` with all of
        them coded) and :data:`CURVE_TYPES`.
    """
    groups = [("all", ledger)]
    if by:
        keys = [pl.col(column).cast(pl.String) for column in by]
        parts = ledger.drop_nulls(list(by)).with_columns(pl.concat_str(keys, separator=" / ").alias("_group"))
        groups = [(str(key), part) for (key,), part in sorted(parts.group_by("_group"), key=lambda pair: pair[0])]
    plan, curve = [], []
    for name, rows in groups:
        for label in numbers_of(question):
            group, factor, number = expected_of(rows, question, label), factors.get(label, 1.0), label or "mean"
            counts = [
                codes_needed(group, holds, confidence, factor)
                for holds in (lambda p: p.width <= width, lambda p: p.detectable <= difference)
            ]
            told = [part for n in counts for part in (n, None if n is None else n * seconds / 3600)]
            most = promise(group, len(rows), confidence, factor).width
            known = (group.value, *told, most)
            cells = (None if isinstance(value, float) and np.isnan(value) else value for value in known)
            plan.append((name, number, len(rows), rows["story_id"].n_unique(), *cells))
            for n in (n for n in CURVE if n <= len(rows)):
                found = promise(group, n, confidence, factor)
                if np.isfinite(found.width):
                    curve.append((name, number, n, found.width, found.detectable))
    return pl.DataFrame(plan, PLAN_TYPES, orient="row"), pl.DataFrame(curve, CURVE_TYPES, orient="row")
