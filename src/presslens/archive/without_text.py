"""Tables of a corpus as they stand in an archive: with every place in the texts, and without the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import polars as pl

from presslens.archive.quoted import RUN

#: Columns that hold text of an article or lead to it, by table; their cells are empty in an archive.
TEXTS = {
    "articles": ("text", "title", "url"),
    "removals": ("text", "replacement"),
    "exclusions": ("detail",),
}
#: In the place of texts of articles stand their SHA-256: how many are copies is told in the data statement.
HASHED = ("articles", "text")
#: Columns that hold names as articles write them, by table; a name of :data:`RUN` words or more is left out.
NAMES = {"ledger": ("mention", "holder_name")}


def without_text(name: str, table: pl.DataFrame, titled: Collection[str] = ()) -> pl.DataFrame:
    """The table ``name`` with nothing in the columns that :data:`TEXTS` names; all others, and all rows, stay.

    Of :data:`NAMES`, long ones go.

    Parameters
    ----------
    titled
        ``article_id`` of articles whose title stands in results, and stays.

    >>> without_text("removals", pl.DataFrame({"start": [4], "text": ["Photo: AP"]})).rows()
    [(4, None)]
    """
    emptied = []
    for column in TEXTS.get(name, ()):
        if column not in table.columns:
            continue
        cell = pl.lit(None, table.schema[column])
        if (name, column) == HASHED:
            digests = [None if text is None else hashlib.sha256(text.encode()).hexdigest() for text in table[column]]
            cell = pl.lit(pl.Series(column, digests, pl.String))
        if column == "title" and titled:
            cell = pl.when(pl.col("article_id").is_in(sorted(titled))).then(pl.col(column)).otherwise(cell)
        emptied.append(cell.alias(column))
    for column in NAMES.get(name, ()):
        if column in table.columns:
            n_words = pl.col(column).str.count_matches(r"\w+")
            emptied.append(pl.when(n_words < RUN).then(pl.col(column)).alias(column))
    return table.with_columns(emptied)
