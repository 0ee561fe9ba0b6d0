"""Size, type, colours and saving of every figure. Nothing else in presslens sets a style."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.characters import shown
from presslens.base.io import replacing, write_csv
from presslens.draw.lettering import glyphs_missed, make_printable

if TYPE_CHECKING:
    import polars as pl
    from matplotlib.figure import Figure

#: Text width of a two-column journal page, in inches.
WIDTH = 7.0
INK, GREY, PALE = "#222222", "#8C8C8C", "#E6E6E6"
WARNING = "#B2182B"
PNG_DPI = 200
_NO_DATE = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
    "png": {"Software": None},
}


@dataclass(frozen=True)
class Stamp:
    """What stands in bold on a figure's face: how its labels were checked; an alarm stands in red."""

    text: str
    alarm: bool


def new_figure(height: float, width: float = WIDTH) -> Figure:
    """An empty figure in the house style; sizes in inches.

    Text is never read as mathematics: a ``$`` in an article is a dollar.
    """
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(
        {
            "font.family": "DejaVu Sans",
            "font.size": 8,
            "axes.titlesize": 9,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.edgecolor": GREY,
            "axes.labelcolor": INK,
            "text.color": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "text.parse_math": False,
            "axes.unicode_minus": False,
            "svg.hashsalt": "presslens",
            "svg.fonttype": "path",
            "pdf.fonttype": 42,
            "legend.frameon": False,
        }
    )
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def footnote(figure: Figure, text: str, stamp: Stamp) -> None:
    """What a reader must know to read the figure, under it, and how far to trust its labels."""
    lines, bold, height = _footnote(text, stamp, figure.get_figwidth())
    share = height / figure.get_figheight()
    figure.set_layout_engine("constrained", rect=(0, share, 1, 1 - share))
    x = 0.012
    if bold:
        colour = WARNING if stamp.alarm else INK
        figure.text(x, share, "\n".join(bold), va="top", fontsize=7, color=colour, weight="bold")
    below = share - 0.15 * len(bold) / figure.get_figheight()
    figure.text(x, below, "\n".join(lines), va="top", fontsize=7, color="#555555")


def _footnote(text: str, stamp: Stamp, width: float) -> tuple[list[str], list[str], float]:
    """Lines of the text and of the stamp, and the height of both, in inches, under a figure so wide."""
    # A line of 7-point DejaVu Sans holds about 18 characters per inch, bold about 16.
    lines = textwrap.wrap(text, int(18 * width))
    bold = textwrap.wrap(stamp.text, int(16 * width), break_on_hyphens=False)
    return lines, bold, 0.15 * (len(lines) + len(bold)) + 0.05


def footnote_pixels(text: str, stamp: Stamp, width: float = WIDTH) -> int:
    """How many rows of pixels of a png hold what :func:`footnote` wrote, from below."""
    return int(PNG_DPI * _footnote(text, stamp, width)[2])


def save(figure: Figure, plotted: pl.DataFrame, paths: Mapping[str, str | Path]) -> set[str]:
    """Write the figure as svg, pdf and png and the plotted numbers as csv; the same bytes every time.

    Its texts are made printable before; :func:`presslens.draw.lettering.printable` says how.

    Parameters
    ----------
    paths
        A path for each of ``svg``, ``pdf``, ``png``, ``csv``.

    Returns
    -------
    Letters that the font does not have: a box stands for each.
    """
    make_printable(figure)
    missed: set[str] = set()
    with glyphs_missed(missed):
        _print(figure, paths)
    write_csv(plotted, paths["csv"])
    return missed


def _print(figure: Figure, paths: Mapping[str, str | Path]) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    # Laid out once, at the resolution of the png, where letters are widest; `savefig` would do it again for every
    # format, and draw each of them twice.
    _spell_out(figure)
    figure.set_dpi(PNG_DPI)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    _on_a_grid(figure)
    # The other two set 72 dots per inch.
    write: dict[str, Callable[..., object]] = {
        "png": FigureCanvasAgg(figure).print_png,
        "svg": FigureCanvasSVG(figure).print_svg,
        "pdf": FigureCanvasPdf(figure).print_pdf,
    }
    for kind, print_figure in write.items():
        with replacing(paths[kind]) as part:
            print_figure(part, metadata=_NO_DATE[kind])


def _spell_out(figure: Figure) -> None:
    """Spell out characters in the words of a figure that would make a file of it ill-formed, or turn its direction."""
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        if isinstance(text, Text):
            text.set_text(shown(text.get_text()))
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            # Words on ticks are set anew, from here, whenever the figure is drawn.
            for formatter in (axis.get_major_formatter(), axis.get_minor_formatter()):
                setattr(formatter, "format_ticks", _spelled_out(formatter.format_ticks))  # noqa: B010 - a method


def _spelled_out(words: Callable[..., list[str]]) -> Callable[..., list[str]]:
    return lambda places: list(map(shown, words(places)))


def _on_a_grid(figure: Figure) -> None:
    """Move axes to multiples of 1e-5 of the figure's size.

    The solver behind the layout promises no last bits (they can hang on where objects lie in memory), and the names of
    clipping areas in an svg are hashes of all bits of a position.
    """
    for axes in figure.axes:
        left, bottom, width, height = (round(value, 5) for value in axes.get_position().bounds)
        axes.set_position((left, bottom, width, height))


def text_colour(background: str) -> str:
    """Black or white, whichever can be read on a background (relative luminance, WCAG 2.1)."""
    from matplotlib.colors import to_rgb

    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(background))
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.25 else "#FFFFFF"
