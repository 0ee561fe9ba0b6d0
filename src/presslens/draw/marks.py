"""Marks of numbers and their intervals: large and filled where corrected, with the answers small and pale beside; open
where they are answers alone.

Form and line tell them apart, not colour alone, for print in grey. Where a figure holds no corrected number at all,
answers look as numbers always do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from matplotlib.axes import Axes

#: Columns of a number and of the ends of its interval: by the answers, and corrected.
SHARE = ("share", "low", "high")
CORRECTED = ("corrected", "corrected_low", "corrected_high")
#: Markers without an inside: they are drawn by their edge.
_LINES = "x|"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a series is drawn and named."""

    label: str
    colour: str
    marker: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the ends of its interval, None where it has none."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of a number.

    Attributes
    ----------
    main
        Corrected, or else as answered.
    beside
        As answered, where ``main`` is corrected.
    hollow
        ``main`` is as answered, in a figure that has corrected numbers.
    """

    main: Number
    beside: Number | None = None
    hollow: bool = False


def has_corrected(table: pl.DataFrame, names: tuple[str, ...] = CORRECTED[:1]) -> bool:
    """Whether a table has a corrected number in one of these columns."""
    return any(name in table.columns and bool(table[name].is_not_null().any()) for name in names)


def shown(
    row: Mapping | None, some_corrected: bool, answered: tuple[str, str, str] = SHARE,
    corrected: tuple[str, str, str] = CORRECTED, ends: tuple[float, float] = (0.0, 1.0),
) -> Shown | None:  # fmt: skip
    """What is drawn of a row; None where there is no row, or no number in it.

    Parameters
    ----------
    some_corrected
        Whether the figure has corrected numbers.
    answered, corrected
        Names of the columns.
    ends
        Least and greatest value there can be; a corrected number beyond them is drawn at the end.

    >>> row = {"share": 0.4, "low": 0.3, "high": 0.5, "corrected": None}
    >>> shown(row, True)
    Shown(main=Number(value=0.4, low=0.3, high=0.5), beside=None, hollow=True)
    >>> shown(row | {"corrected": 0.2, "corrected_low": 0.1, "corrected_high": 0.4}, True).beside.value
    0.4
    """
    if row is None or row[answered[0]] is None:
        return None
    said = Number(*(row[name] for name in answered))
    if row.get(corrected[0]) is None:
        return Shown(said, hollow=some_corrected)
    value, low, high = (row[name] for name in corrected)
    return Shown(Number(min(max(value, ends[0]), ends[1]), low, high), beside=said)


def of_few(found: Shown, row: Mapping, few: int) -> Shown:
    """The same, hollow where a row is of fewer stories than ``few``, unless it is corrected.

    >>> of_few(Shown(Number(0.4, None, None)), {"n_clusters": 4}, 5).hollow
    True
    """
    return replace(found, hollow=True) if row["n_clusters"] < few and found.beside is None else found


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of a mark, in points, and how far from it, and to which side, the answers stand.

    Attributes
    ----------
    size, width, edge, line_edge
        Of a marker, of the line of its interval, of the marker's edge, and of markers that are lines.
    aside
        From the place of the main mark to that of the answers, in units of the axis across.
    upright
        Whether numbers go up instead of to the right.
    sign
        -1: numbers go to the left.
    cap
        How lines end.
    """

    size: float
    width: float
    edge: float
    line_edge: float
    aside: float
    upright: bool = False
    sign: int = 1
    cap: str = "butt"


def draw_number(axes: Axes, place: float, number: Shown, mark: Mark, look: Look) -> None:
    """Draw a number, its interval, and the answers beside it, at a place of the axis across."""
    if number.beside is not None:
        _draw_aside(axes, place + look.aside, number.beside, mark, look)
    main, lines = number.main, mark.marker in _LINES
    face, size = ("white", 0.85 * look.size) if number.hollow else (mark.colour, look.size)
    if main.low is not None and main.high is not None:
        ends = [look.sign * main.low, look.sign * main.high]
        style = (0, (2.2, 1.4)) if number.hollow else "-"
        _plot(axes, ends, place, look, color=mark.colour, linewidth=look.width * (0.75 if number.hollow else 1),
              linestyle=style, solid_capstyle=look.cap, dash_capstyle="butt")  # fmt: skip
    _plot(
        axes, [look.sign * main.value], place, look, marker=mark.marker, linestyle="", color=mark.colour,
        markersize=size, markerfacecolor=face, markeredgecolor=mark.colour if lines or number.hollow else "white",
        markeredgewidth=look.line_edge if lines else 0.9 if number.hollow else look.edge, clip_on=False, zorder=3,
    )  # fmt: skip


def _draw_aside(axes: Axes, place: float, said: Number, mark: Mark, look: Look) -> None:
    pale: dict[str, Any] = {"color": mark.colour, "alpha": 0.55}
    if said.low is not None and said.high is not None:
        _plot(axes, [look.sign * said.low, look.sign * said.high], place, look, linewidth=0.7,
              solid_capstyle="butt", **pale)  # fmt: skip
    _plot(
        axes, [look.sign * said.value], place, look, marker=mark.marker, linestyle="", markersize=0.5 * look.size,
        markerfacecolor="white", markeredgewidth=0.6, clip_on=False, zorder=2.5, **pale,
    )  # fmt: skip


def _plot(axes: Axes, numbers: list[float], place: float, look: Look, **style: Any) -> None:
    across = [place] * len(numbers)
    axes.plot(*((across, numbers) if look.upright else (numbers, across)), **style)
