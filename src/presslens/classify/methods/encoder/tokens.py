"""Masked sentences as the word pieces that an encoder reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
#: Tokens that open and close a sentence and fill it up, as vocabularies call them.
_SPECIAL = (("[CLS]", "[SEP]", "[PAD]"), ("<s>", "</s>", "<pad>"))
#: What stands for a word of which the vocabulary has no piece.
_UNKNOWN = "[UNK]"
#: What :meth:`WordPieces.counts` gives, as columns of a table.
COUNTS = ("n_words", "n_pieces", "n_unknown")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one sentence; ``ids[start:end]`` are those of the mention (``start == end``: none)."""

    ids: tuple[int, ...]
    start: int = 0
    end: int = 0


class WordPieces:
    """The vocabulary of an encoder. A sentence is read as it is, whichever of its mentions is asked about."""

    def __init__(self, path: str | Path) -> None:
        self._vocabulary = Vocabulary(path)
        # What it puts around a text says which tokens the network knows: a vocabulary may hold those of others, too.
        around = self._vocabulary.encode("").ids
        for tokens in _SPECIAL:
            first, last, padding = map(self._vocabulary.id_of, tokens)
            if padding is not None and around == [first, last]:
                self._first, self._last, self.padding = around[0], around[1], padding
                return
        raise InputError(path, "lacks a token", f"needed: {', or '.join(', '.join(tokens) for tokens in _SPECIAL)}")

    def mention(self, sentence: MaskedSentence) -> Pieces:
        """A sentence and where its mention stands; the sides share what room the mention leaves."""
        left, mention, right = (self._ids(part) for part in (sentence.left, sentence.mention, sentence.right))
        mention = mention[:_MAX_MENTION]
        room = MAX_PIECES - len(mention) - 2
        n_left = min(len(left), max(room // 2, room - len(right)))
        left = left[len(left) - n_left :]
        right = right[: room - n_left]
        start = len(left) + 1
        return Pieces((self._first, *left, *mention, *right, self._last), start, start + len(mention))

    def sentence(self, text: str) -> Pieces:
        """A sentence as a whole, without a marked mention."""
        return Pieces((self._first, *self._ids(text)[: MAX_PIECES - 2], self._last))

    def counts(self, pieces: Pieces) -> tuple[int, int, int]:
        """Words, word pieces and unknown pieces of what is read of a sentence; marks at its ends are not counted.

        A sign of punctuation is a word.
        """
        inside = pieces.ids[1:-1]
        n_words = sum(number not in self._continuations for number in inside)
        return n_words, len(inside), sum(number == self._unknown for number in inside)

    @cached_property
    def _continuations(self) -> frozenset[int]:
        return self._vocabulary.continuations()

    @cached_property
    def _unknown(self) -> int | None:
        return self._vocabulary.id_of(_UNKNOWN)

    def _ids(self, text: str) -> list[int]:
        return self._vocabulary.encode(text, with_special=False).ids


def padded(sentences: Sequence[Sequence[int]], padding: int) -> tuple[np.ndarray, np.ndarray]:
    """Pieces of a batch as arrays.

    Returns
    -------
    ids, attention
        Each of shape (n_sentences, n_longest), int64; ``attention`` holds 1 for pieces of the sentence, else 0.
    """
    import numpy as np

    ids = np.full((len(sentences), max(map(len, sentences))), padding, dtype=np.int64)
    attention = np.zeros_like(ids)
    for row, one in enumerate(sentences):
        ids[row, : len(one)] = one
        attention[row, : len(one)] = 1
    return ids, attention


def marked(pieces: Sequence[Pieces]) -> np.ndarray:
    """1 for pieces of the mention, else 0, shape (n_sentences, n_longest), int64."""
    import numpy as np

    mention = np.zeros((len(pieces), max(len(one.ids) for one in pieces)), np.int64)
    for row, one in enumerate(pieces):
        mention[row, one.start : one.end] = 1
    return mention


def length_batches(sentences: Sequence[Sequence[int]], size: int) -> list[np.ndarray]:
    """Indices of sentences in batches of like length, so that little is computed for padding."""
    import numpy as np

    order = np.argsort([len(one) for one in sentences], kind="stable")
    return [order[at : at + size] for at in range(0, len(order), size)]
