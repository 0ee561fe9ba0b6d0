"""Who spoke, as far as it was told, and all who spoke in an article so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presslens.attribute.rules import Known
from presslens.codebook.questions import UNRESOLVED

#: A pronoun or a title looks back over at most so many sentences.
SENTENCES_BACK = 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: the holder's code or ``unresolved``, whether it is one person, its words, and how it was
    known."""

    code: str
    person: bool
    words: frozenset[str]
    known: Known

    def again(self, words: frozenset[str], known: Known) -> Speaker:
        """The same speaker, met with other words."""
        return Speaker(self.code, self.person, self.words | words, known)


class Spoken:
    """The speakers of one article in the order of their speech.

    ``now`` is the place from which one looks back: who speaks behind it has not spoken yet.

    Parameters
    ----------
    sentences
        Bounds of the sentences.
    """

    def __init__(self, sentences: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in sentences]
        self._spoken: list[tuple[int, int, Speaker]] = []  # place, sentence, speaker
        self.now = -1

    def add(self, place: int, sentence: int, speaker: Speaker) -> None:
        """Somebody speaks at ``place``, behind all who spoke before."""
        self._spoken.append((place, sentence, speaker))

    @property
    def last(self) -> Speaker | None:
        """Who spoke last of all."""
        return self._spoken[-1][2] if self._spoken else None

    def recent(self, sentence: int) -> Iterator[Speaker]:
        """The speakers of the last sentences, the last first."""
        for place, spoke, speaker in reversed(self._spoken):
            if sentence - spoke > SENTENCES_BACK:
                return
            if place < self.now:
                yield speaker

    def last_before(self, place: int, reach: int) -> str:
        """Code of the last speaker before ``place`` at most ``reach`` sentences back, else ``unresolved``."""
        here = bisect_right(self._starts, place) - 1
        for spoken, sentence, speaker in reversed(self._spoken):
            if spoken < place:
                return speaker.code if here - sentence <= reach else UNRESOLVED
        return UNRESOLVED

    def spoken_before(self, place: int) -> int:
        """Where somebody spoke last before ``place``; -1 where nobody did."""
        return next((spoken for spoken, _, _ in reversed(self._spoken) if spoken < place), -1)
