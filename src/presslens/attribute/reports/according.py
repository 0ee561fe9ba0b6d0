"""Reports made without a verb: "according to", nouns of speech ("rebel claims that"), speaker and colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.cast import Party
from presslens.attribute.sources import Report, Span, leads_in
from presslens.attribute.speakers import Scene

#: A mark, at most four words, and the headline ends without a stop.
_LAST = re.compile(r"(?:\s([-–—])|(:))\s+(?=\w[\w'’.-]*(?:\s+[\w'’.-]+){0,3}$)")
#: The mark was lost: words that stand last in a headline only as its source.
_BARE = re.compile(
    r"(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bby)(?<!\bof)(?<!\bfor)(?<!\bin)(?<!\bto)(?<!\band)(?<!\bon)(?<!\bwar)(\s)"
    r"(?=(?:[Mm]onitors?|[Aa]ctivists|[Oo]bservatory|SOHR|NGOs?|[Ww]atchdog|[Mm]edics|[Rr]escuers|[Ww]itnesses|[Ss]ources)$)"
)
_LINKS = frozenset({"and", "but", "also", "meanwhile", "however", "still", "yet", "so", "then", "while"})


_APPOSITION = re.compile(r",\s+(?:an?|the|its|head|director|chief|founder|who|which|spokes\w+|coordinator)\s")


#: "according to the deal", "according to coordinates of the group": a manner, and nobody's words.
_NO_SOURCE = re.compile(
    r"\s+(?:(?:the|an?|its|their|this|that)\s+)?(?:[\w-]+\s+){0,2}?(?:information(?:\s+and\s+\w+)?|coordinates|plans?|agreements?|"
    r"deal|terms|timetable|schedule|law|constitution|resolution)\b(?!\s+(?:from|by|given|provided|received|obtained|cited))"
)


#: What follows the source belongs to the report again.
_ADJUNCT = re.compile(r"\s(?:due to|because of|in an attack|in a raid|in a strike|after|when|during|following|with)\s")
#: "MOSCOW (Sputnik)" before the first word.
_DATELINE = re.compile(r"[A-Z][A-Z. ]{2,}(?:\s*\([\w ]{2,20}\))?\s*[-–—:]*$")
_HAS_MADE = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:reached|reaches|made|makes|drawn|drew|issued|repeated|voiced|expressed|came\s+to|come\s+to)\s+"
    r"(?:an?|the|its|their|his|her)\s+(?:[\w-]+\s+)?"
)
_OWNER = re.compile(r"\b(?:its|their|his|her)\s+(?:[\w-]+\s+)?$")
_SAID_IN = re.compile(
    r"\b(?:in|with|through|via|by|read|issued|released|of)\s+(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}$"
)


def noun_report(scene: Scene, span: Span, start: int, end: int, before: Sequence[Report] = ()) -> Report | None:
    """``rebel claims that``: a noun of speech, its holder right before it."""
    text = scene.text
    if before and _SAID_IN.search(text, max(start, span[0] - 40), span[0]):
        return None  # "said in a statement that": the verb has told it already
    if before and (before[-1].denial or before[-1].follows) and span[0] - before[-1].cue[1] < 40:
        return None  # "denied claims that": the denier's words
    content = clauses.trim(text, span[1], clauses.scope_end(text, span[1], end))
    near = [
        party
        for party in scene.within(max(start, span[0] - 60), span[0])
        if party.kind not in ("noun", "pronoun")
        and (len(text[party.end : span[0]].split()) < 3 or _HAS_MADE.fullmatch(text, party.end, span[0]))
    ]
    if content[0] >= content[1]:
        return None
    touching = [p for p in scene.mentions_between(max(start, span[0] - 30), span[0]) if p.end == span[0] - 1]
    near = touching or near
    if not near and _OWNER.search(text, max(start, span[0] - 30), span[0]):
        near = [p for p in leads_in(scene, start, span[0]) if p.kind in ("name", "place", "demonym")][:1]
    if not near and any(a <= span[0] and content[1] <= b for report in before for a, b in report.contents):
        return None
    source = (near[-1].start, near[-1].end) if near else None
    return Report(span, "loaded", "indirect", "noun of speech", source, tuple(near[-1:]), (content,))


def according_report(scene: Scene, span: Span, start: int, end: int) -> Report | None:
    text, (cue, after) = scene.text, span
    stop = clauses.scope_end(text, after, end)
    before = clauses.trim(text, clauses.scope_start(text, start, cue), cue)
    opening = _DATELINE.sub("", text[before[0] : before[1]]).strip('("“')
    if not any(c.isalnum() for c in text[after:stop]) or _NO_SOURCE.match(text, after, stop):
        return None
    first = not opening or (opening.split()[-1].lower() in _LINKS and len(opening.split()) == 1)
    comma = _source_comma(text, after, stop)
    report = Report(span, "neutral", "according-to", "according to", None, (), ())
    if not first:
        begin, close = clauses.trim(text, after, stop)
        between = text[cue - 2 : cue].startswith(",") and comma is not None
        limit = comma if between else close
        adjunct = None if between else _ADJUNCT.search(text, begin, close)
        leads = leads_in(scene, begin, adjunct.start() if adjunct else limit) or leads_in(scene, begin, limit)
        if adjunct and leads and leads[-1].end <= adjunct.start():
            rest = clauses.trim(text, adjunct.start(), close)
            contents = (before, rest) if rest[0] < rest[1] else (before,)
            return replace(report, source=(begin, adjunct.start()), leads=leads, contents=contents)
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
        while len(actors) > 1 and actors[0].kind == "noun" and text[actors[0].end : actors[1].start].isspace():
            actors = actors[1:]  # "the armed group Hezbollah"
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
    """``Moscow: Raids to go on``, ``Ten die in raid - monitor``: a speaker, a mark, and the content in its words."""
    text = scene.text
    colon = text.find(": ", start, min(end, start + 120))
    if colon > 0:
        content = clauses.trim(text, colon + 1, end)
        leads = [party for party in scene.within(max(start, colon - 60), colon) if party.end == colon]
        if leads and leads[0].kind in ("name", "place") and len(text[slice(*content)].split()) > 3:
            return [_headline((colon, colon + 1), "speaker and colon", leads, content)]
    close = start + len(text[start:end].rstrip())
    found = _LAST.search(text, max(start, close - 60), close)
    bare = start == 0 and found is None and (found := _BARE.search(text, max(start, close - 60), close)) is not None
    if found is None:
        return []
    leads = [party for party in scene.within(found.end(), close) if party.kind in ("name", "place", "noun")]
    content = clauses.trim(text, start, found.start())
    if not leads or len(text[slice(*content)].split()) < 4 or (leads[0].start > found.end() + 4 and not bare):
        return []
    return [_headline(found.span(found.lastindex), "speaker last", leads, content)]


def _headline(cue: Span, rule: str, leads: Sequence[Party], content: Span) -> Report:
    return Report(cue, "neutral", "indirect", rule, (leads[0].start, leads[-1].end), tuple(leads), (content,))


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
