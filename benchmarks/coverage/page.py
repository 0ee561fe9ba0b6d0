"""The page docs/coverage.md, of the numbers that runs have left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

import numpy as np

Row = Mapping[str, str]
TARGET = (0.93, 0.97)
COMMAND = "python benchmarks/coverage/run.py"
BELOW, ABOVE = "▼", "▲"
#: What is said of the numbers, by heading.
TEXTS = Path(__file__).resolve().parent / "page.md"


def page(tables: Mapping[str, Sequence[Row]]) -> str:
    """The page; ``tables`` are rows by part, as numbers/<part>.csv has them."""
    made = {"answers": naive, "tests": tests, "corrected": by_codes, "sizes": sizes_of_tests, "designs": by_design}
    text = TEXTS.read_text(encoding="utf-8")
    for name, function in made.items():
        text = text.replace(f"<!-- {name} -->", "\n".join(function(tables)))
    return text


def naive(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Coverage where the answers are right."""
    parts = [name for name in ("shares", "means", "differences", "scores") if name in tables]
    yield from commands(tables, parts)
    yield from header("number", "stories", "covered, %", "width", "refused, %", "bias")
    for rows in grouped((row for name in parts for row in tables[name]), "what", "stories"):
        numbers = (covered(rows), mean(rows, "width"), refused(rows), largest(rows, "bias"))
        yield line(rows[0]["what"], rows[0]["stories"], *numbers)


