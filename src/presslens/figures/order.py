"""The order in which figures list outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def outlet_rows(counts: pl.DataFrame) -> dict[str, str]:
    """Label by outlet, grouped by country and then by name; outlets of unknown country come last.

    Parameters
    ----------
    counts
        The table ``mentions_by_outlet``.
    """
    outlets = sorted(
        set(counts.select("outlet", "outlet_country").iter_rows()),
        key=lambda row: (row[1] == "unknown", row[1], row[0]),
    )
    return {outlet: outlet if country == "unknown" else f"{outlet} ({country})" for outlet, country in outlets}
