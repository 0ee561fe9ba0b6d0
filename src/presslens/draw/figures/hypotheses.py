"""The hypotheses: the differences found, corrected, and by which unit, and whether they are the ones expected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presslens.codebook.questions import OUTLET
from presslens.draw.differences import Row, Spread, difference_plot
from presslens.draw.drawing import Drawing, Sources
from presslens.estimate.outcomes import NOT_ESTIMATED

#: How the table says that a side is not chosen by a condition, and what stands between those of two sides.
_ALL, _AGAINST = "all", " / "
_CODE = re.compile(r"\b[A-Z]{3}\b")


def hypotheses(sources: Sources) -> Drawing:
    """Draw a row per hypothesis."""
    table = sources.table
    names = {target.code: target.label for target in sources.codebook.targets}
    rows = [row_of(record, names) for record in table.iter_rows(named=True)]
    figure = difference_plot(rows, "Difference of means; right of 0: as expected")
    return Drawing(figure, table, f"{len(rows)} hypotheses drawn")


def row_of(record: Mapping[str, Any], names: Mapping[str, str]) -> Row:
    """A hypothesis as a row whose expected side is positive: where the first side is expected lower, sides change
    places and the differences and their intervals their sign.

    Parameters
    ----------
    record
        A row of the table ``hypotheses``.
    names
        Label of each target; where there is none, its code stands.
    """
    sides, sign = ("first", "second"), 1
    if record["direction"] == "lower":
        sides, sign = ("second", "first"), -1
    n, stories, outlets, codes = (
        _AGAINST.join(_number(record[f"{what}_{side}"]) for side in sides)
        for what in ("n_mentions", "n_stories", "effective_outlets", "n_codes")
    )
    outcomes = (record["outcome"], record["corrected_outcome"] or NOT_ESTIMATED)
    corrected = f"not corrected: {codes} codes" if record["corrected"] is None else f"corrected: {outcomes[1]}"
    counts = f"unit: {record['unit']}; n = {n}\n{stories} stories, {outlets} outlets"
    words = f"answers: {outcomes[0]}\n{corrected}\n{counts}"
    between = "\nand " if record["direction"] == "different" else "\n> "
    label = f"{_what(record, names)}\n{between.join(record[side] for side in sides)}"
    names_of = (
        ("difference", "low", "high"),
        *((way, f"{way}_low", f"{way}_high") for way in ("corrected", "coders")),
        *(("difference_outlets", "low_outlets", "high_outlets"),),
    )
    spreads = (_spread(sign, *(record[name] for name in each)) for each in names_of)
    return Row(label, words, *outcomes, record["primary"], *spreads)


def _what(record: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What is compared, but for what the sides differ in: their labels tell that."""
    parts = [f"{record['question']}: {record['label']}" if record["label"] else record["question"]]
    if _AGAINST not in record["target"] and record["target"] != _ALL:
        parts.insert(0, _CODE.sub(lambda code: names.get(code[0], code[0]), record["target"]))
    if _AGAINST not in record["holder"]:
        voices = {_ALL: "all voices", OUTLET: "own voice"}
        parts.append(voices.get(record["holder"], f"in words of {record['holder']}"))
    if _AGAINST not in record["period"] and record["period"] != _ALL:
        parts.append(record["period"])
    return ", ".join(parts)


def _number(value: float | None) -> str:
    if value is None:
        return "0"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _spread(sign: int, difference: float | None, low: float | None, high: float | None) -> Spread | None:
    if difference is None:
        return None
    if low is None or high is None:
        return Spread(sign * difference)
    low, high = sorted((sign * low, sign * high))
    return Spread(sign * difference, low, high)
