"""Articles that tell the same story in the same words: copies, edited wire copy, and wire copy inside a longer article.

An article is the set of its word shingles. Two articles belong together when their sets are alike (Jaccard) or when
the smaller set lies in the larger (containment); stories are the connected components. MinHash and, for containment,
a sample of the shingles only propose pairs: every pair is measured on the full sets before it counts.

References
----------
Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and Complexity of Sequences, 21-29.
Leskovec, J., Rajaraman, A. & Ullman, J. D. (2020). Mining of Massive Datasets, 3rd ed., section 3.4 (banding).
Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators. OOPSLA, 453-472 (mixing).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import numpy as np
from datasketch import MinHash

from presslens.base.unseen import plain

#: A pair at the wanted similarity is proposed with at least this probability.
RECALL = 0.995
#: An article of fewer shingles is never sought inside others: stock phrases are that long.
MIN_CONTAINED = 50
#: One shingle in this many is sampled to find containment.
_SAMPLED = 8
#: A sampled shingle in more documents than this is a stock phrase and proposes nothing.
_MAX_DOCUMENTS = 25
#: SplitMix64: what a counter is multiplied by, and the shifts and factors that mix a number.
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST_SHIFT = np.uint64(31)


def story_ids(
    article_ids: Sequence[str],
    texts: Sequence[str],
    similarity: float,
    containment: float,
    shingle_words: int,
    permutations: int,
    seed: int,
) -> list[str]:
    """The story of each article: the smallest ``article_id`` among the articles that belong together.

    Parameters
    ----------
    article_ids, texts
        One of each per article; ids are unique. Their order does not matter.
    similarity
        Jaccard similarity of shingle sets from which two articles are one story, in (0, 1].
    containment
        Share of the shorter article's shingles found in the longer from which they are one story, in (0, 1]. Articles
        of fewer than :data:`MIN_CONTAINED` shingles are not sought in others. Within a group of similar articles only
        the shortest and the longest are compared with articles outside it.
    shingle_words
        Words per shingle; case and punctuation do not count.
    permutations, seed
        MinHash values per article, and their seed.

    Returns
    -------
    One id per article, in the order given. A chain of similar articles is one story even where its ends differ.
    """
    identical: dict[bytes, list[str]] = {}
    words: dict[str, int] = {}
    for article_id, text in zip(article_ids, texts, strict=True):
        identical.setdefault(shingles(text, shingle_words, words).tobytes(), []).append(article_id)
    # Copies count once, and documents are ordered by what they say: neither copies nor row order can matter below.
    groups = sorted(identical.items())
    sets = [np.frombuffer(key, dtype=np.uint64) for key, _ in groups]
    parents = list(range(len(sets)))
    for bucket in _proposed_alike(sets, similarity, permutations, seed):
        _join_alike(bucket, sets, parents, similarity)
    for one, other in _proposed_contained(sets, _extremes(sets, parents), containment):
        first, second = _root(parents, one), _root(parents, other)
        if first != second and _containment(sets[one], sets[other]) >= containment:
            parents[max(first, second)] = min(first, second)
    names: dict[int, str] = {}
    for place, (_, members) in enumerate(groups):
        root = _root(parents, place)
        names[root] = min([*members, *([names[root]] if root in names else [])])
    story = {member: names[_root(parents, place)] for place, (_, members) in enumerate(groups) for member in members}
    return [story[article_id] for article_id in article_ids]


def shingles(text: str, n_words: int, known: dict[str, int]) -> np.ndarray:
    """The set of runs of ``n_words`` words as sorted 64-bit hashes; a shorter text is one shingle.

    ``known`` keeps the hashes of words between calls.
    """
    found = re.findall(r"\w+", plain(text)[0].casefold())
    if not found:  # nothing but signs: alike only when identical
        return np.array([_hash(text)], dtype=np.uint64)
    hashes = np.array([known.get(word) or known.setdefault(word, _hash(word)) for word in found], dtype=np.uint64)
    width = min(n_words, len(hashes))
    total = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    for place in range(width):
        total = total * _GOLDEN + hashes[place : len(hashes) - width + 1 + place]
    return np.unique(_mixed(total))


def rows_per_band(similarity: float, permutations: int) -> int:
    """The most rows per band with which a pair at ``similarity`` meets in some band with chance :data:`RECALL`."""
    fitting = [
        rows for rows in range(1, permutations + 1) if 1 - (1 - similarity**rows) ** (permutations // rows) >= RECALL
    ]
    return max(fitting, default=1)


def _mixed(values: np.ndarray) -> np.ndarray:
    """64-bit numbers mixed by the last steps of SplitMix64: low bits may be sampled, and high bits given to MinHash."""
    for shift, factor in _MIX:
        values = (values ^ (values >> shift)) * factor
    return values ^ (values >> _LAST_SHIFT)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _proposed_alike(sets: Sequence[np.ndarray], similarity: float, permutations: int, seed: int) -> Iterator[list[int]]:
    """Documents that agree in all rows of a band of their MinHash values, two or more."""
    empty = MinHash(num_perm=permutations, seed=seed, hashfunc=int)
    values = np.empty((len(sets), permutations), dtype=np.uint32)
    for place, members in enumerate(sets):
        sketch = empty.copy()
        sketch.update_batch(members >> np.uint64(32))
        values[place] = sketch.hashvalues
    rows = rows_per_band(similarity, permutations)
    for first in range(0, permutations - rows + 1, rows):
        band = np.ascontiguousarray(values[:, first : first + rows])
        keys = band.view(np.dtype((np.void, band.itemsize * rows))).ravel()
        order = np.argsort(keys, kind="stable")
        borders = np.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
        yield from (bucket.tolist() for bucket in np.split(order, borders) if len(bucket) > 1)


def _join_alike(bucket: Sequence[int], sets: Sequence[np.ndarray], parents: list[int], similarity: float) -> None:
    """Join the documents of a bucket that are alike: each is compared with others until one of a story is."""
    stories: dict[int, list[int]] = {}
    for one in bucket:
        root = _root(parents, one)
        own = stories.pop(root, [])
        for other, members in list(stories.items()):
            if any(_jaccard(sets[one], sets[member]) >= similarity for member in members):
                parents[max(root, other)] = root = min(root, other)
                own += stories.pop(other)
        stories[root] = [*own, one]


def _extremes(sets: Sequence[np.ndarray], parents: list[int]) -> list[int]:
    """The shortest and the longest document of each group."""
    groups: dict[int, list[int]] = {}
    for place in range(len(sets)):
        groups.setdefault(_root(parents, place), []).append(place)
    size = lambda place: len(sets[place])  # noqa: E731
    return sorted({extreme(members, key=size) for members in groups.values() for extreme in (min, max)})


def _proposed_contained(
    sets: Sequence[np.ndarray], places: Sequence[int], containment: float
) -> Iterator[tuple[int, int]]:
    """Pairs of documents that share about as many sampled shingles as containment asks for."""
    sampled = [sets[place][sets[place] % np.uint64(_SAMPLED) == 0] for place in places]
    if not any(map(len, sampled)):
        return
    keys, owners = np.concatenate(sampled), np.repeat(np.arange(len(places)), [len(sample) for sample in sampled])
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    documents = np.repeat(np.diff(np.r_[starts, len(keys)]), np.diff(np.r_[starts, len(keys)]))
    sizes = np.bincount(owners[documents <= _MAX_DOCUMENTS], minlength=len(places))
    shared = (documents > 1) & (documents <= _MAX_DOCUMENTS)
    keys, owners = keys[shared], owners[shared]
    pairs = [np.empty(0, dtype=np.int64)]
    for lag in range(1, _MAX_DOCUMENTS):
        same = np.flatnonzero(keys[lag:] == keys[:-lag])
        pairs.append(owners[same] * len(places) + owners[same + lag])
    found, times = np.unique(np.concatenate(pairs), return_counts=True)
    ones, others = np.divmod(found, len(places))
    # A sample errs: half the share asked for is enough to be measured on the full sets.
    enough = times >= containment / 2 * np.minimum(sizes[ones], sizes[others])
    for one, other in zip(ones[enough].tolist(), others[enough].tolist(), strict=True):
        yield places[one], places[other]


def _jaccard(one: np.ndarray, other: np.ndarray) -> float:
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / (len(one) + len(other) - common)


def _containment(one: np.ndarray, other: np.ndarray) -> float:
    smaller = min(len(one), len(other))
    if smaller < MIN_CONTAINED:
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place
