"""Whether a file repeats the words of an article: runs of words that stand in both."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import polars as pl

from presslens.base.io import table_of_bytes

#: Words of an article in a row that nothing but its text holds.
RUN = 6
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_MARKUP = {".svg", ".html"}
#: Pictures; what is written in them stands in the other formats of the same figure.
_PICTURES = {".png"}


def runs_in(text: str, n: int = RUN) -> Iterator[str]:
    """Every run of ``n`` words, in lower case, without what stands between them.

    >>> list(runs_in("One, two - three!", 2))
    ['one two', 'two three']
    """
    words = _WORD.findall(text.lower())
    for place in range(len(words) - n + 1):
        yield " ".join(words[place : place + n])


def runs_of(texts: Iterable[str | None], n: int = RUN) -> frozenset[str]:
    """The runs of several texts."""
    return frozenset(run for text in texts if text for run in runs_in(text, n))


def pieces_of(name: str, content: bytes) -> Iterator[str]:
    """What can be read in a file, in pieces whose words follow each other.

    Cells of a parquet table are a piece each, pages of a pdf too; of markup, what stands between tags.
    """
    ending = PurePosixPath(name).suffix
    if ending in _PICTURES:
        return
    if ending == ".parquet":
        yield from _cells(table_of_bytes(content))
    elif ending == ".pdf":
        from pypdf import PdfReader

        yield from (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        text = content.decode("utf-8", "replace")
        yield html.unescape(_TAG.sub(" ", text)) if ending in _MARKUP else text


def quoted(name: str, content: bytes, runs: frozenset[str]) -> str | None:
    """The first run of words that a file has in common with the texts; None where it has none."""
    for piece in pieces_of(name, content):
        for run in runs_in(piece):
            if run in runs:
                return run
    return None


def _cells(table: pl.DataFrame) -> Iterator[str]:
    for column in table:
        while column.dtype.base_type() is pl.List:
            column = column.explode()
        if column.dtype == pl.String:
            yield from column.drop_nulls().unique()
