"""What the end of a run says on screen: what was used of a corpus, and what was left out."""

from __future__ import annotations

import csv
from pathlib import Path

#: How the table of the corpus names what it counts as left out.
SET_ASIDE = "files set aside: "


def summary(corpus: str, folder: str | Path, unplaced: str | Path) -> str:
    """One line on a corpus.

    Parameters
    ----------
    corpus
        Its name.
    folder
        ``results/<corpus>``, of which ``tables/corpus.csv`` is read.
    unplaced
        Annotations that found no place, as Parquet; need not exist.
    """
    with open(Path(folder) / "tables/corpus.csv", encoding="utf-8", newline="") as file:
        counts = {row["measure"]: row["value"] for row in csv.DictReader(file)}
    one = counts["articles"] == "1"
    parts = [f"{counts['articles']} article{'' if one else 's'}, {counts['actor mentions']} actor mentions"]
    left_out = [f"{n} {name.removeprefix(SET_ASIDE)}" for name, n in counts.items() if name.startswith(SET_ASIDE)]
    if left_out:
        parts.append(f"set aside: {', '.join(left_out)} (resources/{corpus}/exclusions.parquet)")
    if int(counts["articles without a known outlet"]):
        parts.append(f"without a known outlet: {counts['articles without a known outlet']}")
    if Path(unplaced).is_file():
        import polars as pl

        if n := pl.scan_parquet(unplaced).select(pl.len()).collect().item():
            parts.append(f"annotations without a place: {n} ({unplaced})")
    return f"{corpus}: {'; '.join(parts)}."
