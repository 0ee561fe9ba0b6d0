"""The known-groups hypotheses: the differences found, and whether they are the ones expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from presslens.codebook.questions import OUTLET
from presslens.draw.differences import Row, difference_plot
from presslens.draw.drawing import Drawing, Sources


def hypotheses(sources: Sources) -> Drawing:
    """Draw a row per hypothesis."""
    table = sources.table
    names = {target.code: target.label for target in sources.codebook.targets}
    rows = [row_of(record, names) for record in table.iter_rows(named=True)]
    figure = difference_plot(rows, "Difference of mean polarity; right of 0: as expected")
    return Drawing(figure, table, f"{len(rows)} hypotheses drawn")


def row_of(record: Mapping[str, Any], names: Mapping[str, str]) -> Row:
    """A hypothesis as a row whose expected side is positive: where the first group is expected lower, groups change
    places and the difference and its interval their sign.

    Parameters
    ----------
    record
        A row of the table ``hypotheses``.
    names
        Label of each target; where there is none, its code stands.
    """
    sides = ("first", "second")
    difference, low, high = record["difference"], record["low"], record["high"]
    if record["direction"] == "lower":
        sides = ("second", "first")
        difference, low, high = _negative(difference), _negative(high), _negative(low)
    voice = "own voice" if record["holder"] == OUTLET else "all voices"
    n, stories = (" / ".join(str(record[f"n_{what}_{side}"]) for side in sides) for what in ("mentions", "stories"))
    what = f"{names.get(record['target'], record['target'])}, {record['question']}, {voice}"
    groups = " > ".join(record[side] for side in sides)
    outlets = " / ".join(_number(record[f"effective_outlets_{side}"]) for side in sides)
    counts = f"n = {n}, {stories} stories, {outlets} outlets"
    return Row(f"{what}\n{groups}", counts, record["outcome"], record["primary"], difference, low, high)


def _number(value: float | None) -> str:
    return "0" if value is None else f"{value:.1f}"


def _negative(value: float | None) -> float | None:
    return None if value is None else -value
