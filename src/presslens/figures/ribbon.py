"""An article as a ribbon: sentence by sentence, the light on each target and who holds the view."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presslens.figures.style import GREY, PALE, WIDTH, new_figure, nothing_to_draw, text_colour

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Sentences on one line of the ribbon; a longer article wraps.
PER_LINE = 24


@dataclass(frozen=True, slots=True)
class Bead:
    """One mention: sentence, target, its sentiment label, its holder, and whether it is an actor."""

    sentence: int
    target: str
    sentiment: str
    holder: str
    actor: bool


def ribbon_plot(
    beads: Sequence[Bead],
    n_sentences: int,
    title: str,
    targets: Mapping[str, str],
    colours: Mapping[str, str],
    holders: Mapping[str, str],
) -> Figure:
    """Draw an article.

    Parameters
    ----------
    beads
        Mentions in order of the text; several in one sentence share its cell from left to right.
    n_sentences
        Sentences of the article, with or without a mention.
    targets, colours, holders
        Label by target code; colour by sentiment label; short text by holder code ("" for the outlet).
    """
    from matplotlib.patches import Rectangle

    if not n_sentences:
        figure = new_figure(1.4)
        nothing_to_draw(figure, "No article to draw.")
        return figure
    n_lines = -(-n_sentences // PER_LINE)
    width = min(n_sentences, PER_LINE)
    figure = new_figure(0.9 + n_lines * (0.42 * len(targets) + 0.4), WIDTH)
    for line, axes in enumerate(figure.subplots(n_lines, 1, squeeze=False)[:, 0]):
        first = line * PER_LINE
        last = min(first + width, n_sentences)
        for y, target in enumerate(targets):
            axes.add_patch(Rectangle((-0.5, y - 0.4), last - first, 0.8, facecolor="#FAFAFA", edgecolor="none"))
            for sentence in range(first, last):
                here = [bead for bead in beads if bead.sentence == sentence and bead.target == target]
                for place, bead in enumerate(here):
                    share = 0.9 / len(here)
                    x = sentence - first - 0.45 + place * share
                    fill = colours[bead.sentiment] if bead.actor else "#FFFFFF"
                    axes.add_patch(
                        Rectangle((x, y - 0.36), share, 0.72, facecolor=fill, edgecolor="white" if bead.actor else GREY,
                                  linewidth=0.8, linestyle="-" if bead.actor else ":")
                    )  # fmt: skip
                    text = holders[bead.holder] if bead.actor else ""
                    size = 6.5 if len(here) * max(len(text), 1) * width <= 110 else 4.5
                    axes.text(x + share / 2, y, text, ha="center", va="center", fontsize=size, color=text_colour(fill),
                              rotation=90 if len(here) * len(text) * width > 66 else 0)  # fmt: skip
        for border in range(last - first + 1):
            axes.axvline(border - 0.5, color=PALE, linewidth=0.5, zorder=0)
        axes.set_xlim(-0.5, width - 0.5)
        axes.set_ylim(len(targets) - 0.5, -0.5)
        axes.set_yticks(range(len(targets)), list(targets.values()))
        axes.set_xticks(range(last - first), [str(sentence + 1) for sentence in range(first, last)])
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
    axes.set_xlabel("Sentence of the article")
    figure.suptitle("\n".join(textwrap.wrap(title, 90)[:2]), x=0.012, ha="left", fontsize=9, weight="bold")
    return figure
