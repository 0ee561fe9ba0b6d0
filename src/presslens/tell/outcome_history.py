"""What became of each hypothesis from version to version: kept as one file, and printed as a table.

A hypothesis that is supported by one version of the pipeline and not by the next is not settled; whoever sees only the
last table cannot know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.tell.markdown import code, table

#: Columns of the history: which corpus; day and short name of the commit that the results were made on; the hypothesis,
#: the unit that decided, its outcome, the difference of means, and p after correction.
COLUMNS: Mapping[str, type] = {
    **dict.fromkeys(("corpus", "date", "commit", "hypothesis", "unit", "outcome"), str),
    **{"difference": float, "p_adjusted": float},
}
#: How the printed table says an outcome.
MARKS = {
    "supported": "yes",
    "these outlets only": "here",
    "not supported": "no",
    "opposite": "opposite",
    "opposite, these outlets only": "opposite here",
    "not testable": "–",
}


def appended(history: pl.DataFrame, corpus: str, outcomes: pl.DataFrame, date: str, commit: str) -> pl.DataFrame:
    """The history with the outcomes of a new version behind it; as it is, where nothing came out otherwise than last.

    Parameters
    ----------
    history
        Columns as :data:`COLUMNS`, oldest version first.
    outcomes
        The table ``hypotheses`` of the corpus. One in which nothing is testable says nothing, and is not kept.

    >>> table = pl.DataFrame({"hypothesis": ["a"], "unit": ["stories"], "outcome": ["supported"]})
    >>> table = table.with_columns(difference=0.5, p_adjusted=0.01)
    >>> once = appended(pl.DataFrame(schema=COLUMNS), "mine", table, "2026-01-02", "abc1234")
    >>> len(once), len(appended(once, "mine", table, "2026-02-03", "def5678"))
    (1, 1)
    """
    if set(outcomes["outcome"]) <= {"not testable"}:
        return history
    said = ("hypothesis", "unit", "outcome", "difference", "p_adjusted")
    new = outcomes.select(*said).with_columns(corpus=pl.lit(corpus), date=pl.lit(date), commit=pl.lit(commit))
    new = new.select(pl.col(name).cast(pl.String if kind is str else pl.Float64) for name, kind in COLUMNS.items())
    of_corpus = history.filter(pl.col("corpus") == corpus)
    last = of_corpus.filter(pl.col("commit") == of_corpus["commit"][-1]) if len(of_corpus) else of_corpus
    return history if last.select(*said).equals(new.select(*said)) else pl.concat([history, new])


def history_table(history: pl.DataFrame) -> list[str]:
    """The history as a table in Markdown for each corpus: a row per hypothesis, a column per version."""
    lines: list[str] = []
    for corpus in history["corpus"].unique(maintain_order=True):
        of_corpus = history.filter(pl.col("corpus") == corpus)
        versions = list(of_corpus.select("date", "commit").unique(maintain_order=True).iter_rows())
        rows = {name: [""] * len(versions) for name in of_corpus["hypothesis"].unique(maintain_order=True)}
        for row in of_corpus.iter_rows(named=True):
            rows[row["hypothesis"]][versions.index((row["date"], row["commit"]))] = MARKS[row["outcome"]]
        counted = [_counts([cells[place] for cells in rows.values()]) for place in range(len(versions))]
        header = [corpus, *(f"{date} {commit}" for date, commit in versions)]
        body: list[Sequence[str]] = [[name, *cells] for name, cells in rows.items()]
        lines += [*table(header, [*body, ["yes / here", *counted]]), ""]
    marks = "; ".join(f"{mark}: {outcome}" for outcome, mark in MARKS.items())
    return [
        *lines,
        f"Columns: versions by the day and {code('commit')} they were made on. {marks}; empty: not there yet.",
    ]


def _counts(cells: Sequence[str]) -> str:
    return f"{cells.count(MARKS['supported'])} / {cells.count(MARKS['these outlets only'])}"