def tests(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """How often tests find what is not there."""
    parts = [name for name in ("differences", "outlets", "words") if name in tables]
    yield from commands(tables, parts)
    yield from header("test", "of", "found, %", "covered, %", "refused, %")
    for rows in grouped((row for name in parts for row in tables[name]), "what", "stories", "way"):
        what = f"{rows[0]['what']}; {rows[0]['way']}" if rows[0]["way"] else rows[0]["what"]
        of_words = rows[0]["what"].startswith("words")
        rest = ("", "") if of_words else (covered(rows), refused(rows))
        yield line(what, rows[0]["stories"], percents(rows, "size", 1), *rest)


def by_codes(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Coverage of the ways, where answers err."""
    yield from commands(tables, ["corrected"])
    ways = ("naive", "corrected", "tuned", "coders")
    names = ("number", "codes", "stories", "refused, %", *(f"{way}, covered, %" for way in ways))
    yield from header(*names, "width: naive, corrected, tuned, coders", "bias: naive, corrected, tuned, coders")
    for rows in grouped(tables["corrected"], "what", "codes", "stories"):
        of_way = {way: [row for row in rows if row["way"] == way] for way in ways}
        if np.mean([float(row["given"]) for row in of_way["corrected"]]) < 0.05:
            continue
        widths = ", ".join(mean(of_way[way], "width") for way in ways)
        biases = ", ".join(largest(of_way[way], "bias") for way in ways)
        counts = (rows[0]["what"], rows[0]["codes"], rows[0]["stories"], refused(of_way["corrected"]))
        yield line(*counts, *(covered(of_way[way]) for way in ways), widths, biases)


def sizes_of_tests(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """How often differences of kinds of outlets are found that are not there, where answers err."""
    yield from header("codes", "stories", "errors", "naive", "corrected", "tuned", "coders")
    rows = [row for row in tables["corrected"] if row["what"].startswith("difference")]
    for found in grouped(rows, "codes", "stories", "errors"):
        of_way = [[row for row in found if row["way"] == way] for way in ("naive", "corrected", "tuned", "coders")]
        if np.mean([float(row["given"]) for row in of_way[1]]) >= 0.05:
            numbers = (percents(each, "size", 1) for each in of_way)
            yield line(found[0]["codes"], found[0]["stories"], found[0]["errors"], *numbers)


def by_design(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Coverage of corrected numbers by the design of the sample; nothing where it was not run."""
    if "designs" not in tables:
        return
    yield from commands(tables, ["designs"])
    yield from header(
        "number", "design", "covered, %", "width", "to that at random, %", "refused, %", "bias", "found, %"
    )
    at_random: dict[str, float] = {}
    for rows in grouped(tables["designs"], "what", "design"):
        width = float(np.mean([float(row["width"]) for row in rows if row["width"]]))
        at_random.setdefault(rows[0]["what"], width)
        beside = f"{100 * width / at_random[rows[0]['what']]:.0f}"
        numbers = (covered(rows), mean(rows, "width"), beside, refused(rows), largest(rows, "bias"))
        sizes = percents(rows, "size", 1) if any(row["size"] for row in rows) else ""
        yield line(rows[0]["what"], rows[0]["design"], *numbers, sizes)


def commands(tables: Mapping[str, Sequence[Row]], parts: Sequence[str]) -> Iterator[str]:
    """The commands that made the numbers, and the error that chance leaves in a cell."""
    for name in parts:
        n = tables[name][0]["simulations"]
        error = 100 * sqrt(0.95 * 0.05 / int(n))
        yield f"- `{COMMAND} {name} --simulations {n}`: one standard error of 95 % is {error:.1f} points"
    yield ""


def grouped(rows: Iterable[Row], *keys: str) -> list[list[Row]]:
    """Rows that agree in some columns, in the order in which they come first."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[key] for key in keys), []).append(row)
    order = {key: place for place, key in enumerate(dict.fromkeys(key[0] for key in found))}
    return [found[key] for key in sorted(found, key=lambda key: (order[key[0]], *map(_number, key[1:])))]


def _number(text: str) -> tuple[int, int, str]:
    first = text.split(",")[0].split(" ")[0]
    return (0, int(first), text) if first.isdigit() else (1, 0, text)


def covered(rows: Sequence[Row]) -> str:
    """Mean coverage, weighted by simulations with an interval, and lowest to highest; marked outside the target."""
    there = [row for row in rows if row["covered"] and float(row["given"]) > 0]
    if not there:
        return "-"
    values = np.array([float(row["covered"]) for row in there])
    counts = np.array([float(row["given"]) * int(row["simulations"]) for row in there])
    whole = float(values @ counts / counts.sum())
    enough = counts >= 20
    chance = 2 * np.sqrt(np.maximum(values * (1 - values), 0.0475) / counts)
    low = whole < TARGET[0] or bool((enough & (values + chance < TARGET[0])).any())
    mark = f" {BELOW}" if low else f" {ABOVE}" if whole > TARGET[1] else ""
    shown = values[enough] if enough.any() else values
    span = f" ({100 * shown.min():.0f}-{100 * shown.max():.0f})" if len(there) > 1 else ""
    return f"{100 * whole:.1f}{span}{mark}"


def mean(rows: Sequence[Row], name: str) -> str:
    values = [float(row[name]) for row in rows if row[name]]
    return f"{np.mean(values):.2f}" if values else "-"


def largest(rows: Sequence[Row], name: str) -> str:
    """The value furthest from 0, of settings with an estimate in a fifth of simulations."""
    values = [float(row[name]) for row in rows if row[name] and float(row["given"]) >= 0.2]
    return f"{max(values, key=abs):+.2f}" if values else "-"


def refused(rows: Sequence[Row]) -> str:
    return f"{100 * (1 - np.mean([float(row['given']) for row in rows])):.0f}"


def percents(rows: Sequence[Row], name: str, digits: int) -> str:
    """Mean, and lowest to highest, in percent."""
    values = [100 * float(row[name]) for row in rows if row[name]]
    if not values:
        return "-"
    span = f" ({min(values):.0f}-{max(values):.0f})" if len(values) > 1 else ""
    return f"{np.mean(values):.{digits}f}{span}"


def header(*names: str) -> Iterator[str]:
    yield line(*names)
    yield "|" + "---|" * len(names)


def line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
