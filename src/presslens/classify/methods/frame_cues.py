"""Frames of a sentence by the cues of the codebook: every answer can be traced to words on the page.

A frame holds when enough of its cues stand in the sentence. Four things keep a word from counting:

- it lies within a longer cue of the same frame, which counts once;
- it lies within a phrase listed under ``not`` ("war on drugs");
- other words by which it means another thing stand beside it, or in the sentence, as the frame says under ``unless``
  ("struck" beside an earthquake);
- it is negated, and the frame is ``negatable``. Negated means that a negation stands directly before the cue
  ("no casualties", "without any violence"), or before another negated cue that is joined to it ("no
  casualties or damage", "no civilians were harmed"), or, in a language whose verbs negate, directly
  behind. Negation further away is left alone: a missed negation is rarer than a lost cue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from presslens.attribute.items import SentenceItem
from presslens.base.phrases import PhraseMatcher
from presslens.classify.contract import Evidence
from presslens.classify.methods.frame_contexts import FrameContexts
from presslens.codebook.codebook import Codebook
from presslens.codebook.frames import Frame
from presslens.codebook.languages import BASE
from presslens.codebook.questions import FRAMES
from presslens.language.language import Language, load_language

if TYPE_CHECKING:
    import numpy as np

_NEGATION, _NEGATION_BEHIND = -1, -2
#: Two cues share a negation when at most so many characters stand between them.
_SHARED_CHARACTERS = 16


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
    language
        Of the sentences; None: that of the codebook's own files.

    Notes
    -----
    Answers are 0.0 or 1.0, decisions and no calibrated
    probabilities. Frames do not see each other: adding one leaves the answers for the others unchanged.
    """

    question = FRAMES
    name = "cues"
    needs = ("frames",)
    block = None
    rank = 0
    calibrated = False
    quick = True

    def __init__(self, frames: Sequence[Frame], min_cues: int = 1, language: Language | None = None) -> None:
        spoken = language or load_language(BASE)
        self.labels = tuple(frame.code for frame in frames)
        self.min_cues = min_cues
        self._negatable = tuple(frame.negatable for frame in frames)
        self._shared_by = spoken.negation.shared_by
        entries = [(phrase, _Entry(_NEGATION, None)) for phrase in spoken.negation.before]
        entries += [(phrase, _Entry(_NEGATION_BEHIND, None)) for phrase in spoken.negation.behind]
        for column, frame in enumerate(frames):
            entries += [(phrase, _Entry(column, None)) for phrase in frame.exceptions]
            entries += [(cue, _Entry(column, cue)) for cue in frame.cues]
        letters = spoken.letters
        self._contexts = FrameContexts(frames, letters)
        self._matcher = PhraseMatcher(entries, ignore_case=True, layer=lambda entry: entry.frame, letters=letters)

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> CueFrames:
        """The codebook's frames, in its order and its language; there are no settings."""
        return cls(codebook.frames, language=load_language(codebook.language))

    def predict_proba(self, items: Sequence[SentenceItem]) -> np.ndarray:
        """1.0 where ``min_cues`` cues of a frame stand in a sentence, else 0.0; shape (n_items, n_frames)."""
        import numpy as np

        counts = np.zeros((len(items), len(self.labels)))
        for row, item in enumerate(items):
            for frame, *_ in self._cues(item.text):
                counts[row, frame] += 1
        return (counts >= self.min_cues).astype(float)

    def evidence(self, items: Sequence[SentenceItem]) -> list[tuple[Evidence, ...]]:
        """Every cue that counted, in order of position (also below ``min_cues``)."""
        return [
            tuple(Evidence(start, end, self.labels[frame], cue) for frame, start, end, cue in self._cues(item.text))
            for item in items
        ]

    def _cues(self, text: str) -> list[tuple[int, int, int, str]]:
        counted: list[tuple[int, int, int, str]] = []
        negation_end = -1
        negated_end = [-1] * len(self.labels)
        for match in self._matcher(text):
            frame, cue = match.payload
            if frame == _NEGATION:
                negation_end = match.end
            elif frame == _NEGATION_BEHIND:
                counted = [
                    found
                    for found in counted
                    if not (self._negatable[found[0]] and _adjacent(text, found[2], match.start))
                ]
            elif cue is not None:
                if self._negatable[frame] and (
                    _adjacent(text, negation_end, match.start) or self._joined(text, negated_end[frame], match.start)
                ):
                    negated_end[frame] = match.end
                else:
                    counted.append((frame, match.start, match.end, cue))
        return self._contexts.without(text, counted)

    def _joined(self, text: str, end: int, start: int) -> bool:
        near = 0 <= end < start <= end + _SHARED_CHARACTERS
        return near and " ".join(text[end:start].split()) in self._shared_by


def _adjacent(text: str, end: int, start: int) -> bool:
    return 0 <= end < start and text[end:start].isspace()
