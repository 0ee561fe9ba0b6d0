"""Numbers with their intervals as marks: corrected ones large, answers small beside them, as on the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from presslens.draw.marks import Shown
from presslens.tell.report.charts.picture import Sign, data, spoken

#: What a mark is: the number that counts, the answers beside it, the answers where nothing is corrected.
MAIN, BESIDE, HOLLOW = "main", "beside", "hollow"


@dataclass(frozen=True, slots=True)
class _Look:
    width: float
    size: float
    filled: bool
    opacity: float
    dash: tuple[int, ...] = ()
    aside: float = 0


#: Sizes by what a mark is, those below last.
_LOOKS = {
    BESIDE: _Look(1.1, 16, False, 0.75, aside=8),
    HOLLOW: _Look(1.6, 46, False, 1, dash=(3, 2)),
    MAIN: _Look(2.6, 62, True, 1),
}


def marks_of(found: Shown | None, sign: int = 1, **about: Any) -> list[dict[str, Any]]:
    """Rows of data for a number: itself, and the answers beside it; none where there is no number.

    Parameters
    ----------
    sign
        -1: the number goes to the left.
    about
        Further columns: the row's ``place``, its series (``label``), ``cell`` (where it leads) and ``says``.
    """
    if found is None:
        return []
    numbers = [(found.main, HOLLOW if found.hollow else MAIN)]
    if found.beside is not None:
        numbers.append((found.beside, BESIDE))
    return [
        {
            **about,
            "look": look,
            "value": sign * number.value,
            "low": None if number.low is None else sign * number.low,
            "high": None if number.high is None else sign * number.high,
        }
        for number, look in numbers
    ]


def number_layers(
    rows: Sequence[Mapping[str, Any]], signs: Mapping[str, Sign], across: alt.X | alt.Y, upright: bool = False
) -> list[alt.Chart]:
    """Layers with lines and points of rows as :func:`marks_of` makes them.

    Parameters
    ----------
    signs
        Colour and shape by series (``label``).
    across
        The axis of places; numbers go along the other.
    upright
        Numbers go up.
    """
    names = list(signs)
    colour = alt.Color(
        "label:N", scale=alt.Scale(domain=names, range=[signs[name].colour for name in names]), legend=None
    )
    shape = alt.Shape(
        "label:N", scale=alt.Scale(domain=names, range=[signs[name].shape for name in names]), legend=None
    )
    along, beside = ("y", "x") if upright else ("x", "y")
    at = alt.Y("value:Q") if upright else alt.X("value:Q")
    layers = []
    for look, style in _LOOKS.items():
        own = [row for row in rows if row["look"] == look]
        shift: dict[str, Any] = {f"{beside}Offset": style.aside}
        ranged = [row for row in own if row["low"] is not None and row["high"] is not None]
        if ranged:
            dash: dict[str, Any] = {"strokeDash": list(style.dash)} if style.dash else {}
            low, high = (alt.Y("low:Q"), alt.Y2("high:Q")) if upright else (alt.X("low:Q"), alt.X2("high:Q"))
            places: dict[str, Any] = {along: low, f"{along}2": high, beside: across}
            layers.append(
                alt.Chart(data(ranged))
                .mark_rule(strokeWidth=style.width, opacity=style.opacity, clip=True, aria=False, **dash, **shift)
                .encode(**places, color=colour)
            )
        if own:
            fill: dict[str, Any] = {"filled": True} if style.filled else {"filled": False, "fill": "white"}
            edge: dict[str, Any] = {"stroke": "white", "strokeWidth": 0.8} if style.filled else {"strokeWidth": 1.3}
            points = (
                alt.Chart(data(own))
                .mark_point(size=style.size, opacity=style.opacity, **fill, **edge, **shift)
                .encode(**{along: at, beside: across}, color=colour, shape=shape)
            )
            # What the small mark would say the large one says, too.
            layers.append(points if look == BESIDE else points.encode(**spoken()))
    return layers
