"""Shares of labels: of each target, and of each group of mentions by target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from presslens.codebook.iso_codes import country_name
from presslens.codebook.questions import QUESTIONS
from presslens.draw.drawing import Sources
from presslens.draw.marks import has_corrected, shown
from presslens.draw.order import label_columns, largest_groups, outlet_rows
from presslens.exhibits.exhibit import Figure
from presslens.exhibits.tables import TABLES
from presslens.tell.report.charts.numbers import marks_of, number_layers
from presslens.tell.report.charts.picture import (
    GREY,
    INK,
    LABELS,
    SHAPES,
    WIDTH,
    Picture,
    Sign,
    distinct,
    heading,
    labels_left,
    layered,
    rows_scale,
    side_by_side,
    stripes,
    words_right,
)
from presslens.tell.report.charts.says import of_share
from presslens.tell.report.links import Links

_SPACING, _ROW = 48, 32
#: The figure's series where answers stand small beside corrected numbers.
ANSWERS = (Sign("corrected by codes", INK), Sign("as answered", GREY, hollow=True))


def labels_by_target(figure: Figure, sources: Sources, links: Links) -> Picture:
    """A panel per target, a row per label: its share from 0 to 100 %."""
    table, question = sources.table, QUESTIONS[TABLES[figure.table].outcome]
    names = label_columns(question, sources.codebook, table)
    if "uncertain" in set(table[question.name]):
        names["uncertain"] = "uncertain"
    signs = _signs(question.name, names, sources)
    corrected = has_corrected(table)
    places = distinct([_spelt(label) for label in names.values()])
    by_code = dict(zip(names, places, strict=True))
    panels = []
    targets = sources.codebook.targets
    width = (WIDTH - LABELS - _SPACING * len(targets)) / max(len(targets), 1)
    for place, target in enumerate(targets):
        rows = table.filter(target=target.code)
        marks = [
            mark
            for row in rows.iter_rows(named=True)
            if row[question.name] in by_code
            for mark in marks_of(
                shown(row, corrected),
                place=by_code[row[question.name]],
                label=row[question.name],
                cell=links.to_row(figure.table, row),
                says=of_share(f"{target.label}: {names[row[question.name]]}", row),
            )
        ]
        n = max(rows["n_mentions"].to_list(), default=0)
        layers = [stripes(places, width), *number_layers(marks, signs, rows_scale(places))]
        layers += [labels_left(places, places)] if not place else []
        panels.append(_panel(layers, width, len(places) * _ROW, (0, 1), f"{target.label}  (n = {n})"))
    legend = ANSWERS if corrected else ()
    return Picture(side_by_side(panels, _SPACING), (WIDTH, len(places) * _ROW + 34 + 30), legend=legend)


def negative_and_positive(figure: Figure, sources: Sources, links: Links) -> Picture:
    """A panel per target, a row per group: share of the lowest label to the left, of the highest to the right."""
    entry, question = TABLES[figure.table], QUESTIONS[TABLES[figure.table].outcome]
    group = entry.keys[0]
    table = sources.table
    poles = {label: weight for label, weight in question.polarity.items() if weight}
    groups = _groups(figure, group, sources)
    places = distinct(list(groups.values()))
    by_group = dict(zip(groups, places, strict=True))
    signs = {
        label: Sign(f"share {label}", sign.colour, sign.shape)
        for label, sign in _signs(question.name, poles, sources).items()
    }
    corrected = has_corrected(table)
    targets = sources.codebook.targets
    width = (WIDTH - LABELS - _SPACING * len(targets)) / max(len(targets), 1)
    panels = []
    for place, target in enumerate(targets):
        rows = [row for row in table.filter(target=target.code).iter_rows(named=True) if row[group] in by_group]
        n = {row[group]: row["n_mentions"] for row in rows}
        marks = [
            mark
            for row in rows
            if (label := row[question.name]) in poles and row["n_mentions"]
            for mark in marks_of(
                shown(row, corrected),
                sign=poles[label],
                place=by_group[row[group]],
                label=label,
                cell=links.to_row(figure.table, row),
                says=of_share(f"{groups[row[group]]}, on {target.label}: {label}", row),
            )
        ]
        layers = [stripes(places, width), *number_layers(marks, signs, rows_scale(places))]
        layers.append(words_right(places, [str(n.get(code, 0)) for code in groups], width))
        layers.append(heading("n", at=width + 7, weight="normal", colour=GREY))
        layers += [labels_left(places, places)] if not place else []
        panels.append(_panel(layers, width, len(places) * _ROW, (-1, 1), target.label))
    legend = (*signs.values(), *(ANSWERS if corrected else ()))
    return Picture(side_by_side(panels, _SPACING), (WIDTH, len(places) * _ROW + 34 + 30), legend=legend)


def _groups(figure: Figure, group: str, sources: Sources) -> dict[str, str]:
    """Label by value of a group, in the order of the figure of that name."""
    targets, most = sources.codebook.targets, int(figure.options["most"])
    if (outlets := sources.tables.get("mentions_by_outlet")) is not None:
        return outlet_rows(outlets, targets, most)
    found = sorted(largest_groups(sources.table, group, most))
    rows = {value: country_name(value, targets) for value in found}
    return dict(sorted(rows.items(), key=lambda row: (row[0] == "unknown", row[1]))) if "country" in group else rows


def _signs(question: str, labels: Mapping[str, Any] | Sequence[str], sources: Sources) -> dict[str, Sign]:
    """Colour and shape of labels: those of the codebook."""
    if question in (sources.codebook.labels if "labels" in sources.codebook else {}):
        looks = sources.codebook.labels[question]
        return {
            label: Sign(f"{label} {looks[label]['sign']}", looks[label]["colour"], SHAPES[looks[label]["marker"]])
            for label in labels
        }
    colours = {frame.code: frame.colour for frame in sources.codebook.frames}
    return {label: Sign(label, colours.get(label, INK)) for label in labels}


def _panel(layers: Sequence[Any], width: float, height: float, domain: tuple[float, float], title: str) -> Any:
    ticks = [-1, -0.5, 0, 0.5, 1] if domain[0] < 0 else [0, 0.25, 0.5, 0.75, 1]
    axis = alt.Axis(
        values=ticks, labelExpr="abs(datum.value) * 100 + (abs(datum.value) == 1 ? ' %' : '')", title=None,
        grid=True, gridColor="#dcdcd6", domain=False, ticks=False, labelColor=GREY, labelFontSize=11,
        labelOverlap=False, labelBound=False, labelFlush=False,
    )  # fmt: skip
    ground = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color="#8c8c8c", strokeWidth=1, aria=False)
    zero = ground.encode(x=alt.X("zero:Q", scale=alt.Scale(domain=list(domain), nice=False), axis=axis))
    return layered(layers[0], zero, *layers[1:], heading(title), width=width, height=height)


def _spelt(label: str) -> str:
    return label[:1].upper() + label[1:]
