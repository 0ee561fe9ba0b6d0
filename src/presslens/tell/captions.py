"""Numbers that captions quote, read from the tables they stand under."""

from __future__ import annotations

import csv
from pathlib import Path


def caption_facts(path: str | Path) -> dict[str, object]:
    """What a shares table says about itself.

    Returns
    -------
    ``n_mentions`` (actor mentions behind the table), ``n_articles`` (the most articles behind one row), ``cluster``
    (what was resampled) and ``n_exact`` (rows whose interval is exact because all clusters agree).

    Raises
    ------
    FileNotFoundError
        The table is not there yet.
    """
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # What the shares are shares of stands before the label, whose column is the last before "n".
    keys = list(rows[0])[: list(rows[0]).index("n") - 1] if rows else []
    groups = {tuple(row[key] for key in keys): int(row["n_mentions"]) for row in rows}
    return {
        "n_mentions": sum(groups.values()),
        "n_articles": max((int(row["n_articles"]) for row in rows), default=0),
        "cluster": rows[0]["cluster"] if rows else "sentence",
        "n_exact": sum(row["method"].startswith("exact") for row in rows),
    }


def voice_shift(path: str | Path) -> dict[str, str] | None:
    """The row of the table of voices in which leaving out quoted content changes the mean most.

    Returns
    -------
    The row, of those whose interval of ``shift`` leaves out zero; None where there is none.

    Raises
    ------
    FileNotFoundError
        The table is not there yet.
    """
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["target"] != "all" and row["low_shift"]]
    sure = [row for row in rows if float(row["low_shift"]) > 0 or float(row["high_shift"]) < 0]
    return max(sure, key=lambda row: abs(float(row["shift"])), default=None)
