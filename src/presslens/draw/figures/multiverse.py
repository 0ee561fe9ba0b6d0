"""The multiverse as specification curves, one panel for each claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from presslens.base.said import Said, joined
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.page import PAGE, Page
from presslens.draw.shown import of_part
from presslens.draw.specification_curves import CurvePanel, shown_places, specification_curves
from presslens.estimate.multiverse.specifications import WITHOUT_FIRST, WITHOUT_SECOND
from presslens.exhibits.multiverse import CLUSTER, DIMENSIONS

_LOWER = "lower"


def multiverse(sources: Sources, part: str) -> Drawing:
    """Draw the claims of a part that were computed: ``primary`` hypotheses, the ``other`` ones, or ``shares``."""
    claims = of_part(sources.table, part)
    every = sources.tables["multiverse"].filter(pl.col("estimate").is_not_null())
    page = sources.page
    panels = [panel_of(claim, every.filter(claim=claim["claim"]), page) for claim in claims.iter_rows(named=True)]
    axis = page.say(Said("share" if part == "shares" else "difference"))
    plotted = pl.concat([_plotted(name, panel) for name, panel in zip(claims["claim"], panels, strict=True)])
    n = sum(len(panel.estimate) for panel in panels)
    return Drawing(
        specification_curves(panels, axis, page), plotted, f"{n} specifications of {len(panels)} claims drawn"
    )


def panel_of(claim: Mapping[str, Any], rows: pl.DataFrame, page: Page = PAGE) -> CurvePanel:
    """A claim as a panel, what is expected above zero: where the first side is expected lower, sides change places.

    Parameters
    ----------
    claim
        A row of the table ``multiverse_summary``.
    rows
        Its rows of the table ``multiverse`` that have an estimate.
    """
    sides, low, high = [claim["first"], claim["second"]], "low", "high"
    if claim["direction"] == _LOWER:
        sides, low, high = sides[::-1], "high", "low"
        subset = pl.col("subset").replace({WITHOUT_FIRST: WITHOUT_SECOND, WITHOUT_SECOND: WITHOUT_FIRST})
        rows = rows.with_columns(-pl.col("estimate", "low", "high"), subset)
    shown = [name for name in DIMENSIONS if name != CLUSTER]
    order = [(name, level) for name in shown for level in rows[name].unique(maintain_order=True)]
    kinds = rows[CLUSTER].unique(maintain_order=True).to_list()
    rows = rows.sort("estimate", *DIMENSIONS)
    place = np.flatnonzero(rows["declared"].to_numpy())
    null = bool(claim["second"])
    what = joined(" > ", map(Said, sides)) if null else Said("share {label}", label=Said(claim["label"] or ""))
    return CurvePanel(
        claim["claim"],
        page.say(
            Said("{target}, {question}: {what}", target=claim["target"], question=Said(claim["question"]), what=what)
        ),
        rows["estimate"].to_numpy(),
        rows[low].cast(pl.Float64).to_numpy(),
        rows[high].cast(pl.Float64).to_numpy(),
        {name: rows[name].to_numpy() for name in shown},
        order,
        (kinds, rows[CLUSTER].to_numpy()),
        int(place[0]) if len(place) else None,
        null,
    )


def _plotted(name: str, panel: CurvePanel) -> pl.DataFrame:
    """The estimates whose intervals are drawn, and the declared one, by their place in the curve, from 1."""
    declared = [] if panel.place is None else [panel.place]
    places = np.unique(np.concatenate([*shown_places(panel.clusters), np.array(declared, dtype=np.int64)]))
    numbers = {"estimate": panel.estimate, "low": panel.low, "high": panel.high}
    columns = {key: pl.Series(values[places]).fill_nan(None) for key, values in numbers.items()}
    about = {"claim": [name] * len(places), "rank": places + 1, "declared": np.isin(places, declared)}
    return pl.DataFrame(about | columns).select("claim", "rank", "declared", "estimate", "low", "high")
