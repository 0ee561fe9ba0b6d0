"""The outlet's own voice against the voices it quotes: mean polarity toward each target, and what quoting changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from presslens.base.bootstrap import Settings, resampled_blocks
from presslens.codebook.questions import OUTLET, QUESTIONS
from presslens.estimate.corrected_voices import with_corrected_voices
from presslens.estimate.correction.pseudo_outcomes import Coded
from presslens.estimate.difference import difference_test, has_variation, story_sums
from presslens.estimate.groups import actor_mentions
from presslens.estimate.intervals import FEWEST
from presslens.estimate.means import linearised_interval, mean_interval
from presslens.estimate.polarity import ATTITUDES, polarity
from presslens.exhibits.exhibit import types_of
from presslens.exhibits.voices import VOICES_BY_ANSWERS

#: All targets together.
ALL = "all"
#: Voices that have a mean: all mentions, the outlet's own, quoted ones.
VOICES = ("all", "outlet", "quoted")
_STORY = "_story"
#: Why the mean of a voice has no interval.
FEW_OR_ALIKE = f"fewer than {FEWEST} stories, or all alike"


def voice_tables(
    ledger: pl.DataFrame, names: Mapping[str, Sequence[str]], bootstrap: Settings, coded: Coded
) -> dict[str, pl.DataFrame]:
    """The table of voices, by its name.

    Parameters
    ----------
    names
        Codes of ``targets``.
    coded
        The ledger beside its sampled codes.
    """
    questions = [question.name for question in ATTITUDES]
    name = "voices_by_target"
    table = voices_by_target(actor_mentions(ledger), names["targets"], questions, bootstrap, name)
    return {name: with_corrected_voices(table, coded, ALL, bootstrap.confidence)}


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
        ``min_articles`` is the number of stories that either voice needs for their difference to have an interval.
    name
        Name of the table, which picks its random numbers.

    Returns
    -------
    One row per question and target. Means with intervals over stories
    (:func:`presslens.estimate.means.mean_interval`) in [-1, 1], missing without a mention; ``difference`` (quoted less
    outlet) in [-2, 2] by the bootstrap-t; ``shift``: the mean of the outlet's own voice less that of all mentions, that
    is what leaving out quoted content changes, with its interval by t over stories, linearised (degrees of freedom: the
    stories of the voice that has fewer, less 1). ``note`` says why intervals are missing.
    """
    story = (pl.col("story_id").cast(pl.String).rank("dense").cast(pl.Int64) - 1).alias(_STORY)
    mentions = mentions.select(story, "target", "holder", *questions)
    n_stories = int(mentions[_STORY].n_unique())
    records, blocks = [], []
    for question in questions:
        for target in (*targets, ALL):
            rows, values, quoted = voiced(mentions, question, target)
            stories, where = np.unique(rows[_STORY].to_numpy(), return_inverse=True)
            sums = story_sums(values, quoted, where, len(stories))
            blocks.append((stories, sums))
            records.append(_described(question, target, sums, settings.min_articles))
            records[-1] |= _mean_intervals(values, quoted, where, len(stories), settings.confidence)
    tested = [place for place, record in enumerate(records) if not record["note"]]
    if tested:
        asked = [blocks[place] for place in tested]
        drawn = resampled_blocks(asked, n_stories, settings.resamples, settings.generator(name))
        for place, own in zip(tested, drawn, strict=True):
            records[place] |= _compared(blocks[place][1], own, settings.confidence)
    for record in records:
        missing = [voice for voice in VOICES if record[f"mean_{voice}"] is not None and record[f"low_{voice}"] is None]
        if missing:
            note = f"no interval of the mean ({', '.join(missing)}): {FEW_OR_ALIKE}"
            record["note"] = f"{record['note']}; {note}" if record["note"] else note
    return pl.DataFrame(records, schema=types_of(VOICES_BY_ANSWERS), orient="row")


