"""Reports made by a verb: ``said that``, ``accused X of``, ``said X``, ``was blamed on``, ``adding that``."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.codebook.speech import Cue
from presslens.holder import clauses
from presslens.holder.sources import Report, Span, last_phrase, leads_in, subject, subject_touches
from presslens.holder.speakers import Party, Scene

_PASSIVE = re.compile(r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|be|been|being)\s+(?:\w+ly\s+|also\s+)?$")
#: What makes speech of a passive that names nobody: "was reported that", "are said to have".
_REPORTED = re.compile(r"\s+(?:that\b|to\s+(?:have|be)\b|as\s+saying\b)")
_IT = re.compile(r"\b[Ii]t\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+)?$")


_CONCESSION = re.compile(r"\s*(?:While|Although|Though|Even though|Even as)\s")
#: "has not confirmed", "refused to say": nothing is said.
_UNSAID = re.compile(
    r"\b(?:not|never|nor|cannot|\w+n['’]t|(?:refus|declin|fail)(?:ed|es|ing)\s+to|unable\s+to|yet\s+to)\s+(?:\w+ly\s+|even\s+|yet\s+)?(?:be\s+|been\s+)?$"
)
_NOUN_AFTER = re.compile(
    r"\s+(?:say|says|said|claim|claimed|suggest|suggested|indicate|indicated|have|has|had|of|from|by|about|was|were)\b"
)
_PARENTHESIS = re.compile(r"(?:\s+(?:on|in|at|to|during|late|early|earlier|last|this)\b[^,.;:\"“”]{0,40})?\s*,")
_PREPOSITION = re.compile(r"\b(?:to|in|at|for|with|from|on)\b")
_MODAL = re.compile(r"\b(?:will|would|should|must|can|could|may|might|to)\s+be\s+(?:\w+ly\s+)?$")
_ADJECTIVE = re.compile(r"\b(?:an?|the|its|their|his|her|this|these|those|any|such)\s+(?:recently\s+|newly\s+)?$")
_RELATIVE = re.compile(r"(?:\s+\([^()]{1,20}\))?,?\s+(?:which|who|that)\s")
_LAST_WORD = ("said", "says", "added")
_BY = re.compile(r"\s+by\s+")


_AS = re.compile(r"\s+as\s+$")


_JOINED_VERB = re.compile(r"(?:\band|\bbut|,)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s*$")


_WITH = re.compile(r"\bwith\s+(?:the\s+|an?\s+)?$")
_CITED = re.compile(r"\s(?:cited|quoted|cites|quotes|reported)\s")
_AND_VERB = re.compile(r"\b(?:and|but)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s+$")
_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s*,?\s*$|,\s*$")


def verb_report(scene: Scene, span: Span, cue: Cue, floor: int, end: int, before: list[Report]) -> Report | None:
    text, (verb, after) = scene.text, span
    clause = cue.content in ("clause", "deed")
    report = Report(
        span, cue.tone, "indirect", "clause" if clause else cue.content, None, (), (), denial=cue.content == "denial"
    )
    passive = _PASSIVE.search(text, floor, verb) is not None
    if passive and (
        _UNSAID.search(text, max(floor, verb - 40), verb) or _MODAL.search(text, max(floor, verb - 40), verb)
    ):
        return None
    form = text[verb:after].lower()
    if (passive and not form.split()[0].endswith(("ing", "say", "says"))) or (
        form.startswith("blam")
        and (text[after : after + 4] == " on " and form.endswith("ed") and not subject_touches(scene, floor, verb))
    ):
        inside = [r for r in before if r.leads and any(a < verb < b for a, b in r.contents)]
        named = _BY.match(text, after, end) or _IT.search(text, max(floor, verb - 40), verb)
        if inside and not named and not report.denial and not text.startswith(" on ", after):
            return None  # "said that they were accused of": told by the speaker
        return _passive(scene, report, max([floor, *(a for r in before for a, b in r.contents if a < verb < b)]), end)
    if form.split()[0].endswith("ing") and not passive:
        return _participle(scene, report, floor, end, before)

    if before and before[-1].leads and _AND_VERB.search(text, max(floor, verb - 60), verb):
        content = clauses.trim(text, after, clauses.scope_end(text, after, end))
        return _second_verb(report, before[-1], content if cue.content != "deed" else (after, after))
    if _ADJECTIVE.search(text, max(floor, verb - 16), verb):
        return None  # "an alleged attack"
    stop = clauses.before_verb(text, floor, verb)
    source, leads, opened = subject(scene, floor, stop)
    first = scene.within(floor, min(stop, floor + 80)) if source is None else []
    if first and _RELATIVE.match(text, first[0].end, stop):  # "The Observatory which watches the war said"
        source, leads = (first[0].start, first[0].end), (first[0],)
    if cue.doubtful and not (leads and text[leads[-1].end : verb].strip() == ""):
        return None
    if cue.doubtful and _NOUN_AFTER.match(text, after, end):
        return None  # "media reports say"
    if cue.doubtful and not form.endswith("s") and text[verb - 2 : verb - 1].lower() not in ("s", "y", "e"):
        return None  # "the Observatory report", but "activists report", "they report"
    if clause and _BY.match(text, after, end):
        return None  # "a truce announced by": told by the paper
    told = form in ("tell", "tells", "told", "telling")
    hearer = clauses.after_hearer(text, after, end) if told else after
    rest_end = clauses.scope_end(text, hearer, end)
    if _CONCESSION.match(text, floor, verb) and (comma := text.find(", ", hearer, rest_end)) > 0:
        rest_end = comma  # "While Ankara says it is done, ...": the main clause is the paper's
    if clause and (
        _QUOTE_BEFORE.search(text, floor, verb) or floor == verb or not leads or text[floor:verb].strip(" ,") == ""
    ):
        inverted = _inverted(scene, report, floor, end)
        if inverted is not None and (not leads or text[floor:verb].strip(" ,\n") == ""):
            return inverted
    elif form in _LAST_WORD and clauses.has_finite(text, floor, verb):
        # The comma before the verb was lost: what precedes is a clause, what follows only names somebody.
        inverted = _inverted(scene, report, floor, end)
        if (
            inverted is not None
            and inverted.leads[0].kind in ("name", "demonym")
            and inverted.leads[0].start - after < 25
        ):
            return inverted
    if _UNSAID.search(text, max(floor, verb - 40), verb):
        return replace(report, source=source, leads=leads, rule="unsaid", denial=False) if leads else None
    if source is None or (not clause and not text[floor:verb].strip(" ,")):
        if before and before[-1].leads and _JOINED_VERB.search(text, floor, verb):  # "denied it and dismisses"
            return _second_verb(report, before[-1], clauses.trim(text, after, rest_end))
        return None
    if cue.content == "deed" and not clauses.told(text, after, rest_end):
        return replace(report, source=source, leads=leads, rule="speaker, verb, deed")
    if clauses.only_adjunct(text, hearer, rest_end) and clause:
        source, leads = last_phrase(scene, source, leads, opened)
        begin = clauses.scope_start(text, floor, source[0])
        content = clauses.trim(text, begin, source[0])
        known = clauses.has_finite(text, *content) or len(text[content[0] : content[1]].split()) > 4
        contents = (content,) if known else ()
        return replace(report, source=source, leads=leads, contents=contents, rule="content, speaker, verb")
    content = clauses.trim(text, clauses.after_adjunct(text, hearer, rest_end) if clause else hearer, rest_end)
    contents = (content,) if content[0] < content[1] else ()
    rule = {"object": "speaker, verb, object", "denial": "denial"}.get(cue.content, "speaker, verb, content")
    if cue.content == "denial":
        # A denial speaks for the denier even where nothing follows it.
        return replace(report, source=source, leads=leads, contents=contents, rule=rule)
    opening = clauses.trim(text, floor, source[0])
    comma = _PARENTHESIS.match(text, after, end)
    parenthesis = comma is not None and text[source[0] - 2 : source[0]].startswith(",")
    if parenthesis and opening[0] < opening[1] and clause:
        content = clauses.trim(text, comma.end(), rest_end)
        contents = (content,) if content[0] < content[1] else ()
        return replace(
            report,
            source=source,
            leads=leads,
            contents=(opening, *contents),
            rule="speaker and verb in between",
        )
    return replace(report, source=source, leads=leads, contents=contents, rule=rule)


def _second_verb(report, first, content):
    """A verb that shares the speaker of the one before it; an empty span is no content."""
    return replace(
        report,
        contents=(content,) if content[0] < content[1] else (),
        rule="second verb",
        follows=True,
        leads=first.leads,
        source=first.source,
    )


def _inverted(scene: Scene, report: Report, floor: int, end: int) -> Report | None:
    """``..., said the ministry``: the subject follows the verb, the content precedes it."""
    text, after = scene.text, report.cue[1]
    stop = clauses.scope_end(text, after, end)
    border = re.compile(r"\s(?:that|when|as|after|during|in\sa|on|who|whom|whose|which)\s|[\"“]").search(
        text, after, stop
    )
    stop = border.start() if border else stop
    if stop - after > 300 or text[after : after + 3].strip()[:1] in ("", ",", ":", '"', "“"):
        return None
    begin, stop = clauses.trim(text, after, stop)
    comma = text.find(",", begin, stop)
    first = comma if comma > 0 else stop
    if clauses.has_finite(text, begin, first):
        return None
    leads = leads_in(scene, begin, first)
    if leads and leads[0].kind == "stranger" and _PREPOSITION.search(text, begin, leads[0].start):
        return None  # "say hello to everyone in Antalya"
    if comma > 0 and (not leads or leads[0].kind in ("stranger", "noun")):
        leads = tuple(p for p in leads_in(scene, comma, stop) if p.kind not in ("noun", "pronoun")) or leads
    if not leads:
        return None
    content = clauses.trim(text, clauses.scope_start(text, floor, report.cue[0]), report.cue[0])
    contents = (content,) if content[1] - content[0] > 8 else ()
    return replace(report, source=(begin, stop), leads=leads, contents=contents, rule="content, verb, speaker")


def _said_by_somebody(text: str, floor: int, verb: int, after: int, stop: int) -> bool:
    """``it was reported that``; not ``two were reported killed``, which is the paper's own."""
    return bool(_REPORTED.match(text, after, stop) or _IT.search(text, max(floor, verb - 40), verb))


