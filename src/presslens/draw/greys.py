"""Shades of grey that stay apart: by lightness, and each with a form of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from presslens.draw.marks import Mark

#: Forms that tell series apart where theirs do not.
MARKERS = ("o", "s", "D", "^", "v", "P", "X", "p", "h", "<", ">")
#: Darkest shade, step to the next, and lightest, of 255.
_DARK, _STEP, _LIGHT = 0x22, 0x64, 0xB4

Key = TypeVar("Key")


def shades(number: int) -> list[str]:
    """So many shades from dark to light, at equal steps.

    >>> shades(1), shades(3)
    (['#222222'], ['#222222', '#6B6B6B', '#B4B4B4'])
    """
    last = min(_LIGHT, _DARK + _STEP * (number - 1))
    values = [_DARK + round((last - _DARK) * place / max(1, number - 1)) for place in range(number)]
    return [f"#{value:02X}{value:02X}{value:02X}" for value in values]


def in_grey(marks: Mapping[Key, Mark]) -> dict[Key, Mark]:
    """Series with a shade of grey each; where two have one form, forms are given anew.

    >>> found = in_grey({"a": Mark("A", "#FF0000", "o"), "b": Mark("B", "#0000FF", "o")})
    >>> [(mark.colour, mark.marker) for mark in found.values()]
    [('#222222', 'o'), ('#868686', 's')]
    """
    apart = len({mark.marker for mark in marks.values()}) == len(marks)
    return {
        key: replace(mark, colour=shade, marker=mark.marker if apart else MARKERS[place % len(MARKERS)])
        for place, ((key, mark), shade) in enumerate(zip(marks.items(), shades(len(marks)), strict=True))
    }


def scale_in_grey(colours: Sequence[str]) -> tuple[str, ...]:
    """A scale of colours as one of greys: one with two ends of colour goes from dark to light, one that rises rises."""
    return ("#F7F7F7", "#1A1A1A") if len(colours) == 2 else ("#3A3A3A", "#B8B8B8", "#FAFAFA")
