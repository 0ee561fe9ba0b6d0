"""The page docs/benchmarks.md, of the numbers that runs have left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from peers.comparison import PROJECT, Comparison, System
from peers.measured import Numbers, Spread
from peers.whole_runs import Run, table
from peers.worse import pairs

PAGE = PROJECT / "docs/benchmarks.md"
#: What is said of the numbers.
TEXTS = Path(__file__).with_name("page.md")
NOT_MEASURED = "Not measured."


def page(comparisons: Mapping[str, Comparison], numbers: Mapping[str, Numbers], runs: list[Run]) -> str:
    """The page; what was not measured yet is said to be so."""
    text = TEXTS.read_text(encoding="utf-8")
    blocks: dict[str, Iterable[str]] = {"machines": machines(numbers), "whole_runs": whole_runs(runs)}
    known: list[System] = []
    for name, comparison in comparisons.items():
        blocks[name] = list(told(comparison, numbers[name], known)) if name in numbers else [NOT_MEASURED]
        known += comparison.systems
    for name, lines in blocks.items():
        text = text.replace(f"<!-- {name} -->", "\n".join(lines))
    return text


def machines(numbers: Mapping[str, Numbers]) -> Iterator[str]:
    """What was measured on, and with which versions; comparisons that agree in that share a line."""
    found: dict[str, list[str]] = {}
    for name, known in numbers.items():
        machine = known.machine
        can = f" with {', '.join(machine['can'])}" if machine["can"] else ""
        line = (
            f"{machine['processor']}{can}; {machine['cores']} cores, {machine['memory_gb']} GB of memory, "
            f"{machine['system']}, Python {machine['python']}"
        )
        found.setdefault(line, []).append(name)
    for line, names in found.items():
        yield f"- {line}." if len(found) == 1 else f"- {line}: {', '.join(f'`{name}`' for name in names)}."
    versions = sorted({f"{name} {version}" for known in numbers.values() for name, version in known.packages.items()})
    if versions:
        yield f"- Versions: {', '.join(versions)}. `envs/requirements.txt` and `envs/benchmarks.txt` have all of them."


def told(comparison: Comparison, numbers: Numbers, known: Sequence[System]) -> Iterator[str]:
    """A table of costs, one of ratios, and what each system does that is not told further up."""
    labels = list(dict.fromkeys(label for found in numbers.found.values() for label in found))
    yield _row("", f"CPU s per {comparison.unit}", "start, CPU s", "peak, MB", *labels)
    yield "|" + "---|" * (4 + len(labels))
    for system in comparison.systems:
        name = f"**{system.name}**" if system.ours else system.name
        if system.name not in numbers.found:
            why = numbers.absent.get(system.name, "not in this run")
            yield _row(name, f"not measured: {why}", *[""] * (2 + len(labels)))
            continue
        cpu, start, peak = (numbers.cost(system.name, cost) for cost in ("cpu_s", "start_cpu_s", "peak_mb"))
        found = [_count(numbers.found[system.name].get(label)) for label in labels]
        yield _row(name, _spread(cpu, numbers.size), _number(start.middle), _spread(peak), *found)
    yield ""
    yield _row("ratio", "CPU", "peak memory")
    yield "|---|---|---|"
    for ours, peer in pairs(comparison):
        if {ours, peer} <= numbers.found.keys():
            ratios = (_ratio(numbers.ratio(ours, peer, cost)) for cost in ("cpu_s", "peak_mb"))
            yield _row(f"{ours} / {peer}", *ratios)
    yield ""
    does = [f"*{system.name}*: {system.does}." for system in comparison.systems if system not in known]
    yield " ".join([f"{len(numbers.rounds)} turns, at a load of {numbers.load:.1f}.", *does])


def whole_runs(runs: list[Run]) -> Iterator[str]:
    """The table of runs, and their picture where some go to the end."""
    if not runs:
        yield NOT_MEASURED
        return
    yield from table(runs)
    if any(run.asked == "all" for run in runs):
        yield ""
        yield "![CPU seconds and peak memory of whole runs by the number of made articles](pictures/scale.svg)"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _spread(spread: Spread, by: float = 1.0) -> str:
    return f"{_number(spread.middle / by)} ({_number(spread.low / by)} to {_number(spread.high / by)})"


def _ratio(spread: Spread) -> str:
    """A ratio, and of one below a half its inverse, which is what people say."""
    return _spread(spread) + (f", 1/{_number(1 / spread.middle)}" if spread.middle < 0.5 else "")


def _number(value: float) -> str:
    """Three digits that count, never as a power.

    >>> _number(1234.5), _number(12.345), _number(0.0012345)
    ('1,234', '12.3', '0.00123')
    """
    digits = 2
    while digits < 6 and 0 < abs(value) < 10 ** (2 - digits):
        digits += 1
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.{digits}f}"


def _count(value: float | None) -> str:
    return "" if value is None else f"{value:,}"
