"""The tables that attribution writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from presslens.attribute.evidence import Attribution
from presslens.attribute.holding import NOT_LOOKED, holders_of
from presslens.base.spans import Span

#: One row per stretch of text in somebody's words; offsets are characters of the article's text.
ATTRIBUTIONS = {
    "article_id": pl.String,
    "attribution_index": pl.Int32,  # from 0, in the order of the text
    "start": pl.Int64,  # of the content
    "end": pl.Int64,
    "source_start": pl.Int64,  # of the words that name the speaker; null: there are none
    "source_end": pl.Int64,
    "cue_start": pl.Int64,  # of what shows that somebody speaks
    "cue_end": pl.Int64,
    "cue": pl.String,
    "cue_tone": pl.String,  # neutral or loaded
    "mode": pl.String,  # direct, indirect or according-to
    "holder": pl.String,  # a code of the codebook, or unresolved
    "rule": pl.String,  # label of the rule, and of how the speaker was known
}
#: One row per mention: whose view it stands in.
HOLDERS = {
    "article_id": pl.String,
    "start": pl.Int64,  # of the mention
    "holder": pl.String,  # as above, or outlet
    "holder_mode": pl.String,  # as above, narration, or that nobody looked
    "holder_rule": pl.String,
    "attribution_index": pl.Int32,  # null: narration
    "content_start": pl.Int64,
    "content_end": pl.Int64,
    "holder_name": pl.String,  # what a holder without a file of its own is called
}


def attribution_rows(article: str, found: Sequence[Attribution]) -> Iterator[tuple[object, ...]]:
    """The rows of one article in :data:`ATTRIBUTIONS`."""
    for index, a in enumerate(found):
        source = a.source or (None, None)
        yield article, index, *a.content, *source, *a.cue, a.cue_words, a.tone, a.mode, a.holder, a.label


def rows_not_looked_at(mentions: pl.DataFrame) -> pl.DataFrame:
    """:data:`HOLDERS` of mentions in a language that has no rules of attribution."""
    held = NOT_LOOKED
    said = {"holder": held.holder, "holder_mode": held.mode, "holder_rule": held.label}
    nulls = [
        pl.lit(None, kind).alias(name) for name, kind in HOLDERS.items() if name not in ("article_id", "start", *said)
    ]
    found = mentions.select("article_id", "start", *(pl.lit(value).alias(name) for name, value in said.items()), *nulls)
    return found.select(*HOLDERS).sort("article_id", "start")


def holder_rows(
    article: str, mentions: Sequence[tuple[int, int]], found: Sequence[Attribution], names: Sequence[str | None]
) -> Iterator[tuple[object, ...]]:
    """The rows of one article's mentions in :data:`HOLDERS`; ``names`` are those of the holders of ``found``."""
    for (start, _), held in zip(mentions, holders_of(mentions, found), strict=True):
        content: Span | tuple[None, None] = (None, None)
        name = None
        if held.attribution is not None:
            content, name = found[held.attribution].content, names[held.attribution]
        yield article, start, held.holder, held.mode, held.label, held.attribution, *content, name
