"""What a figure is made for: how wide its page is, how large its letters are and of which font, in which language its
words are, whether it may use colours, and where its caption stands.

Figures are laid out with letters of :data:`LETTERS` points on as much room as their page has for letters of that size;
then all of it is printed smaller or larger. So a drawing function knows one size of letters, and :attr:`Page.room`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from presslens.codebook.words import ENGLISH_CODE, Words
from presslens.draw.lettering import glyphs_missed
from presslens.draw.style import GREY, INK

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

#: Text width of a two-column journal page, in inches, and points of letters, as figures are laid out.
WIDTH, LETTERS = 7.0, 8.0
#: Comes with matplotlib, so that figures are the same bytes on every machine.
FONT = "DejaVu Sans"


@dataclass(frozen=True)
class Page:
    """See above.

    Attributes
    ----------
    width
        In inches.
    size
        Of letters, in points; those of notes and of small labels are smaller in proportion.
    font
        Families; a letter that the first has not is taken from the next.
    words
        In which everything is said that is no name of an outlet, no word of an article and no quotation.
    grey
        In shades of grey instead of colours.
    outside
        The words under a figure stand in a file beside it, not on its face.
    """

    width: float = WIDTH
    size: float = LETTERS
    font: tuple[str, ...] = (FONT,)
    words: Words = field(default_factory=Words)
    grey: bool = False
    outside: bool = False

    @property
    def scale(self) -> float:
        """How much larger everything is printed than it is laid out."""
        return self.size / LETTERS

    @property
    def room(self) -> float:
        """Inches from left to right in which a figure is laid out.

        >>> Page(3.5, 7.0).room
        4.0
        """
        return self.width / self.scale

    @property
    def as_designed(self) -> bool:
        """Whether words have the room that they were written for: a page of seven inches or more, in English."""
        return self.room >= WIDTH and self.words.code == ENGLISH_CODE and self.font == (FONT,)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for words on both sides of a panel."""
        return self.room < 5.5

    def across(self, most: int, least: float) -> int:
        """How many panels stand side by side.

        Parameters
        ----------
        most
            On a page of seven inches.
        least
            Inches that a panel needs.

        >>> Page().across(3, 2.2), Page(3.4).across(3, 2.2), Page(3.4).across(2, 1.6)
        (3, 1, 2)
        """
        return min(most, max(1, int(self.room / min(least, WIDTH / most) + 1e-9)))

    def letters(self, number: int) -> int:
        """How many letters a place has room for that holds so many on a page of seven inches."""
        return max(8, int(number * min(1.0, self.room / WIDTH)))

    def say(self, text: str) -> str:
        """A text in the language of the figure: :meth:`presslens.codebook.words.Words.say`."""
        return self.words.say(text)

    def number(self, text: str) -> str:
        """A number as the language writes it."""
        return self.words.number(text)

    def numbers(self, *texts: str) -> list[str]:
        """Numbers as the language writes them."""
        return [self.number(text) for text in texts]

    def colour(self, colour: str) -> str:
        """A colour, or in grey the dark one: what it tells is told by form too."""
        return INK if self.grey else colour

    def figure(self, height: float, width: float = WIDTH) -> Figure:
        """An empty figure in the house style; sizes in inches, and no wider than the page; one of all of a page of
        seven inches is as wide as the page.

        Text is never read as mathematics: a ``$`` in an article is a dollar.
        """
        import matplotlib

        matplotlib.use("Agg")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "font.family": list(dict.fromkeys((*self.font, FONT))),
                "font.size": LETTERS,
                "axes.titlesize": 9,
                "axes.titleweight": "bold",
                "axes.titlelocation": "right" if self.words.right_to_left else "left",
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

        return Figure(figsize=(self.room if width >= WIDTH else min(width, self.room), height), layout="constrained")

    def legend(
        self, figure: Figure, handles: Sequence[Artist], columns: int, where: str = "upper left", size: float = 8
    ) -> Legend:
        """A legend above a figure, in as many columns as it has room for, at most ``columns``."""
        own = self.words.right_to_left
        # The first stands where a line begins.
        handles = list(handles)[::-1] if own else handles
        place = where.replace("left", "right") if own else where
        for count in range(columns, 0, -1):
            look: dict[str, Any] = {"loc": f"outside {place}", "ncols": count, "fontsize": size, "markerfirst": not own}
            legend = figure.legend(handles=handles, **look)
            with glyphs_missed(set()):
                width = legend.get_window_extent().width
            if count == 1 or width <= figure.bbox.width:
                break
            legend.remove()
        return legend


#: As figures are made where nothing else is asked for.
PAGE = Page()
