"""``According to``: the source behind it, the content before or behind that."""

from __future__ import annotations

from dataclasses import replace

from presslens.attribute.cast import Party
from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Kind, Rule
from presslens.attribute.scene import Scene
from presslens.attribute.sources import leads_in
from presslens.base.spans import Span

#: A source without a comma begins within so many characters.
_SOURCE_CHARACTERS = 80


def according_report(scene: Scene, span: Span, start: int, end: int) -> Report | None:
    """``according to X``, at the end of its content, at its head, or in its middle.

    Parameters
    ----------
    span
        The cue.
    start, end
        Bounds of the sentence.
    """
    text, rules = scene.text, scene.language.according
    stop = scene.clauses.scope_end(text, span.end, end)
    if not any(c.isalnum() for c in text[span.end : stop]) or rules.no_source.match(text, span.end, stop):
        return None
    before = trim(text, scene.clauses.scope_start(text, start, span.start), span.start)
    words = rules.dateline.sub("", before.of(text)).strip('("“').split()
    comma = _source_comma(scene, span.end, stop)
    report = Report(span, "neutral", "according-to", Rule.ACCORDING_TO, None, (), ())
    relative = bool(words) and words[-1].lower() in rules.relatives
    if words and not relative and not (len(words) == 1 and words[0].lower() in rules.links):
        return _behind(scene, report, before, stop, comma)
    if relative and (comma is None or scene.clauses.has_finite(text, span.end, comma)):
        return _without_comma(scene, report, scene.asides.relative_end(text, span.end, stop))
    if comma is None:
        return _without_comma(scene, report, stop)
    return _ahead(scene, report, comma, stop, leads_in(scene, span.end, comma))


def _behind(scene: Scene, report: Report, before: Span, stop: int, comma: int | None) -> Report:
    """``Ten died, according to the army``: the content stands before; it may go on behind the source."""
    text = scene.text
    dash = scene.language.according.dash.search(text, report.cue.end, stop)
    source = trim(text, report.cue.end, dash.start() if dash is not None else stop)
    if comma is not None and text[report.cue.start - 2 : report.cue.start].startswith(","):
        if scene.clauses.has_finite(text, comma, stop):
            leads = leads_in(scene, source.start, comma)
            return replace(
                report, source=Span(source.start, comma), leads=leads, contents=(before, trim(text, comma, stop))
            )
        return replace(report, source=source, leads=leads_in(scene, source.start, comma), contents=(before,))
    adjunct = scene.language.according.adjunct.search(text, *source)
    near = leads_in(scene, source.start, adjunct.start()) if adjunct is not None else ()
    leads = near or leads_in(scene, *source)
    if adjunct is not None and leads and leads[-1].end <= adjunct.start():  # "according to the army after two fell"
        contents = (before, *filled(trim(text, adjunct.start(), source.end)))
        return replace(report, source=Span(source.start, adjunct.start()), leads=leads, contents=contents)
    return replace(report, source=source, leads=leads, contents=(before,))


def _without_comma(scene: Scene, report: Report, stop: int) -> Report | None:
    """The comma behind the source was lost: the source stops with the first name and the capitals after it."""
    text, after = scene.text, report.cue.end
    parties = scene.within(after, min(stop, after + _SOURCE_CHARACTERS)) or list(leads_in(scene, after, stop))
    if not parties or parties[0].start - after > _SOURCE_CHARACTERS:
        return None
    while len(parties) > 1 and _armed_group(text, parties[0], parties[1]):
        parties = parties[1:]
    limit = parties[0].end
    if (more := scene.language.according.capitals.match(text, limit, stop)) is not None:
        others = [party.start for party in scene.mentions_between(parties[0].end, more.end())]
        limit = len(text[: min(others)].rstrip()) if others else more.end()
    return _ahead(scene, report, limit, stop, leads_in(scene, after, limit))


def _armed_group(text: str, one: Party, other: Party) -> bool:
    """Whether a noun only introduces the name behind it (``the armed group X``)."""
    return one.kind is Kind.NOUN and text[one.end : other.start].isspace()


def _ahead(scene: Scene, report: Report, limit: int, stop: int, leads: tuple[Party, ...]) -> Report:
    """``According to the army, ten died``: the content stands behind the source, which stops at ``limit``."""
    text = scene.text
    return replace(
        report,
        source=trim(text, report.cue.end, limit),
        leads=leads,
        contents=filled(trim(text, limit, stop)),
    )


def _source_comma(scene: Scene, start: int, end: int) -> int | None:
    """Where the source after ``according to`` ends: its comma, one apposition skipped."""
    text = scene.text
    comma = text.find(",", start, end)
    if comma < 0:
        return None
    if scene.language.according.apposition.match(text, comma):
        second = text.find(",", comma + 1, end)
        if second > 0 and not scene.clauses.has_finite(text, comma, second):
            return second
    return comma
