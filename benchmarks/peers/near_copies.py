"""Articles in the same words: stories as presslens finds them, and datasketch alone, against all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peers.comparison import PROJECT, Comparison, Job, System
from peers.texts import edited_texts, thousands

N_ARTICLES = 5000


def settings() -> dict[str, Any]:
    """How the project finds stories."""
    from presslens.base.io import read_yaml

    return read_yaml(PROJECT / "config.yaml")["ingest"]["stories"]


def true_links(texts: Sequence[str], settings: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Pairs of articles that are alike or of which one lies in the other, by the full sets of all pairs, in order."""
    import numpy as np
    from scipy.sparse import csr_array

    from presslens.ingest.shingles import shingles
    from presslens.ingest.stories import MIN_CONTAINED

    known: dict[str, int] = {}
    sets = [shingles(text, settings["shingle_words"], known) for text in texts]
    sizes = np.array([len(members) for members in sets])
    _, columns = np.unique(np.concatenate(sets), return_inverse=True)
    ends = np.r_[0, np.cumsum(sizes)]
    has = csr_array((np.ones(len(columns), dtype=np.int64), columns, ends))
    common = (has @ has.T).tocoo()
    ones, others = common.coords
    upper = ones < others
    ones, others, shared = ones[upper], others[upper], common.data[upper]
    smaller = np.minimum(sizes[ones], sizes[others])
    alike = shared / (sizes[ones] + sizes[others] - shared) >= settings["similarity"]
    inside = (smaller >= MIN_CONTAINED) & (shared / smaller >= settings["containment"])
    linked = alike | inside
    return sorted(zip(ones[linked].tolist(), others[linked].tolist(), strict=True))


def groups(n: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """Of each of ``n`` articles the smallest that links lead to.

    >>> groups(5, [(1, 3), (3, 4)])
    [0, 1, 2, 1, 1]
    """
    parents = list(range(n))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for one, other in links:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    return [root(place) for place in range(n)]


def together(group_of: Sequence[Any]) -> int:
    """How many pairs are in one group.

    >>> together("aabbb")
    4
    """
    return sum(n * (n - 1) // 2 for n in Counter(group_of).values())


def edited_and_linked() -> dict[str, Any]:
    """Made articles, some edited from others, the settings, and the true links."""
    inputs = edited_texts(N_ARTICLES) | {"settings": settings()}
    return inputs | {"links": true_links(inputs["items"], inputs["settings"])}


def ours(inputs: Mapping[str, Any]) -> Job:
    from presslens.ingest.stories import story_ids

    return lambda texts: story_ids([f"{number:09}" for number in range(len(texts))], texts, **inputs["settings"])


def datasketch(inputs: Mapping[str, Any]) -> Job:
    import numpy as np
    from datasketch import MinHash, MinHashLSH

    from presslens.ingest.shingles import shingles

    known, chosen = inputs["settings"], inputs["settings"]["shingle_words"]

    def job(texts: Sequence[str]) -> list[int]:
        lsh = MinHashLSH(threshold=known["similarity"], num_perm=known["permutations"])
        words: dict[str, int] = {}
        sketches = []
        for number, text in enumerate(texts):
            sketch = MinHash(num_perm=known["permutations"], seed=known["seed"], hashfunc=int)
            sketch.update_batch(shingles(text, chosen, words) >> np.uint64(32))
            lsh.insert(number, sketch, check_duplication=False)
            sketches.append(sketch)
        pairs = ((number, other) for number, sketch in enumerate(sketches) for other in lsh.query(sketch))
        return groups(len(texts), pairs)

    return job


def found(inputs: Mapping[str, Any], answer: Sequence[Any]) -> dict[str, float]:
    """Stories; the share of true links within one; and pairs within one that no chain of true links joins."""
    truth = groups(len(answer), inputs["links"])
    kept = sum(answer[one] == answer[other] for one, other in inputs["links"])
    wrong = together(answer) - together(list(zip(answer, truth, strict=True)))
    recall = 100 * kept / len(inputs["links"])
    return {
        "stories": len(set(answer)),
        "true links within a story, %": round(recall, 2),
        "pairs joined wrongly": wrong,
    }


COMPARISONS = (
    Comparison(
        "near_copies",
        edited_and_linked,
        thousands,
        "1,000 articles",
        found,
        (
            System(
                "presslens",
                "pairs proposed by MinHash bands and a sample of shingles, measured on full sets, which lie on disk",
                ours,
                True,
            ),
            System(
                "datasketch",
                "`MinHashLSH` over the same shingles and as many permutations: what it proposes is joined; no look at "
                "the full sets, and nothing of articles inside others",
                datasketch,
                packages=("datasketch",),
            ),
        ),
    ),
)
