"""Frames over time, and the words that set groups of sentences apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from presslens.codebook.iso_codes import country_name
from presslens.draw.drawing import Sources
from presslens.draw.marks import has_corrected, of_few, shown
from presslens.draw.order import largest_countries
from presslens.draw.periods import widened, years_of_periods
from presslens.draw.quarters import events_within, in_years, marked
from presslens.exhibits.exhibit import Figure
from presslens.exhibits.tables import TABLES
from presslens.tell.report.charts.numbers import marks_of, number_layers
from presslens.tell.report.charts.picture import (
    GREY,
    INK,
    WIDTH,
    Picture,
    Sign,
    data,
    distinct,
    heading,
    in_columns,
    labels_left,
    layered,
    rows_scale,
    spoken,
)
from presslens.tell.report.charts.says import of_share
from presslens.tell.report.charts.shares import ANSWERS
from presslens.tell.report.links import Links

_HEIGHT, _GAP, _LEFT = 96, 66, 44


def frames_over_time(figure: Figure, sources: Sources, links: Links) -> Picture:
    """A panel per frame: its share by quarter, or by wider periods where there are many."""
    table, outcome = sources.table, TABLES[figure.table].outcome
    answered = set(table[outcome])
    frames = [frame for frame in sources.codebook.frames if frame.code in answered]
    events = marked(events_within(sources.codebook.events, table["quarter"]))
    years = years_of_periods(set(table["quarter"]))
    if years:
        table = widened(table, outcome, years)
    corrected = has_corrected(table)
    days = [in_years(event.day) for event in events]
    times = {quarter: _middle(quarter, years) for quarter in table["quarter"].unique(maintain_order=True)}
    ends = [*times.values(), *days]
    domain = [min(ends) - 0.3, max(ends) + 0.3]
    width = (WIDTH - _LEFT - 50 - 20) / 2
    axis = alt.Axis(format="d", title=None, tickMinStep=1, tickCount=6, grid=False, labelColor=GREY, tickColor=GREY,
                    domainColor=GREY, labelFontSize=11, labelOverlap=False, labelFlush=False)  # fmt: skip
    x = alt.X("time:Q", scale=alt.Scale(domain=domain, nice=False), axis=axis)
    panels = []
    for frame in frames:
        marks = []
        for row in table.filter(**{outcome: frame.code}).iter_rows(named=True):
            cell = links.to_table(figure.table, frame.code) if years else links.to_row(figure.table, row)
            says = of_share(f"{frame.label}, {row['quarter']}", row)
            number = shown(row, corrected)
            number = number and of_few(number, row, int(figure.options["few"]))
            marks += marks_of(number, time=times[row["quarter"]], label=frame.code, cell=cell, says=says)
        layers = _ground(days, domain, x)
        layers += number_layers(marks, {frame.code: Sign(frame.label, frame.colour)}, x, upright=True)
        panels.append(layered(*layers, heading(frame.label, above=20), width=width, height=_HEIGHT))
    rows_of_panels = -(-len(panels) // 2)
    chart = in_columns(panels, 2, row=_GAP, column=50, apart=("color", "shape", "x", "y"))
    height = rows_of_panels * (_HEIGHT + _GAP) + 10
    return Picture(chart, (WIDTH, height), left=_LEFT, top=40, legend=ANSWERS if corrected else ())


def _ground(days: list[float], domain: list[float], x: alt.X) -> list[Any]:
    """Lines of the share, and of the events with their numbers."""
    axis = alt.Axis(values=[0, 0.5, 1], format="%", title=None, grid=True, gridColor="#e4e4df", domain=False,
                    ticks=False, labelColor=GREY, labelFontSize=11, labelFlush=False, labelBound=False)  # fmt: skip
    y = alt.Y("share:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=axis)
    layers: list[Any] = [
        alt.Chart(data([{"time": domain[0], "share": 0}])).mark_point(opacity=0, aria=False).encode(x, y)
    ]
    if days:
        events = alt.Chart(data([{"time": day, "text": str(place + 1)} for place, day in enumerate(days)]))
        layers.append(events.mark_rule(color="#8c8c8c", strokeDash=[2, 2], strokeWidth=1, aria=False).encode(x))
        numbers = events.mark_text(fontSize=9.5, color=GREY, baseline="bottom", aria=False)
        layers.append(numbers.encode(x, y=alt.YValue(-3), text=alt.Text("text:N")))
    return layers


def _middle(period: str, years: int) -> float:
    """The middle of a quarter, or of a period that is called by its first year, in years.

    >>> _middle("2015-Q1", 0), _middle("1990", 10)
    (2015.125, 1995.0)
    """
    if not years:
        year, _, quarter = period.partition("-Q")
        return int(year) + (int(quarter) - 0.5) / 4
    return int(period[:4]) + years / 2


def words(figure: Figure, sources: Sources, links: Links) -> Picture:
    """A panel per group: its own words above, those of all other sentences below."""
    group = TABLES[figure.table].keys[0]
    panels = _groups(figure, group, sources)
    per_side = int(figure.options["per_side"])
    across = min(len(panels), 3)
    width = (WIDTH - 120 * across - 30) / max(across, 1)
    drawn, most = [], 0
    for code, (title, colour) in panels.items():
        rows = sources.table.filter(**{group: code}).sort("z_clustered", "feature", descending=[True, False])
        above, below = rows.filter(rows["z_clustered"] > 0), rows.filter(rows["z_clustered"] < 0)
        kept = [*above.head(per_side).iter_rows(named=True), *below.tail(per_side).iter_rows(named=True)]
        places = distinct([row["feature"] for row in kept])
        marks = [
            {
                "place": place,
                "value": row["z_clustered"],
                "zero": 0,
                "label": "other" if row["z_clustered"] < 0 else "own",
                "distinctive": bool(row["distinctive"]),
                "cell": links.to_row(figure.table, row),
                "says": _word_said(title, row),
            }
            for place, row in zip(places, kept, strict=True)
        ]
        most = max(most, len(places))
        drawn.append(_word_panel(marks, places, title, colour, width))
    chart = in_columns(drawn, 3, row=70, column=120, apart=("color", "x", "y"))
    n_rows = -(-len(drawn) // 3)
    legend = (
        Sign("more in the group", INK),
        Sign("more in all others", GREY),
        Sign("not told from chance", GREY, hollow=True),
    )
    return Picture(chart, (WIDTH, n_rows * (most * 17 + 70) + 10), left=120, legend=legend)


def _word_panel(marks: list[dict], places: list[str], title: str, colour: str, width: float) -> Any:
    signs = alt.Scale(domain=["own", "other"], range=[colour, GREY])
    axis = alt.Axis(title=None, grid=True, gridColor="#e4e4df", domain=False, ticks=False, labelColor=GREY,
                    labelFontSize=11, tickCount=4, labelFlush=False, labelBound=False, labelOverlap=False)  # fmt: skip
    y, x = rows_scale(places), alt.X("value:Q", axis=axis)
    base = alt.Chart(data(marks)).encode(y=y, color=alt.Color("label:N", scale=signs, legend=None))
    layers = [base.mark_rule(strokeWidth=1.3, aria=False).encode(x=x, x2=alt.X2("zero:Q"))]
    for sure in (True, False):
        some = [mark for mark in marks if mark["distinctive"] == sure]
        if some:
            fill: Mapping[str, Any] = {"filled": True} if sure else {"filled": False, "fill": "white"}
            points = alt.Chart(data(some)).mark_point(size=34, shape="circle", opacity=1, **fill)
            layers.append(points.encode(x=x, y=y, color=alt.Color("label:N", scale=signs, legend=None), **spoken()))
    named = [place if len(place) < 19 else place[:17] + "…" for place in places]
    layers += [labels_left(places, named, size=11), heading(title)]
    return layered(*layers, width=width, height=17 * len(places))


def _groups(figure: Figure, group: str, sources: Sources) -> dict[str, tuple[str, str]]:
    """Title and colour by group, in the order of the figure of that name."""
    targets = sources.codebook.targets
    found = set(sources.table[group])
    if (outlets := sources.tables.get("mentions_by_outlet")) is None:
        return {target.code: (f"naming {target.label}", target.colour) for target in targets if target.code in found}
    largest = found.intersection(largest_countries(outlets, int(figure.options["most"])))
    named = sorted(largest, key=lambda code: (code == "unknown", country_name(code, targets)))
    return {
        code: ("country unknown" if code == "unknown" else f"outlets of {country_name(code, targets)}", INK)
        for code in named
    }


def _word_said(title: str, row: Mapping[str, Any]) -> str:
    sure = "distinctive" if row["distinctive"] else "not told from chance"
    return (
        f"“{row['feature']}”, {title}: z = {row['z_clustered']:.1f} over stories, log-odds {row['log_odds']:+.2f}; "
        f"{row['n_target']} times here, {row['n_reference']} elsewhere, {row['n_stories']} stories; {sure}."
    )
