"""What the end of a run says on screen: what came out for a corpus, what was left out, and where to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from presslens.base.errors import AGAIN, InputError
from presslens.base.findings import Finding
from presslens.base.io import read_cells, read_json
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.measures import NOT_ANSWERED, Measure, reason_of
from presslens.exhibits.tables import TABLES

#: Findings of the check of a corpus that are shown; the others are in its file.
FINDINGS = 5


def last_words(corpora: Iterable[str], study: Iterable[Finding] = ()) -> Iterator[str]:
    """The lines that end a run: what is doubtful about the study, and for each corpus whose results are there.

    Parameters
    ----------
    corpora
        Those that the run was asked for: of others nothing is told.
    study
        What was found about the codebook and the cards.
    """
    doubtful = [finding.line for finding in study if finding.severity != "fact"]
    yield from (f"note: {line}" for line in doubtful[:FINDINGS])
    for corpus in corpora:
        if Path(f"results/{corpus}/tables/corpus.csv").is_file():
            yield ""
            yield from summary(corpus, Path(f"results/{corpus}"), Path(f"resources/{corpus}"))


def summary(corpus: str, results: Path, resources: Path) -> Iterator[str]:
    """What came out for one corpus, what was set aside and where to look.

    Parameters
    ----------
    corpus
        Its name.
    results, resources
        Folders; of the first, ``tables/corpus.csv`` is read.

    Raises
    ------
    InputError
        That table is not as it was made: somebody changed it while the run was under way.
    """
    counts = _counts(results / "tables/corpus.csv")
    actors = counts[Measure.ACTOR_MENTIONS]
    of_actors = f"actors {actors}" if actors == NOT_ANSWERED else f"{actors} of an actor"
    made: dict[str, Iterable[str]] = {"tables": TABLES, "figures": FIGURES}
    exhibits = {kind: sum((results / kind / f"{name}.csv").is_file() for name in made[kind]) for kind in made}
    came_out = [
        _counted(counts[Measure.ARTICLES], "article"),
        f"{_counted(counts[Measure.MENTIONS], 'mention')} ({of_actors})",
        *(_counted(n, kind.removesuffix("s")) for kind, n in exhibits.items()),
    ]
    yield f"{corpus}: {', '.join(came_out)}."
    if left_out := [f"{n} {reason}" for measure, n in counts.items() if (reason := reason_of(measure))]:
        yield f"  set aside: {', '.join(left_out)} ({resources}/exclusions.parquet)"
    if int(counts[Measure.NO_OUTLET]):
        yield f"  without a known outlet: {_counted(counts[Measure.NO_OUTLET], 'article')}"
    unplaced = resources / "annotations_unplaced.parquet"
    if unplaced.is_file():
        import polars as pl

        if n := pl.scan_parquet(unplaced).select(pl.len()).collect().item():
            yield f"  annotations without a place: {n} ({unplaced})"
    yield from _findings(resources / "findings.json")
    yield f"  figures, tables, data statement: {results}/figures, {results}/tables, {results}/data_statement.md"
    yield f"  the ledger: {resources}/ledger.parquet and .csv"
    report = results / "report/index.html"
    yield f"  look at: {report}" if report.is_file() else f"  look at: {results}"


def _counts(path: Path) -> dict[str, str]:
    counts = {row[0]: row[-1] for row in read_cells(path) if len(row) == 2}
    needed = [counts.get(measure, "") for measure in (Measure.ARTICLES, Measure.MENTIONS, Measure.NO_OUTLET)]
    actors = counts.get(Measure.ACTOR_MENTIONS, "")
    if not all(map(str.isdecimal, needed)) or not (actors.isdecimal() or actors == NOT_ANSWERED):
        raise InputError(path, "is not as it was made", f"{AGAIN}, it is made anew")
    return counts


def _findings(path: Path) -> Iterator[str]:
    """The worst of what the check of the corpus found; facts are in the file alone."""
    if not path.is_file():
        return
    found = read_json(path)
    told = [entry["line"] for entry in found if entry["severity"] != "fact"] if isinstance(found, list) else []
    for line in told[:FINDINGS]:
        yield f"  note: {line}"
    if (more := len(told) - FINDINGS) > 0:
        yield f"  note: {more} more in {path}"


def _counted(n: int | str, noun: str) -> str:
    return f"{n} {noun}{'' if int(n) == 1 else 's'}"
