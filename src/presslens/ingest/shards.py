"""Deal articles out to shards by their identity, and name each shard by what is in it."""

from __future__ import annotations

import hashlib
from collections import defaultdict

import polars as pl

#: What the steps between ingest and the ledger read of an article; a change elsewhere recomputes no shard.
SHARD_COLUMNS = ["article_id", "date", "outlet", "outlet_country", "title", "text"]


def shard_names(articles: pl.DataFrame, n_shards: int) -> dict[str, list[str]]:
    """Article identities by name of shard.

    An article's shard is its identity modulo ``n_shards``, whatever else the corpus holds. The name is the number of
    the shard and 12 hexadecimal digits of its content, so that the same name always means the same articles.
    """
    members: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in articles.select(SHARD_COLUMNS).sort("article_id").iter_rows():
        cells = ["" if cell is None else f"={cell}" for cell in row]
        content = "".join(f"{len(cell)} {cell}" for cell in cells)
        members[int(row[0], 16) % n_shards].append((row[0], content))
    return {
        f"{number:03}-{hashlib.sha256(''.join(content for _, content in rows).encode()).hexdigest()[:12]}": [
            article for article, _ in rows
        ]
        for number, rows in sorted(members.items())
    }
