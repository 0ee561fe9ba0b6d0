"""How many of the mentions that were coded check the labels, question by question, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from presslens.tell.markdown import table


def scored_table(validations: Iterable[pl.DataFrame]) -> list[str]:
    """A table in Markdown: of each question the mentions coded, scored and left out, of the classifier in use.

    Parameters
    ----------
    validations
        Score tables of :func:`presslens.validate.tables.validation_tables`.

    Returns
    -------
    Its lines, with a sentence before them; none without a table.
    """
    rows = []
    for scores in validations:
        used = scores.filter(pl.col("in_use") & (pl.col("slice") == "all"))
        for question, n_coded in used.filter(score="coded").select("question", "n").iter_rows():
            n_left_out = used.filter(score="left_out").select("n", "label").rows()
            reasons = "; ".join(f"{n} {reason}" for n, reason in n_left_out)
            rows.append((question, n_coded, n_coded - sum(n for n, _ in n_left_out), reasons or "none"))
    lead = ["", "Of the mentions that were coded, those on which the labels were scored:", ""]
    return [*lead, *table(["question", "coded", "scored", "left out"], rows)] if rows else []
