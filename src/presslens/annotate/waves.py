"""How likely an item was to be drawn and coded, where sheets were drawn one after another and coded in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presslens.annotate.alike import digest, look
from presslens.annotate.drawn import FRAME_ENDING
from presslens.annotate.purposes import VALIDATION
from presslens.base.io import read_json, read_table


@dataclass(frozen=True, slots=True)
class Wave:
    """A sheet for validation, and what was known of chances when it was drawn.

    Attributes
    ----------
    batch
        Its name.
    before
        How many mentions had been drawn by then: the order of waves.
    chances
        By the digest of what can be drawn, how likely it was to be in this wave or one before.
    """

    batch: str
    before: int
    chances: Mapping[str, float]


def read_waves(sheets: Mapping[str, Path]) -> list[Wave]:
    """The waves of a corpus in the order in which they were drawn: of its sheets those with a table of chances."""
    found = []
    for batch, sheet in sheets.items():
        record, frame = sheet.with_suffix(".json"), sheet.with_name(sheet.stem + FRAME_ENDING)
        if not (record.is_file() and frame.is_file()):
            continue
        told: Any = read_json(record)
        rows = read_table(frame, ["digest", "one_in"]).drop_nulls().iter_rows()
        found.append(Wave(batch, int(told["seed"][1]), {key: 1 / one_in for key, one_in in rows}))
    return sorted(found, key=lambda wave: (wave.before, wave.batch))


def coded_chance(
    waves: Sequence[Wave], shares: Mapping[str, float], batch: str, target: str, sentence: str
) -> float | None:
    """By what the chance in an item's own sheet becomes that of being drawn in some wave and coded there.

    A thing that no earlier wave holds comes into wave *w* with what its pooled chance grows by, and is coded there with
    the share of the wave that was coded, in random order: the chance is the sum over waves of share times growth.

    Parameters
    ----------
    waves
        In their order.
    shares
        By batch, the share of its items for validation that were coded; of others 0.
    batch
        Of the item.
    target, sentence
        Of the item, the mention in ``[[ ]]``.

    Returns
    -------
    None where a wave is not known, or the item is not among what it could draw.

    >>> key = digest(look("TUR", "[[Turkey]] waited."))
    >>> waves = [Wave("100", 0, {key: 0.2}), Wave("50", 100, {key: 0.4})]
    >>> round(coded_chance(waves, {"100": 1.0, "50": 0.5}, "50", "TUR", "[[Turkey]] waited."), 9)
    0.75
    """
    key = digest(look(target, sentence))
    own = next((wave.chances.get(key, 0.0) for wave in waves if wave.batch == batch), 0.0)
    if not own:
        return None
    total, before = 0.0, 0.0
    for wave in waves:
        now = max(wave.chances.get(key, before), before)
        total += shares.get(wave.batch, 0.0) * (now - before)
        before = now
    return total / own


def shares_coded(sheet: Sequence[Mapping[str, str]], coded: set[str]) -> dict[str, tuple[int, int]]:
    """By batch, how many of its items for validation were coded, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for item in sheet:
        if item["purpose"] == VALIDATION:
            n, of = counts.get(item["batch"], (0, 0))
            counts[item["batch"]] = (n + (item["id"] in coded), of + 1)
    return counts
