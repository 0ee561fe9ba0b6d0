"""Colours of every figure, and what stands in bold on its face."""

from __future__ import annotations

from dataclasses import dataclass

INK, GREY, PALE = "#222222", "#8C8C8C", "#E6E6E6"
WARNING = "#B2182B"


@dataclass(frozen=True)
class Stamp:
    """What stands in bold on a figure's face: how its labels were checked; an alarm stands in red."""

    text: str
    alarm: bool


def text_colour(background: str) -> str:
    """Black or white, whichever can be read on a background (relative luminance, WCAG 2.1)."""
    from matplotlib.colors import to_rgb

    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(background))
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.25 else "#FFFFFF"
