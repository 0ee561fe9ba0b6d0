"""Where a mention stands to a word: attached to it, its object, its subject, or the doer of a deed.

Positions are read from the order of words alone; no parser is asked. A cue does not reach over the end of a
clause marked by punctuation, nor over another mention, unless the two are joined ("X and Y", "X leader Y").
"""

from __future__ import annotations

import re

from presslens.attribute.items import Item
from presslens.base.phrases import Match
from presslens.base.spans import Span
from presslens.codebook.stance import CueGroup
from presslens.language.en.order import (
    AROUND,
    ATTACHING,
    BEFORE_DOER,
    BY,
    GOING_ON,
    JOINTS,
    NEXT_CLAUSE,
    PASSIVE,
    UNDERGOING,
)

_WORD = re.compile(r"[\w'’-]+")
_SIGN = re.compile(r"[^\w\s'’-]")
#: A cue does not reach over these.
_BREAK = re.compile(r"[;:!?\n]|\.(?=\s)")
#: Words between an active doer and the deed, and between a deed and its passive doer.
_ACTIVE_WORDS, _PASSIVE_WORDS = 9, 25
#: Characters beyond which nothing belongs together: a bound on work for sentences without end.
_FAR_CHARACTERS = 400
#: Characters before a mention in which its preposition is sought, and words of them that are read.
_BEFORE_CHARACTERS, _BEFORE_WORDS = 80, 8
#: Characters between a loaded word and the mention it is attached to, and between two mentions that are joined.
_ATTACHED_CHARACTERS, _JOINED_CHARACTERS = 40, 60
#: Characters and words between a doer and the strike that is its ("X's air strikes").
_STRIKE_CHARACTERS, _STRIKE_WORDS = 40, 2


def run_of(item: Item) -> tuple[Span, list[Span]]:
    """The run of joined mentions that holds the item, as one span, and the other mentions near it."""
    spans = sorted(
        {
            Span(n.start, n.end)
            for n in item.neighbours
            if item.start - _FAR_CHARACTERS <= n.start < n.end <= item.end + _FAR_CHARACTERS
        }
    )
    left = [span for span in spans if span.start >= 0 and span.end <= item.start]
    right = [span for span in spans if item.end <= span.start and span.end <= len(item.text)]
    start, end = item.start, item.end
    for span in reversed(left):
        if span.end > start or not _joined(item.text[span.end : start]):
            break
        start = span.start
    for span in right:
        if span.start < end or not _joined(item.text[end : span.start]):
            break
        end = span.end
    return Span(start, end), [s for s in left if s.end <= start] + [s for s in right if s.start >= end]


def fits(item: Item, cue: Match, group: CueGroup, run: Span, others: list[Span]) -> bool:
    """Whether the mention stands where the target of the cue must stand."""
    if group.target == "anywhere":
        return True
    if group.target == "attached":
        return _attached(item, cue, others)
    after = group.target == "after"
    start, end = (cue.end, run.start) if after else (run.end, cue.start)
    gap = _gap(item.text, start, end, others)
    if gap is None or len(gap) > group.reach:
        return False
    return not (after and _last_that_matters(gap) in UNDERGOING)


def done_by(text: str, act: Match, strikes: list[Match], run: Span, others: list[Span]) -> bool:
    """Whether the mention is the doer: "X jets bombed", "bombed by X", "killed in X air strikes"."""
    start, end = run
    preposition = _last_that_matters(words(text[max(0, start - _BEFORE_CHARACTERS) : start]))
    if end <= act.start:
        gap = _gap(text, end, act.start, others)
        if gap is None or len(gap) > _ACTIVE_WORDS or NEXT_CLAUSE.intersection(gap[1:]):
            return False
        passive = bool(gap) and gap[-1] in PASSIVE and not text[act.start : act.end].endswith(GOING_ON)
        return not passive and preposition not in UNDERGOING
    gap = _gap(text, act.end, start, [])
    if gap is None or len(gap) > _PASSIVE_WORDS:
        return False
    if preposition == BY:
        return True
    near = (strike for strike in strikes if end <= strike.start <= end + _STRIKE_CHARACTERS)
    return preposition in AROUND and any(len(words(text[end : strike.start])) <= _STRIKE_WORDS for strike in near)


def words(text: str) -> list[str]:
    """The words of a stretch of text, in lower case."""
    return [word.strip("-").lower() for word in _WORD.findall(text) if word.strip("-")]


def _gap(text: str, start: int, end: int, others: list[Span]) -> list[str] | None:
    """The words between two places; None when out of order, too far apart, or cut off."""
    if not start <= end <= start + _FAR_CHARACTERS or _BREAK.search(text[start:end]):
        return None
    if any(Span(start, end).contains(other) for other in others):
        return None
    return words(text[start:end])


def _attached(item: Item, cue: Match, others: list[Span]) -> bool:
    if Span(cue.start, cue.end).overlaps((item.start, item.end)):
        return True
    if any(other.overlaps((cue.start, cue.end)) for other in others):
        return False
    start, end = (cue.end, item.start) if cue.end <= item.start else (item.end, cue.start)
    if end - start > _ATTACHED_CHARACTERS:
        return False
    gap = item.text[start:end]
    return not _SIGN.search(gap) and all(word in ATTACHING for word in words(gap))


def _joined(gap: str) -> bool:
    return len(gap) <= _JOINED_CHARACTERS and not _BREAK.search(gap) and all(word in JOINTS for word in words(gap))


def _last_that_matters(before: list[str]) -> str:
    kept = [word for word in before[-_BEFORE_WORDS:] if word not in BEFORE_DOER]
    return kept[-1] if kept else ""
