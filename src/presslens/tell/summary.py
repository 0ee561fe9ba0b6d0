"""What the end of a run says on screen: what was used of a corpus, and what was left out."""

from __future__ import annotations

from pathlib import Path

from presslens.base.io import read_cells
from presslens.exhibits.measures import Measure, reason_of


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
    _, *rows = read_cells(Path(folder) / "tables/corpus.csv")
    counts = dict(rows)
    n_articles = counts[Measure.ARTICLES]
    parts = [f"{n_articles} article{'' if n_articles == '1' else 's'}, {counts[Measure.ACTOR_MENTIONS]} actor mentions"]
    left_out = [f"{n} {reason}" for measure, n in counts.items() if (reason := reason_of(measure))]
    if left_out:
        parts.append(f"set aside: {', '.join(left_out)} (resources/{corpus}/exclusions.parquet)")
    if int(counts[Measure.NO_OUTLET]):
        parts.append(f"without a known outlet: {counts[Measure.NO_OUTLET]}")
    if Path(unplaced).is_file():
        import polars as pl

        if n := pl.scan_parquet(unplaced).select(pl.len()).collect().item():
            parts.append(f"annotations without a place: {n} ({unplaced})")
    return f"{corpus}: {'; '.join(parts)}."
