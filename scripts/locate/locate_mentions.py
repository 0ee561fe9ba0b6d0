"""Find every mention of a target."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from presslens.base.io import read_table, write_table
from presslens.codebook.by_topic import ByTopic
from presslens.codebook.codebook import Codebook
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens.locate.tables import MENTIONS, mention_row


def locate_mentions(
    articles: str | Path,
    sentences: str | Path,
    codebook: Codebook,
    language: str,
    mentions: str | Path,
    note: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the mentions of the study's targets in the articles."""
    spoken = load_language(language)
    finders = ByTopic(codebook, lambda book: MentionFinder(book.targets, spoken, book.countries, book.bare_words))
    bounds = read_table(sentences).group_by("article_id", maintain_order=True).agg("start", "end")
    spans = {article: list(zip(starts, ends, strict=True)) for article, starts, ends in bounds.iter_rows()}
    texts = read_table(articles).select("article_id", "text", "date", "title", "outlet_country")
    rows = [
        (article, *mention_row(found))
        for article, text, date, title, home in texts.iter_rows()
        for found in finders.of(text).find(text, spans[article], date, title=title or "", home=home)
    ]
    table = pl.DataFrame(rows, schema=MENTIONS, orient="row").sort("article_id", "start")
    write_table(table, mentions)
    note(f"{len(table)} mentions in {len(texts)} articles")
