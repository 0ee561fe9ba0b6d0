"""Where the mentions that annotations name stand among the located ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

import polars as pl

from presslens.annotate.cells import turned
from presslens.base.spans import Span
from presslens.ingest.spans import clean_offset, deletions


class UnplacedError(Exception):
    """Why an annotated mention has no place among the located ones."""


class Article(NamedTuple):
    """An article of the corpus."""

    article_id: str
    story_id: str
    text: str


class Located(NamedTuple):
    """A located mention: where it stands, and how it names its target."""

    start: int
    end: int
    sentence_index: int
    alias_kind: str


class LocatedMentions:
    """Articles by source id, located mentions by article and target, and what cleaning took out of each article."""

    def __init__(self, articles: pl.DataFrame, mentions: pl.DataFrame, removals: pl.DataFrame | None) -> None:
        self._articles: dict[str, list[Article]] = defaultdict(list)
        for source, *article in articles.select("source_id", *Article._fields).iter_rows():
            self._articles[source].append(Article(*article))
        self._mentions: dict[tuple[str, str], list[Located]] = defaultdict(list)
        columns = ("article_id", "target", *Located._fields)
        for article_id, target, *mention in mentions.select(columns).sort("article_id", "start").iter_rows():
            self._mentions[article_id, target].append(Located(*mention))
        self._cuts = {} if removals is None else deletions(removals)
        self._reasons = {} if removals is None else _reasons(removals)

    def article(self, source_id: str) -> Article:
        """The one article of a source id."""
        found = self._articles.get(source_id, [])
        if len(found) != 1:
            why = ", which a spreadsheet may have turned into this" if not found and turned(source_id) else ""
            raise UnplacedError(f"{'several articles' if found else 'no article'} of this source_id{why}")
        return found[0]

    def length(self, article: Article) -> int:
        """Characters of the text that annotated places count in."""
        return len(article.text) + sum(end - start for start, end in self._cuts.get(article.article_id, []))

    def span(self, article: Article, row: Mapping[str, Any]) -> Span:
        """Where an annotated mention stands in the cleaned text."""
        cuts = self._cuts.get(article.article_id, [])
        first, last = clean_offset(cuts, row["start"]), clean_offset(cuts, row["end"] - 1)
        if first is None or last is None:
            lost = row["start"] if first is None else row["end"] - 1
            raise UnplacedError(f"removed in cleaning: {_reason_at(self._reasons[article.article_id], lost)}")
        span = Span(first, last + 1)
        if row["mention"] is not None and _letters(row["mention"]) != _letters(span.of(article.text)):
            raise UnplacedError("other words at this place")
        return span

    def mention(self, article_id: str, target: str, span: Span) -> Located:
        """The located mention of a target with the most characters of a span; of several, the first."""
        there = [
            mention for mention in self._mentions[article_id, target] if span.overlaps((mention.start, mention.end))
        ]
        if not there:
            raise UnplacedError("no mention of the target located there")
        return max(there, key=lambda one: (min(one.end, span.end) - max(one.start, span.start), -one.start))


def _reasons(removals: pl.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    spans = defaultdict(list)
    taken = removals.filter(pl.col("start").is_not_null() & pl.col("replacement").is_null())
    for article, start, end, reason in taken.select("article_id", "start", "end", "reason").iter_rows():
        spans[article].append((start, end, reason))
    return spans


def _reason_at(spans: list[tuple[int, int, str]], offset: int) -> str:
    return next(reason for start, end, reason in spans if start <= offset < end)


def _letters(text: str) -> str:
    """What is left when white space and signs, which cleaning may exchange, are gone."""
    return "".join(character for character in text if character.isalnum())
