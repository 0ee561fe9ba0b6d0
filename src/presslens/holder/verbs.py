"""Reports made by a verb: ``said that``, ``accused X of``, ``said X``, ``was blamed on``, ``adding that``."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.codebook.speech import Cue
from presslens.holder import clauses
from presslens.holder.sources import Report, Span, last_phrase, leads_in, subject, subject_touches
from presslens.holder.speakers import Party, Scene

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)


_BY = re.compile(r"\s+by\s+")


_AS = re.compile(r"\s+as\s+$")


_JOINED_VERB = re.compile(r"(?:\band|\bbut|,)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s*$")


_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s*,?\s*$|,\s*$")


def verb_report(scene: Scene, span: Span, cue: Cue, floor: int, end: int, before: list[Report]) -> Report | None:
    text, (verb, after) = scene.text, span
    report = Report(span, cue.tone, "indirect", cue.content, None, (), (), denial=cue.content == "denial")
    passive = _PASSIVE.search(text, floor, verb) is not None
    form = text[verb:after].lower()
    if (passive and not form.split()[0].endswith(("ing", "say", "says"))) or (
        form.startswith("blam")
        and (text[after : after + 4] == " on " and form.endswith("ed") and not subject_touches(scene, floor, verb))
    ):
        return _passive(scene, report, floor, end)
    if form.split()[0].endswith("ing") and not passive:
        return _participle(scene, report, floor, end, before)

    stop = clauses.before_verb(text, floor, verb)
    source, leads, comma = subject(scene, floor, stop)
    if cue.doubtful and not (leads and text[leads[-1].end : verb].strip() == ""):
        return None
    if cue.doubtful and not form.endswith("s") and text[verb - 2 : verb - 1].lower() not in ("s", "y", "e"):
        return None  # "the Observatory report", but "activists report", "they report"
    if cue.content == "clause" and _BY.match(text, after, end):
        return None  # "a truce announced by": told by the paper
    hearer = clauses.after_hearer(text, after, end) if form.startswith("t") else after
    rest_end = clauses.scope_end(text, hearer, end)
    if cue.content == "clause" and (
        _QUOTE_BEFORE.search(text, floor, verb) or floor == verb or not leads or text[floor:verb].strip(" ,") == ""
    ):
        inverted = _inverted(scene, report, floor, end)
        if inverted is not None and (not leads or text[floor:verb].strip(" ,\n") == ""):
            return inverted
    if source is None or (cue.content != "clause" and not text[floor:verb].strip(" ,")):
        if before and before[-1].leads and _JOINED_VERB.search(text, floor, verb):  # "denied it and dismisses"
            content = clauses.trim(text, after, rest_end)
            contents = (content,) if content[0] < content[1] else ()
            return replace(report, contents=contents, rule="second verb", follows=True, leads=before[-1].leads)
        return None
    if clauses.only_adjunct(text, hearer, rest_end) and cue.content == "clause":
        source, leads = last_phrase(scene, source, leads, comma)
        begin = clauses.scope_start(text, floor, source[0])
        content = clauses.trim(text, begin, source[0])
        known = clauses.has_finite(text, *content) or len(text[content[0] : content[1]].split()) > 4
        contents = (content,) if known else ()
        return replace(report, source=source, leads=leads, contents=contents, rule="content, speaker, verb")
    content = clauses.trim(text, hearer if form.startswith("t") else after, rest_end)
    contents = (content,) if content[0] < content[1] else ()
    rule = {"clause": "speaker, verb, content", "object": "speaker, verb, object", "denial": "denial"}[cue.content]
    if cue.content == "denial":
        # A denial speaks for the denier even where nothing follows it.
        return replace(report, source=source, leads=leads, contents=contents, rule=rule)
    opening = clauses.trim(text, floor, source[0])
    parenthesis = text[after:end].lstrip(" ").startswith(",") and text[source[0] - 2 : source[0]].startswith(",")
    if parenthesis and opening[0] < opening[1] and cue.content == "clause":
        return replace(
            report,
            source=source,
            leads=leads,
            contents=(opening, *contents),
            rule="speaker and verb in between",
        )
    return replace(report, source=source, leads=leads, contents=contents, rule=rule)


def _inverted(scene: Scene, report: Report, floor: int, end: int) -> Report | None:
    """``..., said the ministry``: the subject follows the verb, the content precedes it."""
    text, after = scene.text, report.cue[1]
    stop = clauses.scope_end(text, after, end)
    border = re.compile(r"\s(?:that|when|as|after|during|in\sa|on)\s|[\"“]").search(text, after, stop)
    stop = border.start() if border else stop
    if stop - after > 300 or text[after : after + 3].strip()[:1] in ("", ",", ":", '"', "“"):
        return None
    begin, stop = clauses.trim(text, after, stop)
    comma = text.find(",", begin, stop)
    first = comma if comma > 0 else stop
    if clauses.has_finite(text, begin, first):
        return None
    leads = leads_in(scene, begin, first)
    if comma > 0 and (not leads or leads[0].kind in ("stranger", "noun")):
        leads = tuple(p for p in leads_in(scene, comma, stop) if p.kind not in ("noun", "pronoun")) or leads
    if not leads:
        return None
    content = clauses.trim(text, clauses.scope_start(text, floor, report.cue[0]), report.cue[0])
    contents = (content,) if content[1] - content[0] > 8 else ()
    return replace(report, source=(begin, stop), leads=leads, contents=contents, rule="content, verb, speaker")


def _passive(scene: Scene, report: Report, floor: int, end: int) -> Report:
    """``was accused by X of``, ``blamed on``: the speaker follows ``by``, or nobody is named."""
    text, (verb, after) = scene.text, report.cue
    stop = clauses.scope_end(text, after, end)
    target = after + 4 if text[after : after + 4] == " on " else after
    content = clauses.trim(text, target, stop)
    contents = (content,) if content[0] < content[1] else ()
    if report.rule == "object" and text[after : after + 4] != " on ":
        begin = clauses.scope_start(text, floor, verb)
        contents = (clauses.trim(text, begin, clauses.before_verb(text, begin, verb)), *contents)
    denied = report.denial
    report = replace(report, contents=contents, rule="passive", denial=False)
    if (by := _BY.match(text, after, stop)) is not None:
        near = scene.within(by.end(), min(stop, by.end() + 80))
        if near:
            leads = leads_in(scene, by.end(), near[0].end)
            rest = clauses.trim(text, near[0].end, stop)
            return replace(
                report,
                source=(by.end(), near[0].end),
                leads=leads,
                contents=tuple(part for part in (*contents[:-1], rest) if part[0] < part[1]),
                denial=denied,
            )
    return report


def _participle(scene: Scene, report: Report, floor: int, end: int, before: list[Report]) -> Report | None:
    """``..., adding that``: the speaker is that of the report before, else the subject of the sentence."""
    text, (verb, after) = scene.text, report.cue
    content = clauses.trim(text, after, clauses.scope_end(text, after, end))
    report = replace(report, contents=(content,), rule="participle", denial=False)
    if content[0] >= content[1]:
        return None
    stop = quoted.start() if (quoted := _AS.search(text, floor, verb)) else verb
    begin = clauses.subject_start(text, floor, stop)
    near = leads_in(scene, begin, stop)
    if near and text[near[-1].end : stop].strip() == "" and near[-1].kind != "pronoun":
        return replace(report, source=(begin, near[-1].end), leads=near)
    if before:
        return replace(report, follows=True, leads=before[-1].leads, source=None)
    leads = [party for party in scene.within(floor, verb) if party.kind not in ("noun",)]
    leads = leads or [Party(a, b, "stranger", "") for a, b in scene.names(floor, min(verb, floor + 60))]
    if leads:
        return replace(report, source=(leads[0].start, leads[0].end), leads=(leads[0],))
    return None
