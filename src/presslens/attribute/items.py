"""Mentions and sentences as the items that classifiers see."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from presslens.classify.contract import Item, Neighbour

if TYPE_CHECKING:
    import polars as pl


def sentence_texts(articles: pl.DataFrame, sentences: pl.DataFrame) -> list[str]:
    """The text of each row of the sentences table, in its order."""
    texts = dict(articles.select("article_id", "text").iter_rows())
    return [
        texts[article][start:end] for article, start, end in sentences.select("article_id", "start", "end").iter_rows()
    ]


def mention_items(
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    holders: pl.DataFrame | None = None,
) -> list[Item]:
    """One item per row of the mentions table, in its order, with offsets moved into the sentence.

    Without ``holders`` every mention is the outlet's own.
    """
    texts = dict(articles.select("article_id", "text").iter_rows())
    bounds = {
        (article, index): (start, end)
        for article, index, start, end in sentences.select("article_id", "sentence_index", "start", "end").iter_rows()
    }
    rows = list(mentions.select("article_id", "sentence_index", "start", "end", "target", "alias_kind").iter_rows())
    together = defaultdict(list)
    for article, sentence, start, end, target, kind in rows:
        together[article, sentence].append((start, end, target, kind))
    views = dict(_views(holders)) if holders is not None else {}
    items = []
    for article, sentence, start, end, target, kind in rows:
        first, last = bounds[article, sentence]
        neighbours = tuple(
            Neighbour(a - first, b - first, code, alias_kind)
            for a, b, code, alias_kind in together[article, sentence]
            if a != start
        )
        holder, mode, view_start, view_end = views.get((article, start), ("outlet", "narration", first, last))
        content = (max(view_start, first) - first, min(view_end, last) - first)
        item = Item(
            texts[article][first:last],
            start - first,
            end - first,
            target,
            kind,
            neighbours,
            holder,
            content,
            mode == "direct",
        )
        items.append(item)
    return items


def question_items(
    question: str, articles: pl.DataFrame, sentences: pl.DataFrame, mentions: pl.DataFrame, holders: pl.DataFrame
) -> list[Item]:
    """One item per row of the mentions table, as the classifiers of a question see it.

    Those of stance know the holder, those of frames see the sentence alone, the others a mention in the outlet's words.
    """
    items = mention_items(articles, sentences, mentions, holders if question == "stance" else None)
    if question == "frames":
        return [Item(item.text, 0, len(item.text), target="", kind="") for item in items]
    return items


def chosen_items(
    question: str,
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    holders: pl.DataFrame,
    chosen: pl.DataFrame,
) -> list[Item]:
    """Items of the mentions ``chosen``, in their order, with the other mentions of their sentences around them.

    Parameters
    ----------
    question, articles, sentences, mentions, holders
        As :func:`question_items` takes them.
    chosen
        Some of ``mentions``, known by ``article_id`` and ``start``.
    """
    import polars as pl

    wanted = pl.col("article_id").is_in(chosen["article_id"].unique().to_list())
    articles, sentences, mentions, holders = (t.filter(wanted) for t in (articles, sentences, mentions, holders))
    items = question_items(question, articles, sentences, mentions, holders)
    place = {key: number for number, key in enumerate(mentions.select("article_id", "start").iter_rows())}
    return [items[place[key]] for key in chosen.select("article_id", "start").iter_rows()]


def _views(holders: pl.DataFrame):
    columns = ["article_id", "start", "holder", "holder_mode", "content_start", "content_end"]
    for article, start, holder, mode, view_start, view_end in holders.select(columns).iter_rows():
        if view_start is not None:
            yield (article, start), (holder, mode, view_start, view_end)
