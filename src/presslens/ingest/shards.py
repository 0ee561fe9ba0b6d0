"""Deal articles out to shards by the leading bits of their identity, and name each shard by what is in it.

Shards are the leaves of a tree: one that holds too many articles is two, by the next bit (extendible hashing). Which
articles share a shard hangs on the articles alone, and of a corpus that grows only the shard that became too full is
dealt out anew. As identities are digests of contents, the leaves are about equally full.

References
----------
Fagin, R., Nievergelt, J., Pippenger, N. & Strong, H. R. (1979). Extendible hashing: a fast access method for dynamic
files. ACM Transactions on Database Systems 4(3), 315-344.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

#: What the steps between ingest and the ledger read of an article; a change elsewhere recomputes no shard.
SHARD_COLUMNS = ["article_id", "date", "outlet", "outlet_country", "title", "text"]
#: A shard holds at most this many articles: a job of minutes, and of less than a gigabyte.
MOST_ARTICLES = 1000
#: Until there are about ``2 ** SPREAD_BITS`` shards, each holds at most this many, so that a corpus of a few hundred
#: articles is work for several cores, and one article more is a small part of all work.
MOST_WHILE_FEW = 150
SPREAD_BITS = 4
#: Articles that are packed together in a table of all: who takes out a shard unpacks little else.
ARTICLES_TOGETHER = 256
_BITS = 64


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of the articles in the order of their identities.

    Attributes
    ----------
    prefix
        1 and the leading bits that the identities share. Prefixes in the order of text are in that of the articles.
    first
        Place of its first article, from 0.
    articles
        Number of its articles.
    """

    prefix: str
    first: int
    articles: int


def deal(article_ids: Sequence[str], most: int | None = None) -> list[Shard]:
    """The shards of a corpus, in the order of its articles; no shard is empty.

    Parameters
    ----------
    article_ids
        Identities of 16 hexadecimal digits, sorted, each once.
    most
        Articles of a shard, at least 1; None: :data:`MOST_ARTICLES`, of the first shards :data:`MOST_WHILE_FEW`.

    Raises
    ------
    ValueError
        The identities are not sorted, or one occurs twice.

    >>> deal(["10" + 14 * "0", "70" + 14 * "0", "f0" + 14 * "0"], most=2)
    [Shard(prefix='10', first=0, articles=2), Shard(prefix='11', first=2, articles=1)]
    """
    numbers = [int(identity, 16) for identity in article_ids]
    if any(one >= other for one, other in pairwise(numbers)):
        raise ValueError("articles are not sorted by their identity")
    return list(_split(numbers, "", 0, len(numbers), most))


def _split(numbers: Sequence[int], bits: str, first: int, end: int, most: int | None) -> Iterator[Shard]:
    room = most or (MOST_WHILE_FEW if len(bits) < SPREAD_BITS else MOST_ARTICLES)
    if end - first <= room:
        if end > first:
            yield Shard(f"1{bits}", first, end - first)
        return
    border = int(f"{bits}1".ljust(_BITS, "0"), 2)
    middle = bisect_left(numbers, border, first, end)
    yield from _split(numbers, f"{bits}0", first, middle, most)
    yield from _split(numbers, f"{bits}1", middle, end, most)


def shard_name(prefix: str, articles: pl.DataFrame) -> str:
    """The name of a shard: its prefix, and 12 hexadecimal digits of what later steps read of its articles.

    The same name always means the same articles.
    """
    content = hashlib.sha256()
    for row in articles.select(SHARD_COLUMNS).iter_rows():
        cells = ["" if cell is None else f"={cell}" for cell in row]
        content.update("".join(f"{len(cell)} {cell}" for cell in cells).encode())
    return f"{prefix}-{content.hexdigest()[:12]}"


def share_articles(name: str, other: str) -> bool:
    """Whether an article of one shard may have been in the other when the corpus was smaller or larger.

    >>> share_articles("101-c48ca274b12f", "1011-1834b30585ee"), share_articles("101-c48ca274b12f", "100-1834b30585ee")
    (True, False)
    """
    prefixes = [one.partition("-")[0] for one in (name, other)]
    return prefixes[0].startswith(prefixes[1]) or prefixes[1].startswith(prefixes[0])


def place_of(name: str, counts: dict[str, int]) -> tuple[int, int]:
    """Where the articles of a shard stand among all: the place of the first, and how many there are.

    Parameters
    ----------
    counts
        Number of articles by name of shard, of all shards.

    >>> place_of("11-b", {"11-b": 3, "10-a": 5})
    (5, 3)
    """
    return sum(count for other, count in counts.items() if other < name), counts[name]
