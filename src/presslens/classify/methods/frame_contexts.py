"""Cues of frames that mean another thing beside other words: "the quake struck at night", "a legal battle"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from presslens.base.folding import Letters
from presslens.base.phrases import Match, PhraseMatcher
from presslens.codebook.frames import Frame

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: Characters between a cue and words that may still stand by it: a bound on what is read of the text between.
_NEAR_CHARACTERS = 150


class _Words(NamedTuple):
    """Words of a context: the column of its frame, its number there, where they stand."""

    frame: int
    context: int
    place: str


class FrameContexts:
    """Tell which cues a context of their frame makes no evidence.

    Parameters
    ----------
    frames
        The frames, in the order of their columns.
    letters
        Of the language of the sentences.
    """

    def __init__(self, frames: Sequence[Frame], letters: Letters | None = None) -> None:
        self._reach: dict[tuple[int, int], int] = {}
        self._contexts: dict[tuple[int, str], list[int]] = defaultdict(list)
        words: list[tuple[str, _Words]] = []
        for column, frame in enumerate(frames):
            for number, context in enumerate(frame.contexts):
                self._reach[column, number] = context.reach
                for cue in context.cues:
                    self._contexts[column, cue].append(number)
                for place in ("before", "behind", "sentence"):
                    words += [(phrase, _Words(column, number, place)) for phrase in getattr(context, place)]
        self._matcher = PhraseMatcher(words, ignore_case=True, layer=lambda entry: entry, letters=letters)

    def without(self, text: str, cues: Sequence[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
        """The cues of a sentence that remain evidence.

        Parameters
        ----------
        cues
            Column of the frame, start, end and cue, in the order of the text.
        """
        if not any((frame, cue) in self._contexts for frame, _, _, cue in cues):
            return list(cues)
        found: dict[_Words, list[Match[_Words]]] = defaultdict(list)
        for match in self._matcher(text):
            found[match.payload].append(match)
        return [cue for cue in cues if not self._means_another(text, cue, found)]

    def _means_another(
        self, text: str, cue: tuple[int, int, int, str], found: dict[_Words, list[Match[_Words]]]
    ) -> bool:
        frame, start, end, name = cue
        for number in self._contexts.get((frame, name), ()):
            reach = self._reach[frame, number]
            if found.get(_Words(frame, number, "sentence")):
                return True
            before = found.get(_Words(frame, number, "before"), [])
            place = bisect_right(before, start, key=lambda match: match.end)
            if place and _near(text, before[place - 1].end, start, reach):
                return True
            behind = found.get(_Words(frame, number, "behind"), [])
            place = bisect_right(behind, end - 1, key=lambda match: match.start)
            if place < len(behind) and _near(text, end, behind[place].start, reach):
                return True
        return False


def _near(text: str, start: int, end: int, reach: int) -> bool:
    """Whether at most ``reach`` words stand between two places, and nothing that ends a clause."""
    if end - start > _NEAR_CHARACTERS:
        return False
    between = text[start:end]
    return len(_WORD.findall(between)) <= reach and not set(between) & set(";:()")
