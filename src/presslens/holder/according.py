"""Reports made without a verb: "according to", nouns of speech ("rebel claims that"), speaker and colon."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.holder import clauses
from presslens.holder.sources import Report, Span, leads_in
from presslens.holder.speakers import Scene

_LINKS = frozenset({"and", "but", "also", "meanwhile", "however", "still", "yet", "so", "then", "while"})


_APPOSITION = re.compile(r",\s+(?:an?|the|its|head|director|chief|founder|who|which|spokes\w+|coordinator)\s")


def noun_report(scene: Scene, span: Span, start: int, end: int) -> Report | None:
    """``rebel claims that``: a noun of speech, its holder right before it."""
    text = scene.text
    content = clauses.trim(text, span[1], clauses.scope_end(text, span[1], end))
    near = [
        party
        for party in scene.within(max(start, span[0] - 60), span[0])
        if party.kind not in ("noun", "pronoun") and len(text[party.end : span[0]].split()) < 3
    ]
    if content[0] >= content[1]:
        return None
    source = (near[-1].start, near[-1].end) if near else None
    return Report(span, "loaded", "indirect", "noun of speech", source, tuple(near[-1:]), (content,))


def according_report(scene: Scene, span: Span, start: int, end: int) -> Report | None:
    text, (cue, after) = scene.text, span
    stop = clauses.scope_end(text, after, end)
    before = clauses.trim(text, clauses.scope_start(text, start, cue), cue)
    opening = text[before[0] : before[1]].strip('("“')
    if not any(c.isalnum() for c in text[after:stop]):
        return None
    first = not opening or (opening.split()[-1].lower() in _LINKS and len(opening.split()) == 1)
    comma = _source_comma(text, after, stop)
    report = Report(span, "neutral", "according-to", "according to", None, (), ())
    if not first:
        begin, close = clauses.trim(text, after, stop)
        between = text[cue - 2 : cue].startswith(",") and comma is not None
        leads = leads_in(scene, begin, comma if between else close)
        if between and clauses.has_finite(text, comma, stop):
            rest = clauses.trim(text, comma, stop)
            return replace(report, source=(begin, comma), leads=leads, contents=(before, rest))
        return replace(report, source=(begin, close), leads=leads, contents=(before,))
    limit = comma if comma is not None else stop
    leads = leads_in(scene, after, limit)
    if comma is None:
        # The comma was lost: the source stops with the first name and the capitals after it.
        actors = scene.within(after, min(stop, after + 80)) or list(leads)
        if not actors or actors[0].start - after > 80:
            return None
        limit = actors[0].end
        if (more := re.compile(r"(?:\s+(?:[A-Z][\w'-]+|\([A-Z]+\)))+").match(text, limit, stop)) is not None:
            limit = more.end()
            others = [party.start for party in scene.mentions_between(actors[0].end, limit)]
            limit = len(text[: min([limit, *others])].rstrip()) if others else limit
        leads = leads_in(scene, after, limit)
    content = clauses.trim(text, limit, stop)
    contents = (content,) if content[0] < content[1] else ()
    return replace(report, source=clauses.trim(text, after, limit), leads=leads, contents=contents)


def headline_reports(scene: Scene, start: int, end: int) -> list[Report]:
    """``Moscow: Raids to go on``: a speaker, a colon, and the content in its words."""
    text = scene.text
    found = []
    colon = text.find(": ", start, min(end, start + 120))
    if colon > 0:
        content = clauses.trim(text, colon + 1, end)
        leads = [party for party in scene.within(max(start, colon - 60), colon) if party.end == colon]
        if leads and leads[0].kind in ("name", "place") and len(text[slice(*content)].split()) > 3:
            source = (leads[0].start, leads[0].end)
            rule = "speaker and colon"
            found.append(Report((colon, colon + 1), "neutral", "indirect", rule, source, tuple(leads), (content,)))
    return found


def _source_comma(text: str, start: int, end: int) -> int | None:
    """Where the source after ``according to`` ends: its comma, one apposition skipped."""
    comma = text.find(",", start, end)
    if comma < 0:
        return None
    if _APPOSITION.match(text, comma):
        second = text.find(",", comma + 1, end)
        if second > 0 and not clauses.has_finite(text, comma, second):
            return second
    return comma
