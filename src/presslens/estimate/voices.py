"""The outlet's own voice against the voices it quotes: mean polarity toward each target, and what quoting changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from presslens.base.bootstrap import Settings, resampled_sums
from presslens.codebook.questions import OUTLET, QUESTIONS
from presslens.estimate.difference import difference_test, standard_error, story_sums
from presslens.estimate.groups import actor_mentions
from presslens.estimate.polarity import ATTITUDES, polarity
from presslens.exhibits.tables import TABLES

#: All targets together.
ALL = "all"


def voice_tables(
    ledger: pl.DataFrame, names: Mapping[str, Sequence[str]], bootstrap: Settings
) -> dict[str, pl.DataFrame]:
    """The table of voices, by its name; ``names`` holds the codes of ``targets``."""
    questions = [question.name for question in ATTITUDES]
    name = "voices_by_target"
    return {name: voices_by_target(actor_mentions(ledger), names["targets"], questions, bootstrap, name)}


def voices_by_target(
    mentions: pl.DataFrame, targets: Sequence[str], questions: Sequence[str], settings: Settings, name: str
) -> pl.DataFrame:
    """Mean polarity in the outlet's own voice and in quoted voices, toward each target and toward all.

    Polarity is +1 for positive or in favour, -1 for negative or against, 0 for anything else. A quoted voice is any
    holder but the outlet, unresolved ones too.

    Parameters
    ----------
    mentions
        Actor mentions of the ledger.
    settings
        ``min_articles`` is the number of stories that either voice needs for intervals.
    name
        Name of the table, which picks its random numbers.

    Returns
    -------
    One row per question and target. Means with intervals (percentiles of the bootstrap over stories) in [-1, 1],
    missing without a mention; ``difference`` (quoted less outlet) in [-2, 2] by the bootstrap-t; ``shift``: the mean of
    the outlet's own voice less that of all mentions, that is what leaving out quoted content changes, with its
    percentile interval; ``note`` says why an interval is missing.
    """
    stories = mentions["story_id"].unique().sort()
    places = dict(zip(stories, range(len(stories)), strict=True))
    records, blocks = [], []
    for question in questions:
        for target in (*targets, ALL):
            rows = mentions if target == ALL else mentions.filter(pl.col("target") == target)
            values = polarity(rows[question], QUESTIONS[question])
            quoted = (rows["holder"].cast(pl.String) != OUTLET).to_numpy()
            where = np.array([places[story] for story in rows["story_id"]], dtype=np.int64)
            sums = story_sums(values, quoted, where, len(places))
            blocks.append(sums)
            records.append(_described(question, target, sums, settings.min_articles))
    if len(stories):
        drawn = resampled_sums(np.concatenate(blocks, axis=1), settings.resamples, settings.generator(name))
        for place, (record, sums) in enumerate(zip(records, blocks, strict=True)):
            if not record["note"]:
                width = sums.shape[1]
                record |= _intervals(sums, drawn[:, place * width : (place + 1) * width], settings.confidence)
    return pl.DataFrame(records, schema=TABLES["voices_by_target"].types, orient="row")


def _described(question: str, target: str, sums: np.ndarray, min_stories: int) -> dict[str, object]:
    totals = sums.sum(axis=0)
    outlet, quoted, everything = (_mean(totals, columns) for columns in ((0, 1), (2, 3), (0, 1, 2, 3)))
    n_stories = [int((sums[:, column] > 0).sum()) for column in (1, 3)]
    note = ""
    if outlet is None or quoted is None:
        note = "no mention in a voice"
    elif min(n_stories) < min_stories:
        note = f"fewer than {min_stories} stories in a voice"
    elif standard_error(sums) == 0:
        note = "no variation between stories"
    return dict.fromkeys(TABLES["voices_by_target"].types) | {
        **{"question": question, "target": target, "n_outlet": int(totals[1]), "n_quoted": int(totals[3])},
        **{"n_stories_outlet": n_stories[0], "n_stories_quoted": n_stories[1]},
        **{"mean_all": everything, "mean_outlet": outlet, "mean_quoted": quoted, "note": note},
        "difference": None if outlet is None or quoted is None else quoted - outlet,
        "shift": None if outlet is None or everything is None else outlet - everything,
    }


def _mean(totals: np.ndarray, columns: Sequence[int]) -> float | None:
    n = sum(totals[c] for c in columns if c % 2)
    return float(sum(totals[c] for c in columns if not c % 2) / n) if n else None


def _intervals(sums: np.ndarray, drawn: np.ndarray, confidence: float) -> dict[str, float]:
    difference, low, high, _ = difference_test(sums, drawn, confidence)
    drawn = drawn[(drawn[:, 1] > 0) & (drawn[:, 3] > 0)]
    everything = (drawn[:, 0] + drawn[:, 2]) / (drawn[:, 1] + drawn[:, 3])
    outlet, quoted = drawn[:, 0] / drawn[:, 1], drawn[:, 2] / drawn[:, 3]
    ends = [(1 - confidence) / 2, (1 + confidence) / 2]
    found = {"difference": -difference, "low_difference": -high, "high_difference": -low}
    series = {"all": everything, "outlet": outlet, "quoted": quoted, "shift": outlet - everything}
    for voice, values in series.items():
        found |= {
            f"{side}_{voice}": float(x) for side, x in zip(("low", "high"), np.quantile(values, ends), strict=True)
        }
    return found
