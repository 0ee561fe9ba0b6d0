"""A figure as files: svg, pdf and png, with its caption in each, and the plotted numbers as csv; the same bytes always.

A figure is printed larger or smaller than it was laid out by one scale for all of it: more dots to an inch in a png,
another size of the same picture in an svg, a matrix before everything in a pdf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from presslens.base.io import replacing, write_csv, write_text
from presslens.draw.face import make_ready
from presslens.draw.lettering import glyphs_missed, printable
from presslens.draw.page import PAGE, Page

if TYPE_CHECKING:
    import polars as pl
    from matplotlib.figure import Figure

PNG_DPI = 200
#: In the metadata of a png: how many rows of pixels at its foot hold its caption.
ROWS_BELOW = "Caption rows"
_SVG = re.compile(r'(<svg [^>]*?)width="([0-9.]+)pt" height="([0-9.]+)pt"([^>]*)>')
_NO_DATE: dict[str, dict[str, str | None]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
    "png": {"Software": None},
}


@dataclass(frozen=True, slots=True)
class Caption:
    """The words that go with a figure: how its labels were checked, how to read it, and what else is told of it.

    ``below`` is the height that they take under the figure, in inches as it was laid out; 0 where they stand outside.
    """

    stamp: str = ""
    note: str = ""
    caption: str = ""
    below: float = 0.0

    @property
    def text(self) -> str:
        r"""Ready to paste: the stamp first, then the rest.

        >>> Caption("UNVALIDATED.", "n: mentions.", "Who speaks.").text
        'UNVALIDATED.\n\nWho speaks. n: mentions.\n'
        """
        rest = " ".join(filter(None, (self.caption, self.note)))
        return "\n\n".join(filter(None, (self.stamp, rest))) + "\n"

    @property
    def title(self) -> str:
        """Its first sentence, for who cannot see the figure.

        >>> Caption("", "n: mentions.", "Who speaks? Count.").title
        'Who speaks?'
        """
        return re.split(r"(?<=[.?\N{ARABIC QUESTION MARK}])\s", self.caption or self.note, maxsplit=1)[0]

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " ".join(self.text.split())


def save(
    figure: Figure,
    plotted: pl.DataFrame,
    paths: Mapping[str, str | Path],
    page: Page = PAGE,
    caption: Caption | None = None,
) -> set[str]:
    """Write a figure, its numbers and its caption.

    Its texts are made printable before; :func:`presslens.draw.lettering.printable` says how.

    Parameters
    ----------
    paths
        A path for each of ``svg``, ``pdf``, ``png``, ``csv`` and, if there is a caption, ``txt``.
    caption
        Stands in the metadata of the three pictures too, so that no picture is without its stamp.

    Returns
    -------
    Letters that the font does not have: a box stands for each.
    """
    missed: set[str] = set()
    if caption is not None:
        stamp, note, rest = (printable(text) for text in (caption.stamp, caption.note, caption.caption))
        caption = Caption(stamp, note, rest, caption.below)
    with glyphs_missed(missed):
        make_ready(figure, page, PNG_DPI * page.scale)
        _png(figure, paths["png"], page, caption)
        _svg(figure, paths["svg"], page, caption)
        _pdf(figure, paths["pdf"], page, caption)
    write_csv(plotted, paths["csv"])
    if caption is not None:
        write_text(caption.text, paths["txt"])
    return missed


def _metadata(kind: str, caption: Caption | None, text: str) -> dict[str, str | None]:
    about = {} if caption is None else {"Title": caption.title, text: caption.line}
    return {**_NO_DATE[kind], **about}


def _png(figure: Figure, path: str | Path, page: Page, caption: Caption | None) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    metadata = _metadata("png", caption, "Description")
    if caption is not None:
        metadata[ROWS_BELOW] = str(int(PNG_DPI * page.scale * caption.below))
    with replacing(path) as part:
        FigureCanvasAgg(figure).print_png(part, metadata=metadata)


def _svg(figure: Figure, path: str | Path, page: Page, caption: Caption | None) -> None:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    written = StringIO()
    FigureCanvasSVG(figure).print_svg(written, metadata=_NO_DATE["svg"])
    about, role = "", ""
    if caption is not None:
        role = ' role="img"'
        about = f"\n <title>{escape(caption.title)}</title>\n <desc>{escape(caption.line)}</desc>"

    def opened(found: re.Match[str]) -> str:
        width, height = (_points(float(found[side]) * page.scale) for side in (2, 3))
        return f'{found[1]}width="{width}pt" height="{height}pt"{found[4]}{role}>{about}'

    write_text(_SVG.sub(opened, written.getvalue(), count=1), path)


def _points(length: float) -> str:
    return f"{length:f}".rstrip("0").rstrip(".")


def _pdf(figure: Figure, path: str | Path, page: Page, caption: Caption | None) -> None:
    """As matplotlib prints it, with a matrix before everything where it is printed larger or smaller."""
    from matplotlib.backends.backend_mixed import MixedModeRenderer
    from matplotlib.backends.backend_pdf import FigureCanvasPdf, Op, PdfFile, RendererPdf

    FigureCanvasPdf(figure)
    scale, dots = page.scale, figure.dpi
    width, height = figure.get_size_inches()
    with replacing(path) as part, _glyphs_alone():
        file = PdfFile(part, metadata=_metadata("pdf", caption, "Subject"))
        try:
            figure.set_dpi(72)
            file.newPage(width * scale, height * scale)
            if scale != 1:
                file.output(scale, 0, 0, scale, 0, 0, Op.concat_matrix)
            renderer: Any = MixedModeRenderer(figure, width, height, dots, RendererPdf(file, dots, height, width))
            figure.draw(renderer)
            renderer.finalize()
            file.finalize()
        finally:
            file.close()


@contextmanager
def _glyphs_alone() -> Iterator[None]:
    """Have fonts embedded without the tables by which text is laid out: to follow these takes half the time of a pdf.

    Each glyph has its place by then, and no viewer reads them.
    """
    from fontTools import subset

    load = subset.load_font

    def loaded(*args: Any, **more: Any) -> Any:
        font = load(*args, **more)
        for table in ("GDEF", "GPOS", "GSUB", "kern"):
            if table in font:
                del font[table]
        return font

    subset.load_font = loaded
    try:
        yield
    finally:
        subset.load_font = load
