"""Find reported speech without quotation marks: cue, source and content of indirect speech and of "according to".

Rules over closed classes of words, after the surface patterns of reported speech in Krestel, Bergler and Witte (2008),
"Minding the Source", LREC, and Pareti (2012), "A Database of Attribution Relations", LREC. The rules read one
sentence at a time; who the source is, is decided in :mod:`presslens.holder.attribution`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from presslens.codebook.speech import Cue, Speech
from presslens.holder import clauses
from presslens.holder.quotes import Quote
from presslens.holder.speakers import Party, Scene
from presslens.phrases import Match, PhraseMatcher

Span = tuple[int, int]

#: A cue looks no farther than so many characters to either side, whatever the splitter calls a sentence.
REACH = 1000

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\s+by\s+")
_AS = re.compile(r"\s+as\s+$")
_JOINED_VERB = re.compile(r"(?:\band|\bbut|,)(?:\s+(?:\w+ly|also|then|later|has|have|had))*\s*$")
_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s*,?\s*$|,\s*$")
_DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne)\s+(?:(?!of\b|in\b|for\b|to\b|from\b|and\b)[\w-]+\s+){0,3}$"
)
_APPOSITION = re.compile(r",\s+(?:an?|the|its|head|director|chief|founder|who|which|spokes\w+|coordinator)\s")
_JOINT = re.compile(r"(?:,|\s)\s*(?:and|while|but|as|whereas|although|though|after)\s+$|[;]\s*$")
_LINKS = frozenset("and but also meanwhile however still yet so then while".split())


@dataclass(frozen=True, slots=True)
class Report:
    """One cue of speech with its parts, as character spans.

    ``source`` is None when nobody is named; ``leads`` are the parties in the source, best first; ``contents`` are the
    one or two spans in the source's words. ``follows`` is True when the speaker is that of the report before
    (``adding that ...``).
    """

    cue: Span
    tone: str
    mode: str
    rule: str
    source: Span | None
    leads: tuple[Party, ...]
    contents: tuple[Span, ...]
    denial: bool = False
    follows: bool = False


class SpeechFinder:
    """Compiled cues of speech."""

    def __init__(self, speech: Speech) -> None:
        cues: list[tuple[str, tuple[str, Cue | None] | None]] = [
            (phrase, None) for phrase in speech.exceptions
        ]
        cues += [(form, ("verb", cue)) for form, cue in speech.verbs]
        cues += [(phrase, ("according", None)) for phrase in speech.according_to]
        cues += [(f"{noun} that", ("noun", None)) for noun in speech.nouns]
        self._match = PhraseMatcher(cues)

    def cues(self, text: str) -> list[Match]:
        """All cues in the text, from left to right."""
        return [match for match in self._match(text) if match.payload]

    def reports(
        self, scene: Scene, cues: Iterable[Match], start: int, end: int, quotes: list[Quote]
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
        text, first, last = scene.text, start, end
        closes = [quote.outer_end for quote in quotes]
        for match in cues:
            kind, cue = match.payload
            span = (match.start, match.end)
            start, end = max(first, span[0] - REACH), min(last, span[1] + REACH)
            if end < last:  # a sentence without end is no sentence: stop at a word
                end = max(span[1], text.rfind(" ", span[1], end))
            if kind == "according":
                report = _according(scene, span, start, end)
            elif kind == "noun":
                report = _noun(scene, span, start, end)
            else:
                passed = bisect_right(closes, span[0])
                floor = max(start, closes[passed - 1]) if passed else start
                report = _verb(scene, span, cue, floor, end, found)
            if report is not None:
                found.append(report)
        found += _headlines(scene, first, last)
        return _bounded(scene.text, found)


def _verb(
    scene: Scene, span: Span, cue: Cue, floor: int, end: int, before: list[Report]
) -> Report | None:
    text, (verb, after) = scene.text, span
    report = Report(span, cue.tone, "indirect", cue.content, None, (), (), denial=cue.content == "denial")
    passive = _PASSIVE.search(text, floor, verb) is not None
    form = text[verb:after].lower()
    if (passive and not form.split()[0].endswith(("ing", "say", "says"))) or (
        form.startswith("blam")
        and (
            text[after : after + 4] == " on "
            and form.endswith("ed")
            and not _subject_touches(scene, floor, verb)
        )
    ):
        return _passive(scene, report, floor, end)
    if form.split()[0].endswith("ing") and not passive:
        return _participle(scene, report, floor, end, before)

    stop = clauses.before_verb(text, floor, verb)
    source, leads, comma = _subject(scene, floor, stop)
    if cue.doubtful and not (leads and text[leads[-1].end : verb].strip() == ""):
        return None
    if cue.doubtful and not form.endswith("s") and text[verb - 2 : verb - 1].lower() not in ("s", "y", "e"):
        return None  # "the Observatory report", but "activists report", "they report"
    if cue.content == "clause" and _BY.match(text, after, end):
        return None  # "a truce announced by": told by the paper
    hearer = clauses.after_hearer(text, after, end) if form.startswith("t") else after
    rest_end = clauses.scope_end(text, hearer, end)
    if cue.content == "clause" and (
        _QUOTE_BEFORE.search(text, floor, verb)
        or floor == verb
        or not leads
        or text[floor:verb].strip(" ,") == ""
    ):
        inverted = _inverted(scene, report, floor, end)
        if inverted is not None and (not leads or text[floor:verb].strip(" ,\n") == ""):
            return inverted
    if source is None or (cue.content != "clause" and not text[floor:verb].strip(" ,")):
        if (
            before and before[-1].leads and _JOINED_VERB.search(text, floor, verb)
        ):  # "denied it and dismisses"
            content = clauses.trim(text, after, rest_end)
            contents = (content,) if content[0] < content[1] else ()
            return replace(
                report, contents=contents, rule="second verb", follows=True, leads=before[-1].leads
            )
        return None
    if clauses.only_adjunct(text, hearer, rest_end) and cue.content == "clause":
        source, leads = _last(scene, source, leads, comma)
        begin = clauses.scope_start(text, floor, source[0])
        content = clauses.trim(text, begin, source[0])
        known = clauses.has_finite(text, *content) or len(text[content[0] : content[1]].split()) > 4
        contents = (content,) if known else ()
        return replace(report, source=source, leads=leads, contents=contents, rule="content, speaker, verb")
    content = clauses.trim(text, hearer if form.startswith("t") else after, rest_end)
    contents = (content,) if content[0] < content[1] else ()
    rule = {"clause": "speaker, verb, content", "object": "speaker, verb, object", "denial": "denial"}[
        cue.content
    ]
    if cue.content == "denial":
        # A denial speaks for the denier even where nothing follows it.
        return replace(report, source=source, leads=leads, contents=contents, rule=rule)
    opening = clauses.trim(text, floor, source[0])
    parenthesis = text[after:end].lstrip(" ").startswith(",") and text[source[0] - 2 : source[0]].startswith(
        ","
    )
    if parenthesis and opening[0] < opening[1] and cue.content == "clause":
        return replace(
            report,
            source=source,
            leads=leads,
            contents=(opening, *contents),
            rule="speaker and verb in between",
        )
    return replace(report, source=source, leads=leads, contents=contents, rule=rule)


def _subject(scene: Scene, floor: int, stop: int) -> tuple[Span | None, tuple[Party, ...], bool]:
    """The noun phrase that ends at ``stop``, who can be meant by it, and whether a comma opens it."""
    text = scene.text
    tail = text[stop : stop + 3].lstrip(" ")
    if tail.startswith(",") and (comma := text.rfind(",", floor, stop)) > floor:
        # "Aziz, the group's spokesman, said": the subject stands before the pair of commas.
        outer = clauses.trim(text, floor, comma)
        begin = clauses.subject_start(text, outer[0], outer[1])
        leads = _leads(scene, begin, outer[1]) or _leads(scene, comma, stop)
        if leads:
            person = _leads(scene, comma, stop) if all(lead.kind == "stranger" for lead in leads) else ()
            return (begin, stop), (person or leads), text[max(0, begin - 3) : begin].rstrip().endswith(",")
    begin = clauses.subject_start(text, floor, stop)
    leads = _leads(scene, begin, stop)
    comma = begin > floor and text[max(floor, begin - 3) : begin].rstrip().endswith(",")
    return ((begin, stop) if leads else None), leads, comma


def _subject_touches(scene: Scene, floor: int, verb: int) -> bool:
    stop = clauses.before_verb(scene.text, floor, verb)
    return any(party.end == stop for party in scene.within(max(floor, stop - 40), stop))


def _leads(scene: Scene, start: int, end: int) -> tuple[Party, ...]:
    """Everybody the words can mean, best first: actors, then nouns, pronouns, and names that nobody knows."""
    found = scene.within(start, end)
    actors = [party for party in found if party.kind not in ("noun", "pronoun")]
    pronouns = [party for party in found if party.kind == "pronoun"]
    if pronouns and pronouns[-1].end == end and not actors:
        return tuple(pronouns[-1:])
    if actors:
        return tuple(actors)
    nouns = [party for party in found if party.kind == "noun"]
    for noun in nouns:  # "the ministry in Moscow"
        if (
            joined := re.compile(r"\s+in\s+").match(scene.text, noun.end, end)
        ) and not scene.cast.is_anonymous(scene.text[noun.start : noun.end]):
            place = scene.place_at(joined.end())
            if place is not None and place.end <= end:
                return (Party(noun.start, place.end, "name", place.code),)
    strangers = [Party(a, b, "stranger", "") for a, b in scene.names(start, end)]
    people = [lead for lead in strangers if " " in scene.text[lead.start : lead.end].strip()]
    return tuple(people or nouns or strangers or pronouns)


def _last(
    scene: Scene, source: Span, leads: tuple[Party, ...], comma: bool
) -> tuple[Span, tuple[Party, ...]]:
    """Cut a source down to its last phrase when no comma parts it from the content before it."""
    if comma:
        return source, leads
    text = scene.text
    found = scene.within(*source)
    nearest = [party for party in found if text[party.end : source[1]].strip() == ""] or list(leads[-1:])
    lead = nearest[-1]
    if lead.kind == "pronoun":
        return (lead.start, source[1]), (lead,)
    if lead.start < leads[-1].start:
        lead = leads[-1]
    for other in reversed([party for party in found if party.end <= lead.start]):
        # "Observatory head Rami Aziz", "Turkish army sources": neighbours are one phrase
        if other.kind in ("pronoun", "place") or not scene.cast.is_title(text[other.end : lead.start]):
            break
        lead = other
    leads = _leads(scene, lead.start, source[1]) or (lead,)
    begin = lead.start
    found = _DETERMINER.search(scene.text, max(source[0], begin - 80), begin)
    plural = re.search(r"[^s]s$", scene.text[lead.start : lead.end]) is not None
    if found is not None and not (plural and found.group()[0] in "aA"):
        begin = found.start()
    kept = tuple(party for party in leads if party.start >= lead.start)
    return (begin, source[1]), kept


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
    leads = _leads(scene, begin, first)
    if comma > 0 and (not leads or leads[0].kind in ("stranger", "noun")):
        leads = tuple(p for p in _leads(scene, comma, stop) if p.kind not in ("noun", "pronoun")) or leads
    if not leads:
        return None
    content = clauses.trim(text, clauses.scope_start(text, floor, report.cue[0]), report.cue[0])
    contents = (content,) if content[1] - content[0] > 8 else ()
    return replace(
        report, source=(begin, stop), leads=leads, contents=contents, rule="content, verb, speaker"
    )


def _passive(scene: Scene, report: Report, floor: int, end: int) -> Report:
    """``was accused by X of``, ``blamed on``: the speaker follows ``by``, or nobody is named."""
    text, (verb, after) = scene.text, report.cue
    stop = clauses.scope_end(text, after, end)
    target = after + 4 if text[after : after + 4] == " on " else after
    content = clauses.trim(text, target, stop)
    contents = (content,) if content[0] < content[1] else ()
    if report.rule == "object" and not text[after : after + 4] == " on ":
        begin = clauses.scope_start(text, floor, verb)
        contents = (clauses.trim(text, begin, clauses.before_verb(text, begin, verb)), *contents)
    denied = report.denial
    report = replace(report, contents=contents, rule="passive", denial=False)
    if (by := _BY.match(text, after, stop)) is not None:
        near = scene.within(by.end(), min(stop, by.end() + 80))
        if near:
            leads = _leads(scene, by.end(), near[0].end)
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
    near = _leads(scene, begin, stop)
    if near and text[near[-1].end : stop].strip() == "" and near[-1].kind != "pronoun":
        return replace(report, source=(begin, near[-1].end), leads=near)
    if before:
        return replace(report, follows=True, leads=before[-1].leads, source=None)
    leads = [party for party in scene.within(floor, verb) if party.kind not in ("noun",)]
    leads = leads or [Party(a, b, "stranger", "") for a, b in scene.names(floor, min(verb, floor + 60))]
    if leads:
        return replace(report, source=(leads[0].start, leads[0].end), leads=(leads[0],))
    return None


def _noun(scene: Scene, span: Span, start: int, end: int) -> Report | None:
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


def _according(scene: Scene, span: Span, start: int, end: int) -> Report | None:
    text, (cue, after) = scene.text, span
    stop = clauses.scope_end(text, after, end)
    before = clauses.trim(text, clauses.scope_start(text, start, cue), cue)
    opening = text[before[0] : before[1]].strip('("“')
    if not any(c.isalnum() for c in text[after:stop]):
        return None
    first = not opening or opening.split()[-1].lower() in _LINKS and len(opening.split()) == 1
    comma = _source_comma(text, after, stop)
    report = Report(span, "neutral", "according-to", "according to", None, (), ())
    if not first:
        begin, close = clauses.trim(text, after, stop)
        between = text[cue - 2 : cue].startswith(",") and comma is not None
        leads = _leads(scene, begin, comma if between else close)
        if between and clauses.has_finite(text, comma, stop):
            rest = clauses.trim(text, comma, stop)
            return replace(report, source=(begin, comma), leads=leads, contents=(before, rest))
        return replace(report, source=(begin, close), leads=leads, contents=(before,))
    limit = comma if comma is not None else stop
    leads = _leads(scene, after, limit)
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
        leads = _leads(scene, after, limit)
    content = clauses.trim(text, limit, stop)
    contents = (content,) if content[0] < content[1] else ()
    return replace(report, source=clauses.trim(text, after, limit), leads=leads, contents=contents)


def _headlines(scene: Scene, start: int, end: int) -> list[Report]:
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
            found.append(
                Report((colon, colon + 1), "neutral", "indirect", rule, source, tuple(leads), (content,))
            )
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


def _bounded(text: str, reports: list[Report]) -> list[Report]:
    """End a content before the clause of the next speaker when a conjunction joins the two."""
    bounded = []
    for number, report in enumerate(reports):
        later = [
            other.source[0]
            for other in reports[number + 1 : number + 9]
            if other.source is not None
            and other.rule not in ("content, speaker, verb", "content, verb, speaker", "according to")
            and _JOINT.search(text, max(0, other.source[0] - 14), other.source[0])
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
