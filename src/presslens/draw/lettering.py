"""Text on figures: on one line where it should be, no longer than its place, and without what has no shape."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NO_GLYPH = re.compile(r"Glyph (\d+) .*missing from font")

#: A line break, the left-to-right mark and the right-to-left mark.
_KEPT = "\n\u200e\u200f"


def shortened(text: str, letters: int) -> str:
    """A text of at most so many letters: of a longer one the middle is left out, so that its end tells it from others.

    >>> shortened("The Paper", 20), shortened("The Paper of the Northern Provinces", 20)
    ('The Paper', 'The Paper of…ovinces')
    """
    if len(text) <= letters:
        return text
    end = letters * 2 // 5
    return f"{text[: letters - end].rstrip()}…{text[len(text) - end + 1 :].lstrip()}"


def printable(text: str) -> str:
    """A text without control and direction characters, which stop readers of an svg or turn the line round; a space
    stands for each. Line breaks stay, and marks of direction, which keep a minus before its number.

    >>> printable("a\\x1b[31m\\u202eb\\nc")
    'a [31m b\\nc'
    """
    return "".join(" " if _is_no_letter(letter) else letter for letter in text)


def _is_no_letter(letter: str) -> bool:
    category = unicodedata.category(letter)
    return letter not in _KEPT and (category[0] == "C" or category in ("Zl", "Zp"))


def make_printable(figure: Figure) -> None:
    """Every text of a figure made :func:`printable`, whoever put it there."""
    from matplotlib.text import Text

    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            labels = [label.get_text() for label in axis.get_ticklabels()]
            if labels != (clean := [printable(label) for label in labels]):
                axis.set_ticklabels(clean)
    for text in figure.findobj(Text):
        if text.get_text() != (clean_text := printable(text.get_text())):
            text.set_text(clean_text)


@contextmanager
def glyphs_missed(missed: set[str]) -> Iterator[None]:
    """Add to ``missed`` the letters that are drawn as boxes because the font has none of them, instead of a warning for
    each.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for warning in caught:
        if found := _NO_GLYPH.match(str(warning.message)):
            missed.add(chr(int(found[1])))
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
