"""Matrices: rows by columns, a number and a colour in each cell."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from presslens.codebook.questions import OUTLET, QUESTIONS, STANCE
from presslens.draw.drawing import Sources
from presslens.draw.figures.cue_tone_by_outlet import tone_cells
from presslens.draw.figures.shares_by_outlet import over_targets
from presslens.draw.figures.stance_by_holder import polarity_cells
from presslens.draw.order import holder_rows, label_columns, outlet_rows
from presslens.draw.style import text_colour
from presslens.exhibits.exhibit import Figure
from presslens.exhibits.tables import TABLES
from presslens.tell.report.charts.picture import (
    GREY,
    INK,
    LABELS,
    WIDTH,
    Picture,
    Sign,
    blended,
    data,
    distinct,
    labels_left,
    layered,
    rows_scale,
    spoken,
    words_right,
)
from presslens.tell.report.charts.says import of_share
from presslens.tell.report.links import Links

_ROW, _EMPTY, _FULL = 30, "#f6f6f3", "#1f5c91"


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where it stands, its number from -1 to 1 for the colour (None: none), what is written in it and said of it."""

    row: str
    column: str
    number: float | None
    text: str
    says: str
    cell: str


def shares_by_outlet(figure: Figure, sources: Sources, links: Links) -> Picture:
    """Outlets by the labels of a question, over all targets; a cell leads to its rows of the table by target."""
    question, fewest = str(figure.options["question"]), int(figure.options["fewest"])
    rows = outlet_rows(sources.tables["mentions_by_outlet"], sources.codebook.targets, int(figure.options["most"]))
    table = over_targets(sources.table, question)
    columns = label_columns(QUESTIONS[question], sources.codebook, table)
    totals = dict(table.select("outlet", "n_mentions").iter_rows())
    cells = [
        _Cell(
            row["outlet"], row[question],
            row["share"] if row["n_mentions"] >= fewest else None,
            f"{row['share']:.0%}" if row["n_mentions"] >= fewest else f"({row['n']})",
            of_share(f"{rows[row['outlet']]}: {columns[row[question]]}, all targets", row),
            links.to_table(figure.table, row["outlet"], row[question]),
        )
        for row in table.iter_rows(named=True)
        if row["outlet"] in rows and row[question] in columns and row["n_mentions"]
    ]  # fmt: skip
    return _matrix(cells, rows, columns, counts=[f"n = {totals.get(outlet, 0)}" for outlet in rows])


def tone_by_outlet(figure: Figure, sources: Sources, links: Links) -> Picture:
    """Outlets by holders: the share of verbs that judge among those that report speech."""
    fewest = int(figure.options["fewest"])
    rows = outlet_rows(sources.tables["mentions_by_outlet"], sources.codebook.targets, int(figure.options["most"]))
    columns = {holder: label for holder, label in holder_rows(sources.codebook).items() if holder != OUTLET}
    loaded = sources.table.filter(cue_tone="loaded")
    numbers = tone_cells(loaded, fewest)
    cells = []
    for row in loaded.iter_rows(named=True):
        if row["outlet"] not in rows or row["holder"] not in columns:
            continue
        about = f"{rows[row['outlet']]}, words of {columns[row['holder']]}: verbs that judge"
        enough = row["n_reports"] >= fewest
        ends = "" if row["low"] is None else f" [{row['low']:.0%}, {row['high']:.0%}]"
        share = f"{row['share']:.0%}{ends}, " if enough else "no share, too few: "
        says = f"{about}. {share}{row['n']} of {row['n_reports']} verbs, {row['n_articles']} articles."
        text = f"{row['share']:.0%} of {row['n_reports']}" if enough else f"n = {row['n_reports']}"
        number = numbers[row["outlet"], row["holder"]].value
        cells.append(
            _Cell(row["outlet"], row["holder"], number, text, says, links.to_row(figure.table, row)),
        )
    return _matrix(cells, rows, columns)


def frames_by_holder(figure: Figure, sources: Sources, links: Links) -> Picture:
    """Targets and holders by frames."""
    fewest = int(figure.options["fewest"])
    entry = TABLES[figure.table]
    columns = label_columns(QUESTIONS[entry.outcome], sources.codebook, sources.table)
    holders = holder_rows(sources.codebook)
    totals = {(row["target"], row["holder"]): row["n_mentions"] for row in sources.table.iter_rows(named=True)}
    rows = {
        f"{target.code} {holder}": f"On {target.label}: {label}"
        for target in sources.codebook.targets
        for holder, label in holders.items()
        if (target.code, holder) in totals
    }
    cells = [
        _Cell(
            _both(row), row[entry.outcome],
            row["share"] if row["n_mentions"] >= fewest else None,
            f"{row['share']:.0%}" if row["n_mentions"] >= fewest else f"({row['n']})",
            of_share(f"{rows[_both(row)]}, {columns[row[entry.outcome]]}", row),
            links.to_row(figure.table, row),
        )
        for row in sources.table.iter_rows(named=True)
        if _both(row) in rows and row[entry.outcome] in columns
    ]  # fmt: skip
    counts = [f"n = {totals[tuple(both.split(' ', 1))]}" for both in rows]  # type: ignore[index]
    return _matrix(cells, rows, columns, height=24, counts=counts)


