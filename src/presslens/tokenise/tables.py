"""The table that tokenising writes."""

import polars as pl

#: One row per sentence; offsets are characters of the article's text.
SENTENCES = {
    "article_id": pl.String,
    "sentence_index": pl.Int32,  # from 0, in the order of the text
    "start": pl.Int64,
    "end": pl.Int64,
    "token_starts": pl.List(pl.Int64),  # of each token, in its order
    "token_ends": pl.List(pl.Int64),
}
