"""Sentences that go on in somebody's words although no cue says so: the marks of a quotation were lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from presslens.attribute.clauses import trim
from presslens.attribute.evidence import Attribution
from presslens.attribute.rules import Rule
from presslens.base.spans import Span
from presslens.language.reports import ActRules

#: A sentence that ends with more characters of the paper's words than this is not carried on.
_OWN_CHARACTERS = 60
#: So many sentences without a mark are bridged by a "we" after them.
_BRIDGED_SENTENCES = 2


def sentences_going_on(
    text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Attribution], rules: ActRules
) -> list[Attribution]:
    """Sentences without any cue that go on in the words of the sentence before.

    That is so where they speak as "we" or "I" outside all quotation marks, or, in the same paragraph, where they tell
    what must be done: news does neither in its own voice. Nothing goes on in a text that says "we" before anybody else
    has spoken.
    """
    own = next((start for start, end in sentences if rules.first_person.search(text, start, end)), len(text))
    if all(own < a.content.start for a in found):
        return []  # the paper itself is the first person
    ordered = sorted(found, key=lambda a: a.content.start)
    places = [a.content.start for a in ordered]
    reach = [Span(min(a.content.start, a.cue.start), max(a.content.end, a.cue.end)) for a in ordered]
    made: list[Attribution] = []
    last: Attribution | None = None
    between: list[Span] = []
    for number, sentence in enumerate(Span(*bounds) for bounds in sentences):
        low, high = bisect_left(places, sentence.start), bisect_left(places, sentence.end)
        near = number > 0 and "\n" not in text[sentences[number - 1][1] : sentence.start]
        if any(a <= sentence.start < b or sentence.start <= a < sentence.end for a, b in reach[max(0, low - 4) : high]):
            last, between = _said_last(ordered[low:high], last, sentence), []
        elif last is not None and (sign := _sign(text, sentence, rules, near)) is not None:
            spans = [*between, sentence] if sign.own else [sentence]
            made += [_going_on(text, span, sign.cue, last.holder) for span in spans]
            last, between = made[-1], []
        else:
            between.append(sentence)
            if last is None or not near or len(between) > _BRIDGED_SENTENCES or last.mode == "direct":
                last, between = None, []
    return made


class _Sign(NamedTuple):
    """What shows that a sentence goes on: the words, and whether they are the first person."""

    cue: Span
    own: bool


def _sign(text: str, sentence: Span, rules: ActRules, near: bool) -> _Sign | None:
    """The sign in a sentence; without a first person it counts only ``near``, in the same paragraph."""
    if (own := rules.first_person.search(text, *sentence)) is not None:
        return _Sign(Span(*own.span()), True)
    judged = (rules.deontic.search(text, *sentence) or rules.judging.search(text, *sentence)) if near else None
    return _Sign(Span(*judged.span()), False) if judged is not None else None


def _said_last(here: Sequence[Attribution], before: Attribution | None, sentence: Span) -> Attribution | None:
    """What was said last in a sentence, unless the paper ends it in its own words."""
    last = max(here, key=lambda a: (a.last, a.content.start), default=before)
    return last if last is not None and sentence.end - last.last <= _OWN_CHARACTERS else None


def _going_on(text: str, span: Span, cue: Span, holder: str) -> Attribution:
    content = trim(text, *span)
    return Attribution(content, None, cue, cue.of(text), "indirect", holder, Rule.SENTENCE_GOES_ON, None, "neutral")
