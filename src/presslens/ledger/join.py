"""The ledger: one row per mention, every judgement joined. Every table and figure is a view of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

#: How a mention's key joins mention-level tables: mentions never overlap, so a place in an article is one mention.
MENTION = ["article_id", "start"]
SENTENCE = ["article_id", "sentence_index"]


def ledger_columns(frames: Sequence[str]) -> list[str]:
    """Names of the ledger's columns, in order, for the frames of the study."""
    return [
        *("corpus", "article_id", "source_id", "story_id", "outlet", "outlet_country", "date"),
        *("sentence_index", "start", "end", "mention", "target", "alias_kind", "actor", "p_actor"),
        *("sentiment", "p_negative", "p_neutral", "p_positive"),
        *("holder", "holder_mode", "holder_rule"),
        *("stance", "p_against", "p_none", "p_favour"),
        *("frames", *(f"p_frame_{frame}" for frame in frames)),
        "tone",
    ]


def join_ledger(
    corpus: str,
    articles: pl.DataFrame,
    mentions: pl.DataFrame,
    of_mentions: Sequence[pl.DataFrame],
    of_sentences: Sequence[pl.DataFrame],
    frames: Sequence[str],
) -> pl.DataFrame:
    """Join everything known about each mention.

    Parameters
    ----------
    corpus
        Name of the corpus.
    articles, mentions
        Tables of the ingest and locate steps.
    of_mentions
        Tables with one row per mention, keyed by article and place (actor, holder, sentiment, stance).
    of_sentences
        Tables with one row per sentence, keyed by article and index (frames, tone).
    frames
        Frame codes, in the order of the study.

    Returns
    -------
    Rows sorted by article and place; columns as :func:`ledger_columns`.
    """
    import polars as pl

    texts = dict(articles.select("article_id", "text").iter_rows())
    spans = mentions.select("article_id", "start", "end").iter_rows()
    named = [texts[article][start:end] for article, start, end in spans]
    ledger = mentions.with_columns(pl.lit(corpus).alias("corpus"), pl.Series("mention", named, dtype=pl.String))
    ledger = ledger.join(articles.drop("text"), on="article_id", how="left", validate="m:1", maintain_order="left")
    for table in of_mentions:
        ledger = ledger.join(table, on=MENTION, how="left", validate="1:1", maintain_order="left")
    for table in of_sentences:
        ledger = ledger.join(table, on=SENTENCE, how="left", validate="m:1", maintain_order="left")
    return ledger.select(ledger_columns(frames)).sort(MENTION)
