"""An article as a ribbon: sentence by sentence, the light on each target and who holds the view."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presslens.base.said import Said
from presslens.draw.article import MAX_SENTENCES
from presslens.draw.greys import shades as greys
from presslens.draw.page import PAGE, WIDTH, Page
from presslens.draw.style import GREY, PALE, text_colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Sentences on one line of the ribbon, and in all of it: more cannot be read in print.
PER_LINE = 24


@dataclass(frozen=True, slots=True)
class Bead:
    """One mention: sentence, target, its sentiment label, its holder, and whether it is an actor."""

    sentence: int
    target: str
    sentiment: str
    holder: str
    actor: bool


@dataclass(frozen=True, slots=True)
class Shade:
    """How a sentiment label is drawn: its colour, and the sign that stands for it in grey print."""

    colour: str
    sign: str


def ribbon_plot(
    beads: Sequence[Bead],
    n_sentences: int,
    title: str,
    targets: Mapping[str, str],
    shades: Mapping[str, Shade],
    holders: Mapping[str, str],
    page: Page = PAGE,
) -> Figure:
    """Draw an article.

    Parameters
    ----------
    beads
        Mentions in order of the text; several in one sentence share its cell from left to right.
    n_sentences
        Sentences of the article, with or without a mention; those after :data:`MAX_SENTENCES` are left out.
    targets, shades, holders
        Label by target code; shade by sentiment label; short text by holder code ("" for the outlet).
    """
    n_sentences = min(n_sentences, MAX_SENTENCES)
    cells = defaultdict(list)
    for bead in beads:
        cells[bead.sentence, bead.target].append(bead)
    if page.grey:
        found = zip(shades.items(), greys(len(shades)), strict=True)
        shades = {label: Shade(grey, shade.sign) for (label, shade), grey in found}
    per_line = page.letters(PER_LINE)
    n_lines = -(-n_sentences // per_line)
    width = min(n_sentences, per_line)
    figure = page.figure(1.1 + n_lines * (0.42 * len(targets) + 0.4))
    lines = figure.subplots(n_lines, 1, squeeze=False)[:, 0]
    for line, axes in enumerate(lines):
        first = line * per_line
        last = min(first + width, n_sentences)
        for y, target in enumerate(targets):
            for sentence in range(first, last):
                _draw_cell(
                    axes, sentence - first, y, cells[sentence, target], shades, holders, width * WIDTH / page.room
                )
        for border in range(last - first + 1):
            axes.axvline(border - 0.5, color=PALE, linewidth=0.5, zorder=0)
        axes.set_xlim(-0.5, width - 0.5)
        axes.set_ylim(len(targets) - 0.5, -0.5)
        axes.set_yticks(range(len(targets)), list(targets.values()))
        axes.set_xticks(range(last - first), [str(sentence) for sentence in range(first, last)])
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
    lines[0].set_title("\n".join(textwrap.wrap(title, page.letters(90))[:2]))
    lines[-1].set_xlabel(page.say(Said("Sentence of the article, counted from 0 as in the ledger")))
    _legend(figure, shades, page)
    return figure


def _draw_cell(
    axes: Axes,
    x: int,
    y: int,
    beads: Sequence[Bead],
    shades: Mapping[str, Shade],
    holders: Mapping[str, str],
    width: float,
) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x - 0.5, y - 0.4), 1, 0.8, facecolor="#FAFAFA", edgecolor="none"))
    for place, bead in enumerate(beads):
        share = 0.9 / len(beads)
        left = x - 0.45 + place * share
        shade = shades[bead.sentiment]
        fill = shade.colour if bead.actor else "#FFFFFF"
        edge, line = ("white", "-") if bead.actor else (GREY, ":")
        axes.add_patch(
            Rectangle((left, y - 0.36), share, 0.72, facecolor=fill, linewidth=0.8, edgecolor=edge, linestyle=line)
        )
        if not bead.actor:
            continue
        holder = holders[bead.holder]
        text = f"{shade.sign}\n{holder}" if holder else shade.sign
        # Seven inches hold about 90 characters of this size; what does not fit is set smaller and upright.
        crowded = len(beads) * max(len(holder), 1) * width > 66
        axes.text(left + share / 2, y, text, ha="center", va="center", fontsize=4.5 if crowded else 6.5,
                  color=text_colour(fill), rotation=90 if crowded else 0, linespacing=0.95)  # fmt: skip


def _legend(figure: Figure, shades: Mapping[str, Shade], page: Page) -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(facecolor=shade.colour, label=f"{shade.sign} {page.say(Said(label))}") for label, shade in shades.items()
    ]
    handles.append(Patch(facecolor="white", edgecolor=GREY, linestyle=":", label=page.say(Said("no actor"))))
    page.legend(figure, handles, len(handles))
