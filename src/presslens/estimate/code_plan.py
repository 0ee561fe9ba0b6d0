"""The plan of a coding: how many codes each group takes, from the ledger, and from pilot codes where there are any."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from presslens.codebook.questions import ACTOR, Question
from presslens.estimate.planner import Expected, codes_needed, promise
from presslens.estimate.recalibration import recalibrated
from presslens.ledger.join import MENTION

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


def pilot_ledger(
    ledger: pl.DataFrame, sampled: pl.DataFrame | None, frame: pl.DataFrame | None, question: Question
) -> tuple[pl.DataFrame, int]:
    """The ledger with its probabilities as far as pilot codes bear them out, and how many codes there are.

    Parameters
    ----------
    ledger
        All located mentions.
    sampled, frame
        As in ``resources/<corpus>/``; None where nobody coded. The first coder's codes count.
    """
    labels, columns = question.labels, question.probability_columns(question.labels)
    named = () if sampled is None else sampled.columns
    coder = next((name.removeprefix("actor_") for name in named if name.startswith("actor_")), None)
    weight, is_actor, code = np.zeros(len(ledger)), np.zeros(len(ledger)), np.full(len(ledger), None, dtype=object)
    if sampled is not None and frame is not None and coder is not None and f"{question.name}_{coder}" in named:
        codes = sampled.select(*MENTION, _actor=f"actor_{coder}", _label=f"{question.name}_{coder}")
        rows = ledger.select(MENTION).join(codes, on=MENTION, how="left", maintain_order="left")
        rows = rows.join(frame.select(*MENTION, "probability"), on=MENTION, how="left", maintain_order="left")
        coded = rows["_actor"].is_not_null().to_numpy()
        weight = np.where(coded, 1 / rows["probability"].fill_null(1.0).clip(1e-6, 1.0).to_numpy(), 0.0)
        is_actor = rows["_actor"].fill_null(False).to_numpy().astype(float)
        code = rows["_label"].cast(pl.String).to_numpy()
    p_actor = ledger[f"p_{ACTOR.name}"].fill_null(0.0).to_numpy()
    actor = recalibrated(np.stack([1 - p_actor, p_actor], axis=1), np.stack([1 - is_actor, is_actor], axis=1), weight)
    chances = ledger.select(columns[name] for name in labels).fill_null(0.0).to_numpy()
    given = np.stack([(code == name).astype(float) for name in labels], axis=1)
    chances = recalibrated(chances, given, weight * is_actor * (given.sum(axis=1) > 0))
    found = {columns[name]: chances[:, place] for place, name in enumerate(labels)}
    return ledger.with_columns(pl.Series(f"p_{ACTOR.name}", actor[:, 1]), **found), int((weight > 0).sum())


def code_plan(
    ledger: pl.DataFrame,
    question: Question,
    by: Sequence[str],
    width: float,
    difference: float,
    confidence: float,
    seconds: float,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """How many codes each group takes, and the curve.

    Parameters
    ----------
    ledger
        All located mentions, their probabilities as :func:`pilot_ledger` gives them.
    by
        Columns of the groups; none: the whole corpus.
    width, difference
        Of the interval that is wanted, and the difference to a group coded likewise that is to be found four times in
        five; of a share .1 is ten points.
    seconds
        That one coder takes for a mention.

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
            group, number = expected_of(rows, question, label), label or "mean"
            counts = [
                codes_needed(group, holds, confidence)
                for holds in (lambda p: p.width <= width, lambda p: p.detectable <= difference)
            ]
            told = [part for n in counts for part in (n, None if n is None else n * seconds / 3600)]
            most = promise(group, len(rows), confidence).width
            known = (group.value, *told, most)
            cells = (None if isinstance(value, float) and np.isnan(value) else value for value in known)
            plan.append((name, number, len(rows), rows["story_id"].n_unique(), *cells))
            for n in (n for n in CURVE if n <= len(rows)):
                found = promise(group, n, confidence)
                if np.isfinite(found.width):
                    curve.append((name, number, n, found.width, found.detectable))
    return pl.DataFrame(plan, PLAN_TYPES, orient="row"), pl.DataFrame(curve, CURVE_TYPES, orient="row")
