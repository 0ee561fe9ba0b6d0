"""The order in which figures list outlets and holders, and what they call them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from presslens.codebook.holders import OUTLET, UNRESOLVED, Holder

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


def holder_rows(holders: Iterable[Holder]) -> dict[str, str]:
    """Label by holder: the outlet, those of the codebook in their order, and last the sources nobody can identify."""
    named = {holder.code: holder.label for holder in holders}
    return {OUTLET: "the outlet itself", **named, UNRESOLVED: "unresolved source"}
