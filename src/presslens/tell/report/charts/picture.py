"""What a chart function gives, and what all charts share: sizes, colours, panels side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import altair as alt

#: A chart, or some put together, in the words of Vega-Lite; and what may be a part of it.
Spec = dict[str, Any]
Chart = alt.Chart | Spec
#: How heavy words of a heading are.
Weight = Literal["normal", "bold"]
INK, GREY, PALE, STRIPE = "#222222", "#6b6b6b", "#e4e4df", "#f4f4f1"
#: Width of every chart, and of the column of its row labels, in pixels.
WIDTH, LABELS = 960, 220
#: Shapes of Vega by the markers of the codebook.
SHAPES = {
    "o": "circle",
    "s": "square",
    "^": "triangle-up",
    "v": "triangle-down",
    "D": "diamond",
    "x": "cross",
    "+": "cross",
    "|": "stroke",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of a legend, and the look of a series."""

    label: str
    colour: str
    shape: str = "circle"
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with what the page needs to show it.

    Attributes
    ----------
    chart
        In the words of Vega-Lite, made for a surface of ``size`` with so much free room at its ``left`` and ``top``.
    size
        Width and height in pixels.
    left, top
        Where the first panel begins.
    legend
        What its marks mean; the page draws it.
    """

    chart: Spec
    size: tuple[float, float]
    left: float = LABELS
    top: float = 34
    legend: Sequence[Sign] = field(default_factory=tuple)


def data(rows: Sequence[Mapping[str, Any]]) -> alt.Data:
    """Rows as the data of a chart; they stand in the chart itself."""
    return alt.Data(values=[dict(row) for row in rows])


def spoken() -> dict[str, Any]:
    """What a mark that leads somewhere has: where, and what it says."""
    # Made by their own classes: Altair looks a text up in all of its schema.
    return {
        "href": alt.Href("cell:N"),
        "tooltip": alt.Tooltip("says:N"),
        "description": alt.Description("says:N"),
    }


def rows_scale(places: Sequence[str]) -> alt.Y:
    """The vertical axis of charts with rows; their labels are marks of their own."""
    return alt.Y("place:N", scale=alt.Scale(type="band", domain=list(places), padding=0), axis=None)


def distinct(labels: Sequence[str]) -> list[str]:
    """Labels of rows, no two alike: spaces that nobody sees tell apart those that are.

    >>> distinct(["A", "B", "A"])
    ['A', 'B', 'A\\u2009']
    """
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        found.append(label + "\u2009" * seen.get(label, 0))
        seen[label] = seen.get(label, 0) + 1
    return found


def stripes(places: Sequence[str], width: float) -> alt.Chart:
    """A pale ground under every second row."""
    rows = [{"place": place} for place in places[::2]]
    return (
        alt.Chart(data(rows))
        .mark_rect(color=STRIPE)
        .encode(y=rows_scale(places), x=alt.XValue(0), x2=alt.X2Value(width))
    )


def labels_left(places: Sequence[str], texts: Sequence[str], bold: Sequence[bool] = (), size: float = 12) -> Any:
    """The labels of rows, to the left of the first panel; lines are parted by a line feed."""
    return _texts(places, texts, bold or [False] * len(places), size, INK, -10, "right", LABELS - 12)


def words_right(places: Sequence[str], texts: Sequence[str], width: float, size: float = 11) -> Any:
    """Words to the right of a panel, a line or more per row."""
    return _texts(places, texts, [False] * len(places), size, GREY, width + 7, "left", WIDTH)


def _texts(
    places: Sequence[str], texts: Sequence[str], bold: Sequence[bool], size: float, colour: str, at: float,
    align: Any, limit: float,
) -> Any:  # fmt: skip
    rows: dict[tuple[bool, int], list[dict[str, Any]]] = {}
    for place, text, heavy in zip(places, texts, bold, strict=True):
        lines = text.split("\n")
        rows.setdefault((heavy, len(lines)), []).append({"place": place, "text": lines})
    height = round(1.25 * size, 1)
    layers = []
    for (heavy, n), some in sorted(rows.items()):
        look: dict[str, Any] = {"align": align, "fontSize": size, "color": colour, "limit": limit, "lineHeight": height}
        look |= {"fontWeight": "bold" if heavy else "normal", "dy": -height * (n - 1) / 2}
        words = alt.Chart(data(some)).mark_text(baseline="middle", aria=False, **look)
        layers.append(words.encode(y=rows_scale(places), x=alt.XValue(at), text=alt.Text("text:N")))
    return layered(*layers)


def heading(text: str, at: float = 0, above: float = 12, weight: Weight = "bold", colour: str = INK) -> alt.Chart:
    """Words above a panel."""
    return (
        alt.Chart(data([{"text": text}]))
        .mark_text(align="left", baseline="bottom", fontSize=13, fontWeight=weight, color=colour, aria=False)
        .encode(x=alt.XValue(at), y=alt.YValue(-above), text=alt.Text("text:N"))
    )


def layered(*layers: Chart, **size: float) -> Spec:
    """A panel of layers, the first at the bottom.

    Altair would copy each layer, with its rows, as often as it becomes a part of something.
    """
    return {"layer": [_spec(layer) for layer in layers], **size}


def side_by_side(panels: Sequence[Spec], spacing: float) -> Spec:
    """Panels in a row, at fixed distances whatever stands around them."""
    return {"hconcat": list(panels), "spacing": spacing, "bounds": "flush"}


def in_columns(panels: Sequence[Spec], columns: int, row: float, column: float, apart: Sequence[str]) -> Spec:
    """Panels in rows, at fixed distances; scales that are named are each panel's own."""
    spacing, scales = {"row": row, "column": column}, dict.fromkeys(apart, "independent")
    places = {"columns": columns, "spacing": spacing, "bounds": "flush"}
    return {"concat": list(panels), **places, "resolve": {"scale": scales}}


def _spec(chart: Chart) -> Spec:
    if isinstance(chart, dict):
        return chart
    with alt.data_transformers.enable(consolidate_datasets=False):
        return chart.to_dict(validate=False, context={"top_level": False})


def blended(low: str, high: str, share: float) -> str:
    """The colour between two, at ``share`` of the way in [0, 1].

    >>> blended("#000000", "#ffffff", 0.5)
    '#808080'
    """
    ends = ([int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (low, high))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(*ends, strict=True))
