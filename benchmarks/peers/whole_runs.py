"""What whole runs cost by the number of made articles: the numbers that benchmarks/scale.py leaves, told and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peers.comparison import PROJECT
from presslens.base.errors import InputError
from presslens.base.io import read_json

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NUMBERS = PROJECT / "benchmarks/numbers/scale.json"
PICTURES = tuple(PROJECT / f"docs/pictures/scale.{ending}" for ending in ("svg", "png"))
#: How far a run goes, as scale.py is asked, in words.
ASKED = {"ingest": "stories and shards", "ledger": "the ledger", "all": "everything"}
#: What is not the work of a step: the interpreters that Snakemake starts for itself.
SNAKEMAKE = "snakemake"
CPU, MEMORY = "#2166AC", "#B2182B"


@dataclass(frozen=True)
class Run:
    """A run over made articles.

    Attributes
    ----------
    articles
        How many.
    asked
        How far: a key of :data:`ASKED`.
    cpu_s
        Seconds of the processor over all steps and Snakemake. Those of the clock hang on what else the machine does.
    peak_mb, largest
        Peak of the largest step of a job, and which one that is.
    plan_cpu_s, shards
        Seconds of the processor to plan the jobs that follow the shards, and how many shards there are.
    """

    articles: int
    asked: str
    cpu_s: float
    peak_mb: float
    largest: str
    plan_cpu_s: float
    shards: int

    @classmethod
    def of(cls, block: Mapping[str, Any], where: str) -> Run:
        """The run that an entry tells of.

        Raises
        ------
        InputError
            A part is missing or is of another kind.
        """
        try:
            stages = block["stages"]
            largest = max((name for name in stages if name != SNAKEMAKE), key=lambda name: stages[name]["peak_mb"])
            return cls(
                int(block["articles"]),
                {name: name for name in ASKED}[block["asked"]],
                float(sum(stage["cpu_s"] for stage in stages.values())),
                float(stages[largest]["peak_mb"]),
                largest,
                float(block["plan_cpu_s"]),
                int(block["shards"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise InputError(where, f"a part is missing or wrong ({fault})", "as scale.py --json writes it") from None


def read_runs(path: Path) -> list[Run]:
    """Runs of a file, by how far they go and by size; none where there is no file."""
    if not path.exists():
        return []
    blocks = read_json(path)
    if not isinstance(blocks, list):
        raise InputError(path, "is no list", "as scale.py --json writes it")
    runs = [Run.of(block, f"{path}, entry {place}") for place, block in enumerate(blocks, start=1)]
    return sorted(runs, key=lambda run: (list(ASKED).index(run.asked), run.articles))


def table(runs: list[Run]) -> Iterator[str]:
    """A row for each run."""
    yield "| articles | up to | shards | CPU s | CPU s per 1,000 | largest step | peak, MB | CPU s to plan |"
    yield "|---|---|---|---|---|---|---|---|"
    for run in runs:
        each = 1000 * run.cpu_s / run.articles
        yield (
            f"| {run.articles:,} | {ASKED[run.asked]} | {run.shards:,} | {run.cpu_s:,.0f} | {each:,.1f} "
            f"| `{run.largest}` | {run.peak_mb:,.0f} | {run.plan_cpu_s:.1f} |"
        )


def drawn(runs: list[Run]) -> Figure:
    """CPU seconds and peak memory of runs to the end by the number of articles, both axes in powers of ten."""
    from presslens.draw.page import Page

    whole = [run for run in runs if run.asked == "all"]
    articles = [run.articles for run in whole]
    figure = Page().figure(2.8)
    panels = (
        ("CPU seconds", [run.cpu_s for run in whole], CPU, "o"),
        ("peak of the largest step, MB", [run.peak_mb for run in whole], MEMORY, "s"),
    )
    for axes, (label, values, colour, marker) in zip(figure.subplots(1, len(panels)), panels, strict=True):
        axes.plot(articles, values, color=colour, marker=marker, linewidth=1.2, markersize=5)
        for place, value in zip(articles, values, strict=True):
            axes.annotate(f"{value:,.0f}", (place, value), (0, 7), textcoords="offset points", ha="center", fontsize=8)
        axes.set(xscale="log", yscale="log", title=label, xlabel="made articles")
        axes.set_xlim(min(articles) / 2, max(articles) * 2)
        # Whole powers of ten, with room for a number above the highest.
        axes.set_ylim(10 ** floor(log10(min(values) / 1.2)), 10 ** ceil(log10(max(values) * 1.6)))
        axes.set_xticks(articles, [f"{n:,}" for n in articles])
        axes.minorticks_off()
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.grid(axis="y", color="#E6E6E6", linewidth=0.8)
        axes.set_axisbelow(True)
    return figure


def described(runs: list[Run]) -> str:
    """What is drawn, in words and numbers; it stands in the pictures."""
    told = (f"{run.articles}: {run.cpu_s:.0f} s, {run.peak_mb:.0f} MB" for run in runs if run.asked == "all")
    return f"CPU seconds and peak memory of the largest step by made articles. {'; '.join(told)}."


def save(runs: list[Run], paths: Iterable[Path] = PICTURES) -> None:
    """Write the picture, without the day."""
    figure = drawn(runs)
    for path in paths:
        day = {"Date": None} if path.suffix == ".svg" else {"Software": None}
        figure.savefig(path, metadata=day | {"Description": described(runs)}, dpi=150)
