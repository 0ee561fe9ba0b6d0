"""The words under a figure, and how it is laid out before it is printed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING

from presslens.base.characters import shown
from presslens.draw.fitting import fit_labels
from presslens.draw.lettering import glyphs_missed, make_printable
from presslens.draw.page import Page
from presslens.draw.style import INK, WARNING, Stamp

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Share of the width that stays free at either side of the words under a figure.
EDGE = 0.012


def footnote(figure: Figure, text: str, stamp: Stamp, page: Page) -> float:
    """What a reader must know to read the figure, under it, and how far to trust its labels; both in the language of
    the figure. Gives the height of these words, in inches.
    """
    # A line of 7-point DejaVu Sans holds about 18 characters per inch, bold about 16.
    lines = _wrapped(figure, text, 18)
    bold = _wrapped(figure, stamp.text, 16, weight="bold")
    height = 0.15 * (len(lines) + len(bold)) + 0.05
    share = height / figure.get_figheight()
    figure.set_layout_engine("constrained", rect=(0, share, 1, 1 - share))
    x, side = (1 - EDGE, "right") if page.words.right_to_left else (EDGE, "left")
    if bold:
        colour = page.colour(WARNING) if stamp.alarm else INK
        figure.text(x, share, "\n".join(bold), va="top", ha=side, fontsize=7, color=colour, weight="bold")
    below = share - 0.15 * len(bold) / figure.get_figheight()
    figure.text(x, below, "\n".join(lines), va="top", ha=side, fontsize=7, color="#555555")
    return height


def _wrapped(figure: Figure, text: str, per_inch: int, weight: str = "normal") -> list[str]:
    """A text in lines that fit under a figure: of so many letters an inch, or fewer where letters are wider."""
    for letters in range(int(per_inch * figure.get_figwidth()), 10, -1):
        lines = textwrap.wrap(text, letters, break_on_hyphens=weight == "normal")
        probe = figure.text(0, 0, shown("\n".join(lines)), fontsize=7, weight=weight)
        with glyphs_missed(set()):
            width = probe.get_window_extent().width
        probe.remove()
        if width <= (1 - 2 * EDGE) * figure.bbox.width:
            break
    return lines


def make_ready(figure: Figure, page: Page, dots: float) -> None:
    """Lay a figure out once, at a resolution in dots per inch, with its words as they will be printed.

    Printing would do it again for every format, and draw each of them twice.
    """
    make_printable(figure)
    _spell_out(figure, page)
    figure.set_dpi(dots)
    if not page.as_designed:
        fit_labels(figure)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    _on_a_grid(figure)


def _spell_out(figure: Figure, page: Page) -> None:
    """Spell out characters in the words of a figure that would make a file of it ill-formed, or turn its direction;
    lines begin where those of its language do.
    """
    from matplotlib.text import Text
    from matplotlib.ticker import ScalarFormatter

    def spelled(text: str) -> str:
        return page.words.line(shown(text))

    for text in figure.findobj(Text):
        if isinstance(text, Text):
            text.set_text(spelled(text.get_text()))
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            # Words on ticks are set anew, from here, whenever the figure is drawn; so are numbers that nobody wrote.
            for formatter in (axis.get_major_formatter(), axis.get_minor_formatter()):
                written = page.number if isinstance(formatter, ScalarFormatter) else spelled
                setattr(formatter, "format_ticks", _each(written, formatter.format_ticks))  # noqa: B010 - a method


def _each(written: Callable[[str], str], words: Callable[..., list[str]]) -> Callable[..., list[str]]:
    return lambda places: list(map(written, words(places)))


def _on_a_grid(figure: Figure) -> None:
    """Move axes to multiples of 1e-5 of the figure's size.

    The solver behind the layout promises no last bits (they can hang on where objects lie in memory), and the names of
    clipping areas in an svg are hashes of all bits of a position.
    """
    for axes in figure.axes:
        left, bottom, width, height = (round(value, 5) for value in axes.get_position().bounds)
        axes.set_position((left, bottom, width, height))