def _both(row: Mapping[str, str]) -> str:
    return f"{row['target']} {row['holder']}"


def stance_by_holder(figure: Figure, sources: Sources, links: Links) -> Picture:
    """Holders by targets: in favour less against, over n. A cell leads to the label that most mentions of it have."""
    label = STANCE.name
    fewest = int(figure.options["fewest"])
    seen = set(sources.table["holder"])
    rows = {code: name for code, name in holder_rows(sources.codebook).items() if code in seen}
    columns = {target.code: f"toward {target.label}" for target in sources.codebook.targets}
    means = polarity_cells(sources.table, label, STANCE.polarity, fewest)
    groups: dict[tuple[str, str], list[dict]] = {}
    for row in sources.table.iter_rows(named=True):
        groups.setdefault((row["holder"], row["target"]), []).append(row)
    cells = []
    for (holder, target), of in groups.items():
        if holder not in rows or target not in columns:
            continue
        cell = means[holder, target]
        taken = [row for row in of if STANCE.polarity.get(row[label])] or of
        leading = max(taken, key=lambda row: row["n"])
        about = f"{rows[holder]}, {columns[target]}"
        says = " ".join(of_share(f"{about}: {row[label]}", row) for row in taken)
        text = "\n".join(cell.lines)
        cells.append(_Cell(holder, target, cell.value, text, says, links.to_row(figure.table, leading)))
    looks = sources.codebook.labels[label] if "labels" in sources.codebook else None
    ends = sorted((answer for answer in STANCE.polarity if STANCE.polarity[answer]), key=STANCE.polarity.__getitem__)
    colours = (looks[ends[0]]["colour"], looks[ends[-1]]["colour"]) if looks else ("#B35806", "#542788")
    legend = (Sign("all against −", colours[0], "square"), Sign("all in favour +", colours[1], "square"))
    return _matrix(cells, rows, columns, colours, height=44, legend=legend)


def _matrix(
    cells: Sequence[_Cell], rows: Mapping[str, str], columns: Mapping[str, str],
    ends: tuple[str, str] = (_FULL, _FULL), height: float = _ROW, legend: Sequence[Sign] = (),
    counts: Sequence[str] = (),
) -> Picture:  # fmt: skip
    places = distinct(list(rows.values()))
    titles = distinct(list(columns.values()))
    row_of, column_of = dict(zip(rows, places, strict=True)), dict(zip(columns, titles, strict=True))
    drawn = []
    for cell in cells:
        number = cell.number
        fill = "#ffffff" if number is None else blended(_EMPTY, ends[0] if number < 0 else ends[1], min(abs(number), 1))
        drawn.append(
            {
                "place": row_of[cell.row],
                "column": column_of[cell.column],
                "fill": fill,
                "ink": GREY if number is None else text_colour(fill),
                "few": number is None,
                "text": cell.text.split("\n"),
                "says": cell.says,
                "cell": cell.cell,
            }
        )
    width, tall = WIDTH - LABELS - (76 if counts else 10), height * len(places)
    x = alt.X("column:N", scale=alt.Scale(type="band", domain=titles, padding=0), axis=None)
    base = alt.Chart(data(drawn)).encode(x=x, y=rows_scale(places))
    fields = base.mark_rect(stroke="white", strokeWidth=2).encode(color=alt.Color("fill:N", scale=None), **spoken())
    few = [row for row in drawn if row["few"]]
    edges = alt.Chart(data(few)).mark_rect(fillOpacity=0, stroke=GREY, strokeWidth=0.8, strokeDash=[2, 3], aria=False)
    dashed = [edges.encode(x=x, y=rows_scale(places))] if few else []
    words = base.mark_text(fontSize=11.5, baseline="middle", aria=False, dy=-7 if height > 40 else 0)
    written = words.encode(text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
    lines = [textwrap.wrap(title, max(6, int(width / max(len(titles), 1) / 7))) for title in titles]
    heads: dict[int, list[dict[str, Any]]] = {}
    for title, line in zip(titles, lines, strict=True):
        heads.setdefault(len(line[:3]), []).append({"column": title, "text": line[:3]})
    above = [
        alt.Chart(data(some))
        .mark_text(fontSize=12, color=INK, baseline="middle", lineHeight=14, aria=False, dy=6 - 14 * n)
        .encode(x=x, y=alt.YValue(0), text=alt.Text("text:N"))
        for n, some in sorted(heads.items())
    ]
    right = [words_right(places, counts, width)] if counts else []
    labels = labels_left(places, places, size=11.5)
    chart = layered(fields, *dashed, written, *above, *right, labels, width=width, height=tall)
    return Picture(chart, (WIDTH, tall + 48 + 8), top=48, legend=legend)
