"""Find reported speech without quotation marks: cue, source and content.

Rules over closed classes of words, after the surface patterns of reported speech in Krestel, Bergler and
Witte (2008), "Minding the Source", LREC, and Pareti (2012), "A Database of Attribution Relations", LREC. The
rules read one sentence at a time; who the source is, is decided in :mod:`presslens.attribute.history`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from presslens.attribute.clauses import filled, trim
from presslens.attribute.quotes import Quote
from presslens.attribute.reports import verb_report
from presslens.attribute.reports.according import according_report
from presslens.attribute.reports.headlines import headline_report
from presslens.attribute.reports.nouns import Nouns, noun_report
from presslens.attribute.reports.report import Report
from presslens.attribute.reports.verb import Verb
from presslens.attribute.rules import Rule
from presslens.attribute.scene import Scene
from presslens.base.phrases import Match, PhraseMatcher
from presslens.base.spans import Span
from presslens.codebook.speech import Cue, Speech
from presslens.language.language import Language
from presslens.language.text import alternatives

#: A cue looks no farther than so many characters to either side, whatever the splitter calls a sentence.
CUE_CHARACTERS = 1000
#: The content of a report can end before one of so many reports after it.
_NEXT_REPORTS = 8
#: The words that join two clauses stand within so many characters.
_JOINT_CHARACTERS = 14
#: Characters before "Said" in which a given name is sought, which makes it a name.
_GIVEN_NAME_CHARACTERS = 40


class SpeechFinder:
    """Compiled cues of speech."""

    def __init__(self, speech: Speech, language: Language) -> None:
        self._rules = language.verbs
        cues: list[tuple[str, tuple[str, Cue | None] | None]] = [(phrase, None) for phrase in speech.exceptions]
        cues += [(form, ("verb", cue)) for form, cue in speech.verbs]
        cues += [(phrase, ("according", None)) for phrase in speech.according_to]
        self._nouns = Nouns(speech.nouns, speech.views, speech.hearsay)
        verbs = {form for form, _ in speech.verbs}
        cues += [(noun, ("noun", None)) for noun in self._nouns.words if noun not in verbs]
        self._match = PhraseMatcher(cues)
        self._bare = language.according.bare(alternatives(speech.headline_sources))

    def cues(self, text: str) -> list[Match]:
        """All cues in the text, from left to right."""
        return [match for match in self._match(text) if match.payload]

    def reports(
        self, scene: Scene, cues: Iterable[Match], start: int, end: int, quotes: Sequence[Quote]
    ) -> list[Report]:
        """Reports of one clause space: a sentence, or what a quotation holds of it.

        Parameters
        ----------
        cues
            The cues between ``start`` and ``end`` (outside ``quotes``), from left to right.
        quotes
            Quotations inside the bounds that the rules step over.
        """
        found: list[Report] = []
        closes = [quote.outer_end for quote in quotes]
        for match in cues:
            report = self._report(scene, match, Span(start, end), closes, found)
            if report is not None:
                found.append(report)
        if not (found and found[0].source and found[0].source.start - start < 4):
            headline = headline_report(scene, start, end, self._bare)
            found += [headline] if headline is not None else []
        found = [report for report in found if not _hearsay_told(report, found)]
        return [self._bounded(scene.text, report, found[number + 1 :]) for number, report in enumerate(found)]

    def _report(
        self, scene: Scene, match: Match, space: Span, closes: Sequence[int], before: Sequence[Report]
    ) -> Report | None:
        """The report of one cue, None where nobody speaks."""
        text, rules, span = scene.text, self._rules, Span(match.start, match.end)
        if rules.given_name.match(text, *span) and rules.before_name.search(
            text, max(space.start, span.start - _GIVEN_NAME_CHARACTERS), span.start
        ):
            return None  # "Omar Said a shopkeeper told": a name
        if text[span.start - 1 : span.start] == "-":
            return None  # "self-declared"
        start, end = max(space.start, span.start - CUE_CHARACTERS), min(space.end, span.end + CUE_CHARACTERS)
        if end < space.end:  # a sentence without end is no sentence: stop at a word
            end = max(span.end, text.rfind(" ", span.end, end))
        kind, cue = match.payload
        if kind == "according":
            return according_report(scene, span, start, end)
        if kind == "noun":
            return noun_report(scene, self._nouns, span, start, end, before)
        passed = bisect_right(closes, span.start)
        floor = max(start, closes[passed - 1]) if passed else start
        report = verb_report(Verb(scene, span, cue, floor, end, before))
        noun = Span(span.start, span.start + len(span.of(text).split()[0]))
        if noun.of(text).lower() not in self._nouns.words:
            return report
        if report is None:  # "renewed its claim that"
            return noun_report(scene, self._nouns, noun, floor, end, before)
        that = scene.language.nouns.that.match(text, span.end, end) if noun == span else None
        return report if that is None else replace(report, contents=_behind(report.contents, that.end()))

    def _bounded(self, text: str, report: Report, following: Sequence[Report]) -> Report:
        """End a content before the clause of the next speaker when a conjunction joins the two."""
        later = [place for other in following[:_NEXT_REPORTS] for place in self._clause_starts(text, other)]
        contents = []
        for start, end in report.contents:
            if start >= report.cue.end:
                end = self._cut(text, start, end, later)
            content = trim(text, start, end)
            if filled(content) and not (report.source and report.source.overlaps(content)):
                contents.append(content)
        source = report.source if report.source and filled(report.source) else None
        return replace(report, source=source, contents=tuple(contents))

    def _clause_starts(self, text: str, report: Report) -> Iterator[int]:
        """Where a report begins a clause of its own, so that the content of the one before it ends."""
        comma = text[max(0, report.cue.start - 2) : report.cue.start].strip() == ","
        if report.rule is Rule.PARTICIPLE and comma:
            yield report.cue.start
        if report.source is None or report.rule in (Rule.CONTENT_VERB_SPEAKER, Rule.ACCORDING_TO):
            return
        start = report.source.start
        joined = self._rules.joint.search(text, max(0, start - _JOINT_CHARACTERS), start)
        if joined or report.rule is Rule.CONTENT_SPEAKER_VERB:
            yield start

    def _cut(self, text: str, start: int, end: int, places: Sequence[int]) -> int:
        """Where the first of the places between the bounds ends the content, its conjunction left out; else ``end``."""
        cut = min((place for place in places if start < place < end), default=None)
        if cut is None:
            return end
        joint = self._rules.joint.search(text, max(start, cut - _JOINT_CHARACTERS), cut)
        return joint.start() if joint else cut


def _behind(contents: Sequence[Span], place: int) -> tuple[Span, ...]:
    """The contents without the word that links them to their noun, which ends at ``place``."""
    return tuple(
        Span(max(start, place + 1), end) if start < place < end else Span(start, end) for start, end in contents
    )


def _hearsay_told(report: Report, all_reports: Sequence[Report]) -> bool:
    """Whether a noun without an owner stands in what somebody says (``reports of a raid are false, Aziz said``)."""
    if report.rule is not Rule.NOUN_OF_SPEECH or report.leads:
        return False
    return any(
        content.contains(report.cue) for other in all_reports if other is not report for content in other.contents
    )
