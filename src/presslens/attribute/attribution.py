"""Whose words a mention stands in: quotations, indirect speech and "according to", each with its holder.

What is nobody's is the paper's own narration. The smallest content that holds a mention decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from presslens.attribute import clauses
from presslens.attribute.cast import Cast
from presslens.attribute.continuation import sentences_going_on
from presslens.attribute.evidence import Attribution
from presslens.attribute.history import History
from presslens.attribute.own_acts import tells_own_acts
from presslens.attribute.quotes import Quote, find_quotes
from presslens.attribute.sources import Report
from presslens.attribute.speakers import Scene, Speaker
from presslens.attribute.speech import SpeechFinder
from presslens.codebook.holders import Holder
from presslens.codebook.speech import Speech

#: Shorter quotations without a speaker are words held at a distance ("the so-called ..."), not speech.
SHORTEST_SPEECH = 4
#: A quotation without a speaker takes the last one when at most so many sentences lie between.
FARTHEST = 2
_OWN_CONTENT = ("speaker, verb", "denial", "second verb")
_CREDIT = re.compile(r"\s*\(\s*[Ss]ource\s*:")
_CAPTION = re.compile(
    r"\s*(?:©\s*)?(?:AP Photo|Sputnik|REUTERS|AFP|Getty Images|READ MORE|WATCH|VIDEO)\s"
    r"(?:(?:[A-Z0-9][\w.'’-]*|of|to|in|and|over|for|by|on|the|as|with|from|at|an?|[-–—/&])\s+){4,30}"
    r"(?=(?:The|In|On|At|An?|According|Earlier|Later|Meanwhile|It|He|She|They|This|However)\s+(?:[a-z]|[A-Z]\w+\s+(?:[A-Z]\w+\s+)?[a-z]))"
)
_ONLY_MARKS = re.compile(r"[\s,.:;–—-]*")


class Attributor:
    """Finds who says what in an article. Built once, used for many articles; it holds no state between
    them."""

    def __init__(self, holders: Iterable[Holder], speech: Speech) -> None:
        self._speech = speech
        self._cast = Cast(holders, speech)
        self._finder = SpeechFinder(speech)
        self._own = frozenset(speech.own)

    def attribute(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Attribution]:
        """All attributions in ``text``, sorted by place, the wider before the narrower.

        Parameters
        ----------
        text
            The cleaned article.
        sentences
            Bounds of its sentences, sorted, none overlapping another.
        """
        cues = self._finder.cues(text)
        quotes = find_quotes(text, self._speech.quotes)
        scene = Scene(text, self._cast)
        history = History(scene, sentences)
        found: list[Attribution] = []
        tags: list[tuple[Report, Speaker]] = []
        for number, start, end, inner, report_cues in _spaces(text, sentences, quotes, cues):
            for report in self._finder.reports(scene, report_cues, start, end, inner):
                speaker = history.resolve(report, number)
                tags.append((report, speaker))
                found += self._indirect(text, report, speaker, scene)
        found += self._direct(text, quotes, tags, history, sentences, scene)
        found += sentences_going_on(text, sentences, found)
        return sorted(dict.fromkeys(found), key=lambda a: (a.start, -a.end, a.cue_start, a.holder))

    def _indirect(self, text: str, report: Report, speaker: Speaker, scene: Scene) -> list[Attribution]:
        contents = report.contents
        own = report.denial or (bool(contents) and tells_own_acts(scene, contents[-1], report, speaker, self._own))
        if not contents and report.denial:
            contents = (report.cue,)
        return [
            _attribution(text, start, end, report, speaker.code, report.mode, f"{report.rule}: {speaker.rule}", own)
            for start, end in contents
        ]

    def _direct(
        self,
        text: str,
        quotes: Sequence[Quote],
        tags: Sequence[tuple[Report, Speaker]],
        history: History,
        sentences: Sequence[tuple[int, int]],
        scene: Scene,
    ) -> list[Attribution]:
        starts = [start for start, _ in sentences]
        ordered = sorted(tags, key=lambda tag: tag[0].cue)
        places = [tag[0].cue[0] for tag in ordered]
        found: list[Attribution] = []
        last: tuple[Quote, Attribution] | None = None
        for quote in quotes:
            if quote.depth:
                continue
            tag, rule = _tag_of(text, quote, ordered, places)
            long = _is_speech(text, quote)
            if tag is not None:
                report, speaker = tag
                place = (quote.start, quote.end)
                own = tells_own_acts(scene, place, report, speaker, self._own, direct=True)
                made = _attribution(text, *place, report, speaker.code, "direct", f"{rule}: {speaker.rule}", own)
                if rule == "quote, then speaker":
                    found += _opening(text, quote, made, starts, places)
            elif last is not None and last[0].runs_on:
                made = _continued(text, quote, last[1].holder)
            elif not long or (not quote.balanced and not quote.runs_on and _speaks_inside(quote, places, ordered)):
                continue
            else:
                code = history.last_before(quote.start, FARTHEST)
                if last is not None and _near(starts, last[0].end, quote.start) and last[0].end >= history.place:
                    code = last[1].holder
                made = _continued(text, quote, code)
            found.append(made)
            last = (quote, made)
        return found


def _attribution(
    text: str, start: int, end: int, report: Report, holder: str, mode: str, rule: str, own: bool = False
) -> Attribution:
    source = report.source or (None, None)
    cue = text[report.cue[0] : report.cue[1]]
    return Attribution(start, end, *source, *report.cue, cue, mode, holder, rule, report.tone, own)


def _continued(text: str, quote: Quote, holder: str) -> Attribution:
    mark = (quote.outer_start, quote.start) if quote.outer_start < quote.start else (quote.end, quote.outer_end)
    return Attribution(
        quote.start,
        quote.end,
        None,
        None,
        *mark,
        text[slice(*mark)],
        "direct",
        holder,
        "quote continues",
        "neutral",
    )


def _tag_of(
    text: str, quote: Quote, tags: Sequence[tuple[Report, Speaker]], places: Sequence[int]
) -> tuple[tuple[Report, Speaker] | None, str]:
    """The report whose verb introduces or closes a quotation, and the name of the rule."""
    after = bisect_left(places, quote.outer_end)
    for tag in tags[after : after + 2]:
        report = tag[0]
        first = min(report.cue[0], report.source[0] if report.source else report.cue[0])
        stopped = "." in text[quote.end - 1 : first] and report.rule.startswith(_OWN_CONTENT)
        if first >= quote.outer_end and not stopped and _ONLY_MARKS.fullmatch(text, quote.outer_end, first):
            return tag, "quote, then speaker"
    before = bisect_left(places, quote.outer_start)
    for tag in reversed(tags[max(0, before - 3) : before]):
        report = tag[0]
        if any(a <= quote.start and quote.start < b for a, b in report.contents):
            return tag, "speaker, then quote"
        close = max(report.cue[1], report.source[1] if report.source else 0)
        if close <= quote.outer_start and quote.outer_start - close < 60:
            between = text[close : quote.outer_start].strip()
            if between.endswith((":", ",")) or not between:
                return tag, "speaker, then quote"
    return None, ""


def _opening(
    text: str, quote: Quote, made: Attribution, starts: Sequence[int], places: Sequence[int]
) -> list[Attribution]:
    """The beginning of a sentence whose end alone is quoted: ``The army "will not leave the town", he said``."""
    low = starts[max(0, bisect_right(starts, quote.outer_start) - 1)]
    start, end = clauses.trim(text, low, quote.outer_start)
    silent = bisect_left(places, low) == bisect_left(places, quote.outer_start)
    if start >= end or not silent or not text[quote.start].islower() or '"' in text[start:end]:
        return []
    return [
        replace(made, start=start, end=end, mode="indirect", rule=made.rule.replace("quote,", "words before a quote,"))
    ]


def _is_speech(text: str, quote: Quote) -> bool:
    """Whether a quotation is long enough, or looks like a whole sentence."""
    words = text[quote.start : quote.end]
    return len(words.split()) >= SHORTEST_SPEECH or (words[0].isupper() and words[-1] in ",.!?" and " " in words)


def _speaks_inside(quote: Quote, places: Sequence[int], tags: Sequence[tuple[Report, Speaker]]) -> bool:
    """Whether the speaker follows before a lost closing mark."""
    low, high = bisect_left(places, quote.start), bisect_left(places, quote.end)
    return any(report.rule in ("content, speaker, verb", "content, verb, speaker") for report, _ in tags[low:high])


def _near(starts: Sequence[int], one: int, other: int) -> bool:
    """Whether at most :data:`FARTHEST` sentence starts lie between two places."""
    return bisect_right(starts, other) - bisect_right(starts, one) <= FARTHEST


def _spaces(text: str, sentences: Sequence[tuple[int, int]], quotes: Sequence[Quote], cues: Sequence) -> Iterable:
    """Sentences, and the parts of quotations in them, each with the cues that stand in it and in nothing
    smaller."""
    long = [q for q in quotes if q.depth == 0 and _is_speech(text, q)]
    places = [cue.start for cue in cues]
    ends, starts = [q.outer_end for q in long], [q.outer_start for q in long]
    for number, (start, end) in enumerate(sentences):
        here = [c for c in cues[bisect_left(places, start) : bisect_left(places, end)] if c.end <= end]
        if not here:
            yield number, start, end, [], here
            continue
        if number and _CREDIT.match(text, start, end):
            start = sentences[number - 1][0]  # a credit stands for what precedes it
        if (caption := _CAPTION.match(text, start, end)) is not None:
            start = caption.end()  # the headline under a picture ran into the sentence
        inner = long[bisect_right(ends, start) : bisect_left(starts, end)]
        opens = [q.outer_start for q in inner]
        owner = [bisect_right(opens, c.start) - 1 for c in here]
        inside: dict[int, list] = {}
        outside = []
        for cue, number_of in zip(here, owner, strict=True):
            if number_of >= 0 and cue.start < inner[number_of].outer_end:
                inside.setdefault(number_of, []).append(cue)
            else:
                outside.append(cue)
        if outside:
            yield number, start, end, inner, outside
        for number_of, within in inside.items():
            low, high = max(start, inner[number_of].start), min(end, inner[number_of].end)
            within = [c for c in within if low <= c.start and c.end <= high]
            if within:
                yield number, low, high, [], within
