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
    keys = [key for key in ("holder", "target") if rows and key in rows[0]]
    groups = {tuple(row[key] for key in keys): int(row["n_mentions"]) for row in rows}
    return {
        "n_mentions": sum(groups.values()),
        "n_articles": max((int(row["n_articles"]) for row in rows), default=0),
        "cluster": rows[0]["cluster"] if rows else "sentence",
        "n_exact": sum(row["method"].startswith("exact") for row in rows),
    }
