"""The table that locating writes."""

import polars as pl

from presslens.locate.mention import Mention

#: Of a confidence in the table.
_DIGITS = 4

#: One row per mention of a target; offsets are characters of the article's text.
MENTIONS = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,
    "start": pl.Int64,
    "end": pl.Int64,
    "target": pl.String,
    "alias": pl.String,  # the entry of the codebook that was found
    "alias_kind": pl.String,  # how it names the target
    "mention_reason": pl.String,  # why it is taken for the target
    "mention_confidence": pl.Float64,  # how surely, from 0 to 1
}


def mention_row(found: Mention) -> tuple[object, ...]:
    """The columns of :data:`MENTIONS` behind the article."""
    named = (found.target, found.alias, found.kind)
    return found.sentence_index, found.start, found.end, *named, found.reason.value, round(found.confidence, _DIGITS)
