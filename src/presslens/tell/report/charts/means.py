"""Means and differences: whose voice judges, and what became of hypotheses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from presslens.codebook.questions import QUESTIONS
from presslens.draw.differences import LOOKS, Row, Spread
from presslens.draw.drawing import Sources
from presslens.draw.figures.hypotheses import row_of
from presslens.draw.figures.outlet_and_quoted import ALL
from presslens.draw.marks import Number, Shown, has_corrected, shown
from presslens.exhibits.exhibit import Figure
from presslens.tell.report.charts.numbers import marks_of, number_layers
from presslens.tell.report.charts.picture import (
    GREY,
    INK,
    LABELS,
    SHAPES,
    WIDTH,
    Picture,
    Sign,
    data,
    distinct,
    heading,
    labels_left,
    layered,
    rows_scale,
    side_by_side,
    spoken,
    stripes,
    words_right,
)
from presslens.tell.report.charts.says import of_mean, signed
from presslens.tell.report.charts.shares import ANSWERS
from presslens.tell.report.links import Links

_VOICES = {
    "outlet": Sign("the outlet's own voice", INK),
    "quoted": Sign("quoted voices", "#B35806", "diamond"),
    "all": Sign("all mentions", GREY, "square"),
}
_SPACING, _RIGHT = 40, 190
#: Numbers of an axis with their sign, in the language of Vega.
_SIGNED = "datum.value > 0 ? '+' + format(datum.value, '.1f') : replace(format(datum.value, '.1f'), '-', '−')"


def outlet_and_quoted(figure: Figure, sources: Sources, links: Links) -> Picture:
    """A panel per question with a polarity, three rows per target: own voice, quoted voices, all mentions."""
    table = sources.table
    targets = {target.code: target.label for target in sources.codebook.targets} | {ALL: "All targets"}
    places = [f"{label}: {sign.label}" for label in targets.values() for sign in _VOICES.values()]
    at = dict(zip(((target, voice) for target in targets for voice in _VOICES), places, strict=True))
    texts = [f"{label}" if voice == "outlet" else "" for label in targets.values() for voice in _VOICES]
    questions = table["question"].unique(maintain_order=True).to_list()
    width = (WIDTH - LABELS - _SPACING * len(questions)) / max(len(questions), 1)
    corrected = any(has_corrected(table, (f"corrected_{voice}",)) for voice in _VOICES)
    panels = []
    for place, question in enumerate(questions):
        marks = []
        for row in table.filter(question=question).iter_rows(named=True):
            for voice, sign in _VOICES.items():
                names = [f"{kind}_{voice}" for kind in ("mean", "low", "high")]
                better = [f"corrected_{voice}", f"corrected_low_{voice}", f"corrected_high_{voice}"]
                marks += marks_of(
                    shown(row, corrected, tuple(names), tuple(better), (-1.0, 1.0)),  # type: ignore[arg-type]
                    place=at[row["target"], voice], label=voice, cell=links.to_row(figure.table, row),
                    says=of_mean(f"{question.capitalize()} of {targets[row['target']]}, {sign.label}", row, voice),
                )  # fmt: skip
        low, high = QUESTIONS[question].poles
        layers = [_bands(places, width), *number_layers(marks, _VOICES, rows_scale(places))]
        layers += [labels_left(places, texts)] if not place else []
        title = f"{question.capitalize()}  (−1 {low}, +1 {high})"
        panels.append(_panel(layers, width, 24 * len(places), (-1, 1), title))
    legend = (*_VOICES.values(), *(ANSWERS if corrected else ()))
    return Picture(side_by_side(panels, _SPACING), (WIDTH, 24 * len(places) + 34 + 30), legend=legend)


def differences(figure: Figure, sources: Sources, links: Links) -> Picture:
    """A row per hypothesis: the difference corrected and as answered, by codes alone, and by outlets."""
    names = {target.code: target.label for target in sources.codebook.targets}
    records = list(sources.table.iter_rows(named=True))
    rows = [row_of(record, names) for record in records]
    corrected = any(row.corrected is not None for row in rows)
    places = distinct([f"{place}" for place in range(len(rows))])
    marks, rings, bars = [], [], []
    for place, row, record in zip(places, rows, records, strict=True):
        about: dict[str, Any] = {"place": place, "cell": links.to_row(figure.table, record), "says": _said(record)}
        if row.corrected is not None:
            beside = None if row.answers is None else _number(row.answers)
            found: Shown | None = Shown(_number(row.corrected), beside)
            label = row.corrected_outcome
        else:
            found = None if row.answers is None else Shown(_number(row.answers), hollow=corrected)
            label = row.outcome
        marks += marks_of(found, label=label, **about)
        rings += [] if row.coders is None else [about | {"value": row.coders.difference}]
        if row.outlets is not None and row.outlets.interval is not None:
            low, high = row.outlets.interval
            bars.append(about | {"low": low, "high": high})
    limit = _limit(rows)
    width, height = WIDTH - LABELS - 20 - _RIGHT, 66 * len(rows)
    used = {mark["label"] for mark in marks}
    signs = {name: Sign(name, mark.colour, SHAPES[mark.marker]) for name, mark in LOOKS.items() if name in used}
    y = rows_scale(places)
    layers = [stripes(places, width + _RIGHT), *number_layers(marks, signs, y)]
    if rings:
        points = alt.Chart(data(rings)).mark_point(shape="circle", size=40, filled=False, color=INK, yOffset=17)
        layers.append(points.encode(x=alt.X("value:Q"), y=y, **spoken()))
    if bars:
        lines = alt.Chart(data(bars)).mark_rule(strokeWidth=5, opacity=0.35, color="#542788", yOffset=26, clip=True)
        layers.append(lines.encode(x=alt.X("low:Q"), x2=alt.X2("high:Q"), y=y))
    layers.append(labels_left(places, [row.label for row in rows], [row.bold for row in rows], size=11))
    layers.append(words_right(places, [row.words for row in rows], width, size=10.5))
    title = "Difference of means; right of 0: as expected"
    legend = [*signs.values(), *(ANSWERS if corrected else ())]
    legend += [Sign("codes alone", INK, hollow=True)] if rings else []
    legend += [Sign("mean of outlets", "#b8a6cf", "square")] if bars else []
    chart = _panel(layers, width, height, (-limit, limit), title)
    return Picture(chart, (WIDTH, height + 34 + 30), legend=legend)


def _said(record: dict[str, Any]) -> str:
    ways = [
        ("Corrected", ("corrected", "corrected_low", "corrected_high")),
        ("As answered", ("difference", "low", "high")),
        ("Codes alone", ("coders", "coders_low", "coders_high")),
        ("Mean of outlets", ("difference_outlets", "low_outlets", "high_outlets")),
    ]
    numbers = "; ".join(
        f"{name} {signed(record, *columns)}" for name, columns in ways if record[columns[0]] is not None
    )
    counts = f"n = {record['n_mentions_first']} against {record['n_mentions_second']} mentions"
    return f"{record['statement']} First side less second: {numbers or 'no number'}; {counts}."


def _limit(rows: Sequence[Row]) -> float:
    spreads = [each for row in rows for each in (row.answers, row.corrected, row.coders) if each is not None]
    ends = [abs(end) for each in spreads for end in (each.difference, *(each.interval or ()))]
    return min(2.0, max(0.25, 1.05 * max(ends, default=0.0)))


def _number(spread: Spread) -> Number:
    return Number(spread.difference, spread.low, spread.high)


def _bands(places: Sequence[str], width: float) -> alt.Chart:
    """A pale ground under every second target."""
    of_target = len(_VOICES)
    rows = [{"place": place} for index, place in enumerate(places) if (index // of_target) % 2 == 0]
    ground = alt.Chart(data(rows)).mark_rect(color="#f4f4f1")
    return ground.encode(y=rows_scale(places), x=alt.XValue(0), x2=alt.X2Value(width))


def _panel(layers: Sequence[Any], width: float, height: float, domain: tuple[float, float], title: str) -> Any:
    axis = alt.Axis(
        title=None, grid=True, gridColor="#dcdcd6", domain=False, ticks=False, labelColor=GREY, labelFontSize=11,
        tickCount=5, labelExpr=_SIGNED, labelOverlap=False, labelBound=False, labelFlush=False,
    )  # fmt: skip
    ground = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color="#8c8c8c", strokeWidth=1, aria=False)
    zero = ground.encode(x=alt.X("zero:Q", scale=alt.Scale(domain=list(domain), nice=False), axis=axis))
    return layered(layers[0], zero, *layers[1:], heading(title), width=width, height=height)
