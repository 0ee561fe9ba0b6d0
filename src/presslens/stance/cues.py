"""Stance by the cues of the codebook: who says it, which word says it, and where the target stands to that
word.

The answer is decided in three steps:

1. The *voice* of the mention: ``narration`` (holder is the outlet), ``own`` (holder is the target itself),
   else ``quote`` or ``indirect``. A cue counts only in the voices its group names.
2. The *fit*: a mention belongs to a cue when it is attached to it, or is the nearest mention after or before
   it within reach. Mentions joined by "and", "or" or a title share what befalls one of them.
3. *Deeds*: in somebody else's words, harm done to the unarmed counts against the mention that is its doer.

When both sides have cues, the one nearest to the mention decides; at equal distance there is no stance.
Nothing here reads a name: codes are only compared with each other, so that all countries are judged alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from presslens.codebook.stance import CueGroup, StanceBook, load_stance
from presslens.contract import LABELS, Evidence, Item
from presslens.errors import InputError
from presslens.phrases import Match, PhraseMatcher

_AGAINST, _NONE, _FAVOUR = range(3)
_WORD = re.compile(r"[\w'’-]+")
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
#: Words between an active doer and the deed, between a deed and its passive doer, and outside the content for
#: a carrier.
_REACH_DEED, _REACH_PASSIVE, _REACH_OUTSIDE = 9, 25, 6


class _Entry(NamedTuple):
    """What a phrase is: a cue of a group (none for ``not``), an ``act``, ``victim`` or ``strike``."""

    role: str
    cue: str
    group: CueGroup | None


class CueStance:
    """Stance of the holder toward a mention, by cues.

    Parameters
    ----------
    book
        The cues.

    Notes
    -----
    Answers are one-hot: decisions, no calibrated probabilities. Nothing is learned.
    """

    labels = LABELS["stance"]
    exclusive = True
    calibrated = False

    def __init__(self, book: StanceBook) -> None:
        # Each group is searched on its own: one word may be a loaded name and, elsewhere, a deed.
        entries = [
            (phrase, _Entry(f"cue {n}", word, group))
            for n, group in enumerate(book.groups)
            for phrase, word in [(p, "") for p in book.exceptions] + [(w, w) for w in group.words]
        ]
        for role, phrases in (("act", book.acts), ("victim", book.victims), ("strike", book.strikes)):
            entries += [(phrase, _Entry(role, phrase, None)) for phrase in phrases]
        self._matcher = PhraseMatcher(entries, ignore_case=True, layer=lambda entry: entry.role)

    @classmethod
    def from_config(cls, block: Mapping, codebook: Sequence[Path]) -> CueStance:
        """Cues of the one file in ``codebook``.

        Raises
        ------
        InputError
            There is not exactly one file, or it does not follow the schema.
        """
        if len(codebook) != 1:
            raise InputError(
                "config.yaml: stance", f"found {len(codebook)} codebook files", "allowed: one, stance.yaml"
            )
        return cls(load_stance(codebook[0]))

    def fit(self, items: Sequence[Item], labels: Sequence) -> CueStance:
        """Nothing is learned."""
        return self

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """One-hot rows (against, none, favour); shape (n_items, 3)."""
        answers = np.zeros((len(items), 3))
        for row, item in enumerate(items):
            answers[row, _decide(item, self._found(item))] = 1.0
        return answers

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """The cues that fit each mention, as ``stance: cue``, in order of position."""
        return [
            tuple(
                Evidence(start, end, f"{self.labels[side]}: {cue}")
                for start, end, side, cue in sorted(self._found(item))
            )
            for item in items
        ]

    def _found(self, item: Item) -> set[tuple[int, int, int, str]]:
        """Spans, side and wording of the cues that fit the mention."""
        text = item.text
        if not 0 <= item.start < item.end <= len(text):
            return set()
        voice = _voice(item)
        begin, stop = item.content if 0 <= item.content[0] < item.content[1] <= len(text) else (0, len(text))
        chain, others = _chain(item)
        found, acts, victims, strikes = set(), [], [], []
        for match in self._matcher(text):
            role, cue, group = match.payload
            inside = begin <= match.start and match.end <= stop
            if group is None:
                if inside:
                    {"act": acts, "victim": victims, "strike": strikes}[role].append(match)
            elif (
                cue
                and voice in group.voices
                and (inside or _outside(text, match, group, voice, begin, stop))
                and _fits(item, match, group, chain, others)
            ):
                side = _AGAINST if group.stance == "against" else _FAVOUR
                found.add((match.start, match.end, side, cue))
        if voice in ("quote", "indirect") and victims:
            for act in acts:
                if _done_by(text, act, strikes, chain, others):
                    found.add((act.start, act.end, _AGAINST, act.payload.cue))
        return found


def _voice(item: Item) -> str:
    if item.holder == "outlet":
        return "narration"
    if item.holder == item.target:
        return "own"
    return "quote" if item.quoted else "indirect"


def _decide(item: Item, found: set[tuple[int, int, int, str]]) -> int:
    nearest: dict[int, int] = {}
    for start, end, side, _ in found:
        distance = max(start - item.end, item.start - end, 0)
        nearest[side] = min(distance, nearest.get(side, distance))
    if not nearest:
        return _NONE
    if len(nearest) == 1:
        return next(iter(nearest))
    return _NONE if nearest[_AGAINST] == nearest[_FAVOUR] else min(nearest, key=nearest.get)


def _chain(item: Item) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """The run of joined mentions that holds the item, as one span, and the spans of all other mentions."""
    own = (item.start, item.end)
    spans = {(n.start, n.end) for n in item.neighbours if 0 <= n.start < n.end <= len(item.text)}
    spans = sorted(span for span in spans if span[1] <= own[0] or span[0] >= own[1])
    start, end = own
    for span in reversed([s for s in spans if s[1] <= own[0]]):
        if not _joined(item.text[span[1] : start]):
            break
        start = span[0]
    for span in (s for s in spans if s[0] >= own[1]):
        if not _joined(item.text[end : span[0]]):
            break
        end = max(end, span[1])
    return (start, end), [s for s in spans if s[1] <= start or s[0] >= end]


def _joined(gap: str) -> bool:
    return len(gap) <= 60 and not _BREAK.search(gap) and all(w in _JOINTS for w in _words(gap))


def _words(gap: str) -> list[str]:
    return [word.strip("-").lower() for word in _WORD.findall(gap) if word.strip("-")]


def _outside(text: str, match: Match, group: CueGroup, voice: str, begin: int, stop: int) -> bool:
    """A verb of attribution counts directly before or after the content; the target's own denial anywhere."""
    if voice == "own":
        return True
    if not group.carries:
        return False
    gap = text[match.end : begin] if match.end <= begin else text[stop : match.start]
    return len(gap) <= 100 and len(_words(gap)) <= _REACH_OUTSIDE


