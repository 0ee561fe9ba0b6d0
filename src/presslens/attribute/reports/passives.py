"""Reports made by a verb in the passive: ``was accused by X of``, ``blamed on``, ``it was reported that``."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.sources import Report, Span, leads_in
from presslens.attribute.speakers import Scene

_PASSIVE = re.compile(r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|be|been|being)\s+(?:\w+ly\s+|also\s+)?$")
#: What makes speech of a passive that names nobody: "was reported that", "are said to have".
_REPORTED = re.compile(r"\s+(?:that\b|to\s+(?:have|be)\b|as\s+saying\b)")
_IT = re.compile(r"\b[Ii]t\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+)?$")
_MODAL = re.compile(r"\b(?:will|would|should|must|can|could|may|might|to)\s+be\s+(?:\w+ly\s+)?$")
_FOUND = ("reported", "confirmed", "recorded", "documented")
_US = re.compile(r"\b(?:[Ww]e|I)\s+(?:was|were|am|are|have\s+been|had\s+been)\s+$")
#: The one who speaks follows.
BY = re.compile(r"\s+by\s+")


def is_passive(text: str, floor: int, verb: int) -> bool:
    """Whether a form of "be" stands before the participle at ``verb``."""
    return _PASSIVE.search(text, floor, verb) is not None


def only_possible(text: str, floor: int, verb: int) -> bool:
    """``should be condemned``: nothing is said yet."""
    return _MODAL.search(text, max(floor, verb - 40), verb) is not None


def tells_us(text: str, floor: int, verb: int) -> bool:
    """``we were told``: the hearer speaks."""
    return _US.search(text, max(floor, verb - 30), verb) is not None


def names_nobody(text: str, floor: int, span: Span, end: int) -> bool:
    """Whether neither "by" nor "it was" tells that somebody speaks."""
    return not (BY.match(text, span[1], end) or _IT.search(text, max(floor, span[0] - 40), span[0]))


def denied_by(scene: Scene, report: Report, end: int) -> Report | None:
    """``an accusation denied by Damascus``: whoever denies speaks, and of its own doings."""
    by = BY.match(scene.text, report.cue[1], end)
    near = scene.within(by.end(), min(end, by.end() + 80))[:1] if by else []
    if not near:
        return None
    return replace(report, source=(by.end(), near[0].end), leads=tuple(near), rule="passive")


def passive_report(scene: Scene, report: Report, floor: int, end: int) -> Report | None:
    """``was accused by X of``, ``blamed on``: the speaker follows ``by``, or nobody is named."""
    text, (verb, after) = scene.text, report.cue
    stop = clauses.scope_end(text, after, end)
    target = after + 4 if text[after : after + 4] == " on " else after
    content = clauses.trim(text, target, stop)
    contents = (content,) if content[0] < content[1] else ()
    if report.rule == "object" and text[after : after + 4] != " on ":
        begin = clauses.scope_start(text, floor, verb)
        contents = (clauses.trim(text, begin, clauses.before_verb(text, begin, verb)), *contents)
    if text[verb:after].lower() in _FOUND and BY.match(text, after, stop):  # "Deaths were reported by the mission"
        begin = clauses.scope_start(text, floor, verb)
        contents = (clauses.trim(text, begin, clauses.before_verb(text, begin, verb)), *contents)
    denied = report.denial
    by = BY.match(text, after, stop)
    if by is None and report.rule == "clause" and not _said_by_somebody(text, floor, verb, after, stop):
        return None
    report = replace(report, contents=contents, rule="passive", denial=False)
    if by is not None:
        near = scene.within(by.end(), min(stop, by.end() + 80))
        if near:
            leads = leads_in(scene, by.end(), near[0].end)
            close = next((b for a, b in scene.names(near[0].end, stop) if a == near[0].end + 1), near[0].end)
            close = max([close, *(p.end for p in scene.mentions_between(close, close + 2) if p.code == near[0].code)])
            rest = clauses.trim(text, close, stop)
            return replace(
                report,
                source=(by.end(), close),
                leads=leads,
                contents=tuple(part for part in (*contents[:-1], rest) if part[0] < part[1]),
                denial=denied,
            )
    return report


def _said_by_somebody(text: str, floor: int, verb: int, after: int, stop: int) -> bool:
    """``it was reported that``; not ``two were reported killed``, which is the paper's own."""
    return bool(_REPORTED.match(text, after, stop) or _IT.search(text, max(floor, verb - 40), verb))
