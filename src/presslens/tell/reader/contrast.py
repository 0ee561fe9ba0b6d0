"""Colours of the codebook on a page: darker on white, lighter on black, until text in them can be read."""

from __future__ import annotations

from collections.abc import Sequence

#: Grounds of the pages in light and dark, as presslens/pages/page.css has them: of the page, and of what stands out.
GROUNDS = {"light": ("#ffffff", "#f5f5f2"), "dark": ("#161615", "#22221f")}
#: How much of its own colour stands behind a mark, as reader.css has it.
TINTS = {"light": 0.12, "dark": 0.20}
#: Least contrast of text and its ground; WCAG 2.2, 1.4.3.
ENOUGH = 4.5


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, from 1 (alike) to 21 (black and white), as WCAG 2.2 defines it.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str, grounds: Sequence[str], tint: float = 0) -> str:
    """The colour, moved toward black or white, whichever is farther from the grounds, as little as the contrast asks.

    Parameters
    ----------
    grounds
        What it must be read on; all are light, or all are dark.
    tint
        Share of the colour itself that is mixed into the grounds, in [0, 1).

    >>> readable_on("#8C8C8C", ["#ffffff"]), readable_on("#000000", ["#ffffff"])
    ('#767676', '#000000')
    """
    end = "#ffffff" if _luminance(grounds[0]) < 0.18 else "#000000"
    for step in range(101):
        moved = mixed(colour, end, step / 100)
        if all(contrast(moved, mixed(ground, moved, tint)) >= ENOUGH for ground in grounds):
            break
    return moved


def mixed(first: str, second: str, share: float) -> str:
    """A colour with a share of another, in [0, 1].

    >>> mixed("#000000", "#ffffff", 0.2)
    '#333333'
    """
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def shades(colour: str) -> dict[str, str]:
    """A colour as text of it can be read on a mark, in light and dark."""
    return {name: readable_on(colour, grounds, TINTS[name] + 0.01) for name, grounds in GROUNDS.items()}


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
