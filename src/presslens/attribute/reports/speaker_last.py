"""Reports whose content stands before the speaker, or around it: ``X, the ministry said``, ``X, said the ministry``."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.reports.participles import CITING_AFTER, cited_by_name
from presslens.attribute.sources import PREPOSITION, Report, last_phrase, leads_in
from presslens.attribute.speakers import Scene

_BORDER = re.compile(r"\s(?:that|when|as|after|during|in\sa|on|who|whom|whose|which)\s|[\"“]")
_CLOSING = ('"', "”", "’", "»", "'")
_WHICH = re.compile(r"\b(?:which|that|who|whom)\b")
_VERB_NEXT = re.compile(
    r"\s+(?:was|were|has|have|had|will|would|hit|shot|[a-z]{2,}(?<!ne)ed)\b(?!\s+(?:men|people|forces|groups)\b)"
)
#: "a note from the army printed by SANA" names one speaker.
_SHOWN_BY = re.compile(r"\b\w+ed\s+(?:on\s+\w+\s+|\w+day\s+)?by\b")
_ISSUED = re.compile(r"\b(?:an?|the)\s+(?:statement|report|message|note)\s+(?:\w+ed\s+)?(?:by|from|of)\s[^,;]{0,80}$")
#: What goes on after a speaker in the middle of a sentence, where no new clause begins.
_TAIL = re.compile(
    r"(?:\s+(?:on\s+)?(?:[A-Z][a-z]+day))?\s+(?:part\s+of|[a-z]+ing(?<!\bsaying)(?<!\bciting)(?<!\bquoting)(?<!\badding)\s+up|keeping|leaving|killing|wounding|forcing|causing)\b"
)


def in_between(scene: Scene, report: Report, floor: int, start: int, end: int) -> Report | None:
    """The report of a speaker in the middle of a sentence that lost its commas, or None.

    That is ``a shop burnt down the mayor said part of``, ``two tanks the source said shelled``.
    """
    text, source = scene.text, report.source
    tail, verb_next = _TAIL.match(text, start, end), _VERB_NEXT.match(text, start, end)
    if not (tail or verb_next):
        return None
    short, named = last_phrase(scene, source, report.leads, False)
    opening = clauses.trim(text, floor, short[0])
    if short[0] <= source[0]:
        return None
    nobody = named[0].kind in ("noun", "pronoun")
    if (tail and clauses.has_finite(text, *opening)) or (verb_next and nobody and not _WHICH.search(text, *opening)):
        contents = (opening, clauses.trim(text, start, end))
        return replace(report, source=short, leads=named, contents=contents, rule="speaker and verb in between")
    return None


def speaker_last(scene: Scene, report: Report, floor: int, rest_end: int, end: int, opened: bool) -> Report:
    """The report of a verb that nothing but time and place follows: the content stands before its subject.

    Parameters
    ----------
    floor, end
        Bounds of the sentence, or of its part after a quotation.
    rest_end
        Where the clause of the verb stops.
    opened
        A comma stands before the subject.
    """
    text, after = scene.text, report.cue[1]
    quoted = text[floor - 1 : floor] in _CLOSING
    whole = clauses.trim(text, floor, report.source[1])
    source, leads = last_phrase(scene, report.source, report.leads, opened)
    report = replace(report, rule="content, speaker, verb")
    if quoted and leads[0].kind == "noun" and whole[1] - whole[0] < 120:
        named = leads_in(scene, *whole)  # nothing but the speaker stands between a quotation and its verb
        own = not clauses.has_finite(text, *whole) and not PREPOSITION.match(text, whole[0])
        if own and named and named[0].kind != "noun":
            return replace(report, source=whole, leads=named)
    begin = clauses.scope_start(text, floor, source[0])
    issued = _ISSUED.search(text, begin, source[0])
    if issued is not None and not clauses.has_finite(_SHOWN_BY.sub(" ", issued.group()), 0, len(issued.group())):
        by = leads_in(scene, *issued.span())
        leads = by if by and by[0].kind != "noun" else leads
        source = (issued.start(), source[1])
    content = clauses.trim(text, begin, source[0])
    words = len(text[slice(*content)].split())
    contents = (content,) if words > 4 or (quoted and words) or clauses.has_finite(text, *content) else ()
    given = CITING_AFTER.match(text, after, rest_end)
    if given is not None and not cited_by_name(scene, given.end(), end):  # "he said citing the death of"
        contents = (*contents, (given.end(), rest_end))
    return replace(report, source=source, leads=leads, contents=contents)


def inverted_report(scene: Scene, report: Report, floor: int, end: int) -> Report | None:
    """``..., said the ministry``: the subject follows the verb, the content precedes it."""
    text, after = scene.text, report.cue[1]
    stop = clauses.scope_end(text, after, end)
    border = _BORDER.search(text, after, stop)
    stop = border.start() if border else stop
    if stop - after > 300 or text[after : after + 3].strip()[:1] in ("", ",", ":", '"', "“"):
        return None
    begin, stop = clauses.trim(text, after, stop)
    comma = text.find(",", begin, stop)
    first = comma if comma > 0 else stop
    if clauses.has_finite(text, begin, first):
        return None
    leads = leads_in(scene, begin, first)
    if leads and leads[0].kind == "stranger" and PREPOSITION.search(text, begin, leads[0].start):
        return None  # "say hello to everyone in Antalya"
    if comma > 0 and (not leads or leads[0].kind in ("stranger", "noun")):
        leads = tuple(p for p in leads_in(scene, comma, stop) if p.kind not in ("noun", "pronoun")) or leads
    if not leads:
        return None
    content = clauses.trim(text, clauses.scope_start(text, floor, report.cue[0]), report.cue[0])
    contents = (content,) if content[1] - content[0] > 8 else ()
    return replace(report, source=(begin, stop), leads=leads, contents=contents, rule="content, verb, speaker")
