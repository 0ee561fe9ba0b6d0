"""What the notes and captions of figures quote of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from presslens.base.io import read_cells
from presslens.base.said import Said
from presslens.codebook.codebook import Codebook
from presslens.codebook.iso_codes import country_name
from presslens.draw.notes import marks_note
from presslens.draw.periods import in_words, years_of_periods
from presslens.draw.quarters import events_within, numbered
from presslens.exhibits.exhibit import Table

#: How it is said that rows are left out, by what they are.
_LEFT_OUT = {
    "outlet": Said("Of {n} outlets the {most} with most actor mentions; {rest}"),
    "outlet_country": Said("Of {n} countries of outlets the {most} with most actor mentions; {rest}"),
    "country": Said("Of {n} countries of outlets the {most} with most articles; {rest}"),
    "year": Said("Of {n} years the {most} with most actor mentions; {rest}"),
}


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What a table of shares of mentions says about itself.

    Attributes
    ----------
    n_mentions
        Actor mentions behind the table.
    n_articles
        The most articles behind one row.
    n_without
        Rows without an interval.
    n_codes
        The most codes behind a corrected row; 0: none is corrected.
    """

    n_mentions: int
    n_articles: int
    n_without: int
    n_codes: int


def share_facts(table: Table, path: str | Path) -> ShareFacts | None:
    """What a table says about itself; None where it holds no shares of mentions.

    Raises
    ------
    FileNotFoundError
        The table is not there yet.
    """
    if not table.outcome or not {"n_mentions", "n_articles", "method"} <= set(table.types):
        return None
    rows = _rows(path)
    groups = {tuple(row[key] for key in table.groups): int(row["n_mentions"]) for row in rows}
    return ShareFacts(
        n_mentions=sum(groups.values()),
        n_articles=max((int(row["n_articles"]) for row in rows), default=0),
        n_without=sum(not row["low"] and not row.get("corrected") for row in rows),
        n_codes=_most_codes(rows, "corrected", "n_codes"),
    )


def largest_shift(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, object]) -> dict[str, str]:
    """The mean of the table of voices that changes most when quoted content is left out, in a sentence: ``shift``.

    Only means count whose interval of ``shift`` leaves out zero.
    """
    rows = [row for row in _rows(tables["voices_by_target"]) if row["target"] != "all" and row["low_shift"]]
    sure = [row for row in rows if float(row["low_shift"]) > 0 or float(row["high_shift"]) < 0]
    if not sure:
        return {"shift": Said("No mean changes beyond its interval when quoted content is left out.")}
    row = max(sure, key=lambda row: abs(float(row["shift"])))
    everything, own, shift, low, high = (
        f"{float(row[name]):+.2f}" for name in ("mean_all", "mean_outlet", "shift", "low_shift", "high_shift")
    )
    target = country_name(row["target"], codebook.targets)
    numbers = {"everything": everything, "own": own, "shift": shift, "low": low, "high": high}
    return {
        "shift": Said(
            "What changes most when quoted content is left out: {question} of {target}, mean {everything} over all "
            "mentions, {own} in the outlet's own voice alone (shift {shift}, from {low} to {high}; table voices by "
            "target).",
            question=Said(row["question"]),
            target=Said(target),
            **numbers,
        )
    }


def voices_in_words(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, object]) -> dict[str, str]:
    """``shift``, see :func:`largest_shift`; ``marks``: which means are corrected; ``uncorrected``: in which lines
    classifier error is not.
    """
    rows = _rows(tables["voices_by_target"])
    n_codes = max(_most_codes(rows, f"corrected_{voice}", f"n_codes_{voice}") for voice in ("all", "outlet", "quoted"))
    said: dict[str, str] = {"marks": "", "uncorrected": Said("Classifier error is not in the lines.")}
    if n_codes:
        error = Said("Lines of corrected means: by Student's t; classifier error is in these alone.")
        said = {"marks": marks_note(n_codes, "mean"), "uncorrected": error}
    return said | largest_shift(tables, codebook, settings)


def outlets_left_out(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, object]) -> dict[str, str]:
    """``left_out``: that a figure shows the largest outlets alone, where there are more than it has room for."""
    rows = _rows(tables["mentions_by_outlet"])
    return _left_out(
        len({(row["outlet"], row["outlet_country"]) for row in rows}), settings["most"], _LEFT_OUT["outlet"]
    )


def countries_left_out(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, object]) -> dict[str, str]:
    """``left_out``, likewise of the countries of outlets."""
    n = len({row["outlet_country"] for row in _rows(tables["mentions_by_outlet"])})
    return _left_out(n, settings["most"], _LEFT_OUT["country"])


def groups_left_out(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, object]) -> dict[str, str]:
    """``left_out``, likewise of the values of the figure's column ``group``."""
    group = str(settings["group"])
    name = next(name for name in tables if name == f"sentiment_by_{group.removeprefix('outlet_')}")
    return _left_out(len({row[group] for row in _rows(tables[name])}), settings["most"], _LEFT_OUT[group])


def _left_out(n: int, most: object, text: str) -> dict[str, str]:
    more = n - int(str(most))
    rest = Said("{n} are not shown, and stand in the table of the same name.", n=more)
    return {"left_out": Said(text, n=n, most=most, rest=rest) if more > 0 else ""}


def marked_events(tables: Mapping[str, str], codebook: Codebook, settings: Mapping[str, object]) -> dict[str, str]:
    """The events of the codebook that fall within the quarters of the table, in words: ``events``; ``period``: what the
    figure has room for, quarters or wider periods, of which no ``intervals`` are known; ``few_told``: how those of few
    stories look, where there are any.
    """
    rows = _rows(tables["frames_over_time"])
    quarters = {row["quarter"] for row in rows}
    years = years_of_periods(quarters)
    facts: dict[str, str] = {"events": numbered(events_within(codebook.events, quarters)), "period": in_words(years)}
    corrected = not years and any(row.get("corrected") for row in rows)
    stories: dict[tuple[str, str], int] = {}
    for row in rows:
        place = str(int(row["quarter"].partition("-")[0]) // years) if years else row["quarter"]
        if years or not row.get("corrected"):
            key = (place, row["frames"])
            stories[key] = stories.get(key, 0) + int(row["n_clusters"] or 0)
    few = int(str(settings["few"]))
    look = Said("Small and open" if corrected else "Hollow")
    told = Said("{few_look}: fewer than {few} stories.", few_look=look, few=few)
    facts["few_told"] = told if any(n < few for n in stories.values()) else ""
    wide = Said("Dates lie far apart: the table of the same name has quarters, with intervals.")
    return facts | ({"intervals": wide} if years else {})


def _most_codes(rows: Iterable[Mapping[str, str]], corrected: str, n_codes: str) -> int:
    return max((int(row[n_codes]) for row in rows if row.get(corrected)), default=0)


def _rows(path: str | Path) -> list[dict[str, str]]:
    header, *rows = read_cells(path)
    return [dict(zip(header, row, strict=True)) for row in rows]
