"""Masked sentences as the word pieces that an encoder reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presslens.base.errors import InputError
from presslens.blind.names import MaskedSentence
from presslens.classify.methods.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

#: Word pieces of one sentence at most; what is further from the mention is not read.
MAX_PIECES = 192
#: Word pieces of one mention at most.
_MAX_MENTION = 16
#: Tokens that open and close a sentence, fill it up, and mark a mention.
_SPECIAL = ("[CLS]", "[SEP]", "[PAD]", "@")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one sentence; ``ids[start:end]`` are those of the mention (``start == end``: none)."""

    ids: tuple[int, ...]
    start: int = 0
    end: int = 0


class WordPieces:
    """The vocabulary of an encoder. The mention stands between two ``@``."""

    def __init__(self, path: str | Path) -> None:
        self._vocabulary = Vocabulary(path)
        special = [self._vocabulary.id_of(token) for token in _SPECIAL]
        ids = [number for number in special if number is not None]
        if len(ids) < len(special):
            raise InputError(path, "lacks a token", f"needed: {', '.join(_SPECIAL)}")
        self._first, self._last, self.padding, self._mark = ids

    def mention(self, sentence: MaskedSentence) -> Pieces:
        """A sentence with its mention marked; the sides share what room the mention leaves."""
        left, mention, right = (self._ids(part) for part in (sentence.left, sentence.mention, sentence.right))
        mention = mention[:_MAX_MENTION]
        room = MAX_PIECES - len(mention) - 4
        n_left = min(len(left), max(room // 2, room - len(right)))
        left = left[len(left) - n_left :]
        right = right[: room - n_left]
        start = len(left) + 2
        ids = [self._first, *left, self._mark, *mention, self._mark, *right, self._last]
        return Pieces(tuple(ids), start, start + len(mention))

    def sentence(self, text: str) -> Pieces:
        """A sentence as a whole, without a marked mention."""
        return Pieces((self._first, *self._ids(text)[: MAX_PIECES - 2], self._last))

    def _ids(self, text: str) -> list[int]:
        return self._vocabulary.encode(text, with_special=False).ids


def padded(pieces: Sequence[Pieces], padding: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pieces of a batch as arrays.

    Returns
    -------
    ids, attention, mention
        Each of shape (n_sentences, n_longest), int64; the last two hold 1 for pieces of the sentence and for
        pieces of the mention, else 0.
    """
    import numpy as np

    longest = max(len(one.ids) for one in pieces)
    ids = np.full((len(pieces), longest), padding, dtype=np.int64)
    attention, mention = np.zeros_like(ids), np.zeros_like(ids)
    for row, one in enumerate(pieces):
        ids[row, : len(one.ids)] = one.ids
        attention[row, : len(one.ids)] = 1
        mention[row, one.start : one.end] = 1
    return ids, attention, mention


def length_batches(pieces: Sequence[Pieces], size: int) -> list[np.ndarray]:
    """Indices of ``pieces`` in batches of like length, so that little is computed for padding."""
    import numpy as np

    order = np.argsort([len(one.ids) for one in pieces], kind="stable")
    return [order[at : at + size] for at in range(0, len(order), size)]
