"""Which articles are worth comparing: bands of MinHash values, and shared shingles of a sample.

Both are kept in files without a name, band by band and part by part, so that only one of them is in memory at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from datasketch import MinHash

from presslens.ingest.shingles import GOLDEN, mixed

#: A pair at the wanted similarity is proposed with at least this probability.
RECALL = 0.995
#: One shingle in this many is sampled to find containment.
_SAMPLED = 8
#: A sampled shingle in more documents than this is a stock phrase and proposes nothing.
_MAX_DOCUMENTS = 25
#: Articles whose values wait in memory, and articles by which samples are parted.
_BATCH, _ARTICLES_A_PART = 2048, 50_000
_SAMPLE = np.dtype([("key", np.uint64), ("article", np.uint32)])


def rows_per_band(similarity: float, permutations: int) -> int:
    """The most rows per band with which a pair at ``similarity`` meets in some band with chance :data:`RECALL`."""
    fitting = [
        rows for rows in range(1, permutations + 1) if 1 - (1 - similarity**rows) ** (permutations // rows) >= RECALL
    ]
    return max(fitting, default=1)


class Bands:
    """Of each article a key for each band of its MinHash values: equal where all rows of the band are.

    Parameters
    ----------
    n_articles
        How many will be added.
    similarity, permutations, seed
        As of :func:`presslens.ingest.stories.story_ids`.
    room
        Folder with room for eight bytes a band and article; None: where the system keeps such files.
    """

    def __init__(self, n_articles: int, similarity: float, permutations: int, seed: int, room: Path | None) -> None:
        self.rows = rows_per_band(similarity, permutations)
        self.bands = permutations // self.rows
        self.n_articles = n_articles
        self._empty = MinHash(num_perm=permutations, seed=seed, hashfunc=int)
        self._file = tempfile.TemporaryFile(dir=room)  # noqa: SIM115
        self._waiting: list[np.ndarray] = []
        self._written = 0

    def add(self, members: np.ndarray) -> None:
        """Take the set of the next article."""
        sketch = self._empty.copy()
        sketch.update_batch(members >> np.uint64(32))
        self._waiting.append(sketch.hashvalues)
        if len(self._waiting) == _BATCH:
            self._write()

    def buckets(self, articles: np.ndarray) -> Iterator[list[int]]:
        """Places among ``articles`` of those that have a key of some band in common, two or more; band by band."""
        self._write()
        for band in range(self.bands):
            self._file.seek(8 * band * self.n_articles)
            keys = np.frombuffer(self._file.read(8 * self.n_articles), dtype=np.uint64)[articles]
            order = np.argsort(keys, kind="stable")
            borders = np.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
            yield from (bucket.tolist() for bucket in np.split(order, borders) if len(bucket) > 1)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self) -> None:
        if not self._waiting:
            return
        values = np.stack(self._waiting).astype(np.uint64)
        for band in range(self.bands):
            keys = np.zeros(len(values), dtype=np.uint64)
            for row in range(band * self.rows, (band + 1) * self.rows):
                keys = mixed(keys * GOLDEN + values[:, row])
            self._file.seek(8 * (band * self.n_articles + self._written))
            self._file.write(keys.tobytes())
        self._written += len(values)
        self._waiting = []


class Samples:
    """The shingles of articles that a sample has, by which articles inside others are found.

    Parameters
    ----------
    n_articles, room
        As of :class:`Bands`.
    """

    def __init__(self, n_articles: int, room: Path | None) -> None:
        self.n_articles, self.room = n_articles, room
        self._parts = _Parts(1 + n_articles // _ARTICLES_A_PART, _SAMPLE, room)
        self._article = 0

    def add(self, members: np.ndarray) -> None:
        """Take the set of the next article."""
        keys = members[members % np.uint64(_SAMPLED) == 0]
        rows = np.empty(len(keys), dtype=_SAMPLE)
        rows["key"], rows["article"] = keys, self._article
        self._article += 1
        self._parts.add(rows, (keys // np.uint64(_SAMPLED)) % np.uint64(len(self._parts)))

    def pairs(self, articles: np.ndarray, containment: float) -> Iterator[tuple[int, int]]:
        """Places among ``articles`` of pairs that share about as many sampled shingles as containment asks for, in
        order."""
        n = len(articles)
        place = np.full(self.n_articles, -1, dtype=np.int64)
        place[articles] = np.arange(n)
        sizes = np.zeros(n, dtype=np.int64)
        shared = _Parts(len(self._parts), np.dtype(np.int64), self.room)
        try:
            for rows in self._parts:
                owners = place[rows["article"]]
                keys, owners = rows["key"][owners >= 0], owners[owners >= 0]
                order = np.lexsort((owners, keys))
                for found in _shared(keys[order], owners[order], sizes):
                    shared.add(found[:, 0] * n + found[:, 1], found[:, 0] * len(shared) // n)
            for numbers in shared:
                found, times = np.unique(numbers, return_counts=True)
                ones, others = np.divmod(found, n)
                # A sample errs: half the share asked for is enough to be measured on the full sets.
                enough = times >= containment / 2 * np.minimum(sizes[ones], sizes[others])
                yield from zip(ones[enough].tolist(), others[enough].tolist(), strict=True)
        finally:
            shared.close()

    def close(self) -> None:
        """Let go of the files."""
        self._parts.close()


def _shared(keys: np.ndarray, owners: np.ndarray, sizes: np.ndarray) -> Iterator[np.ndarray]:
    """Pairs of owners of a key, the smaller first, shape (n, 2); adds to ``sizes`` the keys that may propose."""
    if not len(keys):
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    times = np.diff(np.r_[starts, len(keys)])
    documents = np.repeat(times, times)
    sizes += np.bincount(owners[documents <= _MAX_DOCUMENTS], minlength=len(sizes))
    proposing = (documents > 1) & (documents <= _MAX_DOCUMENTS)
    keys, owners = keys[proposing], owners[proposing]
    for lag in range(1, _MAX_DOCUMENTS):
        same = np.flatnonzero(keys[lag:] == keys[:-lag])
        yield np.column_stack([owners[same], owners[same + lag]])


class _Parts:
    """Rows in files, by the number of their part; each part is read as a whole, in the order in which rows came."""

    _FEW = 2**16

    def __init__(self, n: int, dtype: np.dtype, room: Path | None) -> None:
        self._dtype = dtype
        self._files = [tempfile.TemporaryFile(dir=room) for _ in range(n)]  # noqa: SIM115
        self._waiting: list[tuple[np.ndarray, np.ndarray]] = []
        self._rows = 0

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[np.ndarray]:
        self._write()
        for file in self._files:
            file.seek(0)
            yield np.frombuffer(file.read(), dtype=self._dtype)

    def add(self, rows: np.ndarray, parts: np.ndarray) -> None:
        self._waiting.append((rows, parts))
        self._rows += len(rows)
        if self._rows >= self._FEW:
            self._write()

    def close(self) -> None:
        for file in self._files:
            file.close()

    def _write(self) -> None:
        if not self._waiting:
            return
        rows, parts = (np.concatenate(arrays) for arrays in zip(*self._waiting, strict=True))
        for part, file in enumerate(self._files):
            file.write(rows[parts == part].tobytes())
        self._waiting, self._rows = [], 0
