"""Whose words a quotation is: of the verb beside it, of the quotation that it goes on, or of the last speaker."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from presslens.attribute.clauses import trim
from presslens.attribute.evidence import Attribution
from presslens.attribute.history import History
from presslens.attribute.near_quotes import SENTENCES_BETWEEN, Near, Surroundings
from presslens.attribute.own_acts import tells_own_acts
from presslens.attribute.quotes import Quote, is_speech
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Rule
from presslens.attribute.scene import Scene
from presslens.attribute.speaker import Speaker
from presslens.base.spans import Span
from presslens.codebook.questions import UNRESOLVED

#: A speaker before a quotation stands fewer characters away.
_SPEAKER_CHARACTERS = 60
_ONLY_MARKS = re.compile(r"[\s,.:;–—-]*")


class Tags:
    """The reports of an article with their speakers, in the order of their cues."""

    def __init__(self, tags: Iterable[tuple[Report, Speaker]]) -> None:
        self._tags = sorted(tags, key=lambda tag: tag[0].cue)
        self._places = [report.cue.start for report, _ in self._tags]

    def within(self, start: int, end: int) -> list[tuple[Report, Speaker]]:
        """Those whose cues begin between the bounds."""
        return self._tags[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def around(self, text: str, quote: Quote) -> tuple[Report, Speaker, Rule] | None:
        """The report whose verb closes or introduces a quotation, its speaker, and the rule."""
        after = bisect_left(self._places, quote.outer_end)
        for report, speaker in self._tags[after : after + 2]:
            if _closes(text, quote, report):
                return report, speaker, Rule.QUOTE_THEN_SPEAKER
        before = bisect_left(self._places, quote.outer_start)
        for report, speaker in reversed(self._tags[max(0, before - 3) : before]):
            if _introduces(text, quote, report):
                return report, speaker, Rule.SPEAKER_THEN_QUOTE
        return None


def quotations_held(
    scene: Scene,
    quotes: Sequence[Quote],
    tags: Tags,
    history: History,
    sentences: Sequence[tuple[int, int]],
    own: frozenset[str],
) -> list[Attribution]:
    """The attributions of quotations that stand in no other; short ones without a speaker are nobody's.

    Parameters
    ----------
    own
        The pronouns by which a speaker names itself, in lower case.
    """
    starts = [start for start, _ in sentences]
    found: list[Attribution] = []
    last: tuple[Quote, Attribution] | None = None
    outer = [quote for quote in quotes if not quote.depth]
    around = Surroundings(scene, sentences, outer)
    for number, quote in enumerate(outer):
        tag = tags.around(scene.text, quote)
        if tag is not None:
            made: Attribution | None = _tagged(scene, quote, *tag, own)
        elif last is not None and last[0].runs_on:
            made = _continued(scene.text, quote, last[1].holder)
        elif history.in_turn(quote.start) or (quote.lost_its_end and _speaks_inside(quote, tags)):
            made = None  # read out by whose turn it is; or its speaker is found inside
        else:
            made = _untagged(scene, around, number, last, history)
        if made is None:
            continue
        if made.rule is Rule.QUOTE_THEN_SPEAKER:
            found += _opening(scene.text, quote, made, starts, tags)
        found.append(made)
        last = (quote, made)
    return found


def _untagged(
    scene: Scene, around: Surroundings, number: int, last: tuple[Quote, Attribution] | None, history: History
) -> Attribution | None:
    """The attribution of a quotation that no verb of speech introduces; None where the words are nobody's."""
    quote = around.quotes[number]
    if (near := around.behind(number)) is not None:
        return _beside(scene.text, quote, near, history)
    if not is_speech(scene.text, quote):
        return None
    if around.has_clause(number):
        return _continued(scene.text, quote, UNRESOLVED)
    alone = around.alone(number)
    if last is not None and around.same_sentence(last[0], quote):
        return _continued(scene.text, quote, last[1].holder)
    near = around.sentence_before(number) if alone else around.before(number)
    if near is not None and not around.is_title(number):
        named = around.names(number, near.lead)
        return _continued(scene.text, quote, UNRESOLVED) if named else _beside(scene.text, quote, near, history)
    if not alone and not around.tells(number):
        return None  # held at a distance
    code = history.spoken.last_before(quote.start, SENTENCES_BETWEEN)
    spoken = history.spoken.spoken_before(quote.start)
    if last is not None and around.are_near(last[0].end, quote.start) and last[0].end >= spoken:
        code = last[1].holder
    return _continued(scene.text, quote, code)


def _beside(text: str, quote: Quote, near: Near, history: History) -> Attribution:
    """The attribution of a quotation to whom the narration beside it names."""
    speaker = history.named_near(near.lead, near.source, near.sentence, quote.start)
    made = _continued(text, quote, speaker.code)
    return replace(made, source=near.source, rule=near.rule, known=speaker.known)


def _tagged(
    scene: Scene, quote: Quote, report: Report, speaker: Speaker, rule: Rule, own: frozenset[str]
) -> Attribution:
    content = Span(quote.start, quote.end)
    acts = tells_own_acts(scene, content, report, speaker, own, direct=True)
    cue_words = report.cue.of(scene.text)
    return Attribution(
        content,
        report.source,
        report.cue,
        cue_words,
        "direct",
        speaker.code,
        rule,
        speaker.known,
        report.tone,
        acts,
    )


def _continued(text: str, quote: Quote, holder: str) -> Attribution:
    mark = Span(quote.outer_start, quote.start)
    mark = mark if mark.length else Span(quote.end, quote.outer_end)
    content = Span(quote.start, quote.end)
    return Attribution(content, None, mark, mark.of(text), "direct", holder, Rule.QUOTE_CONTINUES, None, "neutral")


def _closes(text: str, quote: Quote, report: Report) -> bool:
    """``"...", the ministry said``: nothing but marks stands between; a stop ends it where the verb has a content."""
    first = min(report.cue.start, report.source.start if report.source else report.cue.start)
    if first < quote.outer_end or (report.rule.content_follows and "." in text[quote.end - 1 : first]):
        return False
    return _ONLY_MARKS.fullmatch(text, quote.outer_end, first) is not None


def _introduces(text: str, quote: Quote, report: Report) -> bool:
    """``The ministry said: "..."``: the quotation begins in the content, or right behind the speaker and a mark."""
    if any(content.start <= quote.start < content.end for content in report.contents):
        return True
    close = max(report.cue.end, report.source.end if report.source else 0)
    if close > quote.outer_start or quote.outer_start - close >= _SPEAKER_CHARACTERS:
        return False
    between = text[close : quote.outer_start].strip()
    return between.endswith((":", ",")) or not between


def _opening(text: str, quote: Quote, made: Attribution, starts: Sequence[int], tags: Tags) -> list[Attribution]:
    """The beginning of a sentence whose end alone is quoted: ``The army "will not leave the town", he said``."""
    low = starts[max(0, bisect_right(starts, quote.outer_start) - 1)]
    content = trim(text, low, quote.outer_start)
    told = tags.within(low, quote.outer_start)
    if not content.length or told or not text[quote.start].islower() or '"' in content.of(text):
        return []
    return [replace(made, content=content, mode="indirect", rule=Rule.WORDS_BEFORE_QUOTE)]


def _speaks_inside(quote: Quote, tags: Tags) -> bool:
    """Whether the speaker follows before a lost closing mark."""
    return any(report.rule.content_precedes for report, _ in tags.within(quote.start, quote.end))
