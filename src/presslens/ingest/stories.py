"""Articles that tell the same story in the same words: copies, edited wire copy, and wire copy inside a longer article.

An article is the set of its word shingles. Two articles belong together when their sets are alike (Jaccard) or when
the smaller set lies in the larger (containment); stories are the connected components. MinHash and, for containment,
a sample of the shingles only propose pairs: every pair is measured on the full sets before it counts. The sets lie on
disk: in memory are some two hundred bytes of each article.

References
----------
Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and Complexity of Sequences, 21-29.
Leskovec, J., Rajaraman, A. & Ullman, J. D. (2020). Mining of Massive Datasets, 3rd ed., section 3.4 (banding).
Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators. OOPSLA, 453-472 (mixing).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from presslens.ingest.proposed import Bands, Samples
from presslens.ingest.shingles import Shelf, shingles

#: An article of fewer shingles is never sought inside others: stock phrases are that long.
MIN_CONTAINED = 50


def story_ids(
    article_ids: Sequence[str],
    texts: Iterable[str],
    similarity: float,
    containment: float,
    shingle_words: int,
    permutations: int,
    seed: int,
    room: Path | None = None,
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
    room
        Folder with room for some three times the texts while they are compared; None: where the system keeps files
        without a name.

    Returns
    -------
    One id per article, in the order given. A chain of similar articles is one story even where its ends differ.
    """
    n = len(article_ids)
    known: dict[str, int] = {}
    bands, samples = Bands(n, similarity, permutations, seed, room), Samples(n, room)
    try:
        with Shelf(room) as shelf:
            for _, text in zip(article_ids, texts, strict=True):
                members = shingles(text, shingle_words, known)
                for place in (shelf, bands, samples):
                    place.add(members)
            # Copies count once, and documents are ordered by what they say: neither copies nor row order can matter.
            said_by, document = shelf.documents()

            def members_of(one: int) -> np.ndarray:
                return shelf[int(said_by[one])]

            parents = list(range(len(said_by)))
            for bucket in bands.buckets(said_by):
                _join_alike(bucket, members_of, parents, similarity)
            extremes = _extremes(shelf.sizes[said_by], parents)
            for first, second in samples.pairs(said_by[extremes], containment):
                one, other = int(extremes[first]), int(extremes[second])
                roots = _root(parents, one), _root(parents, other)
                if roots[0] != roots[1] and _containment(members_of(one), members_of(other)) >= containment:
                    parents[max(roots)] = min(roots)
    finally:
        bands.close()
        samples.close()
    roots_of = [_root(parents, one) for one in document.tolist()]
    names: dict[int, str] = {}
    for root, article_id in zip(roots_of, article_ids, strict=True):
        names[root] = min(names.get(root, article_id), article_id)
    return [names[root] for root in roots_of]


def _join_alike(
    bucket: Sequence[int], members_of: Callable[[int], np.ndarray], parents: list[int], similarity: float
) -> None:
    """Join the documents of a bucket that are alike: each is compared with others until one of a story is."""
    if len({_root(parents, one) for one in bucket}) == 1:
        return
    sets = {one: members_of(one) for one in bucket}
    stories: dict[int, list[int]] = {}
    for one in bucket:
        root = _root(parents, one)
        own = stories.pop(root, [])
        for other, members in list(stories.items()):
            if any(_jaccard(sets[one], sets[member]) >= similarity for member in members):
                parents[max(root, other)] = root = min(root, other)
                own += stories.pop(other)
        stories[root] = [*own, one]


def _extremes(sizes: np.ndarray, parents: list[int]) -> np.ndarray:
    """The shortest and the longest document of each group, of several the first; sorted."""
    roots = np.array([_root(parents, place) for place in range(len(parents))], dtype=np.int64)
    found = []
    for size in (sizes, -sizes):
        order = np.lexsort((size, roots))
        found.append(order[np.r_[True, roots[order][1:] != roots[order][:-1]]] if len(order) else order)
    return np.unique(np.concatenate(found))


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
