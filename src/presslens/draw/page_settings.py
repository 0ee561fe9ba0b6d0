"""The page that the block ``draw`` of ``config.yaml`` asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from presslens.base.errors import InputError
from presslens.base.spelling import nearest
from presslens.codebook.words import Words
from presslens.draw.page import FONT, LETTERS, WIDTH, Page

#: Keys of ``draw`` in ``config.yaml`` that every figure hangs on; ``language`` picks the words.
PAGE_KEYS = ("width", "size", "font", "language", "caption", "palette")
#: Inches that a page may have, and the least room, in inches at letters of eight points, that a figure can be laid out
#: in.
NARROWEST, WIDEST, LEAST_ROOM = 2.0, 14.0, 3.2
#: Inches by which arithmetic may miss a bound: 50.8 mm are 2 in.
_ROUNDING = 1e-9
_INCHES = {"in": 1.0, "mm": 1 / 25.4}
#: Names of fonts that a line on the screen shows.
_SHOWN = 12


def page_of(settings: Mapping[str, Any], words: Words | None = None) -> Page:
    """The page that the block ``draw`` of ``config.yaml`` asks for; what it does not say is as it always was.

    Raises
    ------
    InputError
        A width, a size or a font that no figure can have.

    >>> page_of({"width": "89 mm", "size": 7, "palette": "grey"}).grey
    True
    """
    width = inches(settings["width"]) if "width" in settings else WIDTH
    page = Page(
        width,
        float(settings.get("size", LETTERS)),
        tuple(settings.get("font", (FONT,))),
        words or Words(),
        settings.get("palette") == "grey",
        settings.get("caption") == "outside",
    )
    if page.room < LEAST_ROOM - _ROUNDING:
        least = LEAST_ROOM * page.scale
        asked = settings.get("width", f"{WIDTH:g} in")
        found = f"found {asked!r}, too narrow for letters of {page.size:g} points"
        # Rounded up, so that what is told is accepted.
        up = [math.ceil(end - _ROUNDING) for end in (10 * least, 25.4 * least)]
        raise InputError("config.yaml: draw.width", found, f"at least {up[0] / 10:.1f} in ({up[1]} mm)")
    check_font(page.font)
    return page


def inches(width: str) -> float:
    """A width with its unit, in inches.

    Raises
    ------
    InputError
        It is out of range.

    >>> inches("3.5 in"), round(inches("178 mm"), 2)
    (3.5, 7.01)
    """
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?) ?(in|mm)", width)
    value = float(found[1]) * _INCHES[found[2]] if found else 0.0
    if not NARROWEST - _ROUNDING <= value <= WIDEST + _ROUNDING:
        low, high = (f"{end:g} in ({end * 25.4:g} mm)" for end in (NARROWEST, WIDEST))
        raise InputError("config.yaml: draw.width", f"found {width!r}", f"from {low} to {high}")
    return value


def check_font(font: Sequence[str]) -> None:
    """Raise when this machine lacks a family.

    Raises
    ------
    InputError
        One line, with what is there.
    """
    if set(font) == {FONT}:
        return
    from matplotlib.font_manager import fontManager

    there = sorted({entry.name for entry in fontManager.ttflist})
    for name in font:
        if name not in there:
            first = [*nearest(name, there, 3), FONT]
            listed = list(dict.fromkeys((*first, *there)))[:_SHOWN]
            more = f" and {len(there) - len(listed)} more" if len(there) > len(listed) else ""
            raise InputError("config.yaml: draw.font", f"found {name!r}", f"on this machine: {', '.join(listed)}{more}")
