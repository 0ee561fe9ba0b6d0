"""Reports made by a participle: ``..., adding that``, ``Reuters citing an officer said``, ``cited X as saying``."""

from __future__ import annotations

import re
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.cast import Party
from presslens.attribute.sources import TELL, Report, last_phrase, leads_in, subject
from presslens.attribute.speakers import Scene

_AS = re.compile(r"\s+as\s+$")
_IN = re.compile(r"\b(?:in|by|of|for)\s+$")
_WITH = re.compile(r"\bwith\s+(?:the\s+|an?\s+)?$")
_QUOTED = re.compile(
    r"\b(?:quoted|cited|quotes|cites|quoting|citing)\s+((?!by\b)[^,;]+?)(?:\s+(?:on|in|at|late|last|this|earlier)\s[^,;]{1,30})?$"
)
_OPENED = re.compile(r"(?:,|;|—|–|\b(?:with|and|but|while|as))\s+(?:the\s+|an?\s+)?$|\bwith\s")
_CITING = re.compile(r"\b(?:citing|quoting)\s+")
#: After a verb of speech.
CITING_AFTER = re.compile(r"(?:\s+on\s+\w+day|\s+\w+day)?,?\s+(?:citing|quoting)\s+")
_CITED = re.compile(r"\s(?:cited|quoted|cites|quotes|reported)\s")


def participle_report(scene: Scene, report: Report, floor: int, end: int, before: list[Report]) -> Report | None:
    """``..., adding that``: the speaker is that of the report before, else the subject of the sentence."""
    text, (verb, after) = scene.text, report.cue
    content = clauses.trim(text, after, clauses.scope_end(text, after, end))
    report = replace(report, contents=(content,), rule="participle", denial=False)
    stop = quoted.start() if (quoted := _AS.search(text, floor, verb)) else verb
    begin = clauses.subject_start(text, floor, stop)
    near = leads_in(scene, begin, stop)
    if quoted and near and clauses.only_adjunct(text, after, max(after, content[1])):
        return cited_as_saying(scene, replace(report, source=(begin, near[-1].end), leads=near), floor)
    if content[0] >= content[1]:
        return None
    if quoted and (cited := _QUOTED.search(text, floor, stop)) is not None:  # "SANA quoted an officer on Monday as"
        named = leads_in(scene, *cited.span(1))
        if named:  # a state's medium that quotes the state is one speaker with it
            same = [p.start for p in scene.within(floor, cited.start()) if p.code and p.code == named[0].code]
            return replace(report, source=(min([cited.start(1), *same]), cited.end(1)), leads=named)
    touches = bool(near) and text[near[-1].end : stop].strip() == "" and near[-1].kind != "pronoun"
    if before and near and text[slice(*before[-1].cue)].lower() in TELL:  # "told the council, adding"
        touches = touches and near[-1].end > clauses.after_hearer(text, before[-1].cue[1], verb)
    if (
        before and before[-1].leads and touches and not quoted and near[-1].kind != "noun"
    ):  # "said the raid hit a mill adding that"
        touches = _OPENED.search(text, floor, begin) is not None or _OPENED.match(text, begin, stop) is not None
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
    found = scene.within(floor, verb)
    unnamed = found[0] if found and found[0].kind == "noun" and found[0].start - floor < 20 else None
    if unnamed and not _IN.search(text, floor, verb) and scene.cast.is_anonymous(text[unnamed.start : unnamed.end]):
        return replace(report, source=(unnamed.start, unnamed.end), leads=(unnamed,))
    leads = [party for party in found if party.kind not in ("noun",)]
    leads = leads or [Party(a, b, "stranger", "") for a, b in scene.names(floor, min(verb, floor + 60))]
    if leads:
        return replace(report, source=(leads[0].start, leads[0].end), leads=(leads[0],))
    return None


def of_the_cited(scene: Scene, report: Report, end: int) -> Report:
    """The report of a medium in the name of whom it quotes: ``Reuters citing Turkish officials said``."""
    if report.source is None or not report.leads:
        return report
    text = scene.text
    if (found := _CITING.search(text, *report.source)) is not None:
        return replace(report, leads=leads_in(scene, found.end(), report.source[1]) or report.leads)
    found = CITING_AFTER.match(text, report.cue[1], end)
    if found is not None and report.leads[0].code in ("", scene.cast.strangers):
        return replace(report, leads=cited_by_name(scene, found.end(), end) or report.leads)
    return report


def cited_by_name(scene: Scene, start: int, end: int) -> tuple[Party, ...]:
    """Who is named right after "citing", nobody when it is a thing or a noun without a name."""
    near = [p for p in scene.within(start, min(end, start + 60)) if p.kind not in ("noun", "pronoun")]
    if near and len(scene.text[start : near[0].start].split()) < 4:
        return leads_in(scene, start, near[0].end)
    return ()


def cited_as_saying(scene: Scene, report: Report, floor: int) -> Report | None:
    """``A raid killed two, the channel cited the ministry as saying``: the content stands before who cites."""
    text = scene.text
    told = _CITED.search(text, floor, report.source[0] + 8)
    source, leads, _ = subject(scene, floor, told.start()) if told else (None, (), False)
    if source is None:
        return None
    (begin, _), _ = last_phrase(scene, source, leads, False)
    content = clauses.trim(text, clauses.scope_start(text, floor, report.cue[0]), begin)
    return replace(report, contents=(content,), rule="content, cited as saying") if content[0] < content[1] else None
