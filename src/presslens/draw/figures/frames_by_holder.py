"""Frame by target by holder: in whose words which frames stand when a target is spoken of."""

from __future__ import annotations

from presslens.base.said import Said
from presslens.codebook.questions import FRAMES
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.lettering import shortened
from presslens.draw.matrix import RISING, SHARES, Cell, matrix_plot
from presslens.draw.order import holder_rows, label_columns


def frames_by_holder(sources: Sources, fewest: int) -> Drawing:
    """Draw targets and holders by frames; a line parts the targets. ``fewest`` mentions are needed for a share."""
    shares, codebook, page = sources.table, sources.codebook, sources.page
    totals: dict[tuple[str, str], int] = {}
    cells: dict[tuple[tuple[str, str], str], Cell] = {}
    for target, holder, frame, n, of, share in shares.select(
        "target", "holder", "frames", "n", "n_mentions", "share"
    ).iter_rows():
        totals[target, holder] = of
        cells[(target, holder), frame] = (
            Cell(share, (f"{page.number(f'{share:.0%}')} ({n})",)) if of >= fewest else Cell(None, (f"({n})",))
        )
    rows = {
        (
            target.code,
            holder,
        ): page.say(
            Said(
                "On {target}: {holder} ({n})",
                target=shortened(page.say(Said(target.label)), 24),
                holder=shortened(page.say(label), 24),
                n=totals[target.code, holder],
            )
        )
        for target in codebook.targets
        for holder, label in holder_rows(codebook).items()
        if (target.code, holder) in totals
    }
    targets = [target for target, _ in rows]
    breaks = [i for i in range(1, len(targets)) if targets[i] != targets[i - 1]]
    columns = label_columns(FRAMES, codebook, shares, page)
    figure = matrix_plot(cells, rows, columns, SHARES, RISING, breaks, page)
    return Drawing(figure, shares, f"{len(cells)} cells drawn")
