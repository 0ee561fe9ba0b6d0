"""The table that locating writes."""

import polars as pl

#: One row per mention of a target; offsets are characters of the article's text.
MENTIONS = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,
    "start": pl.Int64,
    "end": pl.Int64,
    "target": pl.String,
    "alias": pl.String,  # the entry of the codebook that was found
    "alias_kind": pl.String,  # how it names the target
}