def _fits(
    item: Item, cue: Match, group: CueGroup, chain: tuple[int, int], others: list[tuple[int, int]]
) -> bool:
    text = item.text
    if group.target == "anywhere":
        return True
    if group.target == "attached":
        if item.start < cue.end and cue.start < item.end:
            return True
        if any(start < cue.end and cue.start < end for start, end in _neighbours(item)):
            return False
        gap = text[cue.end : item.start] if cue.end <= item.start else text[item.end : cue.start]
        return (
            len(gap) <= 40 and not re.search(r"[^\w\s'’-]", gap) and all(w in _ATTACHING for w in _words(gap))
        )
    if group.target == "after":
        start, near = cue.end, chain[0]
        between = text[start:near] if start <= near else None
    else:
        start, near = chain[1], cue.start
        between = text[start:near] if start <= near else None
    if between is None or len(between) > 200 or _BREAK.search(between):
        return False
    if any(start <= s and e <= near for s, e in others):
        return False
    words = _words(between)
    undergoing = group.target == "after" and bool(words) and _last_but_article(words) in _UNDERGOING
    return len(words) <= group.reach and not undergoing


def _neighbours(item: Item) -> list[tuple[int, int]]:
    own = (item.start, item.end)
    return [(n.start, n.end) for n in item.neighbours if n.end <= own[0] or n.start >= own[1]]


def _last_but_article(words: list[str]) -> str:
    kept = [word for word in words[-8:] if word not in _BEFORE_DOER]
    return kept[-1] if kept else ""


def _done_by(
    text: str, act: Match, strikes: list[Match], chain: tuple[int, int], others: list[tuple[int, int]]
) -> bool:
    """Whether the mention is the doer: "X jets bombed", "bombed by X", "killed in X air strikes"."""
    start, end = chain
    before = _words(text[max(0, start - 80) : start])
    if end <= act.start:
        gap = text[end : act.start]
        words = _words(gap)
        return (
            len(gap) <= 200
            and not _BREAK.search(gap)
            and len(words) <= _REACH_DEED
            and not any(end <= s and e <= act.start for s, e in others)
            and not _NEXT_CLAUSE.intersection(words[1:])
            and not (words and words[-1] in _PASSIVE and not text[act.start : act.end].endswith("ing"))
            and _last_but_article(before) not in _UNDERGOING
        )
    if (
        act.end > start
        or len(_words(text[act.end : start])) > _REACH_PASSIVE
        or _BREAK.search(text[act.end : start])
    ):
        return False
    last = _last_but_article(before)
    followed = any(end <= s.start and len(_words(text[end : s.start])) <= 2 for s in strikes)
    return last == "by" or (last in _AROUND and followed)
