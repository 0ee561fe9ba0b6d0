"""Where a mention stands to a word: attached to it, its object, its subject, or the doer of a deed.

Positions are read from the order of words alone; no parser is asked. A cue does not reach over the end of a
clause marked by punctuation, nor over another mention, unless the two are joined ("X and Y", "X leader Y").
"""

from __future__ import annotations

import re

from presslens.base.phrases import Match
from presslens.classify.contract import Item
from presslens.codebook.stance import CueGroup

Span = tuple[int, int]

_WORD = re.compile(r"[\w'’-]+")
_SIGN = re.compile(r"[^\w\s'’-]")
#: A cue does not reach over these.
_BREAK = re.compile(r"[;:!?\n]|\.(?=\s)")
#: Words by which two mentions are joined, or a mention is lengthened.
_JOINTS = frozenset((
    "and", "or", "as", "well", "its", "their", "his", "the", "both", "either", "'s", "’s", "s", "ally",
    "allies", "president", "prime", "minister", "leader", "forces", "force", "army", "government",
    "troops", "state", "regime", "by", "mr", "foreign", "defence", "defense",
))  # fmt: skip
#: Words that may stand between a loaded word and the mention it is attached to.
_ATTACHING = frozenset((
    "'s", "’s", "s", "leader", "head", "chief", "president", "strongman", "of", "the", "forces", "army",
    "government", "state",
))  # fmt: skip
#: After these the mention is what something is done to, or where it is done.
_UNDERGOING = frozenset((
    "on", "against", "in", "into", "at", "near", "inside", "toward", "towards", "targeting",
))  # fmt: skip
_PASSIVE = frozenset((
    "was", "were", "been", "being", "be", "is", "are",
))  # fmt: skip
#: Another clause begins: the mention is not the doer of what follows.
_NEXT_CLAUSE = frozenset((
    "said", "says", "say", "saying", "told", "while", "but", "and", "or",
))  # fmt: skip
_AROUND = frozenset((
    "in", "from", "during", "after", "through", "under", "due", "to", "of", "when",
))  # fmt: skip
#: What may stand between a preposition and the name of the doer.
_BEFORE_DOER = frozenset((
    "the", "a", "an", "either", "suspected", "alleged", "intense", "heavy", "its", "their", "new", "two",
    "three", "several", "many", "and", "or", "forces", "troops", "jets", "warplanes", "loyal", "to",
    "president", "regime",
))  # fmt: skip
#: Words between an active doer and the deed, and between a deed and its passive doer.
_REACH_ACTIVE, _REACH_PASSIVE = 9, 25
#: Characters beyond which nothing belongs together: a bound on work for sentences without end.
_FAR = 400


def run_of(item: Item) -> tuple[Span, list[Span]]:
    """The run of joined mentions that holds the item, as one span, and the other mentions near it."""
    spans = sorted(
        {(n.start, n.end) for n in item.neighbours if item.start - _FAR <= n.start < n.end <= item.end + _FAR}
    )
    left = [span for span in spans if span[0] >= 0 and span[1] <= item.start]
    right = [span for span in spans if item.end <= span[0] and span[1] <= len(item.text)]
    start, end = item.start, item.end
    for span in reversed(left):
        if span[1] > start or not _joined(item.text[span[1] : start]):
            break
        start = span[0]
    for span in right:
        if span[0] < end or not _joined(item.text[end : span[0]]):
            break
        end = span[1]
    return (start, end), [s for s in left if s[1] <= start] + [s for s in right if s[0] >= end]


def fits(item: Item, cue: Match, group: CueGroup, run: Span, others: list[Span]) -> bool:
    """Whether the mention stands where the target of the cue must stand."""
    if group.target == "anywhere":
        return True
    if group.target == "attached":
        return _attached(item, cue, others)
    after = group.target == "after"
    start, end = (cue.end, run[0]) if after else (run[1], cue.start)
    gap = _gap(item.text, start, end, others)
    if gap is None or len(gap) > group.reach:
        return False
    return not (after and _last_that_matters(gap) in _UNDERGOING)


def done_by(text: str, act: Match, strikes: list[Match], run: Span, others: list[Span]) -> bool:
    """Whether the mention is the doer: "X jets bombed", "bombed by X", "killed in X air strikes"."""
    start, end = run
    preposition = _last_that_matters(words(text[max(0, start - 80) : start]))
    if end <= act.start:
        gap = _gap(text, end, act.start, others)
        if gap is None or len(gap) > _REACH_ACTIVE or _NEXT_CLAUSE.intersection(gap[1:]):
            return False
        passive = bool(gap) and gap[-1] in _PASSIVE and not text[act.start : act.end].endswith("ing")
        return not passive and preposition not in _UNDERGOING
    gap = _gap(text, act.end, start, [])
    if gap is None or len(gap) > _REACH_PASSIVE:
        return False
    if preposition == "by":
        return True
    near = (strike for strike in strikes if end <= strike.start <= end + 40)
    return preposition in _AROUND and any(len(words(text[end : strike.start])) <= 2 for strike in near)


def words(text: str) -> list[str]:
    """The words of a stretch of text, in lower case."""
    return [word.strip("-").lower() for word in _WORD.findall(text) if word.strip("-")]


def _gap(text: str, start: int, end: int, others: list[Span]) -> list[str] | None:
    """The words between two places; None when out of order, too far apart, or cut off."""
    if not start <= end <= start + _FAR or _BREAK.search(text[start:end]):
        return None
    if any(start <= s and e <= end for s, e in others):
        return None
    return words(text[start:end])


def _attached(item: Item, cue: Match, others: list[Span]) -> bool:
    if item.start < cue.end and cue.start < item.end:
        return True
    if any(start < cue.end and cue.start < end for start, end in others):
        return False
    start, end = (cue.end, item.start) if cue.end <= item.start else (item.end, cue.start)
    if end - start > 40:
        return False
    gap = item.text[start:end]
    return not _SIGN.search(gap) and all(word in _ATTACHING for word in words(gap))


def _joined(gap: str) -> bool:
    return len(gap) <= 60 and not _BREAK.search(gap) and all(word in _JOINTS for word in words(gap))


def _last_that_matters(before: list[str]) -> str:
    kept = [word for word in before[-8:] if word not in _BEFORE_DOER]
    return kept[-1] if kept else ""
