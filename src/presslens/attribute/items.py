"""Mentions and sentences as the items that classifiers see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from presslens.base.spans import Span
from presslens.codebook.questions import OUTLET, Question

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another codebook mention in the same sentence (character offsets into the sentence)."""

    start: int
    end: int
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    """One mention in its sentence, as a classifier sees it.

    Attributes
    ----------
    text
        The sentence.
    start, end
        The mention, as character offsets into ``text``; ``start < end``.
    target, kind
        Target code and alias kind of the mention. A method used to compare countries must not let its answer
        depend on ``target``.
    neighbours
        The other mentions of targets in the sentence, in order of position.
    holder
        Whose words carry the mention (``outlet``, a holder's code, or ``unresolved``).
    content
        The part of the sentence in the holder's words, as offsets into ``text``; None: the whole sentence.
    quoted
        True when ``content`` is a direct quotation.
    """

    text: str
    start: int
    end: int
    target: str
    kind: str
    neighbours: tuple[Neighbour, ...] = ()
    holder: str = OUTLET
    content: Span | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SentenceItem:
    """A sentence read as a whole, as a classifier of sentences sees it."""

    text: str


def sentence_texts(articles: pl.DataFrame, sentences: pl.DataFrame) -> list[str]:
    """The text of each row of the sentences table, in its order."""
    texts = dict(articles.select("article_id", "text").iter_rows())
    return [
        texts[article][start:end] for article, start, end in sentences.select("article_id", "start", "end").iter_rows()
    ]


def sentence_items(articles: pl.DataFrame, sentences: pl.DataFrame) -> list[SentenceItem]:
    """One item per row of the sentences table, in its order."""
    return [SentenceItem(text) for text in sentence_texts(articles, sentences)]


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
        (article, index): Span(start, end)
        for article, index, start, end in sentences.select("article_id", "sentence_index", "start", "end").iter_rows()
    }
    rows = list(mentions.select("article_id", "sentence_index", "start", "end", "target", "alias_kind").iter_rows())
    # The mentions of a sentence share its text and what they know of each other.
    together: dict[tuple[str, int], list[Neighbour]] = defaultdict(list)
    for article, sentence, start, end, target, kind in rows:
        first = bounds[article, sentence].start
        together[article, sentence].append(Neighbour(start - first, end - first, target, kind))
    shown = {place: bounds[place].of(texts[place[0]]) for place in together}
    views = dict(_views(holders)) if holders is not None else {}
    items = []
    for article, sentence, start, end, target, kind in rows:
        bound = bounds[article, sentence]
        first = bound.start
        neighbours = tuple(n for n in together[article, sentence] if n.start != start - first)
        holder, quoted, view = views.get((article, start), (OUTLET, False, None))
        item = Item(
            shown[article, sentence],
            start - first,
            end - first,
            target,
            kind,
            neighbours,
            holder,
            _inside(bound, view),
            quoted,
        )
        items.append(item)
    return items


def chosen_items(
    question: Question,
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    holders: pl.DataFrame,
    chosen: pl.DataFrame,
) -> list[Item] | list[SentenceItem]:
    """Items of the mentions ``chosen``, in their order, as the classifiers of a question see them.

    A question of sentences sees the mention's sentence alone. Else the other mentions of the sentence stand around it,
    and a question that does not see the holder takes every mention for the outlet's own.

    Parameters
    ----------
    articles, sentences, mentions, holders
        As :func:`mention_items` takes them.
    chosen
        Some of ``mentions``, known by ``article_id`` and ``start``.
    """
    import polars as pl  # the workflow needs this module before any job: see the registry of classifiers

    wanted = pl.col("article_id").is_in(chosen["article_id"].unique().to_list())
    articles, sentences, mentions, holders = (t.filter(wanted) for t in (articles, sentences, mentions, holders))
    items = mention_items(articles, sentences, mentions, holders if question.sees_holder else None)
    place = {key: number for number, key in enumerate(mentions.select("article_id", "start").iter_rows())}
    found = [items[place[key]] for key in chosen.select("article_id", "start").iter_rows()]
    return [SentenceItem(item.text) for item in found] if question.unit == "sentence" else found


def _views(holders: pl.DataFrame) -> Iterator[tuple[tuple[str, int], tuple[str, bool, Span]]]:
    columns = ["article_id", "start", "holder", "holder_mode", "content_start", "content_end"]
    for article, start, holder, mode, view_start, view_end in holders.select(columns).iter_rows():
        if view_start is not None:
            yield (article, start), (holder, mode == "direct", Span(view_start, view_end))


def _inside(sentence: Span, view: Span | None) -> Span | None:
    """The part of a view that lies in the sentence; None where there is none."""
    if view is None:
        return None
    start, end = max(view.start, sentence.start), min(view.end, sentence.end)
    return Span(start, end).shifted(-sentence.start) if start < end else None
