"""The hypotheses: the differences found, corrected, and by which unit, and whether they are the ones expected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presslens.base.said import Said, joined
from presslens.codebook.questions import OUTLET
from presslens.draw.differences import Row, Spread, difference_plot
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.page import PAGE, Page
from presslens.estimate.outcomes import NOT_ESTIMATED

#: How the table says that a side is not chosen by a condition, and what stands between those of two sides.
_ALL, _AGAINST = "all", " / "
_CODE = re.compile(r"\b[A-Z]{3}\b")


def hypotheses(sources: Sources) -> Drawing:
    """Draw a row per hypothesis."""
    table, page = sources.table, sources.page
    names = {target.code: page.say(Said(target.label)) for target in sources.codebook.targets}
    rows = [row_of(record, names, page) for record in table.iter_rows(named=True)]
    figure = difference_plot(rows, page.say(Said("Difference of means; right of 0: as expected")), page)
    return Drawing(figure, table, f"{len(rows)} hypotheses drawn")


def row_of(record: Mapping[str, Any], names: Mapping[str, str], page: Page = PAGE) -> Row:
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
    corrected = Said("not corrected: {codes} codes", codes=codes)
    if record["corrected"] is not None:
        corrected = Said("corrected: {outcome}", outcome=Said(outcomes[1]))
    words = (
        Said("answers: {outcome}", outcome=Said(outcomes[0])),
        corrected,
        Said("unit: {unit}; n = {n}", unit=Said(record["unit"]), n=n),
        Said("{stories} stories, {outlets} outlets", stories=stories, outlets=outlets),
    )
    first, second = (Said(record[side]) for side in sides)
    other = Said("and {side}" if record["direction"] == "different" else "> {side}", side=second)
    label = (_what(record, names), first, other)
    names_of = (
        ("difference", "low", "high"),
        *((way, f"{way}_low", f"{way}_high") for way in ("corrected", "coders")),
        *(("difference_outlets", "low_outlets", "high_outlets"),),
    )
    spreads = (_spread(sign, *(record[name] for name in each)) for each in names_of)
    said = [page.say(joined("\n", lines)) for lines in (label, words)]
    return Row(said[0], said[1], *outcomes, record["primary"], *spreads)


def _what(record: Mapping[str, Any], names: Mapping[str, str]) -> Said:
    """What is compared, but for what the sides differ in: their labels tell that."""
    question = Said(record["question"])
    parts: list[str] = [question]
    if record["label"]:
        parts = [Said("{question}: {label}", question=question, label=Said(record["label"]))]
    if _AGAINST not in record["target"] and record["target"] != _ALL:
        parts.insert(0, _CODE.sub(lambda code: names.get(code[0], code[0]), record["target"]))
    if _AGAINST not in record["holder"]:
        voices = {_ALL: Said("all voices"), OUTLET: Said("own voice")}
        parts.append(voices.get(record["holder"], Said("in words of {holder}", holder=record["holder"])))
    if _AGAINST not in record["period"] and record["period"] != _ALL:
        parts.append(record["period"])
    return joined(", ", parts)


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
