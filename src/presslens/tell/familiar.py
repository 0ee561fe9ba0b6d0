"""How far a corpus lies from what the encoder knows, in the words of the data statement."""

from __future__ import annotations

import polars as pl

from presslens.exhibits.familiarity import CORPUS, OTHER_SET, accuracy_range
from presslens.tell.markdown import escape, table

NONE = "-"


def familiarity_section(familiarity: pl.DataFrame) -> list[str]:
    """The section of the data statement on the table ``familiarity``: its lines in Markdown; none without a row."""
    own = familiarity.filter(role=CORPUS)
    if own.is_empty():
        return []
    others = familiarity.filter(role=OTHER_SET)
    header = ["question", "n", "distance", "of other sets", "confidence", "uncertain", "expected accuracy"]
    rows = [_row(row, others.filter(question=row["question"])) for row in own.iter_rows(named=True)]
    return [
        "## How far from what the encoder knows",
        "Told without any code. Distance (median) is that of the mentions' features from those of training, about 1 "
        "there; confidence is the mean probability of the likeliest label.",
        "",
        *table(header, rows),
        "",
        *_meaning(own, others),
    ]


def _row(row: dict, others: pl.DataFrame) -> tuple[object, ...]:
    distances = others["distance_median"].drop_nulls().to_list()
    return (
        row["question"],
        row["n"],
        _two(row["distance_median"]),
        f"{_two(min(distances))} to {_two(max(distances))}" if distances else NONE,
        _two(row["confidence"]),
        _two(row["share_uncertain"]),
        NONE if row["low"] is None else f"{accuracy_range(row['low'], row['high'])} (from {row['n_sets']} other sets)",
    )


def _meaning(own: pl.DataFrame, others: pl.DataFrame) -> list[str]:
    """What an estimate is, and why there is none."""
    lines = []
    if own["low"].count():
        named = ", ".join(map(escape, others["set"].unique(maintain_order=True)))
        lines.append(
            f"- Expected accuracy is a guess from other sets that were coded ({named}; table familiarity), no score: "
            "nobody coded mentions of this corpus for it."
        )
    missing = own.drop_nulls("note").select("question", "note").iter_rows()
    return [*lines, *(f"- No expected accuracy of {question}: {escape(note)}." for question, note in missing)]


def _two(value: float | None) -> str:
    return NONE if value is None else f"{value:.2f}"
