"""Find reported speech without quotation marks: cue, source and content.

Rules over closed classes of words, after the surface patterns of reported speech in Krestel, Bergler and
Witte (2008), "Minding the Source", LREC, and Pareti (2012), "A Database of Attribution Relations", LREC. The
rules read one sentence at a time; who the source is, is decided in :mod:`presslens.attribute.history`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.quotes import Quote
from presslens.attribute.reports.according import according_report, headline_reports, noun_report
from presslens.attribute.reports.verbs import verb_report
from presslens.attribute.sources import Report
from presslens.attribute.speakers import Scene
from presslens.base.phrases import Match, PhraseMatcher
from presslens.codebook.speech import Cue, Speech

#: A cue looks no farther than so many characters to either side, whatever the splitter calls a sentence.
REACH = 1000


_JOINT = re.compile(r"(?:,|\s)\s*(?:and|while|but|as|whereas|although|though|after)\s+$|[;]\s*$")


_GIVEN_NAME = re.compile(r"Said(?!\s+[A-Z])")
_BEFORE_NAME = re.compile(r"(?:^|[\"”.,;:–-]\s*|\b[a-z]+\s+)[A-Z][a-z]+\s+$")


class SpeechFinder:
    """Compiled cues of speech."""

    def __init__(self, speech: Speech) -> None:
        cues: list[tuple[str, tuple[str, Cue | None] | None]] = [(phrase, None) for phrase in speech.exceptions]
        cues += [(form, ("verb", cue)) for form, cue in speech.verbs]
        cues += [(phrase, ("according", None)) for phrase in speech.according_to]
        cues += [(f"{noun} that", ("noun", None)) for noun in speech.nouns]
        self._nouns = frozenset(speech.nouns)
        self._match = PhraseMatcher(cues)

    def cues(self, text: str) -> list[Match]:
        """All cues in the text, from left to right."""
        return [match for match in self._match(text) if match.payload]

    def reports(self, scene: Scene, cues: Iterable[Match], start: int, end: int, quotes: list[Quote]) -> list[Report]:
        """Reports of one clause space: a sentence, or what a quotation holds of it.

        Parameters
        ----------
        cues
            The cues between ``start`` and ``end`` (outside ``quotes``), from left to right.
        quotes
            Quotations inside the bounds that the rules step over.
        """
        found: list[Report] = []
        text, first, last = scene.text, start, end
        closes = [quote.outer_end for quote in quotes]
        for match in cues:
            kind, cue = match.payload
            span = (match.start, match.end)
            if _GIVEN_NAME.match(text, *span) and _BEFORE_NAME.search(text, max(first, span[0] - 40), span[0]):
                continue  # "Omar Said a shopkeeper told": a name
            start, end = max(first, span[0] - REACH), min(last, span[1] + REACH)
            if end < last:  # a sentence without end is no sentence: stop at a word
                end = max(span[1], text.rfind(" ", span[1], end))
            if kind == "according":
                report = according_report(scene, span, start, end)
            elif kind == "noun":
                report = noun_report(scene, span, start, end, found)
            else:
                passed = bisect_right(closes, span[0])
                floor = max(start, closes[passed - 1]) if passed else start
                report = verb_report(scene, span, cue, floor, end, found)
                noun = text.startswith(" that ", span[1]) and text[slice(*span)].lower() in self._nouns
                if report is None and noun:  # "renewed its claim that"
                    report = noun_report(scene, span, start, end, found)
            if report is not None:
                found.append(report)
        if not (found and found[0].source and found[0].source[0] - first < 4):
            found += headline_reports(scene, first, last)
        return _bounded(scene.text, found)


def _bounded(text: str, reports: list[Report]) -> list[Report]:
    """End a content before the clause of the next speaker when a conjunction joins the two."""
    bounded: list[Report] = []
    for number, report in enumerate(reports):
        later = [
            other.source[0]
            for other in reports[number + 1 : number + 9]
            if other.source is not None
            and other.rule not in ("content, speaker, verb", "content, verb, speaker", "according to")
            and _JOINT.search(text, max(0, other.source[0] - 14), other.source[0])
        ]
        later += [
            other.source[0]
            for other in reports[number + 1 : number + 9]
            if other.rule == "content, speaker, verb" and other.source is not None
        ]
        later += [
            other.cue[0]
            for other in reports[number + 1 : number + 9]
            if other.rule == "participle" and text[max(0, other.cue[0] - 2) : other.cue[0]].strip() == ","
        ]
        contents = []
        for start, end in report.contents:
            if start >= report.cue[1]:
                cut = min((place for place in later if start < place < end), default=end)
                if cut < end:
                    joint = _JOINT.search(text, max(start, cut - 14), cut)
                    end = joint.start() if joint else cut
            start, end = clauses.trim(text, start, end)
            if start < end and not (report.source and start < report.source[1] and report.source[0] < end):
                contents.append((start, end))
        if report.source is not None and report.source[0] >= report.source[1]:
            report = replace(report, source=None)
        bounded.append(replace(report, contents=tuple(contents)))
    return bounded
