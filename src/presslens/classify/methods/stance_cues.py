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

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from presslens.attribute.items import Item
from presslens.base.phrases import Match, PhraseMatcher
from presslens.base.spans import Span
from presslens.classify.contract import Evidence
from presslens.classify.methods.stance_position import done_by, fits, run_of, words
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import OUTLET, STANCE
from presslens.codebook.stance import CueGroup, StanceBook

if TYPE_CHECKING:
    import numpy as np

_AGAINST, _NONE, _FAVOUR = range(3)
#: Words and characters between a verb of attribution and the content it introduces.
_OUTSIDE_WORDS, _OUTSIDE_CHARACTERS = 6, 100


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

    question = STANCE
    name = "cues"
    needs = ("stance",)
    block = None
    rank = 0
    calibrated = False
    quick = True
    labels = STANCE.labels

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
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> CueStance:
        """The codebook's cues; there are no settings."""
        return cls(codebook.stance)

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """One-hot rows (against, none, favour); shape (n_items, 3)."""
        import numpy as np

        answers = np.zeros((len(items), 3))
        for row, item in enumerate(items):
            answers[row, _decide(item, self._found(item))] = 1.0
        return answers

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """The cues that fit each mention, in order of position."""
        return [
            tuple(Evidence(start, end, self.labels[side], cue) for start, end, side, cue in sorted(self._found(item)))
            for item in items
        ]

    def _found(self, item: Item) -> set[tuple[int, int, int, str]]:
        """Spans, side and wording of the cues that fit the mention."""
        text = item.text
        if not 0 <= item.start < item.end <= len(text):
            return set()
        voice = _voice(item)
        content = item.content or Span(0, len(text))
        run, others = run_of(item)
        found = set()
        deeds: dict[str, list[Match]] = {"act": [], "victim": [], "strike": []}
        for match in self._matcher(text):
            role, cue, group = match.payload
            inside = content.contains((match.start, match.end))
            if group is None:
                if inside:
                    deeds[role].append(match)
            elif (
                cue
                and voice in group.voices
                and (inside or _outside(text, match, group, voice, content))
                and fits(item, match, group, run, others)
            ):
                side = _AGAINST if group.stance == "against" else _FAVOUR
                found.add((match.start, match.end, side, cue))
        if voice in ("quote", "indirect") and deeds["victim"]:
            for act in deeds["act"]:
                if done_by(text, act, deeds["strike"], run, others):
                    found.add((act.start, act.end, _AGAINST, act.payload.cue))
        return found


def _voice(item: Item) -> str:
    if item.holder == OUTLET:
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
    return _NONE if nearest[_AGAINST] == nearest[_FAVOUR] else min(nearest, key=lambda side: nearest[side])


def _outside(text: str, match: Match, group: CueGroup, voice: str, content: Span) -> bool:
    """A verb of attribution counts directly before or after the content; the target's own denial anywhere."""
    if voice == "own":
        return True
    if not group.carries:
        return False
    before = match.end <= content.start
    start, end = (match.end, content.start) if before else (content.end, match.start)
    return end - start <= _OUTSIDE_CHARACTERS and len(words(text[start:end])) <= _OUTSIDE_WORDS
