"""Articles as sets of word shingles, and a shelf where the sets of all articles lie while they are compared."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from array import array
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from presslens.base.unseen import plain

#: SplitMix64: what a counter is multiplied by, and the shifts and factors that mix a number.
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST_SHIFT = np.uint64(31)
#: Words whose hashes are kept between articles.
_MOST_WORDS = 500_000
#: Shingles at the start of a set by which sets are ordered before they are looked at as a whole.
_LEAD = 4


def shingles(text: str, n_words: int, known: dict[str, int]) -> np.ndarray:
    """The set of runs of ``n_words`` words as sorted 64-bit hashes; a shorter text is one shingle.

    ``known`` keeps the hashes of words between calls.
    """
    found = re.findall(r"\w+", plain(text)[0].casefold())
    if not found:  # nothing but signs: alike only when identical
        return np.array([_hash(text)], dtype=np.uint64)
    if len(known) > _MOST_WORDS:
        known.clear()
    hashes = np.array([known.get(word) or known.setdefault(word, _hash(word)) for word in found], dtype=np.uint64)
    width = min(n_words, len(hashes))
    total = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    for place in range(width):
        total = total * GOLDEN + hashes[place : len(hashes) - width + 1 + place]
    return np.unique(mixed(total))


def mixed(values: np.ndarray) -> np.ndarray:
    """64-bit numbers mixed by the last steps of SplitMix64: low bits may be sampled, and high bits given to MinHash."""
    for shift, factor in _MIX:
        values = (values ^ (values >> shift)) * factor
    return values ^ (values >> _LAST_SHIFT)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Shelf:
    """The sets of shingles of articles, in a file without a name that goes when the process does.

    In memory are a few numbers of each.

    Parameters
    ----------
    room
        Folder with room for eight bytes a word; None: where the system keeps such files.
    """

    def __init__(self, room: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=room)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._leads, self._digests = bytearray(), bytearray()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, members: np.ndarray) -> None:
        """Put the set of the next article there."""
        data = members.tobytes()
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        self._leads += data[: 8 * _LEAD].ljust(8 * _LEAD, b"\0")
        self._digests += hashlib.blake2b(data, digest_size=16).digest()

    @property
    def sizes(self) -> np.ndarray:
        """Number of shingles of each article."""
        return np.diff(np.frombuffer(bytes(self._ends), dtype=np.uint64).astype(np.int64)) // 8

    def __getitem__(self, article: int) -> np.ndarray:
        return np.frombuffer(self._bytes(article), dtype=np.uint64)

    def documents(self) -> tuple[np.ndarray, np.ndarray]:
        """What articles say, each once and in the order of the bytes of the sets.

        Returns
        -------
        representatives, document
            Of each document an article that says it; of each article its document.
        """
        self._file.flush()
        n = len(self._ends) - 1
        # Numbers are read in the order of their bytes: where those are compared, so are these.
        lead = np.frombuffer(bytes(self._leads), dtype=">u8").reshape(n, _LEAD)
        digest = np.frombuffer(bytes(self._digests), dtype=">u8").reshape(n, 2)
        order = np.lexsort([*digest.T[::-1], *lead.T[::-1]])
        same_lead = (lead[order][1:] == lead[order][:-1]).all(axis=1)
        is_copy = same_lead & (digest[order][1:] == digest[order][:-1]).all(axis=1)
        heads = order[np.r_[True, ~is_copy]] if n else order
        rank = np.arange(len(heads))
        # Sets that begin alike are few: they are told apart by all that is in them.
        alike = (lead[heads][1:] == lead[heads][:-1]).all(axis=1)
        for first, last in _runs(alike):
            sorted_places = sorted(range(first, last), key=lambda place: self._bytes(int(heads[place])))
            rank[sorted_places] = np.arange(first, last)
        document = np.empty(n, dtype=np.int64)
        document[order] = rank[np.cumsum(np.r_[0, ~is_copy])[:n]] if n else 0
        representatives = np.empty(len(heads), dtype=np.int64)
        representatives[rank] = heads
        return representatives, document

    def _bytes(self, article: int) -> bytes:
        start = self._ends[article]
        return os.pread(self._file.fileno(), self._ends[article + 1] - start, start)


def _runs(alike: np.ndarray) -> Iterable[tuple[int, int]]:
    """Where elements are like the next: the first of each run, and the place behind its last."""
    borders = np.flatnonzero(np.diff(np.r_[False, alike, False].astype(np.int8)))
    return [(int(first), int(last) + 1) for first, last in zip(borders[::2], borders[1::2], strict=True)]
