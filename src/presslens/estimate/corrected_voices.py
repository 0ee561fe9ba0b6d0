"""The outlet's own voice against quoted voices, corrected by the sampled codes, and by the coders alone."""

from __future__ import annotations

import numpy as np
import polars as pl

from presslens.codebook.questions import OUTLET, QUESTIONS
from presslens.estimate.correction.nobody import nothing_corrected
from presslens.estimate.correction.pseudo_outcomes import Coded, Voice
from presslens.estimate.correction.three_ways import Group, group_differences, group_means
from presslens.exhibits.correction_columns import CORRECTED_VOICES
from presslens.exhibits.exhibit import types_of

#: In whose words mentions of each voice stand; None: in anybody's.
VOICE_OF = {"all": None, "outlet": Voice(OUTLET), "quoted": Voice(OUTLET, other=True)}
_NUMBERS = [f"{way}{end}" for way in ("corrected", "coders") for end in ("", "_low", "_high")]
_COUNTS = ["n_codes", "effective_stories"]


def with_corrected_voices(table: pl.DataFrame, coded: Coded, everything: str, confidence: float) -> pl.DataFrame:
    """The table of voices with its means and differences corrected behind them.

    Parameters
    ----------
    table
        One row per ``question`` and ``target``.
    coded
        The ledger that it was made of, beside its codes.
    everything
        What the table calls all targets together.
    confidence
        Of the intervals, in (0, 1).

    Returns
    -------
    The same rows, with :data:`presslens.exhibits.correction_columns.CORRECTED_VOICES`: means in [-1, 1], the difference
    (quoted less the outlet's own) in [-2, 2], by Student's t over stories. ``correction_note`` names the voices that
    are not corrected, and why; without an actor mention by its answers a voice has no corrected mean.
    """
    types = types_of(CORRECTED_VOICES)
    if not coded.coders:
        return table.with_columns(nothing_corrected(types))
    keys = table.select("question", "target").rows()
    groups = {
        voice: [voice_group(coded, question, target, voice, everything) for question, target in keys]
        for voice in VOICE_OF
    }
    columns: dict[str, pl.Series] = {}
    notes: list[list[str]] = [[] for _ in keys]
    for voice, asked in groups.items():
        means = group_means(coded, asked, confidence)
        columns |= {f"{name}_{voice}": means[name] for name in (*_NUMBERS, *_COUNTS)}
        for said, note in zip(notes, means["note"], strict=True):
            said += [f"{voice}: {note}"] if note else []
    pairs = list(zip(groups["quoted"], groups["outlet"], strict=True))
    differences = group_differences(coded, pairs, confidence)
    columns |= {f"{name}_difference": differences[name] for name in _NUMBERS}
    columns["correction_note"] = pl.Series([_together(said) for said in notes], dtype=pl.String)
    there = {voice: table[f"mean_{voice}"].is_not_null() for voice in VOICE_OF}
    there["difference"] = there["outlet"] & there["quoted"]
    return table.with_columns(
        pl.when(there[name.rpartition("_")[2]]).then(columns[name]).alias(name)
        if kind is float and not name.startswith("effective")
        else columns[name].alias(name)
        for name, kind in types.items()
    )


def voice_group(coded: Coded, question: str, target: str, voice: str, everything: str) -> Group:
    """The mentions of a target in a voice, as a group whose mean is corrected."""
    targets = coded.rows["target"].cast(pl.String)
    rows = np.ones(len(targets), bool) if target == everything else (targets == target).to_numpy()
    return Group(rows, QUESTIONS[question], voice=VOICE_OF[voice])


def _together(said: list[str]) -> str:
    """Notes of voices as one; what holds for all of them is said once."""
    reasons = {note.partition(": ")[2] for note in said}
    return reasons.pop() if len(reasons) == 1 and len(said) == len(VOICE_OF) else "; ".join(said)
