"""Colours of the codebook on the ground of a page: darker on white, lighter on black, until text in them can be read."""

from __future__ import annotations

#: Grounds of the pages in light and dark, as presslens/pages/page.css has them.
GROUNDS = {"light": "#ffffff", "dark": "#161615"}
#: Least contrast of text and its ground; WCAG 2.2, 1.4.3.
ENOUGH = 4.5


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, from 1 (alike) to 21 (black and white), as WCAG 2.2 defines it.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str, ground: str, least: float = ENOUGH) -> str:
    """The colour, moved toward black or white, whichever is farther from the ground, as little as the contrast asks.

    >>> readable_on("#8C8C8C", "#ffffff"), readable_on("#000000", "#ffffff")
    ('#767676', '#000000')
    """
    end = (255, 255, 255) if _luminance(ground) < 0.18 else (0, 0, 0)
    start = _channels(colour)
    for step in range(101):
        mixed = _written([round(a + (b - a) * step / 100) for a, b in zip(start, end, strict=True)])
        if contrast(mixed, ground) >= least:
            break
    return mixed


def shades(colour: str) -> dict[str, str]:
    """A colour as it stands on each of :data:`GROUNDS`, with room for a faint tint of itself behind it."""
    return {name: readable_on(colour, ground, ENOUGH + 1.3) for name, ground in GROUNDS.items()}


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _written(channels: list[int]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