def voiced(mentions: pl.DataFrame, question: str, target: str) -> tuple[pl.DataFrame, np.ndarray, np.ndarray]:
    """The mentions of a target (or of :data:`ALL`), the polarity of each, and whether it stands in a quoted voice."""
    rows = mentions if target == ALL else mentions.filter(pl.col("target") == target)
    values = polarity(rows[question], QUESTIONS[question])
    return rows, values, (rows["holder"].cast(pl.String) != OUTLET).to_numpy()


def _described(question: str, target: str, sums: np.ndarray, min_stories: int) -> dict[str, object]:
    totals = sums.sum(axis=0)
    outlet, quoted, everything = (_mean(totals, columns) for columns in ((0, 1), (2, 3), (0, 1, 2, 3)))
    n_stories = [int((sums[:, column] > 0).sum()) for column in (1, 3)]
    note = ""
    if outlet is None or quoted is None:
        note = "no mention in a voice"
    elif min(n_stories) < max(min_stories, FEWEST):
        note = f"fewer than {max(min_stories, FEWEST)} stories in a voice"
    elif not has_variation(sums):
        note = "too little variation between the stories of a voice"
    return dict.fromkeys(types_of(VOICES_BY_ANSWERS)) | {
        **{"question": question, "target": target, "n_outlet": int(totals[1]), "n_quoted": int(totals[3])},
        **{"n_stories_outlet": n_stories[0], "n_stories_quoted": n_stories[1]},
        **{"mean_all": everything, "mean_outlet": outlet, "mean_quoted": quoted, "note": note},
        "difference": None if outlet is None or quoted is None else quoted - outlet,
        "shift": None if outlet is None or everything is None else outlet - everything,
    }


def _mean_intervals(
    values: np.ndarray, quoted: np.ndarray, where: np.ndarray, n_stories: int, confidence: float
) -> dict[str, float | None]:
    """Ends of the intervals of the means of each voice."""
    found: dict[str, float | None] = {}
    for voice, chosen in zip(VOICES, (np.ones(len(values), bool), ~quoted, quoted), strict=True):
        positive, negative, totals = (
            np.bincount(where[chosen & rows], minlength=n_stories).astype(float)
            for rows in (values > 0, values < 0, np.ones(len(values), bool))
        )
        there = totals > 0
        low, high = mean_interval(positive[there], negative[there], totals[there], confidence)
        found |= {f"low_{voice}": None if np.isnan(low) else low, f"high_{voice}": None if np.isnan(high) else high}
    return found


def _compared(sums: np.ndarray, drawn: np.ndarray, confidence: float) -> dict[str, float | str | None]:
    """The difference and the shift with their intervals."""
    difference, low, high, _ = difference_test(sums, drawn, confidence)
    if low is None or high is None:
        return {"difference": -difference, "note": "too little variation between the stories of a voice"}
    outlet, n_outlet, quoted, n_quoted = sums[:, :4].T
    moves = (outlet - outlet.sum() / n_outlet.sum() * n_outlet) / n_outlet.sum()
    n_all = n_outlet + n_quoted
    moves = moves - (outlet + quoted - (outlet + quoted).sum() / n_all.sum() * n_all) / n_all.sum()
    shift = outlet.sum() / n_outlet.sum() - (outlet + quoted).sum() / n_all.sum()
    degrees = min(int((n_outlet > 0).sum()), int((n_quoted > 0).sum())) - 1
    low_shift, high_shift = linearised_interval(shift, moves[n_all > 0], degrees, confidence)
    found: dict[str, float | str | None] = {"difference": -difference}
    found |= {"low_difference": -high, "high_difference": -low}
    return found | {"shift": shift, "low_shift": low_shift, "high_shift": high_shift}


def _mean(totals: np.ndarray, columns: Sequence[int]) -> float | None:
    n = sum(totals[c] for c in columns if c % 2)
    return float(sum(totals[c] for c in columns if not c % 2) / n) if n else None
