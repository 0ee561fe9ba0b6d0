"""The order in which figures list outlets and holders, and what they call them."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from presslens.codebook.codebook import Codebook
from presslens.codebook.holders import Holder
from presslens.codebook.questions import OUTLET, UNRESOLVED, Question


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


def label_columns(question: Question, codebook: Codebook, shares: pl.DataFrame) -> dict[str, str]:
    """Label for readers by label of a question, in order; of holders and frames as the codebook calls them.

    Parameters
    ----------
    shares
        With the labels in the column of the question. A label that nobody answered has no share and is left out.
    """
    if question.labels_from == "holders":
        found = holder_rows(codebook.holders)
    elif question.labels_from == "frames":
        found = {frame.code: frame.label for frame in codebook.frames}
    else:
        found = {label: label for label in question.labels}
    answered = set(shares[question.name])
    return {code: label for code, label in found.items() if code in answered}
