"""Frames of a sentence by the cues of the codebook: every answer can be traced to words on the page.

A frame holds when enough of its cues stand in the sentence. Three things keep a word from counting:

- it lies within a longer cue of the same frame, which counts once;
- it lies within a phrase listed under ``not`` ("war on drugs");
- it is negated, and the frame is ``negatable``. Negated means that a negation stands directly before the cue
  ("no casualties", "without any violence"), or before another negated cue that is joined to it ("no
  casualties or damage", "no civilians were harmed"). Negation further away is left alone: a missed negation
  is rarer than a lost cue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from presslens.base.errors import InputError
from presslens.base.phrases import PhraseMatcher
from presslens.classify.contract import Evidence, Item
from presslens.codebook.frames import Frame, load_frames

_BEFORE = (
    "no", "without", "without any", "not a single", "not one", "not any", "free of", "none of the", "nor",
    "neither",
)  # fmt: skip
_AFTER_NO = (
    "one was", "one has been", "one had been", "other", "new", "more", "further", "immediate", "major",
    "serious", "significant", "known", "reported", "confirmed", "signs of", "sign of", "reports of",
    "report of", "word of", "word on", "information on", "longer", "longer any", "risk of", "danger of",
)  # fmt: skip
_VERBAL = (
    "was not", "were not", "is not", "are not", "not been", "did not", "does not", "do not", "never",
    "nobody was", "nobody has been", "nobody had been", "none were", "none was", "wasn't", "weren't",
    "didn't", "hasn't been", "haven't been",
)  # fmt: skip
_AFTER_NOT = ("a single", "one", "any")
#: Phrases that negate the cue directly after them.
NEGATIONS = (
    *_BEFORE,
    *(f"no {words}" for words in _AFTER_NO),
    *_VERBAL,
    *(f"{verb} {words}" for verb in _VERBAL if verb.endswith("not") for words in _AFTER_NOT),
)
#: What may stand between a negated cue and a second one that shares its negation.
_JOINTS = frozenset(("or", "nor", "was", "were", "has been", "have been", "had been", "is", "are"))
_NEGATION = -1


class _Entry(NamedTuple):
    """What a phrase stands for: the column of its frame, and the cue (None for ``not`` phrases)."""

    frame: int
    cue: str | None


class CueFrames:
    """Multi-label frames of sentences by counting cues.

    Parameters
    ----------
    frames
        The frames; their codes, in this order, are the columns of :meth:`predict_proba`.
    min_cues
        How many cues must stand in a sentence before its frame holds.

    Notes
    -----
    Items are sentences: only ``Item.text`` is read. Answers are 0.0 or 1.0, decisions and no calibrated
    probabilities. Frames do not see each other: adding one leaves the answers for the others unchanged.
    """

    exclusive = False
    calibrated = False

    def __init__(self, frames: Sequence[Frame], min_cues: int = 1) -> None:
        self.labels = tuple(frame.code for frame in frames)
        self.min_cues = min_cues
        self._negatable = tuple(frame.negatable for frame in frames)
        entries = [(phrase, _Entry(_NEGATION, None)) for phrase in NEGATIONS]
        for column, frame in enumerate(frames):
            entries += [(phrase, _Entry(column, None)) for phrase in frame.exceptions]
            entries += [(cue, _Entry(column, cue)) for cue in frame.cues]
        self._matcher = PhraseMatcher(entries, ignore_case=True, layer=lambda entry: entry.frame)

    @classmethod
    def from_config(cls, block: Mapping, codebook: Sequence[Path]) -> CueFrames:
        """Frames of the files ``codebook``, in that order; ``block`` may hold ``min_cues``.

        Raises
        ------
        InputError
            A file does not follow the schema, or ``min_cues`` is no whole number of at least 1.
        """
        min_cues = block.get("min_cues", 1)
        if not isinstance(min_cues, int) or isinstance(min_cues, bool) or min_cues < 1:
            raise InputError("config.yaml: frames.min_cues", f"found {min_cues!r}", "allowed: a whole number from 1")
        return cls(load_frames(codebook), min_cues)

    def fit(self, items: Sequence[Item], labels: Sequence) -> CueFrames:
        """Nothing is learned."""
        return self

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """1.0 where ``min_cues`` cues of a frame stand in a sentence, else 0.0; shape (n_items, n_frames)."""
        counts = np.zeros((len(items), len(self.labels)))
        for row, item in enumerate(items):
            for frame, *_ in self._cues(item.text):
                counts[row, frame] += 1
        return (counts >= self.min_cues).astype(float)

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """Every cue that counted, as ``frame: cue``, in order of position (also below ``min_cues``)."""
        return [
            tuple(
                Evidence(start, end, f"{self.labels[frame]}: {cue}") for frame, start, end, cue in self._cues(item.text)
            )
            for item in items
        ]

    def _cues(self, text: str) -> list[tuple[int, int, int, str]]:
        counted = []
        negation_end = -1
        negated_end = [-1] * len(self.labels)
        for match in self._matcher(text):
            frame, cue = match.payload
            if frame == _NEGATION:
                negation_end = match.end
            elif cue is not None:
                if self._negatable[frame] and (
                    _adjacent(text, negation_end, match.start) or _joined(text, negated_end[frame], match.start)
                ):
                    negated_end[frame] = match.end
                else:
                    counted.append((frame, match.start, match.end, cue))
        return counted


def _adjacent(text: str, end: int, start: int) -> bool:
    return 0 <= end < start and text[end:start].isspace()


def _joined(text: str, end: int, start: int) -> bool:
    return 0 <= end < start <= end + 16 and " ".join(text[end:start].split()) in _JOINTS
