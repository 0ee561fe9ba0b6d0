"""Words beside axes that have more letters, or less room, than they were written for: wrapped, or turned."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

#: Degrees by which words on an axis are turned that would touch each other.
_TURN = 30


def fit_labels(figure: Figure) -> None:
    """Wrap labels and titles of axes that reach beyond the figure or into the axes beside, and turn words on the axis
    across that touch each other.
    """
    figure.draw_without_rendering()
    for axes in figure.axes:
        _turn(axes)
        for text, along in ((axes.xaxis.label, "width"), (axes.yaxis.label, "height")):
            _wrap(figure, axes, [text], along)
        _wrap(figure, axes, _titles(axes), "width")


def _titles(axes: Axes) -> list[Text]:
    """In the middle, on the left and on the right."""
    return [getattr(axes, name) for name in ("title", "_left_title", "_right_title")]


def _turn(axes: Axes) -> None:
    labels = axes.xaxis.get_ticklabels()
    words = [label for label in labels if re.search(r"[^\W\d_]", label.get_text()) and not label.get_rotation()]
    boxes = [label.get_window_extent() for label in words]
    if any(left.x1 > right.x0 for left, right in pairwise(boxes) if left.x0 < right.x0):
        above = axes.xaxis.get_ticks_position() == "top"
        for label in words:
            label.set(rotation=_TURN, ha="left" if above else "right", rotation_mode="anchor")


def _wrap(figure: Figure, axes: Axes, texts: Sequence[Text], along: str) -> None:
    for text in texts:
        words = text.get_text()
        box, room = text.get_window_extent(), axes.get_window_extent()
        length, most = getattr(box, along), getattr(room, along)
        if not words.strip() or length <= most or not _reaches_out(figure, axes, box):
            continue
        # As much wider than the axes as there is room on both sides, at most.
        first, *others = words.split("\n")
        letters = max(8, int(max(map(len, (first, *others))) * most / length))
        parts = (first, " ".join(others)) if others else (first,)
        text.set_text("\n".join(line for part in parts for line in textwrap.wrap(part, letters)))


def _reaches_out(figure: Figure, axes: Axes, box) -> bool:
    own = figure.bbox
    if box.x0 < own.x0 or box.x1 > own.x1 or box.y0 < own.y0 or box.y1 > own.y1:
        return True
    others = [other for other in figure.axes if other is not axes]
    return any(box.overlaps(other.get_tightbbox()) for other in others if other.get_tightbbox() is not None)
