"""Figures of results as they stand on the page: a chart, or the picture that was drawn."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from markupsafe import Markup

from presslens.base.said import Said
from presslens.codebook.codebook import Codebook
from presslens.draw.drawing import Sources
from presslens.draw.notes import stamp
from presslens.draw.printing import ROWS_BELOW
from presslens.exhibits.exhibit import Figure
from presslens.exhibits.tables import TABLES
from presslens.tell.report.charts.kinds import CHARTS
from presslens.tell.report.charts.picture import Sign
from presslens.tell.report.links import Links
from presslens.tell.report.svg import draw, legend

#: What a figure answers, in the order of the page; others follow by their names.
HEADINGS = {
    "sentiment_by_target": "In what light is each target shown?",
    "sentiment_by_outlet": "Which outlet shows whom in what light?",
    "sentiment_by_country": "Does the light hang on the outlet's country?",
    "sentiment_by_year": "Has the light changed over the years?",
    "holder_by_outlet": "Who gets to speak?",
    "stance_by_holder": "Who takes which side?",
    "outlet_and_quoted": "Who carries the judgement: the outlet, or those it quotes?",
    "cue_tone_by_outlet": "Whose words are reported by verbs that judge?",
    "frames_by_target": "In which frames does each target stand?",
    "frames_by_outlet": "Which frames does each outlet use?",
    "frames_by_holder": "Which frames stand in whose words?",
    "frames_over_time": "How do frames change over time?",
    "words_by_target": "Which words go with each target?",
    "words_by_country": "Which words set the outlets of a country apart?",
    "article_ribbon": "How does one article do it, sentence by sentence?",
    "hypotheses": "Do kinds of outlets differ as expected?",
    "multiverse_primary": "Do the primary findings hang on one choice?",
    "multiverse_other": "Do the other findings hang on one choice?",
    "multiverse_shares": "Do the shares hang on one choice?",
    "reliability": "How do the classifiers err?",
}
#: Colours of a picture on the page, and its width in pixels.
_COLOURS, _WIDTH = 32, 960


@dataclass(frozen=True, slots=True)
class Told:
    """A figure on the page.

    Attributes
    ----------
    name, heading
        Of the figure, and what it answers.
    picture
        SVG of a chart; empty where ``image`` stands for it.
    image
        A picture as a ``data:`` address.
    legend
        What marks of a chart mean, with a picture of each.
    caption, note
        The words under it.
    checked, alarm
        How its labels were checked, and whether that is an alarm.
    table
        Name of its table on the page; empty where it has none there.
    """

    name: str
    heading: str
    caption: str
    note: str
    checked: str
    alarm: bool
    picture: Markup = field(default_factory=Markup)
    image: str = ""
    size: tuple[int, int] = (0, 0)
    legend: list[tuple[Markup, str]] = field(default_factory=list)
    table: str = ""


def told(
    figure: Figure,
    sources: Sources,
    words: Mapping[str, str],
    validations: Mapping[str, pl.DataFrame],
    expected: pl.DataFrame | None,
    picture: Path,
    reader: str,
    names: Mapping[str, Said],
) -> Told:
    """A figure as the page shows it.

    Parameters
    ----------
    sources
        What it is drawn from; without tables of the pipeline.
    words
        Its ``note`` and ``caption`` (``figures.json``).
    validations, expected
        Tables of scores by question; the table of familiarity, or None.
    picture
        The png that was drawn of it.
    reader
        Folder of the reader, relative to the page.
    names
        Labels of holders by code.
    """
    scores = [validations[question] for question in sources.questions if question in validations]
    checked = stamp(sources.questions, sources.classifiers, scores, names, expected)
    about: dict[str, Any] = {
        "name": figure.name,
        "heading": HEADINGS.get(figure.name, figure.name.replace("_", " ").capitalize()),
        "caption": words["caption"],
        "note": words["note"],
        "checked": checked.text,
        "alarm": checked.alarm,
        "table": figure.table if figure.table in TABLES else "",
    }
    if figure.name not in CHARTS:
        address, size = shrunk(picture)
        return Told(**about, image=address, size=size)
    links = Links(reader)
    made = CHARTS[figure.name](figure, sources, links)
    drawn = Markup(draw(made, links.targets, figure.name))
    return Told(**about, picture=drawn, legend=_legend(made.legend))


def _legend(signs: Iterable[Sign]) -> list[tuple[Markup, str]]:
    return [(Markup(legend(sign)), sign.label) for sign in signs]


def shrunk(picture: Path) -> tuple[str, tuple[int, int]]:
    """A picture of few colours as a ``data:`` address, with its size in pixels; without the caption at its foot, which
    the page has in words.
    """
    from PIL import Image

    with Image.open(picture) as opened:
        below = int(opened.info.get(ROWS_BELOW, 0))
        image = opened.convert("RGB").crop((0, 0, opened.width, max(1, opened.height - below)))
    if image.width > _WIDTH:
        image = image.resize((_WIDTH, round(image.height * _WIDTH / image.width)), Image.Resampling.LANCZOS)
    few = image.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    encoded = base64.b64encode(written.getvalue()).decode()
    return f"data:image/png;base64,{encoded}", (few.width, few.height)


def ordered(names: Iterable[str]) -> list[str]:
    """Names of figures in the order of the page."""
    order = list(HEADINGS)
    return sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))


def sources_of(
    figure: Figure,
    tables: Mapping[str, pl.DataFrame],
    codebook: Codebook,
    questions: Sequence[str],
    classifiers: Mapping[str, str],
) -> Sources:
    """What a figure is drawn from, its own table first; tables that are not at hand are left out."""
    own = [figure.table, *figure.reads]
    given = {name: tables[name] for name in own if name in tables}
    return Sources(given, codebook=codebook, questions=questions, classifiers=classifiers)
