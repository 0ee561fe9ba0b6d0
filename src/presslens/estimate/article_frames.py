"""Frames of a whole article, from the frames of its sentences.

An article carries a frame when at least a given share of its sentences does. A share, unlike a count or the strongest
sentence, does not grow with the length of the article: the same article told three times over carries the same frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def article_frames(sentences: pl.DataFrame, frames: Sequence[str], min_share: float) -> pl.DataFrame:
    """Frames of each article.

    Parameters
    ----------
    sentences
        One row per sentence: ``article_id`` and ``frames``, a list of which several or none may hold.
    frames
        Frames reported, in order.
    min_share
        Share of an article's sentences from which it carries a frame, in (0, 1].

    Returns
    -------
    One row per article, sorted by ``article_id``: ``n_sentences``, ``frames`` (those carried, in order) and
    ``share_<frame>``, the share of sentences with each frame, so that another rule can be tried.
    """
    import polars as pl

    held = [pl.col("frames").list.contains(frame).mean().alias(f"share_{frame}") for frame in frames]
    shares = sentences.group_by("article_id").agg(pl.len().alias("n_sentences"), *held).sort("article_id")
    carried = [pl.when(pl.col(f"share_{frame}") >= min_share).then(pl.lit(frame)) for frame in frames]
    return shares.select(
        "article_id",
        "n_sentences",
        pl.concat_list(carried).list.drop_nulls().alias("frames"),
        *(f"share_{frame}" for frame in frames),
    )
