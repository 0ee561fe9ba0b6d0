"""Sentences that go on in somebody's words although no cue says so: the marks of a quotation were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from presslens.attribute import clauses
from presslens.attribute.evidence import Attribution

#: A sentence that ends with more of the paper's words than this is not carried on.
_OWN_TAIL = 60
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|ours|us|I|[Mm]y|ourselves|myself)\b(?![.'’])")
#: So many sentences without a mark are bridged by a "we" after them.
_BRIDGE = 2
_JUDGING = re.compile(
    r"\b(?:barbar\w+|genocid\w+|heinous|atrocious|complicit\w*|criminality|shameful|savagery|savage)\b"
)
_DEONTIC = re.compile(r"\b(?:must|should|ought to|has to be|have to be)\b")


def sentences_going_on(
    text: str, sentences: Sequence[tuple[int, int]], found: Iterable[Attribution]
) -> list[Attribution]:
    """Sentences without any cue that go on in the words of the sentence before.

    That is so where they speak as "we" or "I" outside all quotation marks, or, in the same paragraph, where they tell
    what must be done: news does neither in its own voice.
    """
    ordered = sorted(found, key=lambda a: a.start)
    places = [a.start for a in ordered]
    reach = [(min(a.start, a.cue_start), max(a.end, a.cue_end)) for a in ordered]
    made: list[Attribution] = []
    last: Attribution | None = None
    between: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(sentences):
        low, high = bisect_left(places, start), bisect_left(places, end)
        here = ordered[low:high]
        near = number > 0 and "\n" not in text[sentences[number - 1][1] : start]
        covered = any(a <= start < b or start <= a < end for a, b in reach[max(0, low - 4) : high])
        if covered:
            # What was said last in the sentence, unless the paper ends it in its own words.
            last = max(here, key=lambda a: (max(a.end, a.cue_end, a.source_end or 0), a.start), default=last)
            if last is not None and (end - max(last.end, last.cue_end, last.source_end or 0)) > _OWN_TAIL:
                last = None
            between = []
            continue
        if last is not None:
            own = _FIRST_PERSON.search(text, start, end)
            sign = own or (near and (_DEONTIC.search(text, start, end) or _JUDGING.search(text, start, end))) or None
            if sign is not None:
                spans = [*between, (start, end)] if own else [(start, end)]
                made += [_going_on(text, span, sign, last.holder) for span in spans]
                last, between = made[-1], []
                continue
        between.append((start, end))
        if last is None or not near or len(between) > _BRIDGE or last.mode == "direct":
            last, between = None, []
    return made


def _going_on(text: str, span: tuple[int, int], sign: re.Match, holder: str) -> Attribution:
    content = clauses.trim(text, *span)
    return Attribution(
        *content, None, None, *sign.span(), sign.group(), "indirect", holder, "sentence goes on", "neutral"
    )