def _passive(scene: Scene, report: Report, floor: int, end: int) -> Report | None:
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
    by = _BY.match(text, after, stop)
    if by is None and report.rule == "clause" and not _said_by_somebody(text, floor, verb, after, stop):
        return None
    report = replace(report, contents=contents, rule="passive", denial=False)
    if by is not None:
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
    stop = quoted.start() if (quoted := _AS.search(text, floor, verb)) else verb
    begin = clauses.subject_start(text, floor, stop)
    near = leads_in(scene, begin, stop)
    if quoted and near and clauses.only_adjunct(text, after, max(after, content[1])):
        return _cited(scene, replace(report, source=(begin, near[-1].end), leads=near), floor)
    if content[0] >= content[1]:
        return None
    touches = bool(near) and text[near[-1].end : stop].strip() == "" and near[-1].kind != "pronoun"
    far = (
        quoted is None
        and not before
        and clauses.has_finite(text, floor, begin)
        and not _WITH.search(text, floor, begin)
    )
    if touches and not far:
        return replace(report, source=(begin, near[-1].end), leads=near)
    if before:
        return replace(report, follows=True, leads=before[-1].leads, source=None)
    leads = [party for party in scene.within(floor, verb) if party.kind not in ("noun",)]
    leads = leads or [Party(a, b, "stranger", "") for a, b in scene.names(floor, min(verb, floor + 60))]
    if leads:
        return replace(report, source=(leads[0].start, leads[0].end), leads=(leads[0],))
    return None


def _cited(scene: Scene, report: Report, floor: int) -> Report | None:
    """``A raid killed two, the channel cited the ministry as saying``: the content stands before who cites."""
    text = scene.text
    told = _CITED.search(text, floor, report.source[0] + 8)
    source, leads, _ = subject(scene, floor, told.start()) if told else (None, (), False)
    if source is None:
        return None
    (begin, _), _ = last_phrase(scene, source, leads, False)
    content = clauses.trim(text, clauses.scope_start(text, floor, report.cue[0]), begin)
    return replace(report, contents=(content,), rule="content, cited as saying") if content[0] < content[1] else None
