"""From a chart to a lean picture in SVG that may stand in a page: every mark a link with a title, nothing else kept.

Vega-Lite is compiled and drawn when the report is made, offline; the page holds no code of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import altair as alt
from altair.utils import schemapi

from presslens.tell.report.charts.picture import Picture, Sign
from presslens.tell.report.links import PLACEHOLDER

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
#: Attributes that a picture needs; the others (styles, classes, roles of inner parts) are left out.
_KEPT = frozenset(
    (
        *("transform", "d", "x", "x1", "x2", "y", "y1", "y2", "dx", "dy", "width", "height", "id", "clip-path"),
        *("fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-dasharray"),
        *("font-size", "font-weight", "text-anchor"),
    )
)
_ELEMENTS = frozenset(("a", "g", "path", "line", "rect", "text", "tspan", "defs", "clipPath"))
_DEFAULTS = {"opacity": "1", "stroke-width": "1", "transform": "translate(0,0)", "fill-opacity": "1"}
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")
_IDENTITY = re.compile(r"url\(#([^)]+)\)")
_DECIMALS = re.compile(r"-?\d+\.\d+")


def draw(picture: Picture, targets: Sequence[str], name: str) -> str:
    """The picture of a chart.

    Parameters
    ----------
    targets
        Where marks lead, by the number behind :data:`presslens.tell.report.links.PLACEHOLDER`.
    name
        Of the figure: names of clipping areas begin with it, so that no two pictures of a page share one.

    The chart is checked against the schema of Vega-Lite where Altair is in its debug mode, as in tests; that takes as
    long as to make it.
    """
    import vl_convert

    width, height = picture.size
    padding = {"left": picture.left, "top": picture.top, "right": 0, "bottom": 0}
    document = {
        "$schema": alt.SCHEMA_URL,
        "config": _CONFIG,
        **picture.chart,
        "padding": padding,
        "autosize": {"type": "none"},
    }
    if schemapi.DEBUG_MODE:
        alt.Root.from_dict(document)
    drawn = vl_convert.vegalite_to_svg(json.dumps(document), allowed_base_urls=[])
    return lean(drawn, targets, name, (width, height))


_CONFIG: dict[str, Any] = {
    "font": "DejaVu Sans",
    "view": {"stroke": None},
    "aria": True,
}


def lean(drawn: str, targets: Sequence[str], name: str, size: tuple[float, float]) -> str:
    """A drawn chart with what a page needs of it, and no more.

    >>> drawn = '<svg xmlns="http://www.w3.org/2000/svg"><g class="a"><path style="x" d="M0.123,0"/></g></svg>'
    >>> lean(drawn, [], "f", (10, 20))
    '<svg class="picture" viewBox="0 0 10 20" width="10" height="20"><path d="M.12,0"/></svg>'
    """
    root = ElementTree.fromstring(drawn)
    svg = ElementTree.Element("svg")
    width, height = (f"{side:g}" for side in size)
    svg.attrib |= {"class": "picture", "viewBox": f"0 0 {width} {height}", "width": width, "height": height}
    own = _Own(name)
    for child in root:
        if child.tag == f"{_SVG}rect":
            continue  # the ground is the page's
        svg.extend(_kept(child, targets, own))
    return ElementTree.tostring(svg, encoding="unicode", short_empty_elements=True).replace(" />", "/>")


def _kept(element: ElementTree.Element, targets: Sequence[str], own: _Own) -> list[ElementTree.Element]:
    """An element without what a page does not need, or its children in its place."""
    tag = element.tag.removeprefix(_SVG)
    if tag not in _ELEMENTS:
        return []
    if element.get("display") == "none" or element.get("d") == "" or "background" in element.get("class", ""):
        return []
    children = [kept for child in element for kept in _kept(child, targets, own)]
    if tag == "a":
        return [_link(element, children, targets)]
    kept = ElementTree.Element(tag)
    for attribute, value in element.attrib.items():
        if attribute in _KEPT and _DEFAULTS.get(attribute) != value:
            kept.set(attribute, own(value) if attribute in ("id", "clip-path") else _short(value))
    if tag == "path" and (match := _CIRCLE.fullmatch(kept.get("d", ""))):
        kept.tag = "circle"
        del kept.attrib["d"]
        kept.set("r", match[1])
    if tag == "text" or tag == "tspan":
        kept.text = element.text
    if tag == "g" and (not kept.attrib or not children):
        return children
    if tag in ("defs", "clipPath") and not children:
        return []
    kept.extend(children)
    return [kept]


def _link(
    element: ElementTree.Element, children: list[ElementTree.Element], targets: Sequence[str]
) -> ElementTree.Element:
    place = element.get(_XLINK, "").removeprefix(PLACEHOLDER)
    link = ElementTree.Element("a", {"href": targets[int(place)]})
    said = next((child.get("aria-label") for child in element if child.get("aria-label")), None)
    if said:
        title = ElementTree.SubElement(link, "title")
        title.text = said.rpartition("says: ")[2] if said.startswith("says: ") else said
    link.extend(children)
    return link


class _Own:
    """Identities within the picture of one figure, numbered as they come: the chart's maker goes on counting."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: dict[str, str] = {}

    def __call__(self, value: str) -> str:
        """An identity, or a reference such as ``url(#clip7)``, as this picture has it."""
        found = _IDENTITY.search(value)
        identity = found[1] if found else value
        new = self._known.setdefault(identity, f"{self._name}-{len(self._known)}")
        return f"url(#{new})" if found else new


def _short(value: str) -> str:
    """Numbers with two decimals, which no eye tells from more."""

    def rounded(match: re.Match[str]) -> str:
        text = f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text

    return _DECIMALS.sub(rounded, value)


#: Outlines of signs in a legend, in a box of 14 by 14.
_OUTLINES = {
    "circle": "M7,2.5a4.5,4.5,0,1,0,.01,0z",
    "square": "M3,3h8v8h-8z",
    "triangle-up": "M7,2L12,11H2z",
    "triangle-down": "M7,12L2,3H12z",
    "diamond": "M7,1.5L12.5,7L7,12.5L1.5,7z",
    "cross": "M5.5,2h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
    "stroke": "M2,6h10v2h-10z",
}


def legend(sign: Sign) -> str:
    """The picture of a sign, for a legend.

    Raises
    ------
    ValueError
        Its colour is not a colour of the codebook's kind.
    """
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", sign.colour):
        raise ValueError(sign.colour)
    fill = "white" if sign.hollow else sign.colour
    outline = _OUTLINES[sign.shape]
    return (
        '<svg class="sign" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">'
        f'<path d="{outline}" fill="{fill}" stroke="{sign.colour}" stroke-width="1.2"/></svg>'
    )
