"""Frames of a whole article, from the frames of its sentences.

An article carries a frame when at least a given share of its sentences does. A share, unlike a count or the strongest
sentence, does not grow with the length of the article: the same article told three times over carries the same frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.codebook.questions import FRAMES
from presslens.estimate.association import label_pairs
from presslens.estimate.groups import UNKNOWN, actor_mentions
from presslens.estimate.shares import label_shares
from presslens.exhibits.tables import TABLES
from presslens.ledger.answered import answered_labels
from presslens.ledger.join import SENTENCE


def frame_tables(
    articles: pl.DataFrame,
    ledger: pl.DataFrame,
    frames: pl.DataFrame,
    names: Mapping[str, Sequence[str]],
    article_frame_share: float,
    confidence: float,
) -> dict[str, pl.DataFrame]:
    """Which frames stand together in sentences, and which whole articles carry, by name of the table.

    Parameters
    ----------
    frames
        Frames of every sentence, with their probabilities. Of sentences with a mention those of the ledger count, which
        are out of fold where a mention was coded.
    names
        Codes of ``frames``. Those that the classifier in use has not learned stand in no table.
    article_frame_share
        Share of an article's sentences from which it carries a frame, in (0, 1].
    confidence
        Of the intervals, in (0, 1).
    """
    labels = answered_labels(FRAMES, frames, FRAMES.labels_in(names))
    carried = carried_frames(articles, frames_of_sentences(ledger, frames), labels, article_frame_share)
    shares = label_shares(carried, ["outlet"], "frames", labels, confidence)
    return {
        "frame_pairs": label_pairs(actor_sentences(ledger), "frames", labels, confidence),
        "article_frames": shares.select(*TABLES["article_frames"].types),
    }


def actor_sentences(ledger: pl.DataFrame) -> pl.DataFrame:
    """Each sentence with an actor mention once, by its first one."""
    return actor_mentions(ledger).unique(SENTENCE, keep="first", maintain_order=True)


def frames_of_sentences(ledger: pl.DataFrame, frames: pl.DataFrame) -> pl.DataFrame:
    """Frames of every sentence; of those with a mention as the ledger has them."""
    return frames.update(ledger.select(*SENTENCE, "frames").unique(SENTENCE, keep="first"), on=SENTENCE)


def carried_frames(
    articles: pl.DataFrame, frames: pl.DataFrame, labels: Sequence[str], min_share: float
) -> pl.DataFrame:
    """Every article with a sentence, its story, its outlet (or ``unknown``) and the frames that it carries; sorted by
    ``article_id``, ``sentence_index`` being 0.
    """
    return (
        articles.select("article_id", "story_id", pl.col("outlet").fill_null(UNKNOWN))
        .join(article_frames(frames, labels, min_share), on="article_id")
        .sort("article_id")
        .with_columns(sentence_index=pl.lit(0))
    )


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
    held = [pl.col("frames").list.contains(frame).mean().alias(f"share_{frame}") for frame in frames]
    shares = sentences.group_by("article_id").agg(pl.len().alias("n_sentences"), *held).sort("article_id")
    carried = [pl.when(pl.col(f"share_{frame}") >= min_share).then(pl.lit(frame)) for frame in frames]
    return shares.select(
        "article_id",
        "n_sentences",
        pl.concat_list(pl.lit(None, dtype=pl.String), *carried).list.drop_nulls().alias("frames"),
        *(f"share_{frame}" for frame in frames),
    )
