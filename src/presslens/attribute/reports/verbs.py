"""Reports made by a verb: ``said that``, ``accused X of``, ``said X``, ``was blamed on``, ``adding that``."""

from __future__ import annotations

import re

from presslens.attribute import clauses
from presslens.attribute.reports.active import active_report, second_verb, unsaid
from presslens.attribute.reports.participles import of_the_cited, participle_report
from presslens.attribute.reports.passives import (
    BY,
    denied_by,
    is_passive,
    names_nobody,
    only_possible,
    passive_report,
    tells_us,
)
from presslens.attribute.sources import Report, Span, subject_touches
from presslens.attribute.speakers import Scene
from presslens.codebook.speech import Cue

_ADJECTIVE = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|these|those|any|such|of|by|from|against|over|with|for)\s+(?:recently\s+|newly\s+)?$"
)
_AND_VERB = re.compile(r"\b(?:and|but)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s+$")


def verb_report(scene: Scene, span: Span, cue: Cue, floor: int, end: int, before: list[Report]) -> Report | None:
    """The report that one verb of speech makes, or None.

    Parameters
    ----------
    span, cue
        Where the verb stands, and what it reports.
    floor, end
        Between them the report may look around.
    before
        The reports of the verbs before it in the same sentence.
    """
    report = _report(scene, span, cue, floor, end, before)
    return report if report is None or report.follows else of_the_cited(scene, report, end)


def _report(scene: Scene, span: Span, cue: Cue, floor: int, end: int, before: list[Report]) -> Report | None:
    text, (verb, after) = scene.text, span
    kind = "clause" if cue.content in ("clause", "deed") else cue.content
    report = Report(span, cue.tone, "indirect", kind, None, (), (), denial=cue.content == "denial")
    passive = is_passive(text, floor, verb)
    if passive and (unsaid(text, floor, verb) or only_possible(text, floor, verb)):
        return None
    form = text[verb:after].lower()
    if passive and form == "told" and tells_us(text, floor, verb):
        return None
    head, on = form.split()[0], text.startswith(" on ", after)
    blamed_on = on and head == "blamed" and not subject_touches(scene, floor, verb)
    if blamed_on or (passive and not head.endswith(("ing", "say", "says"))):
        inside = [a for r in before for a, b in r.contents if a < verb < b]
        told = any(r.leads and any(a < verb < b for a, b in r.contents) for r in before)
        if told and not report.denial and not on and names_nobody(text, floor, span, end):
            return None  # "said that they were accused of": told by the speaker
        return passive_report(scene, report, max([floor, *inside]), end)
    if report.denial and not passive and BY.match(text, after, end):
        return denied_by(scene, report, end)
    if head.endswith("ing") and not passive:
        return participle_report(scene, report, floor, end, before)
    if before and before[-1].leads and _AND_VERB.search(text, max(floor, verb - 60), verb):
        content = clauses.trim(text, after, clauses.scope_end(text, after, end))
        return second_verb(report, before[-1], content if cue.content != "deed" else (after, after))
    if _ADJECTIVE.search(text, max(floor, verb - 16), verb):
        return None  # "an alleged attack"
    return active_report(scene, report, cue, floor, end, before)
