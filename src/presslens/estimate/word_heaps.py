"""The words of a corpus counted without ever holding all of them: counts wait in heaps, by the letters that they begin
with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from presslens.base.parts import Dealt
from presslens.estimate.word_counts import counted, in_order, summed, with_rare_together

#: Sentences whose words wait in one heap.
_OF_HEAP = 2**15
#: Counts of rare words from which they are summed up before all are there.
_ROWS = 2**20


def word_count_parts(
    blocks: Iterable[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]],
    names: Mapping[str, Sequence[str]],
    min_count: int,
    waiting: Dealt,
) -> Iterator[pl.DataFrame]:
    """The table of :func:`presslens.estimate.word_counts.word_counts` in parts, without ever holding all words.

    Parameters
    ----------
    blocks
        Some articles at a time, with their sentences and mentions; one or more.
    waiting
        Heaps (:func:`heaps_for` says how many), in which counts wait until all articles are read.
    """
    # All that begins with a word is in one heap, and what is in a heap comes before what is in the next.
    ends: pl.Series | None = None
    for block in blocks:
        counts = counted(*block, names["targets"])
        opening = counts["feature"].str.splitn(" ", 2).struct.field("field_0")
        if ends is None and len(counts):
            cuts = [len(counts) * place // len(waiting) for place in range(1, len(waiting))]
            ends = opening.sort().gather(cuts).unique().sort()
        if ends is not None:
            waiting.add(counts, ends.search_sorted(opening, side="left"))
    rare, n_folded = [counts.clear()], 0
    for number in range(len(waiting)):
        heap = waiting.heap(number)
        if heap is None:
            continue
        found = with_rare_together(heap, min_count)
        rare.append(found.filter(pl.col("feature").is_null()))
        # In each heap nearly every story has some.
        if sum(map(len, rare)) > 2 * n_folded + _ROWS:
            rare = [summed(pl.concat(rare))]
            n_folded = len(rare[0])
        yield in_order(found.drop_nulls("feature"))
    yield in_order(summed(pl.concat(rare)))


def heaps_for(n_sentences: int) -> int:
    """In how many heaps the words of so many sentences wait: each fits into some hundred megabytes."""
    return 1 + n_sentences // _OF_HEAP
