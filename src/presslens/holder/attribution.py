"""Whose words a mention stands in: quotations, indirect speech and "according to", each with its holder.

What is nobody's is the paper's own narration. The smallest content that holds a mention decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presslens.codebook.actors import OUTLET, UNRESOLVED, Actor
from presslens.codebook.speech import Speech
from presslens.holder.history import History
from presslens.holder.quotes import Quote, find_quotes
from presslens.holder.sources import Report
from presslens.holder.speakers import Cast, Scene, Speaker
from presslens.holder.speech import SpeechFinder

#: Shorter quotations without a speaker are words held at a distance ("the so-called ..."), not speech.
SHORTEST_SPEECH = 4
#: A quotation without a speaker takes the last one when at most so many sentences lie between.
FARTHEST = 2
_EXPLETIVE = re.compile(
    r"(?:that\s+)?it\s+(?:is|was)\s+(?:not\s+)?(?:\w+ly\s+)?(?:hard|clear|unclear|\w+ble|likely|time|too)\b"
)
_OWN_CONTENT = ("speaker, verb", "denial")
_CREDIT = re.compile(r"\s*\(\s*[Ss]ource\s*:")
_ONLY_MARKS = re.compile(r"[\s,.:;–—-]*")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of text in somebody's words; all places are character offsets into the article's text.

    ``start``, ``end``: the content. ``source_start``, ``source_end``: the words that name the speaker (None
    when there are none). ``cue_start``, ``cue_end``, ``cue``: what shows that somebody speaks (the opening
    mark for a quotation without a verb). ``mode``: direct, indirect or according-to. ``holder``: an actor's
    code or ``unresolved``. ``rule``: the rule that fired. ``cue_tone``: neutral or loaded. ``own_acts``: the
    speaker reports or defends its own acts, so that its name in the source is in its words too."""

    start: int
    end: int
    source_start: int | None
    source_end: int | None
    cue_start: int
    cue_end: int
    cue: str
    mode: str
    holder: str
    rule: str
    cue_tone: str
    own_acts: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a span: the holder, the mode of speech, the rule, and the index of the attribution (None:
    narration)."""

    holder: str
    mode: str
    rule: str
    attribution: int | None


NARRATION = Holding(OUTLET, "narration", "narration", None)


class Attributor:
    """Finds who says what in an article. Built once, used for many articles; it holds no state between
    them."""

    def __init__(self, actors: Iterable[Actor], speech: Speech) -> None:
        self._speech = speech
        self._cast = Cast(actors, speech)
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
        if not cues and not quotes:
            return []
        scene = Scene(text, self._cast)
        history = History(scene, sentences)
        found: list[Attribution] = []
        tags: list[tuple[Report, Speaker]] = []
        for number, start, end, inner, report_cues in _spaces(text, sentences, quotes, cues):
            for report in self._finder.reports(scene, report_cues, start, end, inner):
                speaker = history.resolve(report, number)
                tags.append((report, speaker))
                found += self._indirect(text, report, speaker, scene)
        found += self._direct(text, quotes, tags, history, sentences)
        return sorted(set(found), key=lambda a: (a.start, -a.end, a.cue_start, a.holder))

    def _indirect(self, text: str, report: Report, speaker: Speaker, scene: Scene) -> list[Attribution]:
        contents = report.contents
        own = report.denial or self._own_acts(text, report, speaker, scene)
        if not contents and report.denial:
            contents = (report.cue,)
        return [
            _attribution(text, start, end, report, speaker.code, report.mode, f"{report.rule}: {speaker.rule}", own)
            for start, end in contents
        ]

    def _own_acts(self, text: str, report: Report, speaker: Speaker, scene: Scene) -> bool:
        """Whether the content begins with the speaker's own pronoun, or names the speaker again."""
        if speaker.code == UNRESOLVED or not report.contents or "object" in report.rule or report.rule == "passive":
            return False
        start, end = report.contents[-1]
        if _EXPLETIVE.match(text, start, end):
            return False
        words = re.findall(r"[^\W\d]+", text[start : min(end, start + 40)])
        if words and words[0].lower() == "that":
            words = words[1:]
        if words and words[0].lower() in self._own:
            return True
        return bool(scene.mentions_of(speaker.code, start, end))

    def _direct(
        self,
        text: str,
        quotes: Sequence[Quote],
        tags: Sequence[tuple[Report, Speaker]],
        history: History,
        sentences: Sequence[tuple[int, int]],
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
            long = len(text[quote.start : quote.end].split()) >= SHORTEST_SPEECH
            if tag is not None:
                report, speaker = tag
                made = _attribution(
                    text, quote.start, quote.end, report, speaker.code, "direct", f"{rule}: {speaker.rule}"
                )
            elif last is not None and last[0].runs_on:
                made = _continued(text, quote, last[1].holder)
            elif not long:
                continue
            else:
                code = history.last_before(quote.start, FARTHEST)
                if last is not None and _near(starts, last[0].end, quote.start) and last[0].end >= history.place:
                    code = last[1].holder
                made = _continued(text, quote, code)
            found.append(made)
            last = (quote, made)
        return found


def holder_of(start: int, end: int, attributions: Sequence[Attribution]) -> Holding:
    """Who holds one span; see :func:`holders_of`."""
    return holders_of([(start, end)], attributions)[0]


def holders_of(spans: Sequence[tuple[int, int]], attributions: Sequence[Attribution]) -> list[Holding]:
    """Who holds each span, in the order given: the smallest content around it, else the paper itself.

    The words that name a speaker are the paper's, unless the speaker reports its own acts.
    """
    waiting = sorted(enumerate(attributions), key=lambda entry: -_reach(entry[1])[0])
    near: list[tuple[int, Attribution]] = []
    holdings = [NARRATION] * len(spans)
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        start, end = spans[place]
        while waiting and _reach(waiting[-1][1])[0] <= start:
            near.append(waiting.pop())
        near = [entry for entry in near if _reach(entry[1])[1] >= start]
        holding = [(a.end - a.start, index) for index, a in near if _holds(a, start, end)]
        if holding:
            _, index = min(holding)
            chosen = attributions[index]
            holdings[place] = Holding(chosen.holder, chosen.mode, chosen.rule, index)
    return holdings


def _reach(a: Attribution) -> tuple[int, int]:
    """First and last character that an attribution can say anything about."""
    if a.source_start is None or a.source_end is None:
        return a.start, a.end
    return min(a.start, a.source_start), max(a.end, a.source_end)


def _holds(a: Attribution, start: int, end: int) -> bool:
    named = _in(a.source_start, a.source_end, start, end)
    return a.own_acts if named else a.start <= start and end <= a.end


def _in(low: int | None, high: int | None, start: int, end: int) -> bool:
    return low is not None and high is not None and low <= start and end <= high


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
        stopped = text[quote.end - 1 : quote.end] == "." and report.rule.startswith(_OWN_CONTENT)
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


def _near(starts: Sequence[int], one: int, other: int) -> bool:
    """Whether at most :data:`FARTHEST` sentence starts lie between two places."""
    return bisect_right(starts, other) - bisect_right(starts, one) <= FARTHEST


def _spaces(text: str, sentences: Sequence[tuple[int, int]], quotes: Sequence[Quote], cues: Sequence) -> Iterable:
    """Sentences, and the parts of quotations in them, each with the cues that stand in it and in nothing
    smaller."""
    long = [q for q in quotes if q.depth == 0 and len(text[q.start : q.end].split()) >= SHORTEST_SPEECH]
    places = [cue.start for cue in cues]
    ends, starts = [q.outer_end for q in long], [q.outer_start for q in long]
    for number, (start, end) in enumerate(sentences):
        here = [c for c in cues[bisect_left(places, start) : bisect_left(places, end)] if c.end <= end]
        if not here:
            continue
        if number and _CREDIT.match(text, start, end):
            start = sentences[number - 1][0]  # a credit stands for what precedes it
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
